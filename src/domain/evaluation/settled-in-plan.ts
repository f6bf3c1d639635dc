import { addCredits, credits, NO_CREDITS, type Credits } from '../credits.js';
import { groupBy } from '../group-by.js';
import type { EvaluationInput } from './evaluation-input.js';
import type { Placement } from './evaluation.js';
import type { Followed } from './follow.js';
import type { ReceivingAward } from './make-awards.js';
import { hasRoom, roomBeside, type Room, type Seated } from './room.js';

/** The best plan with what it leaves free. */
export interface PlanAtHand {
  /** What is settled in it. */
  readonly approved: Credits;
  readonly seated: ReadonlyMap<string, Seated>;
  readonly room: Room;
  /** Awards that nobody has said must stand there, and that are not settled. */
  readonly movable: readonly Seated[];
}

/** Null where the plan is not proven: then it tells nothing about others. */
export function planAtHand(
  { program, policy }: Pick<EvaluationInput, 'program' | 'policy'>,
  { awards, plan, fixed }: Pick<Followed, 'awards' | 'plan' | 'fixed'>,
): PlanAtHand | null {
  if (plan.optimality.status !== 'proven') return null;
  const rows = groupBy(plan.allocation, (row) => row.award);
  const placed = awards.flatMap((award) => {
    const own = rows.get(award.id);
    return own === undefined ? [] : [{ award, rows: own }];
  });
  const forced = new Set(fixed.map((row) => row.award));
  return {
    approved: credits(plan.optimality.objective[1]!),
    seated: new Map(placed.map((each) => [each.award.id, each])),
    room: roomBeside(program, policy, placed),
    movable: placed.filter(({ award }) => award.certainty !== 'approved' && !forced.has(award.id)),
  };
}

/**
 * What is settled when an award comes, or becomes approved, where the plan at hand tells; null where another
 * plan would have to be made. No plan can gain more by it than the credits of the award: so where it is used
 * already, where it finds room beside all others, or where it takes the place of an unsettled one of the same
 * credits, that gain is had, and nothing better is to be found.
 */
export function settledInPlan(
  before: ReceivingAward | undefined,
  after: ReceivingAward,
  placements: readonly Placement[],
  { approved, seated, room, movable }: PlanAtHand,
): Credits | null {
  const settles = (amount: Credits) =>
    after.award.certainty === 'approved' ? addCredits(approved, amount) : approved;
  const isKnown = before !== undefined && before.award.certainty !== 'approved';
  if (before !== undefined && !(isKnown && kindOf(before) === kindOf(after))) return null;
  const options = [...groupBy(placements, (row) => row.option).values()];
  const [amount, ...others] = new Set(options.map(applied));
  if (amount === undefined) return approved;
  // Where it counts for more in one place than in another, it may move.
  if (others.length > 0) return null;
  if (before !== undefined && seated.has(before.award.id)) return settles(amount);
  // Only of what could be used before is it known that no plan with it counts more in all.
  const going = isKnown ? movable.filter(({ rows }) => applied(rows) === amount) : [];
  const sharing = [...seated.values()].filter((each) => sharesCourse(each, after));
  const hasPlace = [null, ...going].some(
    (goes) =>
      sharing.every((each) => each === goes) &&
      options.some((rows) => hasRoom(room, { award: after.award, rows }, goes)),
  );
  return hasPlace ? settles(amount) : null;
}

/** Awards of one kind may be used alike: they differ in their names and in how certain they are. */
export function kindOf({ award, receives, blocks }: ReceivingAward): string {
  return JSON.stringify([award.credits, award.courses, award.counts, receives, blocks]);
}

function sharesCourse({ award }: Seated, { award: { courses } }: ReceivingAward): boolean {
  return award.courses.some((code) => courses.includes(code));
}

function applied(rows: readonly Placement[]): Credits {
  return addCredits(NO_CREDITS, ...rows.map((row) => row.credits));
}
