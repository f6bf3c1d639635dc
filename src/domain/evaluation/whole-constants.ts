import { spend } from './whole-rows.js';
import { basicAt, emptyTable, firstRow, GONE, limitOf, startOf, type Table } from './whole-table.js';

/** What is the same in every plan left. */
export interface Constants {
  /** By place: is its column at nought? */
  readonly held: Uint8Array;
  /** By line: what its basic column is, of a row that says no more than that; of others `NaN`. */
  readonly told: Float64Array;
}

/** A row without another column is a constant; one at nought without a negative number holds all in it. */
export function constantsOf(table: Table): Constants {
  const held = new Uint8Array(table.width);
  for (let place = 0; place < table.width; place += 1) if (table.columnAt[place] === GONE) held[place] = 1;
  const told = new Float64Array(table.lines).fill(Number.NaN);
  for (let isMore = true; isMore;) {
    isMore = false;
    for (let line = firstRow(table); line < table.lines; line += 1) {
      if (!Number.isNaN(told[line])) continue;
      const value = constantOf(table, line, held);
      if (value === null) continue;
      told[line] = value;
      isMore = true;
    }
  }
  return { held, told };
}

/** What a row's basic column is in every plan left, if the row tells; then all that stands in it is held. */
function constantOf(table: Table, line: number, held: Uint8Array): number | null {
  const { cells, width, units } = table;
  const start = startOf(table, line);
  const limit = cells[start + width]!;
  for (let place = 0; place < width; place += 1) {
    const times = cells[start + place]!;
    if (times === 0 || held[place] === 1 || (limit === 0 && times > 0)) continue;
    return null;
  }
  if (limit % units[line]! !== 0) return null;
  for (let place = 0; place < width; place += 1) if (cells[start + place] !== 0) held[place] = 1;
  return limit / units[line]!;
}

/** The same table without what is known, with its aims or without. */
export function leaner(table: Table, { held, told }: Constants, isAiming: boolean): Table {
  const { work, cells } = table;
  const places = placesLeft(held);
  const aims = isAiming ? table.aims : 0;
  const first = table.aims - aims;
  const lines = told.reduce((count, value) => (Number.isNaN(value) ? count + 1 : count), -first);
  const size = { work, width: places.length, aims, lines };
  const next = emptyTable(size, table.where.length);
  spend(work, startOf(next, next.lines));
  let to = 0;
  for (let line = first; line < table.lines; line += 1) {
    if (!Number.isNaN(told[line])) continue;
    copyLine(cells.subarray(startOf(table, line)), places, next.cells, startOf(next, to));
    next.cells[startOf(next, to + 1) - 1] = limitOf(table, line);
    next.units[to] = table.units[line]!;
    const column = table.basic[line]!;
    next.basic[to] = column;
    if (column !== GONE) next.where[column] = basicAt(to);
    to += 1;
  }
  for (let at = 0; at < places.length; at += 1) {
    const column = table.columnAt[places[at]!]!;
    next.columnAt[at] = column;
    next.where[column] = at;
  }
  return next;
}

function placesLeft(held: Uint8Array): Int32Array {
  const places = new Int32Array(held.length);
  let count = 0;
  for (let place = 0; place < held.length; place += 1) if (held[place] === 0) places[count++] = place;
  return places.subarray(0, count);
}

function copyLine(from: Float64Array, places: Int32Array, into: Float64Array, start: number): void {
  for (let at = 0; at < places.length; at += 1) into[start + at] = from[places[at]!]!;
}
