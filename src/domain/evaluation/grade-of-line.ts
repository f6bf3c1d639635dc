import { meetsMinimum, readGrade } from '../policy/grade.js';
import type { MinimumGrade, TransferPolicy } from '../policy/transfer-policy.js';
import { isAbroad } from './check-abroad.js';
import type { CreditLine } from './evaluation-input.js';

/**
 * Whether the grade of a line is high enough (T04, B02). `pass`: a pass of which nobody has said what it
 * means. `unknown`: it cannot be compared, as on the scale of another country: there 1.0 may be the best and
 * 4.0 the lowest, and the credential report says what they are worth here.
 */
export type GradeAnswer = 'yes' | 'no' | 'pass' | 'unknown';

export function gradeAnswer(line: CreditLine, policy: TransferPolicy): GradeAnswer {
  const minimum = minimumFor(line, policy);
  const grade = readGrade(line.grade, policy.grades, minimum.highestPoints);
  if (grade.kind === 'pass' && line.passMeansC !== null) return line.passMeansC ? 'yes' : 'no';
  return isOnOtherScale(line, policy) ? 'unknown' : meetsMinimum(grade, minimum, policy.grades);
}

/** Does a pass that nobody has explained wait (Q10)? The school knows what its own passes mean. */
export function isPassHeld({ source }: CreditLine, { passWithoutKey }: TransferPolicy): boolean {
  return source === 'external' && passWithoutKey === 'hold';
}

/** The lowest grade that the policy takes from where the line was earned. */
export function minimumFor({ source }: CreditLine, { minimumGrade }: TransferPolicy): MinimumGrade {
  return minimumGrade[source === 'external' ? 'external' : 'berklee-online'];
}

/**
 * Printed on a scale that is not this country's (T20): earned abroad, and the credential report is not there,
 * or a person has taken the grade as it stands. Of a school that nobody knows, ECTS and a decimal comma tell
 * as much.
 */
function isOnOtherScale(
  { source, institution, settled, credits, grade }: CreditLine,
  policy: TransferPolicy,
) {
  if (source !== 'external') return false;
  const isForeign = institution === null ? credits.unit === 'ects' : isAbroad(institution, policy);
  if (!isForeign) return institution === null && (grade ?? '').includes(',');
  return !settled.includes('foreign-report-needed') || settled.includes('grade-of-another-country');
}
