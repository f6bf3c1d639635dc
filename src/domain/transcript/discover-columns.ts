import { codeLength } from './course-code.js';
import { looksLikeGrade, looksLikeNumericGrade } from './grades.js';
import type { Role } from './heading-words.js';
import { cellsOf, textOf, type Line, type Word } from './lines.js';
import type { Column } from './table-header.js';

/** Rows that must agree before columns are believed that no heading names. */
const ROWS_MIN = 3;
const PART_MIN = 0.7;

/** A column as the rows show it: where it stands, and what stands in it. */
interface Strip {
  readonly x0: number;
  readonly x1: number;
  readonly texts: readonly string[];
}

/**
 * The columns of a table whose heading is in no known language, by what stands in them: a line of words heads
 * at least three columns, the rows below keep to them, and codes, titles, amounts and grades are told apart
 * by their kinds. Null where the lines are no such table.
 */
export function discoverColumns(lines: readonly Line[]): readonly Column[] | null {
  const at = lines.findIndex((line, index) => headsColumns(line) && isBody(lines[index + 1]));
  if (at < 0) return null;
  const body = lines.slice(at + 1).filter((line) => isBody(line));
  if (body.length < ROWS_MIN) return null;
  const strips = stripsOf(body).filter(({ texts }) => texts.length >= body.length * 0.3);
  const roles = rolesOf(strips, body.length);
  const has = (...wanted: Role[]) => roles.some((role) => wanted.includes(role));
  // Titles and amounts alone are as often a bill or a list of books.
  if (!has('title') || !has('credits') || !has('code', 'grade')) return null;
  return strips.map(({ x0, x1 }, index) => ({ role: roles[index]!, x0, x1, label: '' }));
}

/** A line of at least three cells of words, none of them a number. */
function headsColumns({ words, text }: Line): boolean {
  const cells = cellsOf(words);
  return (
    cells.length >= 3 &&
    !/\d/.test(text) &&
    cells.filter((cell) => /\p{L}{2}/u.test(textOf(cell))).length >= 3
  );
}

/** A line with a text of some letters, and an amount apart from it. */
function isBody(line: Line | undefined): boolean {
  if (line === undefined) return false;
  const cells = cellsOf(line.words).map((cell) => textOf(cell));
  return (
    cells.length >= 3 && cells.some((text) => /\p{L}{4}/u.test(text)) && cells.some((text) => isAmount(text))
  );
}

/** Cells of all rows that overlap from one row to the next are one column. */
function stripsOf(body: readonly Line[]): Strip[] {
  const cells = body.flatMap(({ words }) => cellsOf(words)).toSorted((a, b) => left(a) - left(b));
  const strips: { x0: number; x1: number; texts: string[] }[] = [];
  for (const cell of cells) {
    const last = strips.at(-1);
    if (last !== undefined && left(cell) < last.x1) {
      last.x1 = Math.max(last.x1, cell.at(-1)!.x1);
      last.texts.push(textOf(cell));
    } else strips.push({ x0: left(cell), x1: cell.at(-1)!.x1, texts: [textOf(cell)] });
  }
  return strips;
}

function left(cell: readonly Word[]): number {
  return cell[0]!.x0;
}

/** What each column holds: one code, one title, one amount of credit and one grade at most. */
function rolesOf(strips: readonly Strip[], rows: number): Role[] {
  const roles: Role[] = strips.map(() => 'other');
  const free = (at: number) => roles[at] === 'other';
  const take = (role: Role, at: number) => {
    if (at >= 0) roles[at] = role;
  };
  take(
    'code',
    strips.findIndex(({ texts }) => mostly(texts, (text) => isCode(text))),
  );
  take('title', titleAt(strips, roles));
  const title = roles.indexOf('title');
  const amounts = strips.flatMap(({ texts }, at) =>
    free(at) && mostly(texts, isAmount) && !isRunning(texts) ? [at] : [],
  );
  const after = (at: number) => at > title;
  take(
    'grade',
    strips.findIndex(({ texts }, at) => free(at) && after(at) && isOfGrades(texts, rows)),
  );
  take('credits', creditsAt(strips, amounts));
  if (!roles.includes('grade'))
    take(
      'grade',
      amounts.find((at) => free(at) && strips[at]!.texts.every((text) => numberOf(text) <= 100)) ?? -1,
    );
  return roles;
}

/** The column with the most letters, which says something else in each row. */
function titleAt(strips: readonly Strip[], roles: readonly Role[]): number {
  const letters = strips.map(({ texts }, at) =>
    roles[at] === 'other' ? new Set(texts).size * texts.join('').replace(/[^\p{L}]/gu, '').length : 0,
  );
  const most = Math.max(...letters);
  return most === 0 ? -1 : letters.indexOf(most);
}

/** Amounts of credit are small and repeat; hours are many times as much. */
function creditsAt(strips: readonly Strip[], amounts: readonly number[]): number {
  const small = amounts.filter((at) => strips[at]!.texts.every((text) => numberOf(text) <= 30));
  const various = (at: number) => new Set(strips[at]!.texts).size;
  return small.toSorted((a, b) => various(a) - various(b) || b - a)[0] ?? -1;
}

/** Letters of a scale, or words of which several rows say the same. */
function isOfGrades(texts: readonly string[], rows: number): boolean {
  if (mostly(texts, (text) => looksLikeGrade(text) && text.length <= 4)) return true;
  const words = texts.filter((text) => /^\p{L}[\p{L} ]{2,20}$/u.test(text));
  return rows > ROWS_MIN && words.length >= texts.length * PART_MIN && new Set(words).size <= rows * 0.7;
}

function isCode(text: string): boolean {
  const words = text.split(' ');
  return /\p{L}/u.test(text) && /\d/.test(text) && codeLength(words) === words.length;
}

function isAmount(text: string): boolean {
  return looksLikeNumericGrade(text) && /^\d{1,3}(?:[.,]\d{1,2})?$/.test(text);
}

/** Rows that are counted: `1`, `2`, `3`. */
function isRunning(texts: readonly string[]): boolean {
  return texts.every((text, at) => at === 0 || numberOf(text) === numberOf(texts[at - 1]!) + 1);
}

function mostly(texts: readonly string[], fits: (text: string) => boolean): boolean {
  return texts.filter((text) => fits(text)).length >= texts.length * PART_MIN;
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}
