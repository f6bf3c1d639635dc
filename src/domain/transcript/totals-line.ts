import { readCredits, type Credits } from '../credits.js';
import type { Line } from './lines.js';
import { assignColumns } from './assign-columns.js';
import type { Column } from './table-header.js';

export interface TotalsLine {
  /** `unsaid`: a bare `Totals`, which belongs to the term it stands under. */
  readonly scope: 'term' | 'overall' | 'unsaid';
  readonly attempted: Credits | null;
  readonly earned: Credits | null;
  readonly gpa: string | null;
}

const OVERALL = new RegExp(
  String.raw`\b(?:cum(?:ulative)?|overall|career|to date|total institution|institution total|` +
    String.raw`grand|undergraduate totals?)\b`,
  'i',
);
const TERM = /\b(?:term|semester|quarter|session|current|sem)\b/i;
const SAYS_TOTALS = /\b(?:totals?|cum(?:ulative)?|overall|gpa|ehrs|ahrs|earned|attempted|term statistics)\b/i;
const NUMBER = '([\\d,]{1,4}(?:\\.\\d{1,3})?)';

/**
 * Printed totals in one line, by their labels or under a heading of measures; null when the line holds none.
 */
export function readTotalsLine(line: Line, heading: readonly Column[] | null): TotalsLine | null {
  const { text } = line;
  if (!SAYS_TOTALS.test(text) || !/\d/.test(text)) return null;
  const labelled = {
    attempted: labelledAmount(text, 'att(?:empted|mpt|\\.)?|ahrs'),
    earned: labelledAmount(text, 'earned|earn|ernd|ern|ehrs|passed|completed'),
    gpa: new RegExp(`\\bgpa\\b[^\\d]{0,12}(\\d\\.\\d{1,4})`, 'i').exec(text)?.[1] ?? null,
  };
  const scope =
    OVERALL.test(text) && !/\bterm totals?\b/i.test(text) ? 'overall' : TERM.test(text) ? 'term' : 'unsaid';
  if (labelled.attempted !== null || labelled.earned !== null) return { scope, ...labelled };
  const under = heading === null ? null : underHeading(line, heading);
  if (under !== null && (under.attempted !== null || under.earned !== null)) return { scope, ...under };
  return labelled.gpa === null ? null : { scope, ...labelled };
}

function labelledAmount(text: string, label: string): Credits | null {
  const match = new RegExp(
    `\\b(?:${label})\\b\\s*(?:hours?|hrs|credits?|units?|cr)?\\s*[:=]?\\s*${NUMBER}`,
    'i',
  ).exec(text);
  return match?.[1] === undefined ? null : readCredits(match[1]);
}

function underHeading(line: Line, heading: readonly Column[]): Omit<TotalsLine, 'scope'> | null {
  const numbers = line.words.filter((word) => /^\d{1,3}(?:[.,]\d{1,4})?$/.test(word.text));
  if (numbers.length === 0) return null;
  const assigned = assignColumns(numbers, heading);
  const of = (...roles: string[]) =>
    assigned.find(({ column }) => column !== null && roles.includes(column.role))?.word.text ?? null;
  const amount = (text: string | null) => (text === null ? null : readCredits(text));
  const earned = amount(of('earned'));
  const attempted = amount(of('attempted'));
  const single = amount(of('credits'));
  if (earned === null && attempted === null && single === null) return null;
  return { attempted, earned: earned ?? single, gpa: null };
}
