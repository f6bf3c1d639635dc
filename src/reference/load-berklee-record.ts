import { parse } from 'csv-parse/sync';
import { compareCredits, readCredits } from '../domain/credits.js';
import type { CreditLine } from '../domain/evaluation/evaluation-input.js';
import type { OwnCourse } from '../domain/evaluation/own-course.js';
import { readTerm, termYear, type Term } from '../domain/term.js';
import { ownLine } from './case-lines.js';
import { readOrFault } from './files.js';
import { refuseNul, withOneLineEnd } from './plain-text.js';
import { ReferenceFault } from './reference-fault.js';
import { RowStarts, type ParserLines } from './row-starts.js';
import { COURSE_CREDITS_MOST, FIRST_YEAR, isTermOfSomeone, isYearTooLate, tooLateText } from './shapes.js';

/** Columns of the school's own student record; `certificate`, `title` and `enrollment` may be left out. */
const COLUMNS = ['code', 'title', 'credits', 'grade', 'term', 'enrollment', 'certificate'] as const;
const NEEDED = ['code', 'credits', 'grade', 'term'] as const;

/**
 * The school's own record as credit lines, seen from the term `asOf`. Nothing is taken from a file that has a
 * wrong row.
 */
export function loadBerkleeRecord(file: string, asOf: Term): readonly CreditLine[] {
  return recordLines(readBerkleeRecord(readOrFault(file), file, asOf), asOf);
}

/** The courses as lines `b1`, `b2`, … Without a grade a course goes on, if its term has not ended `asOf`. */
export function recordLines(courses: readonly OwnCourse[], asOf: Term | null): readonly CreditLine[] {
  return courses.map((course, at) =>
    ownLine({ id: `b${at + 1}`, unit: 'semester', combine: null, ...course }, asOf, 'berklee-online'),
  );
}

/**
 * Reads the record from CSV text; `file` only names it in faults. Throws `ReferenceFault` at a wrong row, be
 * it one whose term is too late, seen from `asOf`.
 */
export function readBerkleeRecord(csv: string, file: string, asOf: Term | null = null): readonly OwnCourse[] {
  const [first, ...rows] = rowsOf(csv, file);
  const names = (first?.cells ?? []).map((name) => name.trim().toLowerCase());
  const head = { file, line: first?.line ?? 1 };
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const sentence =
      `the first line must name the columns ${COLUMNS.join(', ')}; ` + `missing: ${missing.join(', ')}`;
    throw new ReferenceFault('wrong-shape', sentence, { ...head, column: 1 });
  }
  for (const [at, name] of names.entries()) refuseHeading(name, at, names, head);
  return rows.map(({ cells: row, line }) => {
    const cell = (name: string) => row[names.indexOf(name)]?.trim() || null;
    const faultIn = (name: string, code: string, sentence: string) =>
      new ReferenceFault(code, `${name}: ${sentence}`, { file, line, column: names.indexOf(name) + 1 });
    const fault = (name: string, expected: string) =>
      faultIn(name, 'wrong-shape', `expected ${expected}, found ${cell(name) ?? 'nothing'}`);
    const code = cell('code');
    const credits = readCredits(cell('credits') ?? '');
    const term = readTerm(cell('term') ?? '');
    const enrollment = cell('enrollment') ?? 'credit';
    if (code === null) throw fault('code', 'a course code');
    if (credits === null || credits.startsWith('-')) throw fault('credits', 'an amount such as 3');
    if (compareCredits(credits, COURSE_CREDITS_MOST) > 0)
      throw fault('credits', `at most ${COURSE_CREDITS_MOST} of one course`);
    if (term === null) throw fault('term', 'a term such as 2013-fall');
    if (!isTermOfSomeone(term)) throw fault('term', `a term from ${FIRST_YEAR} on`);
    if (asOf !== null && isYearTooLate(termYear(term), asOf))
      throw faultIn('term', 'term-too-late', tooLateText(term, asOf));
    if (enrollment !== 'credit' && enrollment !== 'non-credit')
      throw fault('enrollment', 'credit or non-credit');
    const said = { title: cell('title'), grade: cell('grade'), certificate: cell('certificate') };
    return { code, credits, term, enrollment, ...said };
  });
}

/** A heading that is nearly one of the columns, or stands twice, would leave out what it says. */
function refuseHeading(
  name: string,
  at: number,
  names: readonly string[],
  head: { readonly file: string; readonly line: number },
): void {
  const where = { ...head, column: at + 1 };
  if (names.indexOf(name) !== at && name !== '')
    throw new ReferenceFault('column-twice', `the column ${name} stands twice`, where);
  if (COLUMNS.some((column) => column === name)) return;
  const meant = COLUMNS.find((column) => lettersOf(column) === lettersOf(name));
  if (meant === undefined) return;
  throw new ReferenceFault('wrong-shape', `the column ${name} is nearly ${meant}; call it ${meant}`, where);
}

/** Spelled alike but for doubled letters, plurals and marks: `Enrolment` and `enrollment`. */
function lettersOf(name: string): string {
  return name
    .replaceAll(/[^a-z]/g, '')
    .replaceAll(/(.)\1+/g, '$1')
    .replace(/s$/, '');
}

interface Row {
  readonly cells: readonly string[];
  /** On which it begins, counted from 1. */
  readonly line: number;
}

function rowsOf(csv: string, file: string): Row[] {
  refuseNul(csv, file);
  const starts = new RowStarts();
  const rows: Row[] = [];
  try {
    parse(withOneLineEnd(csv), {
      bom: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      on_record: (cells: string[], at) => {
        rows.push({ cells, line: starts.ended(at) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    const { lines = 1, empty_lines = 0 } = error as Partial<ParserLines>;
    const sentence = 'every line must have as many cells as the first; quotes must be closed';
    const line = starts.current({ lines, empty_lines });
    throw new ReferenceFault('not-csv', sentence, { file, line, column: 1 });
  }
}
