import { exact } from './whole-rows.js';
import { firstRow, limitOf, pivot, startOf, writeSum, type Table } from './whole-table.js';

/** Pivots that change nothing before the rule that cannot go in circles takes over (Bland). */
const STALLS_MAX = 200;
/** The same for pivots that mend rows. */
const SETTLES_MAX = 20;

/**
 * Steps from corner to corner while an aim can still be bettered without harm to those before it; false where
 * that is not done after so many pivots. The aims are lines, from the first to before the last.
 */
export function climb(
  table: Table,
  [first, last]: readonly [number, number],
  isEnough: () => boolean = () => false,
  pivotsMax = Number.POSITIVE_INFINITY,
): boolean {
  let stalls = 0;
  for (let pivots = 0; !isEnough(); pivots += 1) {
    const place = gaining(table, first, last, stalls > STALLS_MAX);
    if (place < 0) return true;
    if (pivots >= pivotsMax) return false;
    const row = leaving(table, place);
    stalls = limitOf(table, row) === 0 ? stalls + 1 : 0;
    pivot(table, row, place);
  }
  return true;
}

/** Climbs until a sum over columns, above what they were raised to, comes to so much. */
export function strive(
  table: Table,
  terms: readonly (readonly [column: number, times: number])[],
  enough: number,
  pivotsMax?: number,
): readonly [isBest: boolean, isReached: boolean] {
  const line = table.aims;
  writeSum(table, line, terms);
  const isReached = () => -limitOf(table, line) >= exact(enough * table.units[line]!);
  const isBest = climb(table, [line, line + 1], isReached, pivotsMax);
  const answer = [isBest, isReached()] as const;
  const start = startOf(table, line);
  table.cells.fill(0, start, start + table.width + 1);
  table.units[line] = 1;
  return answer;
}

/** The place by which the first aim that can be bettered gains most; -1 where all is best. */
function gaining(table: Table, first: number, last: number, isFirst: boolean): number {
  const { cells, width } = table;
  let [found, rank, most] = [-1, last, 0];
  for (let place = 0; place < width; place += 1) {
    for (let aim = first; aim <= rank && aim < last; aim += 1) {
      const gain = cells[aim * (width + 1) + place]!;
      if (gain === 0) continue;
      const isBetter = aim < rank || gain > most;
      if (gain > 0 && (isBetter || (gain === most && isMore(table, [aim + 1, last], place, found))))
        [found, rank, most] = [place, aim, gain];
      break;
    }
    if (isFirst && found >= 0) return found;
  }
  return found;
}

function isMore(
  table: Table,
  [first, last]: readonly [number, number],
  place: number,
  other: number,
): boolean {
  for (let aim = first; aim < last; aim += 1) {
    const start = startOf(table, aim);
    const difference = table.cells[start + place]! - table.cells[start + other]!;
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** The row that sets the limit to a column; of equals the one with the first basic column. */
function leaving(table: Table, place: number): number {
  const { cells, width, basic, lines } = table;
  let found = -1;
  let [top, bottom] = [0, 1];
  for (let line = firstRow(table); line < lines; line += 1) {
    const start = line * (width + 1);
    const times = cells[start + place]!;
    if (times <= 0) continue;
    const limit = cells[start + width]!;
    const difference = found < 0 ? -1 : exact(limit * bottom) - exact(top * times);
    if (difference > 0 || (difference === 0 && basic[line]! > basic[found]!)) continue;
    [found, top, bottom] = [line, limit, times];
  }
  return found;
}

/** Do the aims say nothing of any column that is left? */
export function areSilent(table: Table): boolean {
  const { cells, width, aims } = table;
  for (let aim = 0; aim < aims; aim += 1) {
    const start = startOf(table, aim);
    for (let place = 0; place < width; place += 1) if (cells[start + place] !== 0) return false;
  }
  return true;
}

/** Mends rows that fell below nought, at the least cost by the aims; false where one cannot be mended. */
export function settle(table: Table): boolean {
  for (let pivots = 0; ; pivots += 1) {
    const isFirst = pivots > SETTLES_MAX;
    const row = brokenRow(table, isFirst);
    if (row < 0) return true;
    const place = cheapest(table, row, -1, isFirst);
    if (place < 0) return false;
    pivot(table, row, place);
  }
}

function brokenRow(table: Table, isFirst: boolean): number {
  let [found, least] = [-1, 0];
  for (let line = firstRow(table); line < table.lines; line += 1) {
    const value = limitOf(table, line);
    if (value >= 0) continue;
    const isWorse = isFirst ? found >= 0 && table.basic[line]! < table.basic[found]! : value < least;
    if (found < 0 || isWorse) [found, least] = [line, value];
  }
  return found;
}

/**
 * The place of the column that may become basic in a row at the least cost by the aims; -1 where none may.
 * `sign` is the one that its times in the row must have; 0 is any.
 */
export function cheapest(table: Table, row: number, sign: -1 | 0 | 1, isFirst = false): number {
  const { cells, width, columnAt } = table;
  const start = startOf(table, row);
  let found = -1;
  for (let place = 0; place < width; place += 1) {
    const times = cells[start + place]!;
    if (times === 0 || times * sign < 0) continue;
    if (found < 0) found = place;
    else {
      const cost = compareCost(table, start, place, found);
      const isSooner = isFirst
        ? columnAt[place]! < columnAt[found]!
        : Math.abs(times) < Math.abs(cells[start + found]!);
      if (cost > 0 || (cost === 0 && isSooner)) found = place;
    }
  }
  return found;
}

/** Positive when the first of two columns costs the aims less. */
function compareCost({ cells, width, aims }: Table, start: number, a: number, b: number): number {
  const [timesA, timesB] = [Math.abs(cells[start + a]!), Math.abs(cells[start + b]!)];
  for (let aim = 0; aim < aims; aim += 1) {
    const own = aim * (width + 1);
    const difference = exact(cells[own + a]! * timesB) - exact(cells[own + b]! * timesA);
    if (difference !== 0) return difference;
  }
  return 0;
}
