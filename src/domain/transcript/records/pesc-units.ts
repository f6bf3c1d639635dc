import type { CreditUnit } from '../../credits.js';
import type { Issue } from '../../reason.js';
import type { Calendar } from '../transcript.js';
import { unitWord } from './pesc-course.js';
import { nodesAt, textAt, type RecordNode } from './record-node.js';
import { issueAt } from './record-row.js';

const UNITS: Readonly<Record<string, CreditUnit>> = {
  Semester: 'semester',
  Quarter: 'quarter',
  ClockHours: 'clock',
};
const CALENDARS: Readonly<Record<string, Calendar>> = {
  Semester: 'semester',
  FallSession: 'semester',
  LongSession: 'semester',
  Quarter: 'quarter',
  Trimester: 'trimester',
  FourOneFourPlan: 'other',
  Quinmester: 'other',
  FullYear: 'other',
  Continuous: 'other',
};

/**
 * The unit in which the school's own courses are counted, else that of its totals. Null when the record uses
 * several, or names none whose size is known.
 */
export function unitOf(courses: readonly RecordNode[], records: readonly RecordNode[]): CreditUnit | null {
  const words = courses.flatMap((course) => unitWord(course) ?? []);
  const ofTotals = records.flatMap((record) => nodesAt(record, 'AcademicSummary', 'GPA', 'CreditUnit'));
  const said = words.length > 0 ? words : ofTotals.map(({ text }) => text).filter((text) => text !== '');
  const units = new Set(said.map((word) => UNITS[word] ?? null).filter((unit) => unit !== null));
  return units.size === 1 ? [...units][0]! : null;
}

/** The kind of session that the record names most; sessions between the terms say nothing about it. */
export function calendarOf(records: readonly RecordNode[]): Calendar {
  const said = records
    .flatMap((record) => nodesAt(record, 'AcademicSession', 'AcademicSessionDetail', 'SessionType'))
    .flatMap(({ text }) => CALENDARS[text] ?? []);
  const count = (calendar: Calendar) => said.filter((each) => each === calendar).length;
  return said.toSorted((a, b) => count(b) - count(a))[0] ?? 'unknown';
}

/** Courses counted in another unit than the record's: their credit must not be taken for that unit. */
export function otherUnits(courses: readonly RecordNode[], unit: CreditUnit | null): readonly Issue[] {
  return courses.flatMap((course) => {
    const word = unitWord(course);
    if (word === null || (unit !== null && UNITS[word] === unit)) return [];
    if (unit === null && UNITS[word] === undefined) return [];
    const name = textAt(course, 'CourseTitle') ?? textAt(course, 'CourseNumber') ?? 'A course';
    const units = word.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
    const rest = unit === null ? 'other courses in another unit' : `the record in ${unit} units`;
    return [issueAt(course, 'other-credit-unit', `${name} is counted in ${units} units, ${rest}.`)];
  });
}
