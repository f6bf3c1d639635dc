import { codeLength } from './course-code.js';
import { gapBefore, textOf, type Word } from './lines.js';
import { readTotalsHeader } from './table-header.js';
import { beginsTotals } from './totals-line.js';

/** White space before totals that stand beside a row, in letter heights. */
const APART_EM = 1.6;

/**
 * A line as the row and the totals that share its baseline: where a table of totals stands right of the last
 * rows, no white strip runs down the page long enough to make a column of it.
 */
export function withTotalsApart(words: readonly Word[]): readonly Word[][] {
  const texts = words.map(({ text }) => text);
  const length = codeLength(texts);
  if (length === 0) return [[...words]];
  for (let at = length + 2; at < words.length - 1; at += 1) {
    if (gapBefore(words, at) < APART_EM || !/^\p{L}{3}/u.test(texts[at]!)) continue;
    const rest = textOf(words.slice(at));
    if (beginsTotals(rest) && /\d/.test(rest)) return [words.slice(0, at), words.slice(at)];
  }
  return [[...words]];
}

/** Totals stand in a column of their own from this share of the page on. */
const RIGHT_SHARE = 0.35;
const SAME_EDGE = 2;

/**
 * Where the last column of a page holds nothing but totals, no row tells that it is one: the left edge of
 * lines that say totals and stand alone in their part of the page, when every line keeps clear of it. Null
 * for none.
 */
export function totalsColumn(lines: readonly Word[][], width: number): number | null {
  const edges = lines
    .filter((line) => line[0]!.x0 > width * RIGHT_SHARE && saysTotals(textOf(line)))
    .map((line) => line[0]!.x0 - SAME_EDGE);
  return edges.find((edge) => lines.every((line) => keepsClear(line, edge))) ?? null;
}

function saysTotals(text: string): boolean {
  return /\btotals\b/i.test(text) || (beginsTotals(text) && /\d/.test(text));
}

/** Nothing crosses the edge, and what stands right of it beside other words is totals or their heading. */
function keepsClear(line: readonly Word[], edge: number): boolean {
  const at = line.findIndex(({ x1 }) => x1 > edge);
  if (at < 0) return true;
  if (line[at]!.x0 < edge) return false;
  const right = line.slice(at);
  const isTotals = saysTotals(textOf(right)) || readTotalsHeader(right) !== null;
  return at === 0 || (gapBefore(line, at) >= APART_EM && isTotals);
}
