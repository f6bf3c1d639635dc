import type { Receives } from '../articulation/articulation-rule.js';
import { compareCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
import { receivesText } from './decide.js';
import { evaluate } from './evaluate.js';
import type { Evaluation } from './evaluation.js';
import { UNSETTLED, type CreditLine, type EvaluationInput } from './evaluation-input.js';

/** One more course that would help, and what it would add. */
export interface HelpfulCourse {
  readonly receives: Receives;
  readonly gainCredits: Credits;
}

/** A question about one more course is asked once for each kind, so it gets a smaller share of the work. */
const BUDGET = { nodesMax: 600 };

/**
 * The same input with one more course from elsewhere that nothing holds back and that receives this: the
 * credits of a seat, the lowest grade that transfers.
 */
export function withOneMore(input: EvaluationInput, receives: Receives): EvaluationInput {
  const taken = new Set(input.lines.map(({ id }) => id));
  let at = 1;
  while (taken.has(`one-more-${at}`)) at += 1;
  const line: CreditLine = {
    ...UNSETTLED,
    id: `one-more-${at}`,
    source: 'external',
    title: `One more course (${receivesText(receives, input.catalog)})`,
    credits: { printed: seatCredits(input), unit: 'semester' },
    grade: input.policy.minimumGrade.external.letter,
    receives,
    // It is supposed to come from a school that is known and accredited.
    settled: ['institution-unknown'],
  };
  return { ...input, lines: [...input.lines, line] };
}

/** The most that a seat asks for: a course of that size fills any one seat. */
function seatCredits({ program }: EvaluationInput): Credits {
  const seats = program.blocks.flatMap(({ slots }) => slots.map(({ creditsPerSeat }) => creditsPerSeat));
  return seats.reduce((most, each) => (compareCredits(each, most) > 0 ? each : most), NO_CREDITS);
}

/**
 * Which one more course would add credit to the degree: every category and subject that a slot with an empty
 * seat accepts is tried, and the plan is made again. Sorted by gain, then by the order of the slots; what
 * adds nothing is left out.
 */
export function helpfulCourses(input: EvaluationInput, now: Evaluation): readonly HelpfulCourse[] {
  const filled = (slot: string) =>
    now.allocation.filter((row) => row.slot === slot).reduce((seats, row) => seats + row.seats, 0);
  const open = input.program.blocks
    .flatMap(({ slots }) => slots)
    .filter(({ id, seats, transferable }) => transferable === 'yes' && filled(id) < seats);
  const kinds = new Map<string, Receives>();
  for (const { accepts } of open) {
    for (const category of accepts.categories) kinds.set(`category ${category}`, { category });
    for (const subject of accepts.subjects) kinds.set(`subject ${subject}`, { subject });
  }
  return [...kinds.values()]
    .map((receives) => {
      const { totals } = evaluate(withOneMore(input, receives), BUDGET).evaluation;
      return { receives, gainCredits: subtractCredits(totals.applied, now.totals.applied) };
    })
    .filter(({ gainCredits }) => compareCredits(gainCredits, NO_CREDITS) > 0)
    .toSorted((a, b) => compareCredits(b.gainCredits, a.gainCredits));
}
