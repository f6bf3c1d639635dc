import type { CourseCode } from './course-code.js';
import { fieldNumber, type FieldEvidence } from './read-fields.js';
import type { ReadTitle } from './read-title.js';
import { rootOf } from './word-roots.js';

const rootsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(rootOf));
/** Fields whose courses numbered below college level are remedial. */
const REMEDIAL_BELOW = ['mathematics', 'composition', 'literature', 'remedial', 'esl', 'statistics'].map(
  fieldNumber,
);
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
