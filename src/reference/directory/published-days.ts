import type { PublishedRow } from './published-row.js';

/** A day of a published file that is not taken as it is written: where it stands, and why. */
export interface DayNotTaken {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly name: string;
  readonly day: string;
  /** It has not come yet; or it is a start after its own end, or after the last day that the file knows. */
  readonly why: 'to-come' | 'after-its-end' | 'after-the-file';
}

/** Where a day was read, kept until it is known whether it can be. */
export type DayRead = Omit<DayNotTaken, 'why'>;

/**
 * Reads the days of what has been done: one that has not come yet is a slip of the pen, and is told instead
 * of taken. `today` is the day of the import, in ISO 8601.
 */
export class PublishedDays {
  readonly notTaken: DayNotTaken[] = [];

  constructor(readonly today: string) {}

  /** The day of a cell, and where it was read; null for an empty cell. */
  read(row: PublishedRow, name: string): DayRead | null {
    const day = row.date(name);
    return day === null ? null : { ...row.where(name), name, day };
  }

  /** Has this day, or year, come? Tells it where not. */
  hasCome(read: DayRead | null): read is DayRead {
    if (read === null) return false;
    if (!isToCome(read.day, this.today)) return true;
    this.tell(read, 'to-come');
    return false;
  }

  tell(read: DayRead, why: DayNotTaken['why']): void {
    this.notTaken.push({ ...read, why });
  }
}

/** A year alone is to come only where all of it is. */
export function isToCome(day: string, today: string): boolean {
  return day > today;
}
