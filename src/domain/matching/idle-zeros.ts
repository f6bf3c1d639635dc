import { readCode } from './course-code.js';
import { fieldNumber, fieldsOfCode } from './read-fields.js';

/**
 * Fields that no school teaches below college level. None of training, and none of the arts: recitals and
 * ensembles without credit often begin with a zero.
 */
const TELLING =
  `history psychology sociology economics anthropology political-science geography biology chemistry physics
   astronomy earth-science philosophy religion`
    .split(/\s+/)
    .map(fieldNumber);
/** So many courses of so many fields show how a school numbers: one is an oddity. */
const COURSES_TELLING = 3;
const FIELDS_TELLING = 2;

/** What courses of a school have shown of how it numbers; no more is kept than is needed. */
export interface ShownNumbers {
  readonly courses: readonly string[];
  readonly fields: readonly number[];
}

export const NOTHING_SHOWN: ShownNumbers = { courses: [], fields: [] };

/** With what one more code shows; the same where it shows nothing more. */
export function alsoShown(before: ShownNumbers, code: string | null): ShownNumbers {
  const { subject, number, digits, spelled } = readCode(code);
  if (number === null || digits !== 4 || number >= 1000) return before;
  const [field, ...others] = fieldsOfCode(subject);
  if (field === undefined || ![field, ...others].every((each) => TELLING.includes(each))) return before;
  const isNewField = !before.fields.includes(field);
  const isNewCourse = before.courses.length < COURSES_TELLING && !before.courses.includes(spelled);
  if (!isNewField && !isNewCourse) return before;
  return {
    courses: isNewCourse ? [...before.courses, spelled] : before.courses,
    fields: isNewField ? [...before.fields, field] : before.fields,
  };
}

/**
 * Whether a school numbers its ordinary courses with four digits from 0001 on (`CHEM 0110`), so that a
 * leading zero says nothing of the level.
 */
export function zerosAreIdle({ courses, fields }: ShownNumbers): boolean {
  return courses.length >= COURSES_TELLING && fields.length >= FIELDS_TELLING;
}

/** `MATH 0220` as `MATH 220`, for a school whose zeros are idle. */
export function withoutIdleZeros(code: string): string {
  return code.replace(/(?<!\d)0+(?=\d{1,3}(?!\d))/, '');
}

/** What the courses of each school have shown, by what the school is known by; none of an unnamed one. */
export type ShownBySchool = Map<string, ShownNumbers>;

/** Takes one more course of a school into account. */
export function noteCourse(shown: ShownBySchool, school: string, code: string | null): void {
  // Courses without a school may be of many.
  if (school.trim() === '') return;
  const before = shown.get(school) ?? NOTHING_SHOWN;
  const now = alsoShown(before, code);
  if (now !== before) shown.set(school, now);
}

/** The code of a course as its school means it, after all that its courses have shown. */
export function meantCode(shown: ShownBySchool, school: string, code: string | null): string | null {
  return code !== null && zerosAreIdle(shown.get(school) ?? NOTHING_SHOWN) ? withoutIdleZeros(code) : code;
}
