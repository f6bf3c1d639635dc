import { readCode, type CourseCode } from './course-code.js';
import { fieldNumber, fieldsOfCode, FIELDS, type FieldEvidence } from './read-fields.js';
import { rootOf } from './word-roots.js';
import type { ReadTitle } from './read-title.js';

const numbersOf = (names: string) => names.split(/\s+/).map(fieldNumber);
/** Fields whose courses numbered below college level are remedial. */
const REMEDIAL_BELOW = numbersOf('mathematics composition literature remedial esl statistics');
/** Subjects that no school teaches before its college mathematics. */
const NEVER_BELOW: ReadonlySet<string> = new Set(['calculus', 'differential', 'multivariable'].map(rootOf));

/** `MATH 095` and `ENGL 0302` stand below college level; `MATH 0220` does not where it is calculus. */
export function isBelowCollege(
  { level, digits, number }: CourseCode,
  { scores }: FieldEvidence,
  { places }: ReadTitle,
): boolean {
  const isLow = level === 0 || (digits === 3 && number !== null && number < 100);
  if (!isLow || !REMEDIAL_BELOW.some((field) => scores[field]! > 0)) return false;
  return !places.some(([likeliest]) => NEVER_BELOW.has(likeliest!));
}

const TELLING: ReadonlySet<string> = new Set([
  'MATH_NATURAL_SCIENCE',
  'SOCIAL_SCIENCE',
  'HISTORY',
  'ARTS_HUMANITIES',
  'MUSIC',
]);
/** So many courses of so many subjects show how a school numbers: one is an oddity. */
const COURSES_TELLING = 3;
const SUBJECTS_TELLING = 2;

/**
 * Whether a school numbers its ordinary courses with four digits from 0001 on (`CHEM 0110`), so that a
 * leading zero says nothing of the level. Told by courses of fields that have none below college level:
 * without enough of them it is not so.
 */
export function zerosAreIdle(codes: Iterable<string | null>): boolean {
  const courses = new Set<string>();
  const subjects = new Set<string>();
  for (const code of codes) {
    if (!showsIdleZero(code)) continue;
    const { spelled, subject } = readCode(code);
    courses.add(spelled);
    subjects.add(subject);
  }
  return courses.size >= COURSES_TELLING && subjects.size >= SUBJECTS_TELLING;
}

/** Whether a code is one of those that `zerosAreIdle` goes by. */
export function showsIdleZero(code: string | null): boolean {
  const { subject, number, digits } = readCode(code);
  if (number === null || digits !== 4 || number >= 1000) return false;
  const fields = fieldsOfCode(subject);
  return fields.length > 0 && fields.every(isTelling);
}

function isTelling(field: number): boolean {
  return TELLING.has(FIELDS[field]!.category) && !REMEDIAL_BELOW.includes(field);
}

/** `MATH 0220` as `MATH 220`, for a school whose zeros are idle. */
export function withoutIdleZeros(code: string): string {
  return code.replace(/(?<!\d)0+(?=\d{1,3}(?!\d))/, '');
}
