import { readCredits, scaleCredits, subtractCredits, type Credits } from '../credits.js';
import { assignByKind } from './assign-by-kind.js';
import { assignByOrder, assignColumns, type Assigned } from './assign-columns.js';
import { codeLength } from './course-code.js';
import { bareGrade, looksLikeGrade, usualValuesOf } from './grades.js';
import { joinValues } from './joined-words.js';
import { CELL_GAP_EM, gapBefore, textOf, type Line, type Word } from './lines.js';
import { cellsByShape, cellsOfExam, cellsOfRecommendation, sectionLength } from './row-shape.js';
import type { Role } from './heading-words.js';
import type { Column } from './table-header.js';

/** The words of a row by what they say. */
export interface Cells {
  readonly code: readonly Word[];
  readonly title: readonly Word[];
  readonly values: ReadonlyMap<Role, readonly Word[]>;
  /** Words of the line that stand in no column. */
  readonly leftOut: readonly Word[];
  /** Under a heading for the level of courses. */
  readonly level?: readonly Word[];
  readonly dropped?: boolean;
}

/** The words of a row that say each of its values. */
export type RowWords = ReadonlyMap<Role | 'level', readonly Word[]>;

/** A row of a table of courses; wrapped titles are joined later. */
export interface CourseRow {
  readonly lines: readonly Line[];
  readonly words: RowWords;
  readonly code: string | null;
  readonly title: string;
  /** Left edge of the title, where its continuation would begin; NaN where the line has no title. */
  readonly titleX: number;
  readonly titleFont: string;
  readonly attempted: Credits | null;
  readonly earned: Credits | null;
  /** The number of a table that prints only one. */
  readonly credits: Credits | null;
  readonly grade: string | null;
  /** A verdict or a second grade beside it. */
  readonly result: string | null;
  readonly points: Credits | null;
  readonly repeat: string | null;
  /** Name of a term printed in the row itself. */
  readonly term: string | null;
  readonly signs: RowSigns;
}

/** What speaks for and against a row having been read right; the confidence is made of it. */
export interface RowSigns {
  /** Read under the headings of a table, under columns learned from other rows, or by the row's shape. */
  readonly under: 'heading' | 'carried' | 'learned' | 'shape';
  readonly spelled: boolean;
  readonly measured: boolean;
  readonly leftOut: number;
  /** Printed points equal credit times the usual value of the letter: true, false, or not to be said. */
  readonly pointsFit: boolean | null;
  /** Least certainty of recognition of its words; 1 for text. */
  readonly recognised: number;
  readonly wrapped: boolean;
  /** A registration that a date under `Drop` takes back: it is no course of the record. */
  readonly dropped: boolean;
}

/** The columns of a table and how the words of a row are put under them. */
export interface TableModel {
  readonly columns: readonly Column[];
  /** The heading stands right above, on an earlier page or column, or there is none. */
  readonly from: 'heading' | 'carried' | 'learned';
  /** Gaps set cells apart but keep no distance: cells are taken by their order. */
  readonly byOrder: boolean;
}

/**
 * Reads one line as a row of courses: under the columns of its table when there is one, else by the shape of
 * its words alone. Null when the line is no row.
 */
export function readCourseRow(line: Line, table: TableModel | null): CourseRow | null {
  const known = table === null ? undefined : read.get(table)?.get(line);
  if (known !== undefined) return known;
  const part = readRowPart(line, table);
  const row = part !== null && isWhole(part) ? part : null;
  if (table !== null) read.set(table, (read.get(table) ?? new Map<Line, CourseRow | null>()).set(line, row));
  return row;
}

/** Rows read before, while their table is alive: a table is tried on its lines and then read. */
const read = new WeakMap<TableModel, Map<Line, CourseRow | null>>();

/** A row of a block of exams or recommended credit, which needs no heading; null when the line is none. */
export function readExamRow(line: Line): CourseRow | null {
  const cells = cellsOfExam(line.words) ?? cellsOfRecommendation(joinValues(line.words));
  return cells === null ? null : rowFromCells(line, cells, 'shape');
}

/** As `readCourseRow`, for a line that may hold only a part of a row, such as its numbers. */
export function readRowPart(line: Line, table: TableModel | null): CourseRow | null {
  const words = joinValues(line.words);
  const cells = table === null ? cellsByShape(words) : cellsUnder(words, table);
  return cells === null ? null : rowFromCells(line, cells, table?.from ?? 'shape');
}

/** A row says what was taken, and either how much or with what result; a plain code and title are enough. */
function isWhole({ code, title, signs }: CourseRow): boolean {
  if (
    title.endsWith(':') ||
    (code === null &&
      /^(?:total|average|promedio|m[eé]dia (?:ponderada|final|geral)|summe|sum)\b/i.test(title))
  )
    return false;
  if (title !== '' && !/\p{L}/u.test(title)) return false;
  // Prose that runs over the columns: sentences end inside a title of many words.
  if (/^(?:https?:|www\.)/i.test(title)) return false;
  const sentence = /\p{Ll}[.;](?:\s|$)/u.test(title) && (title.split(' ').length > 6 || title.includes(', '));
  if (code === null && sentence) return false;
  // A sentence about a course, as keys and catalogs print them.
  if (!signs.measured && title.endsWith('.') && title.split(' ').length > 5) return false;
  if (!signs.measured && (code === null || title === '' || !signs.spelled)) return false;
  if (code === null && (title.length < 3 || !/\p{L}{2}/u.test(title))) return false;
  return code === null || title !== '' || (signs.spelled && /\p{L}/u.test(code));
}

/** The words of a line under the columns of its table. */
export function assignedTo(words: readonly Word[], { byOrder, columns }: TableModel): readonly Assigned[] {
  if (!byOrder) return assignColumns(words, columns);
  const isOneCell = words.every((_, at) => gapBefore(words, at) < CELL_GAP_EM);
  return isOneCell ? assignByKind(words, columns) : assignByOrder(words, columns);
}

function cellsUnder(words: readonly Word[], table: TableModel): Cells | null {
  const assigned = assignedTo(words, table);
  const { columns } = table;
  const of = (role: Role) => assigned.filter(({ column }) => column?.role === role).map(({ word }) => word);
  const hasCode = columns.some(({ role }) => role === 'code');
  const hasTitle = columns.some(({ role }) => role === 'title');
  const codeFirst = columns.find(({ role }) => role === 'code' || role === 'title')?.role === 'code';
  const before = assigned.filter(({ column }) => column?.role === 'code' || column?.role === 'title');
  const printed = codeFirst || !hasCode ? before.map(({ word }) => word) : [...of('code'), ...of('title')];
  const run = withoutMark(printed);
  const spelled = codeLength(run.map((word) => word.text));
  // Without a heading for codes, a title may still begin with one; words such as `Level 2` are none.
  const takes = spelled > 0 && (hasCode || /^[A-Z]/.test(run[0]!.text));
  const code = takes ? run.slice(0, spelled) : hasTitle ? of('code') : [];
  const rest = takes ? run.slice(spelled + sectionLength(run, spelled)) : [];
  const title = withoutMarker(takes ? rest : hasTitle ? of('title') : of('code'));
  // A line of a table with codes whose code cell holds only words is prose or a total, not a row.
  const wordsForCode =
    hasCode && hasTitle && !takes && !code.some((word) => /\d|^[A-Z]{2,6}$/.test(word.text));
  if (wordsForCode && code.length > 0) return null;
  // Prose and lists of a key run over the columns.
  const isProse = (word: Word) => /\p{Ll}{3}/u.test(word.text) && !/\d/.test(word.text);
  if (
    !takes &&
    (code.length > 3 ||
      (code.length > 1 && code.some(isProse) && !/^\d{1,4}[A-Z]?$/.test(code[1]!.text)) ||
      code.some((word) => /[:;]$/.test(word.text)))
  )
    return null;
  const labelled = (label: RegExp) =>
    assigned.filter(({ column }) => label.test(column?.label ?? '')).map(({ word }) => word);
  const dropped = labelled(/^drop/).some((word) => /\d/.test(word.text));
  const level = labelled(/^(?:course )?(?:level|lvl|lv|career)$/);
  return { code, title, values: valuesOf(assigned), leftOut: leftOutOf(assigned), level, dropped };
}

/** Without a mark such as `RW` (registered) or a running number that stands before the code. */
function withoutMark(run: readonly Word[]): readonly Word[] {
  const texts = run.map((word) => word.text);
  const marked =
    /^(?:[A-Z*]{1,2}|\d{1,3}\.?)$/.test(texts[0] ?? '') &&
    codeLength(texts) === 0 &&
    codeLength(texts, 1) > 0;
  return marked ? run.slice(1) : run;
}

/** Without a letter that stands far behind the title, in a narrow column that no heading names. */
function withoutMarker(title: readonly Word[]): readonly Word[] {
  const last = title.at(-1)?.text ?? '';
  const apart = title.length > 1 && gapBefore(title, title.length - 1) > MARKER_GAP_EM;
  return apart && /^[A-Z*#&]{1,2}$/.test(last) && !/^[IVX]+$/.test(last) ? title.slice(0, -1) : title;
}

const MARKER_GAP_EM = 1.6;

function leftOutOf(assigned: readonly Assigned[]): Word[] {
  return assigned.filter(({ column }) => column === null).map(({ word }) => word);
}

function valuesOf(assigned: readonly Assigned[]): ReadonlyMap<Role, readonly Word[]> {
  const values = new Map<Role, Word[]>();
  for (const { word, column } of assigned) {
    if (column === null || column.role === 'code' || column.role === 'title') continue;
    values.set(column.role, [...(values.get(column.role) ?? []), word]);
  }
  return values;
}

/** A row of the words that were sorted into cells. */
export function rowFromCells(line: Line, cells: Cells, under: RowSigns['under']): CourseRow {
  const text = (role: Role) => {
    const words = cells.values.get(role);
    return words === undefined ? null : textOf(words);
  };
  const amount = (role: Role) => amountOf(text(role));
  const { title, code } = codeInTitle(
    textOf(cells.title),
    cells.code.length === 0 ? null : textOf(cells.code),
  );
  const [first, second] = [text('grade'), text('result')];
  // A dash in place of the grade says nothing where a verdict stands beside it.
  const grade = gradeOf(first === null || (/^[-–]+$/.test(first) && second !== null) ? second : first);
  const numbers = {
    attempted: amount('attempted'),
    earned: amount('earned'),
    credits: amount('credits'),
    points: amount('points'),
  };
  const spelled = codeLength(cells.code.map((word) => word.text)) > 0;
  const measured =
    grade !== null || [numbers.attempted, numbers.earned, numbers.credits].some((each) => each !== null);
  return {
    lines: [line],
    words: wordsBy(cells),
    code,
    title,
    titleX: cells.title[0]?.x0 ?? Number.NaN,
    titleFont: cells.title[0]?.font ?? '',
    ...numbers,
    grade,
    result: second,
    repeat: text('repeat'),
    term: text('term'),
    signs: {
      under,
      spelled,
      measured,
      leftOut: cells.leftOut.length,
      pointsFit: pointsFit(numbers, grade),
      recognised: Math.min(...line.words.map((word) => word.confidence)),
      wrapped: false,
      dropped: cells.dropped ?? false,
    },
  };
}

function wordsBy({ code, title, values, level = [] }: Cells): RowWords {
  const named = [['code', code] as const, ['title', title] as const, ['level', level] as const];
  return new Map([...named.filter(([, words]) => words.length > 0), ...values]);
}

/** `Solfeo I (2017445)`: a code in brackets behind the title, where the table has no column for codes. */
function codeInTitle(title: string, code: string | null): { title: string; code: string | null } {
  const match = code === null ? /^(.+?)\s*\(([A-Z]{0,5}[-\d]{3,}[-A-Z\d]*)\)$/.exec(title) : null;
  // `MUSC 100 - Introduction …`: the dash belongs to neither.
  const bare = title.replace(/^[-–:]\s+/, '');
  return match === null ? { title: bare, code } : { title: match[1]!, code: match[2]! };
}

/** The value alone, where the scale or a verdict is printed with it: `14 / 20`, `7,8 NOTABLE`. */
function gradeOf(text: string | null): string | null {
  if (text === null) return null;
  return /^(\d{1,3}(?:[.,]\d{1,2})?)\s+(?:\/\s*\d+|\(?\p{L}{4,}.*)$/u.exec(text)?.[1] ?? text;
}

function amountOf(text: string | null): Credits | null {
  const bare = text?.replace(/[()[\]*#]/g, '').replace(/\s?\p{L}{1,12}\.?$/u, '');
  const amount = bare === undefined ? null : readCredits(bare);
  return amount?.startsWith('-') === true ? null : amount;
}

/**
 * Do the printed points equal credit times the usual value of the letter? Null when the row prints no letter
 * that schools count alike, or no points.
 */
function pointsFit(
  row: { attempted: Credits | null; credits: Credits | null; points: Credits | null },
  grade: string | null,
): boolean | null {
  const values = grade === null || !looksLikeGrade(grade) ? [] : usualValuesOf(bareGrade(grade));
  const amount = row.attempted ?? row.credits;
  if (values.length === 0 || amount === null || row.points === null) return null;
  const points = row.points;
  return values.some((value) => nearly(scaleCredits(amount, value as Credits), points));
}

/** Points are printed with one or two decimals: half a tenth either way is the same number. */
function nearly(a: Credits, b: Credits): boolean {
  const difference = subtractCredits(a, b);
  return /^-?0(?:\.0\d*)?$/.test(difference);
}
