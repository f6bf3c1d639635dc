import { readGrade } from '../policy/grade.js';
import { sourceOf, type TransferPolicy } from '../policy/transfer-policy.js';
import { isAbroad } from './check-abroad.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import { gradeAnswer, isPassHeld, minimumFor } from './grade-of-line.js';
import { found, type Finding } from './standing.js';

/** How the course ended. */
export function statusAllowsCredit(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.status === 'in-progress')
    return found('provisional', 'in-progress', sourceOf(policy, 'in-progress'));
  if (line.status === 'withdrawn' || line.status === 'audit' || line.status === 'incomplete') {
    return found('denied', line.status, null);
  }
  return line.status === 'failed' ? found('denied', 'failed', gradeSource(line, policy)) : null;
}

function gradeSource({ source }: CreditLine, policy: TransferPolicy): string | null {
  return sourceOf(policy, `minimumGrade.${source === 'external' ? 'external' : 'berklee-online'}`);
}

/** Taken for credit. */
export function enrolledForCredit(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  return line.enrollment === 'non-credit'
    ? found('denied', 'non-credit-enrollment', sourceOf(policy, 'non-credit'))
    : null;
}

/** With what grade (T04, B02); a pass counts by what the school's key says of it (Q10). */
export function gradeHighEnough(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (line.source === 'exam' || line.source === 'prior-learning' || line.basis !== 'regular') return null;
  if (line.status !== 'completed' && line.status !== 'repeated') return null;
  const minimum = minimumFor(line, policy);
  const citation = gradeSource(line, policy);
  const facts = { grade: line.grade, minimum: minimum.letter };
  const answer = gradeAnswer(line, policy);
  if (answer === 'no' && readGrade(line.grade, policy.grades).kind === 'pass')
    return found('denied', 'pass-below-minimum', sourceOf(policy, 'passWithoutKey'), facts);
  if (answer === 'no') return found('denied', 'grade-below-minimum', citation, facts);
  if (answer === 'unknown' && line.institution !== null && isAbroad(line.institution, policy))
    return found('pending', 'grade-of-another-country', sourceOf(policy, 'foreign'), facts);
  if (answer === 'unknown') return found('pending', 'grade-unknown', citation, facts);
  if (answer === 'yes' || !isPassHeld(line, policy)) return null;
  return found('pending', 'pass-without-key', sourceOf(policy, 'passWithoutKey'), facts);
}
