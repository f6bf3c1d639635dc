import type { Assigned } from './assign-columns.js';
import { looksLikeGrade } from './grades.js';
import type { Role } from './heading-words.js';
import { gapBefore, type Word } from './lines.js';
import type { Column } from './table-header.js';

/**
 * The columns with the places that their rows really have: headings are centred over, or left of, the numbers
 * that stand under them. Columns that few rows fill keep the place of their heading.
 */
export function settleColumns(
  rows: readonly (readonly Assigned[])[],
  columns: readonly Column[],
): readonly Column[] {
  const settled = columns.map((column): Column => {
    const cells = rows
      .map((row) => row.filter((each) => each.column === column).map(({ word }) => word))
      .filter((cell) => cell.length > 0);
    if (cells.length < 3 || cells.length < rows.length * 0.25) return column;
    const x0 = median(cells.map((cell) => cell[0]!.x0));
    const x1 = median(cells.map((cell) => cell.at(-1)!.x1));
    return { ...column, x0, x1: Math.max(x0, x1) };
  });
  // Rows read under the wrong heading would turn the order round: then the headings are the better guide.
  const inOrder = settled.every((column, at) => at === 0 || settled[at - 1]!.x0 <= column.x0 + 1);
  return inOrder ? settled : columns;
}

/** The middle one of the values, the upper of two; one word that stands apart does not move it. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/**
 * A column under a heading that says nothing known is read by what stands in it, when the table has no other
 * column of that kind: small amounts are credit, letters are grades.
 */
export function nameByContent(
  rows: readonly (readonly Assigned[])[],
  columns: readonly Column[],
): readonly Column[] {
  const has = (...roles: Role[]) => columns.some(({ role }) => roles.includes(role));
  const cellsOfColumn = (column: Column) =>
    rows.flatMap((row) => row.filter((each) => each.column === column).map(({ word }) => word.text));
  const mostly = (column: Column, fits: (text: string) => boolean) => {
    const cells = cellsOfColumn(column);
    return (
      cells.length >= 3 &&
      cells.length >= rows.length * 0.5 &&
      cells.filter(fits).length >= cells.length * 0.8
    );
  };
  const unknown = columns.filter(({ role, label }) => role === 'other' && label === '');
  const amount = has('credits', 'attempted', 'earned')
    ? undefined
    : unknown.find((column) => mostly(column, (text) => /^\d{1,2}(?:[.,]\d{1,3})?$/.test(text)));
  const grade = has('grade')
    ? undefined
    : unknown.find((column) => column !== amount && mostly(column, (text) => looksLikeGrade(text)));
  const second = columns.find(
    (column) =>
      has('grade') &&
      !has('result') &&
      column !== grade &&
      column.role === 'other' &&
      /^(?:ects.*)?$/.test(column.label) &&
      mostly(column, (text) => /^(?:[A-F]|FX)$/.test(text)),
  );
  const marks = has('repeat')
    ? undefined
    : unknown.find((column) => holdsMarks(cellsOfColumn(column), rows.length));
  const lettersOf = (column: Column) =>
    new Set(cellsOfColumn(column).filter((text) => /\p{L}{3}/u.test(text))).size;
  const title = has('title')
    ? undefined
    : columns.filter(({ role }) => role === 'other').toSorted((a, b) => lettersOf(b) - lettersOf(a))[0];
  return columns.map((column) => {
    if (column === title && lettersOf(column) >= 3) return { ...column, role: 'title' };
    if (column === amount) return { ...column, role: 'credits' };
    if (column === second) return { ...column, role: 'result' };
    if (column === marks) return { ...column, role: 'repeat' };
    return column === grade ? { ...column, role: 'grade' } : column;
  });
}

/** Single letters beside some of the rows, an `R` among them, mark what was repeated. */
function holdsMarks(cells: readonly string[], rows: number): boolean {
  const marked =
    cells.length > 0 && cells.length <= rows * 0.6 && cells.every((text) => /^[A-Z*&#]$/.test(text));
  return marked && cells.includes('R');
}

/** Words begin at one place in at least this part of the rows: a column of its own begins there. */
const ALIGNED_PART = 0.85;
const ALIGNED_POINTS = 1.5;

/**
 * The column of titles without what stands in columns of their own inside it: sections, kinds of class,
 * levels
 * and grading bases, which many tables print without a heading. Where words of nearly all rows begin at one
 * place, a column begins; the one with most letters holds the titles.
 */
export function splitTitleColumn(
  rows: readonly (readonly Assigned[])[],
  columns: readonly Column[],
): readonly Column[] {
  const at = columns.findIndex(({ role }) => role === 'title');
  const titles = rows
    .map((row) => row.filter(({ column }) => column === columns[at]).map(({ word }) => word))
    .filter((words) => words.length > 0);
  if (at < 0 || titles.length < 4) return columns;
  const starts = alignedStarts(titles);
  if (starts.length < 2) return columns;
  const parts = starts.map((x0, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const words = titles.map((title) => title.filter((word) => word.x0 > x0 - 3 && word.x0 < end - 3));
    const letters = words.flat().reduce((sum, { text }) => sum + text.replace(/\P{L}/gu, '').length, 0);
    const x1 = Math.max(...words.flat().map((word) => word.x1));
    return {
      x0,
      x1: Math.min(x1, end - 1),
      letters,
      various: new Set(words.map((part) => part.map(({ text }) => text).join(' '))).size,
    };
  });
  const title = parts.toSorted((a, b) => b.various * b.letters - a.various * a.letters)[0];
  const split = parts.map((part): Column => {
    const role = part === title ? 'title' : 'other';
    return { role, x0: part.x0, x1: part.x1, label: part === title ? columns[at]!.label : '' };
  });
  return columns.toSpliced(at, 1, ...split);
}

/**
 * Before the place stands nothing, a wide gap, or one short word such as a kind of class, in nearly all
 * rows.
 */
function setsApart(rows: readonly (readonly Word[])[], x: number): boolean {
  const apart = rows.filter((words) => {
    const at = words.findIndex(({ x0 }) => Math.abs(x0 - x) <= ALIGNED_POINTS);
    return at === 0 || gapBefore(words, at) >= 1 || (at === 1 && /^[A-Z\d]{1,5}$/.test(words[0]!.text));
  });
  return apart.length >= rows.length * ALIGNED_PART;
}

function alignedStarts(titles: readonly (readonly Word[])[]): number[] {
  const starts = titles.flatMap((words) => words.map(({ x0 }) => x0)).toSorted((a, b) => a - b);
  const found: number[] = [];
  for (const x of starts) {
    if (x - (found.at(-1) ?? Number.NEGATIVE_INFINITY) < 2 * ALIGNED_POINTS) continue;
    const rows = titles.filter((words) => words.some(({ x0 }) => Math.abs(x0 - x) <= ALIGNED_POINTS));
    if (rows.length >= titles.length * ALIGNED_PART && setsApart(rows, x)) found.push(x);
  }
  return found;
}

/** The same columns further to the right: a heading counts for the next column of the page as well. */
export function shiftColumns(columns: readonly Column[], by: number): readonly Column[] {
  return columns.map((column) => ({ ...column, x0: column.x0 + by, x1: column.x1 + by }));
}
