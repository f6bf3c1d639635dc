import { addCredits, NO_CREDITS, readCredits, type Credits } from '../../credits.js';
import type { SaidTotals } from '../totals-line.js';
import type { TranscriptCourse } from '../transcript.js';
import {
  bareAmount,
  cellText,
  filled,
  isAmount,
  isCode,
  rowText,
  type TableRow,
} from './from-table-cells.js';
import type { Columns } from './from-table-columns.js';

/** A printed total before it is known whether its single amount is of what was attempted or earned. */
export interface TableTotals extends SaidTotals {
  readonly credits: Credits | null;
  readonly row: TableRow;
}

const LABEL = new RegExp(
  String.raw`^(?:the )?(?:(?:grand|sub|term|semester|quarter|year|session|cum(?:ulative)?|overall|career|` +
    String.raw`institution(?:al)?|transfer|over|final|current|degree|program(?:me)?)[- ]?)*` +
    String.raw`(?:totals?|sum|cum(?:ulative)?|overall|averages?|c?gpa|gpr|c?qpa|` +
    String.raw`(?:credits?|hours|units|points) (?:attempted|earned|completed|passed))\b`,
  'i',
);
const OVERALL = /\b(?:cum(?:ulative)?|overall|career|to date|institution\w*|grand|final|degree|c?gpa)\b/i;
const TERM = /\b(?:term|semester|quarter|session|current|sem|year)\b/i;

/** Printed totals, by their label and the columns in which they stand; null when the row holds none. */
export function readTableTotals(row: TableRow, columns: Columns): TableTotals | null {
  const cells = filled(row);
  const label = cells.find(({ text }) => LABEL.test(text));
  const lead = cells.slice(0, 3).find(({ text }) => !isAmount(text));
  if (label === undefined || lead === undefined || (lead !== label && isCode(lead.text))) return null;
  const at = (field: Columns[number]) => columns.indexOf(field);
  const isGraded = /^[A-F][+-]?$/.test(cellText(row, at('grade')));
  if (isGraded || isCode(cellText(row, at('code')))) return null;
  const text = rowText(row);
  const under = (field: Columns[number]) => {
    const cell = cellText(row, at(field));
    return isAmount(cell) ? readCredits(bareAmount(cell)) : null;
  };
  const amount = (words: string) => {
    const pattern = new RegExp(String.raw`\b(?:${words})\b[\s:=]*(\d{1,4}(?:[.,]\d{1,3})?)(?![\d.])`, 'i');
    return readCredits(pattern.exec(text)?.[1] ?? '');
  };
  const isGpa = /\b(?:c?gpa|gpr|c?qpa|averages?)\b/i.test(label.text);
  const credit = '(?: (?:credits?|hours|hrs|units))?';
  const single = isGpa ? null : (under('credits') ?? amount(`totals?${credit}|sum|overall${credit}`));
  const alone = cells.filter((cell) => isAmount(cell.text));
  const attempted = amount(`attempted${credit}|(?:credits|hours|units) attempted`) ?? under('attempted');
  const earned = amount(`(?:earned|passed|completed)${credit}`) ?? under('earned');
  const onlyOne = !isGpa && alone.length === 1 ? readCredits(bareAmount(alone[0]!.text)) : null;
  const none = attempted === null && earned === null;
  const isTerm = TERM.test(label.text);
  return {
    scope: isTerm ? 'term' : OVERALL.test(label.text) && !isGpa ? 'overall' : 'unsaid',
    attempted,
    earned,
    credits: none ? (single ?? onlyOne) : null,
    points: under('points'),
    gpa: /\b(?:c?gpa|gpr|c?qpa|average)\b[\s:=]*(\d[.,]\d{1,4})/i.exec(text)?.[1] ?? null,
    row,
  };
}

/** What courses add up to, as printed totals are compared with it. */
export interface Sums {
  readonly attempted: Credits;
  readonly earned: Credits;
}

export function sumsOf(courses: readonly TranscriptCourse[]): Sums {
  const counted = courses.filter(({ status }) => status !== 'audit');
  const sum = (field: 'creditsAttempted' | 'creditsEarned') =>
    addCredits(NO_CREDITS, ...counted.map((each) => each[field]).filter((amount) => amount !== null));
  return { attempted: sum('creditsAttempted'), earned: sum('creditsEarned') };
}

/** A single amount is taken for what it equals: all that was attempted, else what was earned. */
export function settledTotals(totals: TableTotals, sums: Sums): SaidTotals {
  const { scope, gpa, credits, points = null } = totals;
  if (credits === null) return totals;
  const isAttempted = sums.earned !== credits && sums.attempted === credits;
  return {
    scope,
    gpa,
    points,
    attempted: isAttempted ? credits : null,
    earned: isAttempted ? null : credits,
  };
}

/** Does a total fit these sums? False also where it says nothing that could be compared. */
export function totalsFit(totals: TableTotals, sums: Sums): boolean {
  const { earned, attempted } = settledTotals(totals, sums);
  if (earned !== null) return sums.earned === earned;
  return attempted !== null && sums.attempted === attempted;
}
