import { addCredits, compareCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
import type { PlanningInput } from './best-plan.js';
import type { Placement } from './evaluation.js';
import { InputRefused } from './input-refused.js';
import type { Override } from './override.js';

/** What rows go past together, and which rows those are. */
interface Passed {
  readonly what: string;
  readonly rows: readonly Placement[];
}

/**
 * Why rows that stand because people said so break a limit: which of their words, and which limit. One word
 * alone may do so, where a cap is smaller than a seat.
 */
export function forcedConflict(
  fixed: readonly Placement[],
  planning: PlanningInput,
  overrides: readonly Override[],
): InputRefused {
  const passed = [
    ...passedSeats(fixed, planning),
    ...passedBlocks(fixed, planning),
    ...passedCaps(fixed, planning),
    ...passedTotal(fixed, planning),
    ...sameCourses(fixed, planning),
  ];
  // What one word breaks alone is told before what several break together.
  const [first] = passed.toSorted((a, b) => a.rows.length - b.rows.length);
  const { what, rows } = first ?? { what: '', rows: fixed };
  const held = planning.awards.filter(({ id }) => rows.some(({ award }) => award === id));
  const lines = held.flatMap((award) => award.lines);
  const ids = overrides
    .filter((each) => each.kind === 'forced-award' && lines.includes(each.line))
    .map(({ id }) => id);
  const why = what === '' ? '' : `: ${what}`;
  const sentence =
    ids.length === 1
      ? `the forced award of override ${ids[0]} does not fit, not even alone${why}`
      : `the forced awards of overrides ${ids.join(' and ')} do not fit together${why}`;
  return new InputRefused('override-impossible', sentence, { part: 'override', id: ids.at(-1) ?? '' });
}

function passedSeats(fixed: readonly Placement[], { program }: PlanningInput): Passed[] {
  return program.blocks.flatMap(({ slots }) =>
    slots.flatMap(({ id, seats }) => {
      const rows = fixed.filter(({ slot }) => slot === id);
      const taken = rows.reduce((sum, row) => sum + row.seats, 0);
      return taken > seats ? [{ what: `${id} has ${seats} of the ${taken} seats that they take`, rows }] : [];
    }),
  );
}

function passedBlocks(fixed: readonly Placement[], { program }: PlanningInput): Passed[] {
  return program.blocks.flatMap(({ id, credits, slots }) => {
    const rows = fixed.filter(({ slot }) => slots.some((each) => each.id === slot));
    return isMore(rows, credits) ? [{ what: `the block ${id} takes ${credits} credits at most`, rows }] : [];
  });
}

function passedCaps(fixed: readonly Placement[], { policy, awards }: PlanningInput): Passed[] {
  return Object.entries(policy.caps).flatMap(([name, { credits }]) => {
    const drawing = awards.filter(({ counts }) => (counts as readonly string[]).includes(name));
    const rows = fixed.filter(({ award }) => drawing.some(({ id }) => id === award));
    return isMore(rows, credits) ? [{ what: `the cap ${name} is ${credits} credits`, rows }] : [];
  });
}

/** Some credit is always earned here. */
function passedTotal(rows: readonly Placement[], { program, policy }: PlanningInput): Passed[] {
  const most = subtractCredits(program.totalCredits, policy.creditsInResidence);
  const what = `of ${program.totalCredits} credits ${policy.creditsInResidence} are earned here`;
  return isMore(rows, most) ? [{ what, rows }] : [];
}

function sameCourses(fixed: readonly Placement[], { awards }: PlanningInput): Passed[] {
  const naming = new Map<string, Placement[]>();
  for (const row of fixed) {
    for (const code of awards.find(({ id }) => id === row.award)?.courses ?? []) {
      naming.set(code, [...(naming.get(code) ?? []), row]);
    }
  }
  return [...naming].flatMap(([code, rows]) =>
    rows.length > 1 ? [{ what: `${code} is received once`, rows }] : [],
  );
}

function isMore(rows: readonly Placement[], most: Credits): boolean {
  const sum = rows.reduce<Credits>((total, row) => addCredits(total, row.credits), NO_CREDITS);
  return compareCredits(sum, most) > 0;
}
