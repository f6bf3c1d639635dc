import { codeLength } from './course-code.js';
import { cellsOf, gapBefore, lineOf, linesBy, textOf, wordsOf, type Line, type Word } from './lines.js';
import { cellsByShape } from './row-shape.js';
import { readHeader } from './table-header.js';
import { totalsColumn, withTotalsApart } from './split-totals.js';
import type { TextPage } from './text-page.js';
import { isTermName } from './term-names.js';

/** Lines that are read one after the other and share a table layout: a page, or one column of it. */
export interface Region {
  readonly page: TextPage;
  readonly lines: readonly Line[];
}

/** `3.00` may be a code elsewhere, but it does not begin a column. */
const AMOUNT = /^\d{1,3}[.,]\d{1,3}$/;
/** Columns are at least this wide, in shares of the page. */
const COLUMN_SHARE = 0.16;
/** White space inside a code is smaller, in letter heights; larger where subject and number are two cells. */
const CODE_GAP_EM = 1.4;
const TWO_CELLS_EM = 4.5;
/** At most this part of the lines runs across the white strip between two columns. */
const CROSSED_PART = 0.3;
/** A phrase that runs across a strip speaks against it as much as so many points of distance. */
const CROSSING_COST = 12;
/** The strip before a repeated heading lies as near to it. */
const HEADED_POINTS = 40;
/** Strips that are tried; a page has three columns at most. */
const STRIPS_MAX = 5;

/**
 * The regions of a page in reading order: what stands over all columns, each column from top to bottom, what
 * stands below them. Where white strips run down the page with rows, headings or terms beginning right of
 * them,
 * the page is read in one, two and three columns, and the reading that gives most whole rows is taken.
 */
export function regionsOf(page: TextPage): readonly Region[] {
  const words = wordsOf(page);
  const lines = linesBy(words);
  const starts = lines.map((line) => startsOf(line));
  const strips = stripsOf(lines, starts, widthOf(page, words));
  const repeated = lines.flatMap((line) => repeatedHeaders(line)).toSorted((a, b) => a - b);
  const headed = clustersOf(repeated, HEADED_POINTS)
    .slice(1)
    .map((cluster) => cluster[0]!);
  let best = [lines];
  let most = strips.length === 0 ? 0 : worthOf(lines);
  for (const gutters of choicesOf(strips)) {
    const parts = split(page, words, lines, gutters);
    const worth = parts.reduce((sum, part) => sum + worthOf(part), 0);
    // Rows that stand in lines of their own right of the strip are a column, though no row was cut before.
    const told =
      headed.length === gutters.length &&
      gutters.every((gutter, at) => headed[at]! > gutter && headed[at]! - gutter < HEADED_POINTS);
    const apart = gutters.every((gutter) => standsApart(lines, starts, gutter));
    const enough = told ? 0 : apart ? most : most * 1.1 + 0.9;
    if (worth >= enough) [best, most] = [parts, Math.max(worth, most + 0.1)];
  }
  const edge = best.length === 1 ? totalsColumn(lines, widthOf(page, words)) : null;
  return numbered(page, edge === null ? best : split(page, words, lines, [edge]));
}

function widthOf(page: TextPage, words: readonly Word[]): number {
  return Math.max(page.turn % 180 === 0 ? page.width : page.height, ...words.map((word) => word.x1));
}

/** Fewer than half of the rows that begin right of the strip have text left of it in their line. */
function standsApart(
  lines: readonly Word[][],
  starts: readonly (readonly number[])[],
  gutter: number,
): boolean {
  const rows = lines.filter((_, at) => starts[at]!.some((x) => x > gutter && x < gutter + 60));
  const shared = rows.filter((line) => line.some((word) => word.x1 < gutter));
  const left = lines.filter((line) => line.every((word) => word.x1 < gutter));
  return rows.length >= 3 && left.length >= 5 && shared.length < rows.length * 0.5;
}

/** One strip, then every two that leave three columns of some width. */
function choicesOf(strips: readonly number[]): number[][] {
  const pairs = strips.flatMap((left, at) => strips.slice(at + 1).map((right) => [left, right]));
  return [...strips.map((strip) => [strip]), ...pairs];
}

function split(
  page: TextPage,
  words: readonly Word[],
  lines: readonly Word[][],
  gutters: readonly number[],
): Word[][][] {
  const edges = [Number.NEGATIVE_INFINITY, ...gutters, Number.POSITIVE_INFINITY];
  const wide = new Set(lines.filter((line) => gutters.some((gutter) => crosses(line, gutter))).flat());
  const crossing = lines.filter((line) => line.some((word) => wide.has(word)));
  const narrow = words.filter((word) => !wide.has(word));
  const top = Math.min(
    ...narrow.filter((word) => codeLength([word.text]) > 0).map((word) => word.y0),
    page.height,
  );
  const above = crossing.filter((line) => (line[0]?.y0 ?? 0) <= top);
  const below = crossing.filter((line) => (line[0]?.y0 ?? 0) > top);
  const parts = edges
    .slice(1)
    .map((right, at) => linesBy(narrow.filter((word) => middle(word) > edges[at]! && middle(word) <= right)));
  return [above, ...parts, below].filter((part) => part.length > 0);
}

function numbered(page: TextPage, parts: readonly (readonly Word[][])[]): Region[] {
  let number = 0;
  return parts
    .filter((part) => part.length > 0)
    .map((part) => ({
      page,
      lines: part.flatMap(withTotalsApart).map((words) => {
        number += 1;
        return lineOf(page, number, words);
      }),
    }));
}

/**
 * Middles of the white strips that few lines cross and right of which rows, headings or terms begin, the best
 * first found from left to right.
 */
function stripsOf(lines: readonly Word[][], starts: readonly (readonly number[])[], width: number): number[] {
  const begins = starts.flat().toSorted((a, b) => a - b);
  const left = Math.min(...lines.flat().map((word) => word.x0));
  const phrases = lines.map((line) => phrasesOf(line));
  const strips: number[] = [];
  for (const cluster of clustersOf(begins, width * 0.05)) {
    const right = cluster[Math.floor(cluster.length * 0.1)] as number;
    if (cluster.length < 2 || right - left < width * COLUMN_SHARE) continue;
    const strip = stripBefore(phrases, right - 0.5, Math.max(0, right - width * 0.2));
    if (strip === null || strip.crossed > Math.max(2, lines.length * CROSSED_PART)) continue;
    if (strips.length < STRIPS_MAX && strip.x - (strips.at(-1) ?? 0) > width * COLUMN_SHARE)
      strips.push(strip.x);
  }
  return strips;
}

function clustersOf(starts: readonly number[], apart: number): number[][] {
  const clusters: number[][] = [];
  for (const x of starts) {
    const last = clusters.at(-1);
    if (last !== undefined && x - (last.at(-1) as number) < apart) last.push(x);
    else clusters.push([x]);
  }
  return clusters;
}

/** The place left of `right` that few phrases cross, the nearer the better. */
function stripBefore(
  phrases: readonly (readonly Span[])[],
  right: number,
  left: number,
): { x: number; crossed: number } | null {
  let best: { x: number; crossed: number; cost: number } | null = null;
  for (let x = right; x >= left; x -= 1) {
    const crossed = phrases.filter((line) => line.some((span) => span.x0 < x && span.x1 > x)).length;
    const cost = crossed * CROSSING_COST + right - x;
    if (best === null || cost < best.cost) best = { x, crossed, cost };
  }
  return best;
}

/** Left edges in a line where a row of courses, a heading of its table or the name of a term begins. */
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
      .every(
        (_, next) => gapBefore(line, at + 1 + next) < (word.text.length > 1 ? TWO_CELLS_EM : CODE_GAP_EM),
      );
    const titled =
      length > 0 && inOnePiece && !AMOUNT.test(word.text) && /\p{L}{2}/u.test(texts[at + length] ?? '');
    if (titled) found.push(word.x0);
  });
  const terms = cellsOf(line).filter((cell) => isTermName(textOf(cell)));
  const cells = cellsOf(line, 0.8);
  // Where the title comes first, the code follows in the next cell.
  const titles = cells.filter((cell, at) => {
    const next = (cells[at + 1] ?? []).map((word) => word.text);
    return (
      codeLength(next) > 0 &&
      /[A-Z]{2}/.test(next[0]!) &&
      /\d{2}/.test(next.slice(0, 3).join(' ')) &&
      /\p{Ll}{2}/u.test(textOf(cell))
    );
  });
  found.push(...titles.map((cell) => cell[0]!.x0));
  const headers = repeatedHeaders(line);
  return [...found, ...headers, ...headers, ...(terms.length > 1 ? terms.map((cell) => cell[0]!.x0) : [])];
}

/** A line that heads the same table two or three times, side by side: each begins with the same word. */
function repeatedHeaders(line: readonly Word[]): number[] {
  const cells = cellsOf(line, 0.75);
  const first = textOf(cells[0] ?? []);
  const starts = cells.filter((cell) => textOf(cell) === first).map((cell) => cell[0]!);
  if (starts.length < 2 || starts.length > 3) return [];
  const parts = starts.map(({ x0 }, at) =>
    line.filter((word) => word.x0 >= x0 && word.x0 < (starts[at + 1]?.x0 ?? Number.POSITIVE_INFINITY)),
  );
  return parts.every((part) => readHeader(part) !== null) ? starts.map(({ x0 }) => x0) : [];
}

/** How much of the lines reads as rows, headings of tables and names of terms, each alone in its line. */
function worthOf(lines: readonly Word[][]): number {
  let worth = 0;
  for (const line of lines) {
    if (line.length > 1 && readHeader(line) !== null) {
      worth += repeatedHeaders(line).length > 0 ? 0.3 : 0.8;
      continue;
    }
    const cells = cellsByShape(line);
    if (cells !== null) {
      const roles = [...cells.values.keys()].filter((role) => role !== 'term').length;
      worth += holdsAnotherRow(cells.title) ? 0.2 : 0.5 + Math.min(roles, 3) * 0.25;
    } else if (isTermName(textOf(line))) worth += 0.5;
  }
  return worth;
}

/** A title with a code inside, after a wide gap, is two rows read as one. */
function holdsAnotherRow(title: readonly Word[]): boolean {
  const texts = title.map((word) => word.text);
  return title.some((_, at) => at > 0 && gapBefore(title, at) > 1 && codeLength(texts, at) > 0);
}

interface Span {
  readonly x0: number;
  readonly x1: number;
}

/** Words of a line joined while only an ordinary space stands between them. */
function phrasesOf(line: readonly Word[]): readonly Span[] {
  return cellsOf(line, 0.7).map((cell) => ({ x0: cell[0]!.x0, x1: cell.at(-1)!.x1 }));
}

function crosses(line: readonly Word[], gutter: number): boolean {
  return phrasesOf(line).some((phrase) => phrase.x0 < gutter - 1 && phrase.x1 > gutter + 1);
}

function middle(word: Word): number {
  return (word.x0 + word.x1) / 2;
}
