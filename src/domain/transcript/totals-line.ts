import { NO_CREDITS, type Credits } from '../credits.js';
import type { Place } from '../reason.js';
import { assignColumns } from './assign-columns.js';
import type { Line } from './lines.js';
import type { Column } from './table-header.js';
import { placeOn } from './text-page.js';
import { figuresIn, saysOnlyTotals, type Figure } from './total-figures.js';
import type { Measure } from './total-words.js';

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
  /** Where each figure is printed. */
  readonly places?: Partial<Record<PrintedFigure, Place>>;
}

export type PrintedFigure = 'attempted' | 'earned' | 'points' | 'gpa';

export interface TotalsLine extends SaidTotals {
  readonly points: Credits | null;
  readonly places: Partial<Record<PrintedFigure, Place>>;
  readonly line: Line;
}

const OVERALL = new RegExp(
  String.raw`\b(?:cum(?:ulative|m)?|overall|career|to date|total institution|institution total|` +
    String.raw`grand|undergraduate totals?|all courses|combined|insgesamt|summa|in all|gesamt\w*|global|` +
    String.raw`geral|general|acumulad[oa]|cgpa|ogpa)\b`,
  'i',
);
const TERM =
  /\b(?:term|semester|semestre|quarter|session(?:al)?|current|sem|trimester|year|annual|sgpa|tgpa|spi)\b/i;
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
/** A word for what is summed, and numbers right after it: `Current Term: 12.000 …`, `OVERALL 101.00 …`. */
const LABELLED = new RegExp(
  String.raw`^(?:current|this|previous|total|all)?\s*(?:term|semester|overall|cumulative|` +
    String.raw`cumm?|current|previous|transfer|institution|` +
    String.raw`career|combined|to date|session|quarter)\s*:?\s+\(?\d`,
  'i',
);

/** A line of totals by its words, such as `Term Totals`: never a row of courses. */
export function beginsTotals(text: string): boolean {
  const bare = text.trim();
  return (
    TOTALS.test(bare) || LABELLED.test(bare) || /\b[cs]?gpa\b|\bg\.p\.a\b/i.test(bare) || saysOnlyTotals(bare)
  );
}

/**
 * Printed totals in one line, by their labels or under a heading of measures; null when the line holds none.
 */
export function readTotalsLine(line: Line, heading: readonly Column[] | null): TotalsLine | null {
  const figures = figuresIn(line.words);
  const named = figures.flatMap(({ label }) => label);
  if (named.length === 0 || !(beginsTotals(line.text) || figures.some(({ measure }) => measure !== null)))
    return null;
  const said = {
    attempted: only(figures, 'attempted'),
    earned: only(figures, 'earned'),
    points: only(figures, 'points'),
    gpa: averageIn(figures),
  };
  const scope = scopeOf(line.text);
  if (said.attempted !== null || said.earned !== null) return totalsOf(line, scope, said);
  const credit = only(figures, 'credits');
  const loose = figures.filter((figure) => figure.measure === null && figure !== said.gpa);
  // A bare `180 ECTS` is the size of a degree; a bare `Units 10.0` stands in the column of the units.
  const sums = named.some((word) => word === 'total' || word === 'overall' || word === 'term');
  if (credit !== null && loose.length === 0 && (sums || said.gpa !== null))
    return totalsOf(line, scope, { ...said, single: credit });
  const numbers = figures.filter((figure) => loose.includes(figure) || figure === credit);
  const under = heading === null ? null : underHeading(numbers, heading);
  if (under !== null) return totalsOf(line, scope, { ...under, gpa: said.gpa ?? under.gpa ?? null });
  if (credit !== null && sums) return totalsOf(line, scope, { ...said, single: credit });
  const sum = loose.length === 1 && loose[0]!.label.includes('total') ? loose[0]! : null;
  if (sum !== null) return totalsOf(line, scope, { ...said, single: sum });
  return said.gpa === null ? null : totalsOf(line, scope, said);
}

/** The first figure of a measure: a line may say the same of a term and of everything so far. */
function only(figures: readonly Figure[], measure: Measure): Figure | null {
  return figures.find((figure) => figure.measure === measure) ?? null;
}

/** An average on a scale of points has a decimal mark and is at most ten; a weighted mark is none. */
function averageIn(figures: readonly Figure[]): Figure | null {
  return (
    figures.find(({ measure, printed, amount }) => measure === 'gpa' && isAverage(printed, amount)) ?? null
  );
}

function isAverage(printed: string, amount: Credits): boolean {
  return /^\d{1,2}[.,]\d/.test(printed) && Number(amount) <= 10;
}

type Said = Partial<Record<PrintedFigure | 'single', Figure | null>>;

function totalsOf(line: Line, scope: TotalsLine['scope'], said: Said): TotalsLine {
  const earned = said.earned ?? said.single ?? null;
  const figures: Record<PrintedFigure, Figure | null> = {
    attempted: said.attempted ?? null,
    earned,
    points: said.points ?? null,
    gpa: said.gpa ?? null,
  };
  const printed = Object.entries(figures).filter(([, figure]) => figure !== null) as [
    PrintedFigure,
    Figure,
  ][];
  const places = printed.map(([name, { word }]) => [
    name,
    placeOn(line.page, [word.x0, word.y0, word.x1, word.y1]),
  ]);
  return {
    scope,
    attempted: figures.attempted?.amount ?? null,
    earned: earned?.amount ?? null,
    points: figures.points?.amount ?? null,
    gpa: figures.gpa?.printed ?? null,
    single: earned !== null && earned === said.single,
    places: Object.fromEntries(places) as TotalsLine['places'],
    line,
  };
}

/** `Semester hours` are a unit of credit and no term. */
const UNITS = /\b(?:semester|quarter|trimester)[- ](?:credit )?(?:hours?|hrs|credits?|units?)\b/gi;

function isInGrades({ column, figure }: { column: Column | null; figure: Figure }): boolean {
  return column?.role === 'grade' && isAverage(figure.printed, figure.amount);
}

function scopeOf(printed: string): TotalsLine['scope'] {
  const text = printed.replace(UNITS, '');
  if (OVERALL.test(text) && !/\bterm totals?\b/i.test(text)) return 'overall';
  return TERM.test(text) ? 'term' : 'unsaid';
}

const NUMBERS = 'points' as const;
const NO_TOTALS: ReadonlySet<string> = new Set(['code', 'title', 'section', 'term', 'repeat']);

/** Numbers without words of their own, by the columns they stand in, or by their order where none fits. */
function underHeading(figures: readonly Figure[], heading: readonly Column[]): Said | null {
  const measures = heading.filter(({ role }) => !NO_TOTALS.has(role));
  // An average may stand in the column of the grades, where it is a number like any other.
  const asNumbers = measures.map((column) =>
    column.role === 'grade' ? { ...column, role: NUMBERS } : column,
  );
  const placed = assignColumns(
    figures.map(({ word, printed }) => ({ ...word, text: printed })),
    asNumbers,
  ).map(({ column }, at) => ({
    column: column === null ? null : measures[asNumbers.indexOf(column)]!,
    figure: figures[at]!,
  }));
  // Under the heading of another page or column of the page nothing fits, but the order is the same.
  const known = measures.filter(({ role }) => role !== 'other' && role !== 'grade');
  const byOrder = placed.every(({ column }) => column === null) && known.length === figures.length;
  const assigned = byOrder ? figures.map((figure, at) => ({ column: known[at]!, figure })) : placed;
  const of = (...roles: string[]) =>
    assigned.find(({ column }) => column !== null && roles.includes(column.role))?.figure ?? null;
  const [earned, attempted, credits, points] = [of('earned'), of('attempted'), of('credits'), of('points')];
  if (earned === null && attempted === null && credits === null) return null;
  // An average stands under its own heading or under that of the grades.
  const under = assigned.find(({ column }) => column?.label === 'gpa') ?? assigned.find(isInGrades);
  const gpa = under?.figure ?? null;
  // A grade point average under the heading of the points: no total of points is that small.
  const average =
    points !== null &&
    points.amount !== NO_CREDITS &&
    Number(points.amount) < 5 &&
    Number((earned ?? credits ?? attempted)!.amount) > 5;
  return {
    attempted,
    earned,
    single: earned === null && attempted === null ? credits : null,
    points: average ? null : points,
    gpa: gpa ?? (average ? points : null),
  };
}
