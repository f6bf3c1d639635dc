import { divide, exact, nonzero, shrink, type Work } from './whole-rows.js';
import {
  aimAt,
  areSilent,
  cheapest,
  climb,
  constantsOf,
  leaner,
  pivot,
  settle,
  strike,
  widen,
  type Aim,
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
    /** Column to its place in the table; -1 once nothing can change it any more. */
    private readonly where: number[],
    private readonly raised: number[],
    /** What a column that has left the table is above what it was raised to. */
    private readonly rest: number[],
  ) {}

  static start(
    columns: number,
    limits: readonly Limit[],
    aims: readonly (readonly number[])[],
    work: Work,
  ): WholeSimplex {
    const width = columns + limits.length;
    const where = Array.from({ length: width }, (_, column) => column);
    const rows = limits.map(({ terms, limit }, at) => {
      const row = new Float64Array(width + 1);
      for (const [column, times] of terms) row[column]! += times;
      row[columns + at] = 1;
      row[width] = limit;
      return row;
    });
    const made = aims.map((aim) => {
      const row = new Float64Array(width + 1);
      row.set(aim);
      return { row, scale: 1 };
    });
    const table: Table = {
      work,
      width,
      rows,
      basis: limits.map((_, at) => columns + at),
      rowOf: where.map((column) => (column < columns ? -1 : column - columns)),
      aims: made,
      index: new Int32Array(width + 1),
    };
    return new WholeSimplex(
      table,
      where,
      where.map(() => 0),
      where.map(() => 0),
    );
  }

  /** The same, without the columns that nothing can change any more. */
  copy(): WholeSimplex {
    const { table } = this;
    const { known, open } = constantsOf(table);
    const rest = [...this.rest];
    const places: number[] = [];
    const where = this.where.map((place, column) => {
      if (place < 0) return -1;
      const constant = known.get(place);
      if (constant === undefined) return places.push(place) - 1;
      rest[column] = constant;
      return -1;
    });
    return new WholeSimplex(leaner(table, places, open), where, [...this.raised], rest);
  }

  /** Goes to a corner that is best by the aims. Needed once: what narrows keeps to the best that is left. */
  optimise(): void {
    climb(this.table, this.table.aims);
  }

  /** What an aim comes to here, as a fraction. */
  reached(aim: number): readonly [top: number, bottom: number] {
    const { row, scale } = this.table.aims[aim]!;
    return [-row.at(-1)!, scale];
  }

  /** Positive when the aims come to more here. */
  compare(other: WholeSimplex): number {
    for (let aim = 0; aim < this.table.aims.length; aim += 1) {
      const [[top, bottom], [otherTop, otherBottom]] = [this.reached(aim), other.reached(aim)];
      const difference = exact(top * otherBottom) - exact(otherTop * bottom);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The value of a column as a fraction, with what it was raised by. */
  value(column: number): readonly [top: number, bottom: number] {
    const place = this.where[column]!;
    const row = this.rowWith(place);
    if (row === undefined) return [this.least(column), 1];
    const bottom = row[place]!;
    return [row.at(-1)! + this.raised[column]! * bottom, bottom];
  }

  raisedBy(column: number): number {
    return this.raised[column]!;
  }

  /** Is it at what it was raised to in every plan left? */
  isHeld(column: number): boolean {
    return this.where[column]! < 0 && this.rest[column] === 0;
  }

  /** What a column is in every plan left, if that is known; `copy` finds it out. */
  constantAt(column: number): number | null {
    return this.where[column]! < 0 ? this.least(column) : null;
  }

  /** Holds every column of which one more would bring an aim below so much. */
  holdBelow(aim: number, least: number): void {
    const { row, scale } = this.table.aims[aim]!;
    const spare = -row.at(-1)! - exact(least * scale);
    this.where.forEach((place, column) => {
      if (place < 0 || this.rowWith(place) !== undefined || row[place]! >= 0) return;
      if (spare + row[place]! < 0) this.drop(column);
    });
  }

  /** Goes on until columns add up to `enough` above what they were raised to; false where that cannot be. */
  canReach(columns: readonly number[], enough: number): boolean {
    return this.probe(columns, enough, Number.POSITIVE_INFINITY) === 'reached';
  }

  /** Holds those of the first columns that no plan left can use, as far as a few pivots tell. */
  holdIdle(columns: number): void {
    const { table } = this;
    const seen = new Set<number>();
    const look = () =>
      table.rows.forEach((row, at) => {
        if (row[table.width]! > 0) seen.add(table.basis[at]!);
      });
    const least = table.work.left - PROBES_MAX;
    look();
    for (let column = 0; column < columns && table.work.left > least; column += 1) {
      const place = this.where[column]!;
      if (place < 0 || seen.has(place) || this.raised[column]! > 0) continue;
      if (this.probe([column], 1, PROBE_MAX) === 'never') this.hold(column);
      look();
    }
  }

  /** Asks that a column be at least so much more than so far; false where that cannot be. */
  raise(column: number, by = 1): boolean {
    const place = this.where[column]!;
    if (place < 0 ? this.rest[column]! < by : !this.lower([[column, -1]], -this.raised[column]! - by))
      return false;
    this.raised[column]! += by;
    if (place < 0) {
      this.rest[column]! -= by;
      return true;
    }
    const own = this.rowWith(place);
    const { rows, aims, width } = this.table;
    const changed = own === undefined ? [...rows, ...aims.map(({ row }) => row)] : [own];
    for (const row of changed) row[width] = exact(row[width]! - exact(by * row[place]!));
    return settle(this.table);
  }

  /** Asks that a column be no more than it was raised to; false where that cannot be. */
  hold(column: number): boolean {
    const place = this.where[column]!;
    if (place < 0) return this.rest[column] === 0;
    if (!this.lower([[column, 1]], this.raised[column]!)) return false;
    const at = this.table.rowOf[place]!;
    if (at >= 0) {
      const isAbove = this.table.rows[at]!.at(-1)! > 0;
      const other = cheapest(this.table, at, isAbove ? 1 : 0);
      if (other < 0) return !isAbove;
      pivot(this.table, at, other);
    }
    this.drop(column);
    return settle(this.table);
  }

  /** Asks for one more limit; says which column is its slack, or null where that cannot be. */
  limit({ terms, limit }: Limit): number | null {
    if (!this.lower(terms, limit)) return null;
    const { table } = this;
    const place = widen(table);
    const row = new Float64Array(table.width + 1);
    row[place] = 1;
    row[table.width] = limit;
    for (const [column, times] of terms) {
      row[table.width]! -= times * this.least(column);
      if (this.where[column]! >= 0) row[this.where[column]!]! += times;
    }
    table.rows.forEach((own, at) =>
      divide(row, own, table.basis[at]!, table.index, nonzero(own, table.index)),
    );
    shrink(row, 0);
    table.rowOf.push(table.rows.length);
    table.basis.push(place);
    table.rows.push(row);
    this.where.push(place);
    this.raised.push(0);
    this.rest.push(0);
    return settle(table) ? this.where.length - 1 : null;
  }

  private probe(
    columns: readonly number[],
    enough: number,
    pivotsMax: number,
  ): 'reached' | 'never' | 'not-told' {
    const aim = this.aimAt(columns.map((column) => [column, 1]));
    const missing = columns.reduce((left, column) => left - this.rest[column]!, enough);
    const isReached = () => -aim.row.at(-1)! >= missing * aim.scale;
    const isBest = climb(this.table, [aim], isReached, pivotsMax);
    if (isReached()) return 'reached';
    return isBest ? 'never' : 'not-told';
  }

  /**
   * Goes to where a sum is within its limit before that is asked: to mend rows takes long where no aim says
   * at what cost. False where the sum is above it in every plan left.
   */
  private lower(terms: Limit['terms'], limit: number): boolean {
    if (!areSilent(this.table)) return true;
    const fixed = terms.reduce((sum, [column, times]) => sum + times * this.least(column), 0);
    const aim = this.aimAt(terms.map(([column, times]) => [column, -times]));
    const isWithin = () => -aim.row.at(-1)! >= exact((fixed - limit) * aim.scale);
    climb(this.table, [aim], isWithin);
    return isWithin();
  }

  private least(column: number): number {
    return this.raised[column]! + this.rest[column]!;
  }

  private aimAt(terms: Limit['terms']): Aim {
    return aimAt(
      this.table,
      terms.flatMap(([column, times]) =>
        this.where[column]! < 0 ? [] : [[this.where[column]!, times] as const],
      ),
    );
  }

  private rowWith(place: number): Float64Array | undefined {
    return place < 0 ? undefined : this.table.rows[this.table.rowOf[place]!];
  }

  private drop(column: number): void {
    strike(this.table, this.where[column]!);
    this.where[column] = -1;
  }
}
