import { codeLength } from './course-code.js';
import { gapBefore, lineOf, linesBy, wordsOf, type Line, type Word } from './lines.js';
import { readHeader } from './table-header.js';
import type { TextPage } from './text-page.js';

/** Lines that are read one after the other and share a table layout: a page, or one column of it. */
export interface Region {
  readonly page: TextPage;
  readonly lines: readonly Line[];
}

/** `3.00` may be a code elsewhere, but it does not begin a column. */
const AMOUNT = /^\d{1,3}[.,]\d{1,2}$/;
/** Starts of rows closer than this, in shares of the page's width, belong to one column. */
const COLUMN_SHARE = 0.22;
/** White space inside a code is smaller, in letter heights. */
const CODE_GAP_EM = 1.4;
/** A phrase that runs across a strip speaks against it as much as so many points of distance. */
const CROSSING_COST = 16;
/** A column has at least this part of the rows that the fullest column has. */
const COLUMN_PART = 0.2;

/**
 * The regions of a page in reading order: what stands over all columns, each column from top to bottom, what
 * stands below them. A page has more than one column when rows of courses, or headings of tables, begin at
 * places far apart.
 */
export function regionsOf(page: TextPage): readonly Region[] {
  const words = wordsOf(page);
  const gutters = guttersOf(page, words);
  if (gutters.length === 0) return [numbered(page, [linesBy(words)])].flat();
  const columns = [...gutters, Number.POSITIVE_INFINITY].map((right, at) => ({
    left: gutters[at - 1] ?? Number.NEGATIVE_INFINITY,
    right,
  }));
  const crossing = linesBy(words).filter((line) => gutters.some((gutter) => crosses(line, gutter)));
  const wide = new Set(crossing.flat());
  const narrow = words.filter((word) => !wide.has(word));
  const top = Math.min(...narrow.filter((word) => codeStarts([word])).map((word) => word.y0), page.height);
  const above = crossing.filter((line) => (line[0]?.y0 ?? 0) <= top);
  const below = crossing.filter((line) => (line[0]?.y0 ?? 0) > top);
  const parts = columns.map(({ left, right }) =>
    linesBy(narrow.filter((word) => middle(word) > left && middle(word) <= right)),
  );
  return numbered(page, [above, ...parts, below]);
}

function numbered(page: TextPage, parts: readonly (readonly Word[][])[]): Region[] {
  let number = 0;
  return parts
    .filter((part) => part.length > 0)
    .map((part) => ({
      page,
      lines: part.map((words) => {
        number += 1;
        return lineOf(page, number, words);
      }),
    }));
}

/** Places of the white strips between the columns of a page, from left to right. */
function guttersOf(page: TextPage, words: readonly Word[]): readonly number[] {
  const lines = linesBy(words);
  const starts = lines.flatMap((line) => startsOf(line)).toSorted((a, b) => a - b);
  const width = Math.max(page.width, ...words.map((word) => word.x1));
  const clusters: number[][] = [];
  for (const x of starts) {
    const last = clusters.at(-1);
    if (last !== undefined && x - (last[0] as number) < width * COLUMN_SHARE) last.push(x);
    else clusters.push([x]);
  }
  const most = Math.max(0, ...clusters.map((cluster) => cluster.length));
  const columns = clusters.filter((cluster) => cluster.length >= Math.max(2, most * COLUMN_PART));
  return columns
    .slice(1)
    .map((cluster, at) => stripBefore(words, lines, Math.min(...cluster), Math.max(...(columns[at] ?? [0]))))
    .filter((gutter): gutter is number => gutter !== null);
}

/** Left edges in a line where a row of courses or a heading of its table begins. */
function startsOf(line: readonly Word[]): number[] {
  const texts = line.map((word) => word.text);
  const found: number[] = [];
  line.forEach((word, at) => {
    const startsCell = at === 0 || gapBefore(line, at) > 0.8;
    if (!startsCell) return;
    const length = codeLength(texts, at);
    // A code is followed by a title: letters, not a number or a grade.
    const inOnePiece = line
      .slice(at + 1, at + length)
      .every((_, next) => gapBefore(line, at + 1 + next) < CODE_GAP_EM);
    const titled =
      length > 0 && inOnePiece && !AMOUNT.test(word.text) && /\p{L}{2}/u.test(texts[at + length] ?? '');
    if (titled) found.push(word.x0);
  });
  return [...found, ...repeatedHeaders(line)];
}

/** A line that heads the same table twice, side by side. */
function repeatedHeaders(line: readonly Word[]): number[] {
  for (let at = 2; at < line.length - 1; at += 1) {
    if (gapBefore(line, at) < 1) continue;
    const [left, right] = [readHeader(line.slice(0, at)), readHeader(line.slice(at))];
    if (left === null || right === null || left[0]?.role !== right[0]?.role) continue;
    if (left.length === right.length) return [(line[0] as Word).x0, (line[at] as Word).x0];
  }
  return [];
}

/**
 * Place of the white strip left of `right` that few words cross, the nearer the better; null when there is
 * none.
 */
function stripBefore(
  words: readonly Word[],
  lines: readonly (readonly Word[])[],
  right: number,
  left: number,
): number | null {
  const spans = lines.flatMap((line) => phrasesOf(line));
  let best: { x: number; crossed: number; cost: number } | null = null;
  for (let x = right - 1; x > Math.max(left + 40, right - 160); x -= 2) {
    const crossed = spans.filter((span) => span.x0 < x && span.x1 > x).length;
    const cost = crossed * CROSSING_COST + right - x;
    if (best === null || cost < best.cost) best = { x, crossed, cost };
  }
  return best !== null && best.crossed <= Math.max(3, words.length * 0.02) ? best.x : null;
}

/** Words of a line joined while only an ordinary space stands between them. */
function phrasesOf(line: readonly Word[]): readonly { x0: number; x1: number }[] {
  const phrases: { x0: number; x1: number }[] = [];
  line.forEach((word, at) => {
    const last = phrases.at(-1);
    if (last !== undefined && gapBefore(line, at) < 0.7) last.x1 = word.x1;
    else phrases.push({ x0: word.x0, x1: word.x1 });
  });
  return phrases;
}

function crosses(line: readonly Word[], gutter: number): boolean {
  return phrasesOf(line).some((phrase) => phrase.x0 < gutter - 2 && phrase.x1 > gutter + 2);
}

function codeStarts(words: readonly Word[]): boolean {
  return codeLength(words.map((word) => word.text)) > 0;
}

function middle(word: Word): number {
  return (word.x0 + word.x1) / 2;
}
