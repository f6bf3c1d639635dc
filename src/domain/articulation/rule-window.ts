import { LAST_TERM, lastTermBegun, termOrdinal, type Term } from '../term.js';
import type { ArticulationRule } from './articulation-rule.js';

/**
 * Places of terms (`termOrdinal`), both ends included. A course whose term nobody knows stands at `NO_TERM`,
 * which only a rule without any date covers.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const NO_TERM = -1;

type Dated = Pick<ArticulationRule, 'when' | 'ended'>;

/** The terms for which a rule holds: its window, cut off where it was ended. Empty where `from` > `to`. */
export function spanOf({ when: { taken }, ended }: Dated): Span {
  const { from, to } = taken;
  if (from === null && to === null && ended === null) return { from: NO_TERM, to: LAST_TERM };
  const last = Math.min(
    to === null ? LAST_TERM : termOrdinal(to),
    ended === null ? LAST_TERM : termOrdinal(lastTermBegun(ended.on)),
  );
  return { from: from === null ? 0 : termOrdinal(from), to: last };
}

/** Where a course stands on that line. */
export function placeOf(term: Term | null): number {
  return term === null ? NO_TERM : termOrdinal(term);
}

/** What of a span lies outside the others, from its beginning on. */
export function outside(span: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let from = span.from;
  for (const other of others.toSorted((a, b) => a.from - b.from)) {
    if (other.from > from) left.push({ from, to: Math.min(span.to, other.from - 1) });
    from = Math.max(from, other.to + 1);
    if (from > span.to) break;
  }
  if (from <= span.to) left.push({ from, to: span.to });
  return left.filter((each) => each.from <= each.to);
}
