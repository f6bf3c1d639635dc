import { readCredits, type Credits } from '../credits.js';
import { assignColumns } from './assign-columns.js';
import type { Line, Word } from './lines.js';
import type { Column } from './table-header.js';

/** Totals as a paper or a record prints them. */
export interface SaidTotals {
  /** `unsaid`: a bare `Totals`, which belongs to the term it stands under. */
  readonly scope: 'term' | 'overall' | 'unsaid';
  readonly attempted: Credits | null;
  readonly earned: Credits | null;
  readonly gpa: string | null;
  readonly points?: Credits | null;
  /**
   * One number without a word for it may be either: it agrees with what was attempted or with what was
   * earned.
   */
  readonly single?: boolean;
}

export interface TotalsLine extends SaidTotals {
  readonly points: Credits | null;
  readonly line: Line;
}

const OVERALL = new RegExp(
  String.raw`\b(?:cum(?:ulative|m)?|overall|career|to date|total institution|institution total|` +
    String.raw`grand|undergraduate totals?|all courses|combined|insgesamt|summa)\b`,
  'i',
);
const TERM = /\b(?:term|semester|quarter|session|current|sem)\b/i;
const SAYS_TOTALS = new RegExp(
  String.raw`\b(?:totals?|cum(?:ulative|m)?|overall|gpa|g\.p\.a\.?|ehrs|ahrs|earned|` +
    String.raw`attempted|term statistics|average|` +
    String.raw`sum|summe|summa|somme|totale|wam|grade point|institution|transfer|combined|semester|term|` +
    String.raw`to date|current)\b`,
  'i',
);
/** Lines that begin so are totals, whatever stands under them. */
const TOTALS = new RegExp(
  String.raw`^(?:(?:term|semester|quarter|session|cumulative|cumm?|overall|career|` +
    String.raw`combined|transfer|test|current|` +
    String.raw`institution\w*|grand|sub|sessional|annual|credits?|hours?|units?|` +
    String.raw`undergraduate|graduate|course|earned|attempted|your|` +
    String.raw`us|major|last)\s*)*` +
    String.raw`[-:]?\s*(?:totals?|sub-?totals?|gpa\b|g\.p\.a|cumm?\b|cumulative|ehrs|ahrs|` +
    String.raw`average|promedio|m[eé]dia (?:ponderada|final|geral|aritm\w*)|moyenne|` +
    String.raw`durchschnitt|gemiddelde|weighted average|year average|degree credits|summe|` +
    String.raw`summa|somme|totale|wam\b|to date|grade point)`,
  'i',
);
const NUMBER = '([\\d,]{1,6}(?:\\.\\d{1,3})?)';

/** A word for what is summed, and numbers right after it: `Current Term: 12.000 …`, `OVERALL 101.00 …`. */
const LABELLED = new RegExp(
  String.raw`^(?:current|this|previous|total|all)?\s*(?:term|semester|overall|cumulative|` +
    String.raw`cumm?|current|previous|transfer|institution|` +
    String.raw`career|combined|to date|session|quarter)\s*:?\s+\(?\d`,
  'i',
);

/** A line of totals by its first words, such as `Term Totals`: never a row of courses. */
export function beginsTotals(text: string): boolean {
  return TOTALS.test(text.trim()) || LABELLED.test(text.trim()) || /\b[cs]?gpa\b|\bg\.p\.a\b/i.test(text);
}

/**
 * Printed totals in one line, by their labels or under a heading of measures; null when the line holds none.
 */
export function readTotalsLine(line: Line, heading: readonly Column[] | null): TotalsLine | null {
  const { text } = line;
  if (!SAYS_TOTALS.test(text) || !/\d/.test(text)) return null;
  const gpa =
    new RegExp(
      String.raw`\b(?:[cs]?g\.?p\.?a\.?|avg|average)\b(?![-\s]*(?:hrs|hours|units|` +
        String.raw`cr))[^\d]{0,14}(\d\.\d{1,4})(?!\d)`,
      'i',
    ).exec(text)?.[1] ?? null;
  const labelled = {
    attempted: labelledAmount(text, 'att(?:empted|mpt|m|\\.)?|ahrs|carried'),
    earned: labelledAmount(text, 'earned|earn|ernd|ern|ehrs|passed|completed'),
    points: labelledAmount(text, 'q(?:uality |ual |-)?p(?:oin)?ts|points|qp'),
  };
  const scope = scopeOf(text);
  if (labelled.attempted !== null || labelled.earned !== null)
    return { scope, ...labelled, gpa, single: false, line };
  const alone = labelledAmount(text, 'hrs|hours|credits|units');
  if (alone !== null && gpa !== null)
    return { scope, attempted: null, earned: alone, points: labelled.points, gpa, single: true, line };
  const under = heading === null ? null : underHeading(line, heading, gpa);
  if (under !== null) return { scope, ...under, line };
  const bare = new RegExp(
    String.raw`\btotals?\b[^\d]{0,30}?\b(?:credits?|hours?|units?|hrs)\b(?:\s+(?:awarded|` +
      String.raw`earned|completed|attempted))?[\s.:=]{0,80}([\d.,]{1,7})`,
    'i',
  ).exec(text)?.[1];
  const amount = bare === undefined ? null : readCredits(bare);
  if (amount !== null)
    return { scope, attempted: null, earned: amount, points: null, gpa, single: true, line };
  return gpa === null ? null : { scope, ...labelled, gpa, single: false, line };
}

function scopeOf(text: string): TotalsLine['scope'] {
  if (OVERALL.test(text) && !/\bterm totals?\b/i.test(text)) return 'overall';
  return TERM.test(text) ? 'term' : 'unsaid';
}

function labelledAmount(text: string, label: string): Credits | null {
  const match = new RegExp(
    `\\b(?:${label})\\b[-\\s]*(?:hours?|hrs|credits?|units?|cr)?[\\s.:=]{0,80}${NUMBER}(?![\\d/])`,
    'i',
  ).exec(text);
  return match?.[1] === undefined ? null : readCredits(match[1].replace(/,(?=\d{3})/g, ''));
}

function underHeading(
  line: Line,
  heading: readonly Column[],
  gpa: string | null,
): Pick<TotalsLine, 'attempted' | 'earned' | 'points' | 'gpa' | 'single'> | null {
  const numbers = line.words.filter((word) => isTotal(word) && word.text !== gpa);
  if (numbers.length === 0) return null;
  const measures = heading.filter(
    ({ role }) => !['code', 'title', 'grade', 'section', 'term'].includes(role),
  );
  const assigned = assignColumns(numbers, measures);
  const of = (...roles: string[]) =>
    assigned.find(({ column }) => column !== null && roles.includes(column.role))?.word.text ?? null;
  const amount = (text: string | null) => (text === null ? null : readCredits(text.replace(/[()]/g, '')));
  const earned = amount(of('earned'));
  const attempted = amount(of('attempted'));
  const single = amount(of('credits'));
  if (earned === null && attempted === null && single === null) return null;
  const isSingle = earned === null && attempted === null;
  const points = amount(of('points'));
  const average = assigned.find(({ column }) => column?.label === 'gpa')?.word.text ?? null;
  // A grade point average under the heading of the points: no total of points is that small.
  const isAverage = points !== null && Number(points) < 5 && Number(earned ?? single ?? attempted) > 5;
  return {
    attempted,
    earned: earned ?? (isSingle ? single : null),
    points: isAverage ? null : points,
    gpa: gpa ?? average ?? (isAverage ? of('points') : null),
    single: isSingle,
  };
}

function isTotal(word: Word): boolean {
  return /^\(?\d{1,3}(?:[.,]\d{1,4})?\)?$/.test(word.text);
}
