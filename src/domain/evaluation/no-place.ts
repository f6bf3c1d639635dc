import { compareCredits, credits, printCredits } from '../credits.js';
import type { Program } from '../program/program.js';
import type { EvaluationInput } from './evaluation-input.js';
import { listPlacements } from './list-placements.js';
import type { ReceivingAward } from './make-awards.js';

/** More than any course gives. */
const LARGE = credits('999');

/**
 * Why the degree has no place at all for an award, in words that follow “it is not used: ”. Each possible
 * cause is taken away in turn: a waived place, a decision that keeps it out, the size of a seat, a place that
 * is never filled by transfer.
 */
export function whyNoPlace(
  { award, receives, ...rest }: ReceivingAward,
  published: Program,
  input: Pick<EvaluationInput, 'program' | 'policy' | 'catalog'>,
): string {
  // One of several courses is as large as any of them, and is asked about in fewer ways.
  const one = 'courses' in receives ? { course: receives.courses[0]! } : receives;
  const placesIn = (program: Program, size = award.credits) =>
    listPlacements([{ ...rest, receives: one, award: { ...award, credits: size } }], { ...input, program });
  if (placesIn(input.program).length > 0) return 'a decision keeps it out of the places that would take it.';
  if (placesIn(published).length > 0) return 'the place that would take it is waived.';
  const large = new Set(placesIn(input.program, LARGE).map(({ slot }) => slot));
  const [least] = slotsOf(input.program)
    .filter(({ id }) => large.has(id))
    .map(({ creditsPerSeat }) => creditsPerSeat)
    .toSorted(compareCredits);
  if (least !== undefined) {
    const given = printCredits(award.credits);
    return `a place that would take it needs ${printCredits(least)} credits, and this gives ${given}.`;
  }
  return placesIn(withEveryPlaceOpen(input.program)).length > 0
    ? 'the place that would take it is never filled by transfer.'
    : 'the degree has no place that takes it.';
}

function slotsOf({ blocks }: Program) {
  return blocks.flatMap(({ slots }) => slots);
}

function withEveryPlaceOpen(program: Program): Program {
  const blocks = program.blocks.map((block) => ({
    ...block,
    slots: block.slots.map((slot) => ({ ...slot, transferable: 'yes' as const })),
  }));
  return { ...program, blocks };
}
