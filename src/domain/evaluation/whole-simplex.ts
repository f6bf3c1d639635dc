import { exact, shrink, type Work } from './whole-rows.js';
import { WaitingColumns } from './waiting-columns.js';
import { constantsOf, leaner } from './whole-constants.js';
import { areSilent, cheapest, climb, settle, strive } from './whole-steps.js';
import {
  addRow,
  basicAt,
  firstRow,
  fractionalIn,
  GONE,
  limitOf,
  longer,
  pivot,
  release,
  slacksAlone,
  startOf,
  strike,
  takeOut,
  writeSum,
  type Table,
} from './whole-table.js';

/** Pivots spent on whether one column can be used; where that is not told by then, it stays open. */
const PROBE_MAX = 8;
/** Pivots spent on all such questions together. */
const PROBES_MAX = 300;

/** A row `terms <= limit` over the columns. */
export interface Limit {
  readonly terms: readonly (readonly [column: number, times: number])[];
  readonly limit: number;
}

/**
 * The simplex method in whole numbers, so that no answer hangs on rounding. Aims are compared in order: a
 * later one counts only among what is best by those before. Each limit has a slack column of its own,
 * numbered after the given ones. Columns never fall below nought; `raise`, `hold` and `limit` narrow what is
 * left, for good.
 */
export class WholeSimplex {
  private constructor(
    private readonly table: Table,
    private raised: Int32Array,
    /** What a column that has left the table is above what it was raised to. */
    private rest: Int32Array,
    private waiting: WaitingColumns | null = null,
    /** Columns to be held once none waits: until then the slacks among them are needed. */
    private readonly idle: number[] = [],
  ) {}

  static start(
    columns: number,
    limits: readonly Limit[],
    aims: readonly (readonly number[])[],
    work: Work,
  ): WholeSimplex {
    const table = slacksAlone(columns, limits, aims.length, work);
    const all = columns + limits.length;
    const waiting = new WaitingColumns(columns, limits, aims);
    return new WholeSimplex(table, new Int32Array(all), new Int32Array(all), waiting);
  }

  /**
   * The same, without the columns that nothing can change any more; without its aims too once they have said
   * all that they can.
   */
  copy(isAiming = true): WholeSimplex {
    this.open();
    const { table } = this;
    const constants = constantsOf(table);
    const rest = this.rest.slice();
    constants.told.forEach((value, line) => {
      if (!Number.isNaN(value)) rest[table.basic[line]!] = value;
    });
    // What it was raised to is seldom changed: copies share it until one of them does.
    return new WholeSimplex(leaner(table, constants, isAiming), this.raised, rest);
  }

  /** Ends its use: what is copied next may have its memory. */
  release(): void {
    release(this.table);
  }

  /** Goes to a corner that is best by the aims. Needed once: what narrows keeps to the best that is left. */
  optimise(): void {
    const { table, waiting } = this;
    do climb(table, [0, table.aims]);
    while (waiting?.enterBest(table) ?? false);
  }

  get isAiming(): boolean {
    return this.table.aims > 0;
  }

  /** What an aim comes to here, as a fraction. */
  reached(aim: number): readonly [top: number, bottom: number] {
    return [-limitOf(this.table, aim), this.table.units[aim]!];
  }

  /** Positive when the aims come to more here. */
  compare(other: WholeSimplex): number {
    for (let aim = 0; aim < this.table.aims; aim += 1) {
      const [[top, bottom], [otherTop, otherBottom]] = [this.reached(aim), other.reached(aim)];
      const difference = exact(top * otherBottom) - exact(otherTop * bottom);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The value of a column as a fraction, with what it was raised by. */
  value(column: number): readonly [top: number, bottom: number] {
    const row = this.rowWith(column);
    if (row === null) return [this.least(column), 1];
    const bottom = this.table.units[row]!;
    return [limitOf(this.table, row) + this.raised[column]! * bottom, bottom];
  }

  /** The value of a column without the part that is no whole one. */
  floorOf(column: number): number {
    const row = this.rowWith(column);
    if (row === null) return this.least(column);
    return Math.floor(limitOf(this.table, row) / this.table.units[row]!) + this.raised[column]!;
  }

  /** The columns before `end` that are no whole number here, in their order. */
  fractional(end = Number.POSITIVE_INFINITY): readonly number[] {
    return fractionalIn(this.table, end);
  }

  raisedBy(column: number): number {
    return this.raised[column]!;
  }

  /** Is it at what it was raised to in every plan left? */
  isHeld(column: number): boolean {
    return this.isGone(column) && this.rest[column] === 0;
  }

  /** What a column is in every plan left, if that is known; `copy` finds it out. */
  constantAt(column: number): number | null {
    return this.isGone(column) ? this.least(column) : null;
  }

  /** Holds every column of which one more would bring an aim below so much. */
  holdBelow(aim: number, least: number): void {
    const { table } = this;
    const spare = -limitOf(table, aim) - exact(least * table.units[aim]!);
    this.waiting?.keepWithin(table, aim, spare);
    const start = startOf(table, aim);
    for (let place = 0; place < table.width; place += 1) {
      const loss = table.cells[start + place]!;
      if (loss >= 0 || spare + loss >= 0) continue;
      if (this.waiting === null) strike(table, place);
      else this.idle.push(table.columnAt[place]!);
    }
  }

  /** Goes on until columns add up to `enough` above what they were raised to; false where that cannot be. */
  canReach(columns: readonly number[], enough: number): boolean {
    return this.probe(columns, enough, Number.POSITIVE_INFINITY) === 'reached';
  }

  /** Holds those of the first columns that no plan left can use, as far as a few pivots tell. */
  holdIdle(columns: number): void {
    const { table } = this;
    const seen = new Uint8Array(this.raised.length);
    const look = () => {
      for (let row = firstRow(table); row < table.lines; row += 1)
        if (limitOf(table, row) > 0) seen[table.basic[row]!] = 1;
    };
    const least = table.work.left - PROBES_MAX;
    look();
    for (let column = 0; column < columns && table.work.left > least; column += 1) {
      if (this.isGone(column) || seen[column] === 1 || this.raised[column]! > 0) continue;
      const before = table.work.left;
      if (this.probe([column], 1, PROBE_MAX) === 'never') this.hold(column);
      if (table.work.left < before) look();
    }
  }

  /**
   * Goes to where a sum is within its limit before that is asked: to mend rows takes long where no aim says
   * at what cost. False where the sum is above it in every plan left; while aims say something, never.
   */
  couldLimit({ terms, limit }: Limit): boolean {
    if (!areSilent(this.table)) return true;
    const less = terms.map(([column, times]) => [column, -times] as const);
    return strive(this.table, less, this.sumOfLeast(terms) - limit)[1];
  }

  couldHold(column: number): boolean {
    return this.couldLimit({ terms: [[column, 1]], limit: this.raised[column]! });
  }

  couldRaise(column: number, by: number): boolean {
    return this.couldLimit({ terms: [[column, -1]], limit: -this.raised[column]! - by });
  }

  /** Asks that a column be at least so much more than so far; false where that cannot be. */
  raise(column: number, by = 1): boolean {
    if (this.isGone(column)) {
      if (this.rest[column]! < by) return false;
      this.raiseBy(column, by);
      this.rest[column]! -= by;
      return true;
    }
    if (!this.couldRaise(column, by)) return false;
    this.raiseBy(column, by);
    takeOut(this.table, column, by);
    return settle(this.table);
  }

  /** Asks that a column be no more than it was raised to; false where that cannot be. */
  hold(column: number): boolean {
    if (this.isGone(column)) return this.rest[column] === 0;
    if (!this.couldHold(column)) return false;
    const { table } = this;
    const row = this.rowWith(column);
    if (row !== null) {
      const isAbove = limitOf(table, row) > 0;
      const other = cheapest(table, row, isAbove ? 1 : 0);
      if (other < 0) return !isAbove;
      pivot(table, row, other);
    }
    strike(table, table.where[column]!);
    return settle(table);
  }

  /** Asks for one more limit; says which column is its slack, or null where that cannot be. */
  limit({ terms, limit }: Limit): number | null {
    this.open();
    if (!this.couldLimit({ terms, limit })) return null;
    const { table } = this;
    const slack = this.raised.length;
    this.raised = longer(this.raised, 0);
    this.rest = longer(this.rest, 0);
    const row = addRow(table);
    const start = startOf(table, row);
    table.cells[start + table.width] = limit - this.sumOfLeast(terms);
    writeSum(table, row, terms);
    table.units[row] = shrink(table.cells, start, table.width, table.units[row]!);
    return settle(table) ? slack : null;
  }

  private raiseBy(column: number, by: number): void {
    this.raised = this.raised.slice();
    this.raised[column]! += by;
  }

  /** Lets in every column that no `holdBelow` has ruled out: from here on anything may ask for one. */
  private open(): void {
    const { table, waiting, idle } = this;
    if (waiting === null) return;
    waiting.enterAll(table);
    this.waiting = null;
    for (const column of idle.splice(0)) if (!this.isGone(column)) strike(table, table.where[column]!);
  }

  private probe(
    columns: readonly number[],
    enough: number,
    pivotsMax: number,
  ): 'reached' | 'never' | 'not-told' {
    const missing = columns.reduce((left, column) => left - this.rest[column]!, enough);
    const [isBest, isReached] = strive(
      this.table,
      columns.map((column) => [column, 1]),
      missing,
      pivotsMax,
    );
    if (isReached) return 'reached';
    return isBest ? 'never' : 'not-told';
  }

  private sumOfLeast(terms: Limit['terms']): number {
    return terms.reduce((sum, [column, times]) => sum + times * this.least(column), 0);
  }

  private least(column: number): number {
    return this.raised[column]! + this.rest[column]!;
  }

  private isGone(column: number): boolean {
    return this.table.where[column] === GONE;
  }

  /** The row where a column is basic. */
  private rowWith(column: number): number | null {
    const place = this.table.where[column]!;
    return place < GONE ? basicAt(place) : null;
  }
}
