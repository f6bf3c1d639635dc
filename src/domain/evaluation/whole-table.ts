import { divide, exact, nonzero, shrink, spend, type Work } from './whole-rows.js';

/** Pivots that change nothing before the rule that cannot go in circles takes over (Bland). */
const STALLS_MAX = 200;
/** The same for pivots that mend rows. */
const SETTLES_MAX = 20;

/**
 * A sum over columns that is to be as large as possible: `value / scale`, with what each column would add.
 */
export interface Aim {
  readonly row: Float64Array;
  scale: number;
}

/** The rows, each with its basic column, and the aims. Changed in place, since copies cost most. */
export interface Table {
  readonly work: Work;
  width: number;
  /** A row's last number is its limit. It may be multiplied by whatever keeps it whole. */
  rows: Float64Array[];
  /** Row to its basic column, and column to the row where it is basic, or -1. */
  readonly basis: number[];
  readonly rowOf: number[];
  aims: Aim[];
  index: Int32Array;
}

/** Rows of noughts, side by side: one piece of memory costs far less than many. */
function rowsOf(count: number, length: number): Float64Array[] {
  const all = new Float64Array(count * length);
  return Array.from({ length: count }, (_, at) => all.subarray(at * length, (at + 1) * length));
}

/** The same, with these columns and these rows only. The basic columns of the rows are among the columns. */
export function leaner(table: Table, places: readonly number[], kept: readonly number[]): Table {
  const { work, width, rows, basis, aims } = table;
  const room = rowsOf(kept.length + aims.length, places.length + 1);
  const lean = (row: Float64Array, into: Float64Array) => {
    for (let at = 0; at < places.length; at += 1) into[at] = row[places[at]!]!;
    into[places.length] = row[width]!;
    return into;
  };
  spend(work, kept.length * places.length);
  const moved = new Int32Array(width).fill(-1);
  places.forEach((place, at) => (moved[place] = at));
  const rowOf = places.map(() => -1);
  kept.forEach((at, row) => (rowOf[moved[basis[at]!]!] = row));
  return {
    work,
    width: places.length,
    rows: kept.map((at, row) => lean(rows[at]!, room[row]!)),
    basis: kept.map((at) => moved[basis[at]!]!),
    rowOf,
    aims: aims.map(({ row, scale }, at) => ({ row: lean(row, room[kept.length + at]!), scale })),
    index: new Int32Array(places.length + 1),
  };
}

/**
 * The columns that are the same in every plan left, with what they are, and the rows that still say
 * something. A row at nought that holds no negative number holds everything in it there.
 */
export function constantsOf(table: Table): {
  known: ReadonlyMap<number, number>;
  open: readonly number[];
} {
  const known = new Map<number, number>();
  let open = table.rows.map((_, at) => at);
  for (let before = -1; known.size > before;) {
    before = known.size;
    open = open.filter((at) => !tellsAll(table, at, known));
  }
  return { known, open };
}

function tellsAll({ width, rows, basis }: Table, at: number, known: Map<number, number>): boolean {
  const row = rows[at]!;
  const basic = basis[at]!;
  const value = row[width]! / row[basic]!;
  // No less than nought may be in a row that comes to nought; in another, nothing else at all.
  for (let place = 0; place < width; place += 1) {
    const times = row[place]!;
    if (times === 0 || place === basic || (value === 0 && times > 0) || known.has(place)) continue;
    return false;
  }
  if (value !== Math.floor(value)) return false;
  if (value === 0) for (let place = 0; place < width; place += 1) if (row[place] !== 0) known.set(place, 0);
  known.set(basic, value);
  return true;
}

/** Adds a column that stands in no row yet; says where. */
export function widen(table: Table): number {
  const place = table.width;
  const count = table.rows.length;
  const room = rowsOf(count + table.aims.length, place + 2);
  const wider = (row: Float64Array, into: Float64Array) => {
    for (let at = 0; at < place; at += 1) into[at] = row[at]!;
    into[place + 1] = row[place]!;
    return into;
  };
  table.rows = table.rows.map((row, at) => wider(row, room[at]!));
  table.aims = table.aims.map(({ row, scale }, at) => ({ row: wider(row, room[count + at]!), scale }));
  table.index = new Int32Array(place + 2);
  table.width += 1;
  return place;
}

/** Takes a column that stands at nought out of all rows. */
export function strike({ rows, aims }: Table, place: number): void {
  for (const row of rows) row[place] = 0;
  for (const { row } of aims) row[place] = 0;
}

/** Makes a column basic in a row, in place of the one that was. */
export function pivot(table: Table, at: number, place: number, others: readonly Aim[] = []): void {
  const { work, rows, aims, basis, rowOf, index } = table;
  const row = rows[at]!;
  if (row[place]! < 0) for (let i = 0; i < row.length; i += 1) row[i] = -row[i]!;
  const count = nonzero(row, index);
  let touched = row.length + rows.length;
  for (let i = 0; i < rows.length; i += 1) {
    const target = rows[i]!;
    if (i === at || target[place] === 0) continue;
    touched += count;
    if (divide(target, row, place, index, count) !== 1) shrink(target, 0);
  }
  for (const aim of aims) carry(aim, row, place, index, count);
  for (const aim of others) carry(aim, row, place, index, count);
  rowOf[basis[at]!] = -1;
  rowOf[place] = at;
  basis[at] = place;
  spend(work, touched);
}

function carry(aim: Aim, row: Float64Array, place: number, index: Int32Array, count: number): void {
  const times = divide(aim.row, row, place, index, count);
  if (times === 1) return;
  aim.scale = exact(aim.scale * times);
  aim.scale /= shrink(aim.row, aim.scale);
}

/** A sum over columns as an aim. */
export function aimAt(
  { width, rows, rowOf, index }: Table,
  sum: readonly (readonly [place: number, times: number])[],
): Aim {
  const aim: Aim = { row: new Float64Array(width + 1), scale: 1 };
  for (const [place, times] of sum) aim.row[place]! += times;
  for (const [place] of sum) {
    const row = rows[rowOf[place]!];
    if (row !== undefined) carry(aim, row, place, index, nonzero(row, index));
  }
  return aim;
}

/**
 * Steps from corner to corner while an aim can still be bettered without harm to those before it; false where
 * that is not done after so many pivots.
 */
export function climb(
  table: Table,
  aims: readonly Aim[],
  isEnough: () => boolean = () => false,
  pivotsMax = Number.POSITIVE_INFINITY,
): boolean {
  let stalls = 0;
  for (let pivots = 0; !isEnough(); pivots += 1) {
    const place = gaining(table, aims, stalls > STALLS_MAX);
    if (place < 0) return true;
    if (pivots >= pivotsMax) return false;
    const at = leaving(table, place);
    stalls = table.rows[at]![table.width] === 0 ? stalls + 1 : 0;
    pivot(table, at, place, aims === table.aims ? [] : aims);
  }
  return true;
}

/** The column by which the first aim that can be bettered gains most; -1 where all is best. */
function gaining({ width, rowOf }: Table, aims: readonly Aim[], isFirst: boolean): number {
  let [found, rank, most] = [-1, aims.length, 0];
  for (let place = 0; place < width; place += 1) {
    if (rowOf[place]! >= 0) continue;
    for (let at = 0; at <= rank && at < aims.length; at += 1) {
      const gain = aims[at]!.row[place]!;
      if (gain === 0) continue;
      if (gain > 0 && (at < rank || gain > most || (gain === most && isMore(aims, at + 1, place, found))))
        [found, rank, most] = [place, at, gain];
      break;
    }
    if (isFirst && found >= 0) return found;
  }
  return found;
}

function isMore(aims: readonly Aim[], from: number, place: number, other: number): boolean {
  for (let at = from; at < aims.length; at += 1) {
    const difference = aims[at]!.row[place]! - aims[at]!.row[other]!;
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** The row that sets the limit to a column; of equals the one with the first basic column. */
function leaving({ width, rows, basis }: Table, place: number): number {
  let found = -1;
  let [top, bottom] = [0, 1];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const times = row[place]!;
    if (times <= 0) continue;
    const limit = row[width]!;
    const difference = found < 0 ? -1 : exact(limit * bottom) - exact(top * times);
    if (difference > 0 || (difference === 0 && basis[at]! > basis[found]!)) continue;
    [found, top, bottom] = [at, limit, times];
  }
  return found;
}

/** Do the aims say nothing of any column that is left? */
export function areSilent({ width, aims }: Table): boolean {
  for (const { row } of aims)
    for (let place = 0; place < width; place += 1) if (row[place] !== 0) return false;
  return true;
}

/** Mends rows that fell below nought, at the least cost by the aims; false where one cannot be mended. */
export function settle(table: Table): boolean {
  for (let pivots = 0; ; pivots += 1) {
    const isFirst = pivots > SETTLES_MAX;
    const at = brokenRow(table, isFirst);
    if (at < 0) return true;
    const place = cheapest(table, at, -1, isFirst);
    if (place < 0) return false;
    pivot(table, at, place);
  }
}

function brokenRow({ width, rows, basis }: Table, isFirst: boolean): number {
  let found = -1;
  for (let at = 0; at < rows.length; at += 1) {
    const value = rows[at]![width]!;
    if (value >= 0) continue;
    const isWorse = found >= 0 && (isFirst ? basis[at]! < basis[found]! : value < rows[found]![width]!);
    if (found < 0 || isWorse) found = at;
  }
  return found;
}

/**
 * The column that may become basic in a row at the least cost by the aims; -1 where none may. `sign` is the
 * one that its times in the row must have; 0 is any.
 */
export function cheapest(table: Table, at: number, sign: -1 | 0 | 1, isFirst = false): number {
  const row = table.rows[at]!;
  const basic = table.basis[at]!;
  let found = -1;
  for (let place = 0; place < table.width; place += 1) {
    const times = row[place]!;
    if (times === 0 || place === basic || times * sign < 0) continue;
    if (found < 0 || isCheaper(table, row, [place, found], isFirst)) found = place;
  }
  return found;
}

function isCheaper({ aims }: Table, row: Float64Array, [a, b]: [number, number], isFirst: boolean): boolean {
  const [timesA, timesB] = [Math.abs(row[a]!), Math.abs(row[b]!)];
  for (const aim of aims) {
    const difference = exact(aim.row[a]! * timesB) - exact(aim.row[b]! * timesA);
    if (difference !== 0) return difference > 0;
  }
  return !isFirst && timesA < timesB;
}
