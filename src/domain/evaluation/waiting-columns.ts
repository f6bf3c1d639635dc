import { exact, roomFor, spend } from './whole-rows.js';
import { startOf, type Table } from './whole-table.js';

const NONE = -1;

/**
 * Columns that have no place in a table yet: most of what could be chosen is never worth a look. What each
 * would be there follows from the slack columns at any time, which have kept what was done to the rows.
 */
export class WaitingColumns {
  private columns: Int32Array;
  /** The limits a column stands in, and how often: from `starts` of the column to that of the next. */
  private readonly starts: Int32Array;
  private readonly limits: Int32Array;
  private readonly times: Float64Array;
  private readonly limitCount: number;

  /** Slack columns are numbered from `count` on, in the order of the limits. */
  constructor(
    private readonly count: number,
    limits: readonly { readonly terms: readonly (readonly [column: number, times: number])[] }[],
    private readonly aims: readonly (readonly number[])[],
  ) {
    this.columns = new Int32Array(count).map((_, column) => column);
    this.starts = new Int32Array(count + 1);
    for (const { terms } of limits) for (const [column] of terms) this.starts[column + 1]! += 1;
    for (let column = 0; column < count; column += 1) this.starts[column + 1]! += this.starts[column]!;
    this.limits = new Int32Array(this.starts[count]!);
    this.times = new Float64Array(this.starts[count]!);
    const next = this.starts.slice();
    limits.forEach(({ terms }, limit) => {
      for (const [column, times] of terms) {
        const at = next[column]!++;
        this.limits[at] = limit;
        this.times[at] = times;
      }
    });
    this.limitCount = limits.length;
  }

  /**
   * Gives a place to columns of which one more would be better by the aims, of each limit to the best; false
   * where there is none.
   */
  enterBest(table: Table): boolean {
    const prices = this.aims.map((_, aim) => this.pricesOf(table, aim));
    const best = new Int32Array(this.limitCount).fill(NONE);
    const gains = new Float64Array(this.count * this.aims.length);
    for (const column of this.columns) {
      const own = column * this.aims.length;
      prices.forEach((price, aim) => (gains[own + aim] = this.gainOf(table, column, aim, price)));
      if (!this.isMore(gains, column, NONE)) continue;
      for (let at = this.starts[column]!; at < this.starts[column + 1]!; at += 1) {
        const limit = this.limits[at]!;
        if (this.isMore(gains, column, best[limit]!)) best[limit] = column;
      }
    }
    const entering = new Set(best.filter((column) => column !== NONE));
    this.columns = this.columns.filter((column) => !entering.has(column));
    this.enter(table, [...entering]);
    return entering.size > 0;
  }

  /** Forgets the columns of which one more would bring an aim down by more than so much. */
  keepWithin(table: Table, aim: number, spare: number): void {
    const prices = this.pricesOf(table, aim);
    this.columns = this.columns.filter((column) => this.gainOf(table, column, aim, prices) + spare >= 0);
  }

  /** Gives a place to all that still wait. */
  enterAll(table: Table): void {
    this.enter(table, [...this.columns]);
    this.columns = new Int32Array(0);
  }

  /** What an aim holds of each slack column: what one more of each limit would add to it. */
  private pricesOf({ cells, columnAt, width }: Table, aim: number): Float64Array {
    const prices = new Float64Array(this.limitCount);
    for (let place = 0; place < width; place += 1) {
      const limit = columnAt[place]! - this.count;
      if (limit >= 0) prices[limit] = cells[aim * (width + 1) + place]!;
    }
    return prices;
  }

  /** What one more of a column would add to an aim, in the units of its line. */
  private gainOf({ units }: Table, column: number, aim: number, prices: Float64Array): number {
    return exact(this.aims[aim]![column]! * units[aim]! + this.sumOf(column, prices));
  }

  /** Does a column gain more than another, or at all where that is none? */
  private isMore(gains: Float64Array, column: number, other: number): boolean {
    const count = this.aims.length;
    for (let aim = 0; aim < count; aim += 1) {
      const less = other === NONE ? 0 : gains[other * count + aim]!;
      const difference = gains[column * count + aim]! - less;
      if (difference !== 0) return difference > 0;
    }
    return false;
  }

  private sumOf(column: number, prices: Float64Array): number {
    let sum = 0;
    for (let at = this.starts[column]!; at < this.starts[column + 1]!; at += 1)
      sum += exact(this.times[at]! * prices[this.limits[at]!]!);
    return sum;
  }

  /** By limit, which of the entering columns stand in it, and how often. */
  private entriesOf(entering: readonly number[]): readonly Entries[] {
    const entries = Array.from({ length: this.limitCount }, (): Entries => ({ at: [], times: [] }));
    entering.forEach((column, at) => {
      for (let term = this.starts[column]!; term < this.starts[column + 1]!; term += 1) {
        const entry = entries[this.limits[term]!]!;
        entry.at.push(at);
        entry.times.push(this.times[term]!);
      }
    });
    return entries;
  }

  private enter(table: Table, entering: readonly number[]): void {
    const { work, width, lines, cells: old, units, basic } = table;
    const wide = width + entering.length + 1;
    const cells = roomFor(work, lines * wide);
    const entries = this.entriesOf(entering);
    const slacks = table.columnAt.map((column, place) => (column >= this.count ? place : NONE));
    const places = slacks.filter((place) => place !== NONE);
    for (let line = 0; line < lines; line += 1) {
      const [from, start] = [startOf(table, line), line * wide];
      cells.set(old.subarray(from, from + width), start);
      cells[start + wide - 1] = old[from + width]!;
      const own = cells.subarray(start + width, start + wide - 1);
      own.fill(0);
      if (line < table.aims)
        entering.forEach((column, at) => (own[at] = exact(this.aims[line]![column]! * units[line]!)));
      for (const place of places)
        addTo(own, entries[table.columnAt[place]! - this.count]!, cells[start + place]!);
      if (basic[line]! >= this.count) addTo(own, entries[basic[line]! - this.count]!, units[line]!);
    }
    spend(work, lines * wide);
    work.spare.push(old);
    table.cells = cells;
    table.width = wide - 1;
    const { columnAt } = table;
    table.columnAt = new Int32Array(wide - 1);
    table.columnAt.set(columnAt);
    table.columnAt.set(entering, width);
    table.index = new Int32Array(wide);
    entering.forEach((column, at) => (table.where[column] = width + at));
  }
}

/** Where a limit stands in entering columns. */
interface Entries {
  readonly at: number[];
  readonly times: number[];
}

/** Adds to entering columns what they hold of one limit, at its price. */
function addTo(own: Float64Array, { at, times }: Entries, price: number): void {
  if (price === 0) return;
  for (let n = 0; n < at.length; n += 1) own[at[n]!] = exact(own[at[n]!]! + exact(times[n]! * price));
}
