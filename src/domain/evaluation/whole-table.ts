import { exact, gcd, roomFor, shrink, spend, type Work } from './whole-rows.js';

/** Only lines with a unit of so much are divided by what their numbers have in common. */
const LARGE = 2 ** 14;

const NO_CELLS = new Float64Array(0);

/** A column that nothing can change any more stands nowhere. */
export const GONE = -1;

/**
 * Lines of whole numbers, all in one piece of memory, changed in place: first the aims, then a line for a
 * question that is asked in between, then the rows. A line is a number for each column that is not basic, and
 * last its limit. A row says `unit * its basic column + what stands in it = limit`; an aim is worth
 * `(what stands in it - limit) / unit`. A line may be multiplied by whatever keeps it whole.
 */
export interface Table {
  readonly work: Work;
  width: number;
  cells: Float64Array;
  readonly aims: number;
  lines: number;
  units: Float64Array;
  /** By line, the basic column; of aims none. */
  basic: Int32Array;
  /** By place in a line, its column, or `GONE`. */
  columnAt: Int32Array;
  /** By column, its place in a line; where it is basic `basicAt` of the line; or `GONE`. */
  where: Int32Array;
  /** The places of a line that are not nought, for the line that is taken from others just now. */
  index: Int32Array;
}

/** How `where` spells that a column is basic in a line; asked of that, gives the line again. */
export function basicAt(line: number): number {
  return -2 - line;
}

/** The first line that is a row. */
export function firstRow({ aims }: Table): number {
  return aims + 1;
}

/** Where in the cells a line begins. */
export function startOf({ width }: Table, line: number): number {
  return line * (width + 1);
}

/** A line's limit. */
export function limitOf({ cells, width }: Table, line: number): number {
  return cells[(line + 1) * (width + 1) - 1]!;
}

/** A table of which nothing but the sizes is known; its cells may hold anything. */
export function emptyTable(size: Pick<Table, 'work' | 'width' | 'aims' | 'lines'>, columns: number): Table {
  const { work, width, lines, aims } = size;
  return {
    work,
    width,
    aims,
    lines,
    // One line more: up to a quarter of all copies ask for one more limit, and then nothing is moved.
    cells: roomFor(work, (lines + 1) * (width + 1)),
    units: new Float64Array(lines).fill(1),
    basic: new Int32Array(lines).fill(GONE),
    columnAt: new Int32Array(width).fill(GONE),
    where: new Int32Array(columns).fill(GONE),
    index: new Int32Array(width + 1),
  };
}

/** Rows with nothing in them but their own slack columns, which are numbered after `columns` others. */
export function slacksAlone(
  columns: number,
  limits: readonly { readonly limit: number }[],
  aims: number,
  work: Work,
): Table {
  const lines = aims + 1 + limits.length;
  const table = emptyTable({ work, width: 0, aims, lines }, columns + limits.length);
  table.cells.fill(0);
  limits.forEach(({ limit }, at) => {
    const row = firstRow(table) + at;
    table.cells[startOf(table, row)] = limit;
    table.basic[row] = columns + at;
    table.where[columns + at] = basicAt(row);
  });
  return table;
}

/** The columns before `end` that are no whole number, in their order: only basic ones can be. */
export function fractionalIn(table: Table, end: number): number[] {
  const found: number[] = [];
  for (let row = firstRow(table); row < table.lines; row += 1)
    if (table.basic[row]! < end && limitOf(table, row) % table.units[row]! !== 0)
      found.push(table.basic[row]!);
  return found.sort((a, b) => a - b);
}

/** Counts so many of a column outside the table: in it stands from here on what is more. It has not left. */
export function takeOut(table: Table, column: number, by: number): void {
  const { cells, width, lines, units, where } = table;
  const less = (line: number, times: number) =>
    (cells[startOf(table, line) + width] = exact(limitOf(table, line) - exact(by * times)));
  const place = where[column]!;
  if (place < GONE) less(basicAt(place), units[basicAt(place)]!);
  else for (let line = 0; line < lines; line += 1) less(line, cells[startOf(table, line) + place]!);
}

/** Adds a row without anything in it, with a column of its own; says which line. */
export function addRow(table: Table): number {
  const line = table.lines;
  const column = table.where.length;
  const [start, end] = [startOf(table, line), startOf(table, line + 1)];
  if (table.cells.length < end) {
    const { cells } = table;
    table.cells = roomFor(table.work, end);
    table.cells.set(cells.subarray(0, start));
    table.work.spare.push(cells);
  }
  table.cells.fill(0, start, end);
  table.units = longer(table.units, 1);
  table.basic = longer(table.basic, column);
  table.where = longer(table.where, basicAt(line));
  table.lines += 1;
  return line;
}

/** A list with one more number. */
export function longer<T extends Int32Array | Float64Array>(list: T, number: number): T {
  const next = new (list.constructor as new (length: number) => T)(list.length + 1);
  next.set(list);
  next[list.length] = number;
  return next;
}

/** Gives a table's memory back; it must not be used again. */
export function release(table: Table): void {
  table.work.spare.push(table.cells);
  table.cells = NO_CELLS;
}

/** Takes a column that stands at nought out of all lines. */
export function strike(table: Table, place: number): void {
  for (let line = 0; line < table.lines; line += 1) table.cells[startOf(table, line) + place] = 0;
  table.where[table.columnAt[place]!] = GONE;
  table.columnAt[place] = GONE;
}

/** Makes the column of a place basic in a row; the one that was takes its place. */
export function pivot(table: Table, row: number, place: number): void {
  const { work, cells, units, basic, where, columnAt, width } = table;
  const start = startOf(table, row);
  const sign = cells[start + place]! < 0 ? -1 : 1;
  if (sign < 0) for (let i = start; i <= start + width; i += 1) cells[i] = -cells[i]!;
  const unit = cells[start + place]!;
  cells[start + place] = sign * units[row]!;
  units[row] = unit;
  const count = nonzero(table, start);
  let touched = width + table.lines;
  for (let line = 0; line < table.lines; line += 1) {
    const target = startOf(table, line);
    const there = cells[target + place]!;
    if (line === row || there === 0) continue;
    touched += count;
    cells[target + place] = 0;
    lessen(table, line, row, count, there);
  }
  const [entering, leaving] = [columnAt[place]!, basic[row]!];
  [basic[row], columnAt[place]] = [entering, leaving];
  [where[entering], where[leaving]] = [basicAt(row), place];
  spend(work, touched);
}

/** Where a line is not nought, written into `index`; says how many there are. */
function nonzero({ cells, width, index }: Table, start: number): number {
  let count = 0;
  for (let i = 0; i <= width; i += 1) if (cells[start + i] !== 0) index[count++] = i;
  return count;
}

/**
 * Takes so much of a row from a line that the row's column, of which the line holds `there`, vanishes from
 * it. `index` holds the `count` places where the row is not nought.
 */
function lessen(table: Table, line: number, row: number, count: number, there: number): void {
  const { cells, units, width, index } = table;
  const target = line * (width + 1);
  const from = row * (width + 1);
  const unit = units[row]!;
  const common = gcd(unit, Math.abs(there));
  const times = unit / common;
  const less = there / common;
  if (times !== 1) for (let i = target; i <= target + width; i += 1) cells[i] = exact(cells[i]! * times);
  for (let n = 0; n < count; n += 1) {
    const i = index[n]!;
    cells[target + i] = exact(cells[target + i]! - exact(less * cells[from + i]!));
  }
  if (times === 1) return;
  const grown = exact(units[line]! * times);
  units[line] = grown < LARGE ? grown : shrink(cells, target, width, grown);
}

/** Adds a sum over columns to a line in which no column has a number yet; those that are gone add nothing. */
export function writeSum(
  table: Table,
  line: number,
  sum: readonly (readonly [column: number, times: number])[],
): void {
  const { cells, where, units } = table;
  const target = startOf(table, line);
  for (const [column, times] of sum) if (where[column]! >= 0) cells[target + where[column]!]! += times;
  for (const [column, each] of sum) {
    if (where[column]! >= GONE) continue;
    const row = basicAt(where[column]!);
    lessen(table, line, row, nonzero(table, startOf(table, row)), exact(each * units[line]!));
  }
}
