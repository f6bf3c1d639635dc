import { LAST_TERM, termAt, type TermRange } from '../term.js';
import { categoryText } from '../matching/categories.js';
import type { ArticulationRule, Receives } from './articulation-rule.js';
import type { Span } from './rule-window.js';

/** A rule's sending side in words: “MUS 101 and MUS 102 of 190035”. */
export function sendsText({ sends, sending }: Pick<ArticulationRule, 'sends' | 'sending'>): string {
  const codes = sends.map(({ code }) => code).join(' and ');
  return 'any' in sending ? `${codes} of any school` : `${codes} of ${sending.institution}`;
}

/** What a rule gives, in words that need no catalog: “OHARM-101”, “Theory elective”, “no credit”. */
export function answerText(receives: Receives): string {
  if ('course' in receives) return receives.course;
  if ('courses' in receives) return receives.courses.join(' and ');
  if ('category' in receives) return categoryText(receives.category);
  if ('subject' in receives) return `${receives.subject} elective`;
  return 'elective' in receives ? `${receives.elective} elective` : 'no credit';
}

/** Places of terms as terms, open where the time line ends. */
export function rangeOf({ from, to }: Span): TermRange {
  return { from: from <= 0 ? null : termAt(from), to: to >= LAST_TERM ? null : termAt(to) };
}

/** A range of terms in words: “in 2013-fall”, “from 2013-fall to 2014-spring”. */
export function termsText({ from, to }: TermRange): string {
  if (from === to) return from === null ? 'at any time' : `in ${from}`;
  if (from === null) return `until ${to}`;
  return to === null ? `from ${from}` : `from ${from} to ${to}`;
}
