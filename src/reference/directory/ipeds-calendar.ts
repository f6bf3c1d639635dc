import type { Institution } from '../../domain/institution/institution.js';
import type { PublishedRow } from './published-row.js';

/** What the federal survey (IPEDS IC) says of a school's year. */
export interface SchoolCalendar {
  readonly unitid: string;
  readonly calendar: Institution['calendar'];
  readonly creditUnit: Institution['creditUnit'];
}

/**
 * CALSYS by its code. It is the calendar, not the unit: a school with a term of one month between two of four
 * (code 4) counts semester hours, and one with trimesters may count either.
 */
const CALENDARS: ReadonlyMap<string, readonly [Institution['calendar'], Institution['creditUnit']]> = new Map<
  string,
  readonly [Institution['calendar'], Institution['creditUnit']]
>([
  ['1', ['semester', 'semester']],
  ['2', ['quarter', 'quarter']],
  ['3', ['trimester', 'unknown']],
  ['4', ['other', 'semester']],
  ['5', ['other', 'unknown']],
  ['6', ['other', 'unknown']],
  ['7', ['other', 'unknown']],
]);

/** Throws `ReferenceFault` for a row without a number. */
export function schoolCalendar(row: PublishedRow): SchoolCalendar {
  const unitid = row.must('UNITID', /^\d{6}$/, 'a unit id of six digits');
  const [calendar, creditUnit] = CALENDARS.get(row.text('CALSYS')) ?? ['unknown', 'unknown'];
  return { unitid, calendar, creditUnit };
}
