import type { CreditUnit } from '../../credits.js';
import type { Calendar } from '../transcript.js';
import { mostOften } from './most-often.js';
import { unitWord } from './pesc-course.js';
import { nodesAt, type RecordNode } from './record-node.js';

const UNITS: ReadonlyMap<string, CreditUnit> = new Map([
  ['Semester', 'semester'],
  ['Quarter', 'quarter'],
  ['ClockHours', 'clock'],
]);
const CALENDARS: ReadonlyMap<string, Calendar> = new Map([
  ['Semester', 'semester'],
  ['FallSession', 'semester'],
  ['LongSession', 'semester'],
  ['Quarter', 'quarter'],
  ['Trimester', 'trimester'],
  ['FourOneFourPlan', 'other'],
  ['Quinmester', 'other'],
  ['FullYear', 'other'],
  ['Continuous', 'other'],
]);

/**
 * The unit in which the school's own courses are counted, else that of its totals. Null when the record uses
 * several, or names none whose size is known.
 */
export function unitOf(courses: readonly RecordNode[], records: readonly RecordNode[]): CreditUnit | null {
  const words = courses.flatMap((course) => unitWord(course) ?? []);
  const ofTotals = records.flatMap((record) => nodesAt(record, 'AcademicSummary', 'GPA', 'CreditUnit'));
  const said = words.length > 0 ? words : ofTotals.map(({ text }) => text).filter((text) => text !== '');
  const units = new Set(said.map((word) => UNITS.get(word) ?? null).filter((unit) => unit !== null));
  return units.size === 1 ? [...units][0]! : null;
}

/** The kind of session that the record names most; sessions between the terms say nothing about it. */
export function calendarOf(records: readonly RecordNode[]): Calendar {
  const said = records
    .flatMap((record) => nodesAt(record, 'AcademicSession', 'AcademicSessionDetail', 'SessionType'))
    .flatMap(({ text }) => CALENDARS.get(text) ?? []);
  return mostOften(said) ?? 'unknown';
}
