import { codeLength } from './course-code.js';
import { linesBy, piecesOf } from './lines.js';
import { roleOf } from './heading-words.js';
import { headingsOf, readHeader } from './table-header.js';
import { findTermName } from './term-names.js';
import { beginsTotals } from './totals-line.js';
import { CHARACTER_WIDTH, type TextPage, type TextRun } from './text-page.js';

/** Lines that head a table whose cells stand below one another; fewer are no table. */
const HEADINGS_MIN = 4;
const TOTALS_MIN = 3;
/** Columns of the joined table are so far apart that no title reaches the next. */
const COLUMN_WIDTH = 120 * CHARACTER_WIDTH;

/**
 * A page that was copied with every cell on a line of its own, with the cells of each row set beside one
 * another again: first the headings, one to a line, then rows that each begin with a code. Other pages stay
 * as they are.
 */
export function withCellsJoined(page: TextPage): TextPage {
  if (page.unit !== 'characters') return page;
  const lines = linesOf(page.runs);
  const joined: TextRun[] = [];
  let at = 0;
  let columns = 0;
  while (at < lines.length) {
    const sums = totalsAt(lines, at);
    if (sums > 0) {
      joined.push(...beside(lines.slice(at, at + sums), 1));
      at += sums;
      for (; isRowOfTotals(lines, at, sums); at += sums + 1)
        joined.push(...beside(lines.slice(at, at + sums + 1), 0));
      continue;
    }
    const headings = headingsAt(lines, at);
    if (headings > 0) columns = headings;
    const length = headings > 0 ? headings : columns > 0 ? rowAt(lines, at, columns) : 0;
    const cells = lines.slice(at, at + Math.max(1, length));
    joined.push(...(length > 1 ? beside(cells) : cells.flat()));
    at += cells.length;
  }
  return { ...page, runs: joined };
}

/** The runs of each line, from top to bottom. */
function linesOf(runs: readonly TextRun[]): TextRun[][] {
  const lines = new Map<number, TextRun[]>();
  for (const run of runs) lines.set(run.y, [...(lines.get(run.y) ?? []), run]);
  return [...lines].toSorted(([a], [b]) => a - b).map(([, line]) => line);
}

/** How many lines from here on each hold one heading, where together they head a table of courses; else 0. */
function headingsAt(lines: readonly TextRun[][], from: number): number {
  let to = from;
  while (to < lines.length && isHeading(lines[to]!)) to += 1;
  if (to - from < HEADINGS_MIN) return 0;
  return readHeader(wordsOfCells(lines.slice(from, to))) === null ? 0 : to - from;
}

function isHeading(line: readonly TextRun[]): boolean {
  if (line.length > 1 || line[0]!.text.length > 30) return false;
  return headingsOf(piecesOf(line[0]!))?.length === 1;
}

/** How many lines from here on are the cells of one row, which begins with a code; 0 where none begins. */
function rowAt(lines: readonly TextRun[][], from: number, columns: number): number {
  if (!beginsRow(lines, from)) return 0;
  let to = from + 1;
  while (to < lines.length && to - from < columns && isCell(lines[to]!) && !beginsRow(lines, to)) to += 1;
  return to - from < 3 ? 0 : to - from;
}

/** A line that is only a code, in one piece or as a subject with its number on the next line. */
function beginsRow(lines: readonly TextRun[][], at: number): boolean {
  const [line, next] = [lines[at]!, lines[at + 1]];
  const text = line.length === 1 ? line[0]!.text : '';
  if (/^[A-Z]{2,5}$/.test(text)) return next?.length === 1 && /^\d{3,5}[A-Z]?$/.test(next[0]!.text);
  const words = text.split(' ');
  return /[A-Z]/i.test(text) && codeLength(words) === words.length;
}

/** How many headings of measures stand from here on, where as many numbers follow behind a label; else 0. */
function totalsAt(lines: readonly TextRun[][], from: number): number {
  let to = from;
  while (to < lines.length && isMeasure(lines[to]!)) to += 1;
  return to - from >= TOTALS_MIN && isRowOfTotals(lines, to, to - from) ? to - from : 0;
}

function isMeasure(line: readonly TextRun[]): boolean {
  const role = line.length === 1 ? (roleOf(line[0]!.text.toLowerCase()) ?? '') : '';
  return /^(?:attempted|earned|credits|gpa-credits|points)$/.test(role);
}

/** A label of totals and then a line for each number. */
function isRowOfTotals(lines: readonly TextRun[][], at: number, count: number): boolean {
  const label = lines[at]?.[0]?.text ?? '0';
  const numbers = lines.slice(at + 1, at + 1 + count);
  const isNumber = (line: readonly TextRun[]) =>
    line.length === 1 && /^\d{1,4}(?:\.\d{1,4})?$/.test(line[0]!.text);
  return (
    !/\d/.test(label) && beginsTotals(`${label} 0`) && numbers.length === count && numbers.every(isNumber)
  );
}

function isCell(line: readonly TextRun[]): boolean {
  return line.length === 1 && findTermName(line[0]!.text)?.start !== 0 && !isHeading(line);
}

/** The cells of one row or heading beside one another, each with the place where it is printed. */
function beside(lines: readonly TextRun[][], first = 0): TextRun[] {
  const { y } = lines[0]![0]!;
  return lines.map(([run], at) => {
    const { x, width, height } = run!;
    return { ...run!, x: (first + at) * COLUMN_WIDTH, y, printed: [x, run!.y, x + width, run!.y + height] };
  });
}

function wordsOfCells(lines: readonly TextRun[][]) {
  return linesBy(beside(lines).flatMap((run) => piecesOf(run)))[0]!;
}
