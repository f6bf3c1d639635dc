import { addCredits, compareCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
import type { Comparison } from './compare-evaluations.js';

/** What a supposition does to a case: every case is exactly one of these. Amounts are credits applied. */
export const CHANGES = [
  'lose-over-12',
  'lose-over-6',
  'lose-over-3',
  'lose-to-3',
  'gain-to-3',
  'gain-over-3',
  'gain-over-6',
  'gain-over-12',
  'moved',
  'same',
  'unanswered',
] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** Cases by what a supposition does to them, and the credits that they gain and lose together. */
export interface Tally {
  readonly cases: Readonly<Record<ChangeKind, number>>;
  readonly gained: Credits;
  readonly lost: Credits;
}

export const NOTHING_TALLIED: Tally = {
  cases: Object.fromEntries(CHANGES.map((kind) => [kind, 0])) as Record<ChangeKind, number>,
  gained: NO_CREDITS,
  lost: NO_CREDITS,
};

const STEPS = [
  ['12' as Credits, 'over-12'],
  ['6' as Credits, 'over-6'],
  ['3' as Credits, 'over-3'],
] as const;

/**
 * The tally with one case more; null is a case for which the supposition makes no sense, or whose answer was
 * not proved within the work that it is given: a gain that may be too small is counted as none.
 */
export function tallied(tally: Tally, comparison: Comparison | null): Tally {
  const kind = kindOf(comparison);
  const cases = { ...tally.cases, [kind]: tally.cases[kind] + 1 };
  if (comparison === null) return { ...tally, cases };
  const { gain } = comparison.applied;
  return compareCredits(gain, NO_CREDITS) < 0
    ? { ...tally, cases, lost: subtractCredits(tally.lost, gain) }
    : { ...tally, cases, gained: addCredits(tally.gained, gain) };
}

function kindOf(comparison: Comparison | null): ChangeKind {
  if (comparison === null) return 'unanswered';
  const { gain } = comparison.applied;
  const order = compareCredits(gain, NO_CREDITS);
  if (order === 0) return comparison.lines.length === 0 ? 'same' : 'moved';
  const size = order < 0 ? subtractCredits(NO_CREDITS, gain) : gain;
  const step = STEPS.find(([over]) => compareCredits(size, over) > 0)?.[1] ?? 'to-3';
  return `${order < 0 ? 'lose' : 'gain'}-${step}`;
}
