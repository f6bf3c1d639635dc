import { readCode, type CourseCode } from './course-code.js';
import { fieldNumber, fieldsOfCode, type FieldEvidence } from './read-fields.js';
import type { ReadTitle } from './read-title.js';
import { rootOf } from './word-roots.js';

const numbersOf = (names: string) => names.split(/\s+/).map(fieldNumber);
const rootsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(rootOf));
/** Fields whose courses numbered below college level are remedial. */
const REMEDIAL_BELOW = numbersOf('mathematics composition literature remedial esl statistics');
/** Subjects that no school teaches before its college mathematics, and what is taught beside them. */
const NEVER_BELOW = rootsOf('calculus differential multivariable');
const BESIDE = rootsOf('support preparation readiness corequisite review workshop bridge');

/** `MATH 095` and `ENGL 0302` stand below college level; `MATH 0220` does not where it is calculus. */
export function isBelowCollege(
  { level, digits, number }: CourseCode,
  { scores }: FieldEvidence,
  { places }: ReadTitle,
): boolean {
  const isLow = level === 0 || (digits === 3 && number !== null && number < 100);
  if (!isLow || !REMEDIAL_BELOW.some((field) => scores[field]! > 0)) return false;
  const says = (roots: ReadonlySet<string>) => places.some(([likeliest]) => roots.has(likeliest!));
  return digits === 3 || !says(NEVER_BELOW) || says(BESIDE);
}

/**
 * Fields that no school teaches below college level. None of training, and none of the arts: recitals and
 * ensembles without credit often begin with a zero.
 */
const TELLING = numbersOf(
  `history psychology sociology economics anthropology political-science geography biology chemistry physics
   astronomy earth-science philosophy religion`,
);
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
