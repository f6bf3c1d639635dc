import { compareCredits } from '../credits.js';
import type { Program, Slot } from '../program/program.js';
import type { Award, Placement } from './evaluation.js';
import type { BlockedAward, ForcedAward, Override, Substitution } from './override.js';

/** Where awards may stand when people have said otherwise, and the rows that stand because they said so. */
export interface Placed {
  readonly placements: readonly Placement[];
  readonly fixed: readonly Placement[];
}

/**
 * The placements around overrides: a substitution adds one seat, a forced award has but the one seat that it
 * names, a blocked award loses the seats that it names. Size still counts: no word makes a course larger than
 * it is.
 */
export function placeUnderOverrides(
  placements: readonly Placement[],
  awards: readonly Award[],
  program: Program,
  overrides: readonly Override[],
): Placed {
  if (overrides.length === 0) return { placements, fixed: [] };
  const fixed: Placement[] = [];
  const slots = new Map(
    program.blocks.flatMap((block) => block.slots.map((slot) => [slot.id, slot] as const)),
  );
  const placed = awards.flatMap((award) => {
    const own = placements.filter((row) => row.award === award.id);
    const said = overrides.filter((each): each is AboutAward => isAbout(each, award));
    const blocked = said.filter((each) => each.kind === 'blocked-award');
    const added = said
      .filter((each) => each.kind !== 'blocked-award')
      .reduce<readonly Placement[]>((rows, { slot }) => withSeat(rows, award, slots.get(slot)!), own);
    const left = withoutSlots(added, (slot) =>
      blocked.some((each) => each.slot === null || each.slot === slot),
    );
    const forced = said.find((each) => each.kind === 'forced-award');
    if (forced === undefined) return numbered(left);
    const seat = alone(left, forced.slot);
    const rows = numbered(seat === undefined ? [] : [seat]);
    fixed.push(...rows);
    return rows;
  });
  return { placements: placed, fixed };
}

type AboutAward = Substitution | ForcedAward | BlockedAward;

function isAbout(override: Override, award: Award): boolean {
  return 'line' in override && override.kind !== 'rule-waiver' && award.lines.includes(override.line);
}

/** One more option, a seat of this slot, where the award is large enough and has none there alone yet. */
export function withSeat(
  rows: readonly Placement[],
  award: Award,
  slot: Slot,
  fit: 'category' | 'subject' = 'category',
): readonly Placement[] {
  if (alone(rows, slot.id) !== undefined || slot.seats === 0) return rows;
  if (compareCredits(award.credits, slot.creditsPerSeat) < 0) return rows;
  const option = Math.max(0, ...rows.map((row) => row.option)) + 1;
  const { creditsPerSeat: credits } = slot;
  return [...rows, { award: award.id, option, slot: slot.id, seats: 1, credits, fit }];
}

/** The option that is one seat of the slot and nothing else. */
function alone(rows: readonly Placement[], slot: string): Placement | undefined {
  return rows.find(
    (row) =>
      row.slot === slot && row.seats === 1 && rows.filter(({ option }) => option === row.option).length === 1,
  );
}

function withoutSlots(rows: readonly Placement[], isOut: (slot: string) => boolean): readonly Placement[] {
  const out = new Set(rows.filter((row) => isOut(row.slot)).map((row) => row.option));
  return rows.filter((row) => !out.has(row.option));
}

/** What is left of an award’s options, counted from one again. */
function numbered(rows: readonly Placement[]): readonly Placement[] {
  const options = [...new Set(rows.map(({ option }) => option))];
  return rows.map((row) => ({ ...row, option: options.indexOf(row.option) + 1 }));
}
