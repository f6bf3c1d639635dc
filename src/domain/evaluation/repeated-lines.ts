import { compareCredits } from '../credits.js';
import { gradeRank } from '../policy/grade.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import { compareTerms } from '../term.js';
import type { CreditLine } from './evaluation-input.js';
import { gradeAnswer, isPassHeld } from './grade-of-line.js';

/**
 * Ids of the attempts that do not count because another attempt of the same course (same school and code)
 * does: the best passing attempt counts, the earliest of equals; under `latest`, the last passing one (Q11).
 */
export function repeatedLines(lines: readonly CreditLine[], policy: TransferPolicy): ReadonlySet<string> {
  const repeated = new Set<string>();
  for (const attempts of attemptsByCourse(lines).values()) {
    if (attempts.length === 1) continue;
    const order =
      policy.repeats === 'best' ? byGradeThenTime(policy) : (a: CreditLine, b: CreditLine) => byTime(b, a);
    // Until one of them is known to have passed, the attempts that may have are one course too.
    const surest = Math.min(...attempts.map((line) => doubt(line, policy)));
    if (surest === NEVER) continue;
    const counted = attempts.filter((line) => doubt(line, policy) === surest).toSorted(order)[0];
    if (counted === undefined) continue;
    attempts.filter((line) => line !== counted).forEach((line) => repeated.add(line.id));
  }
  return repeated;
}

function attemptsByCourse(lines: readonly CreditLine[]): ReadonlyMap<string, CreditLine[]> {
  const groups = new Map<string, CreditLine[]>();
  for (const line of lines) {
    if (line.basis !== 'regular' || line.enrollment === 'non-credit') continue;
    if (line.source === 'exam' || line.source === 'prior-learning' || line.denied !== null) continue;
    const key = attemptOf(line);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return groups;
}

/** The course, by school and code, that a line is an attempt of; null where no code tells. */
export function attemptOf({ id, source, institution, institutionName, code }: CreditLine): string | null {
  if (code === null) return null;
  const school = source === 'external' ? (institution?.unitid ?? institutionName ?? id) : 'own';
  return `${school} ${code.replace(/[\s-]+/g, '').toUpperCase()}`;
}

const NEVER = 3;

/** Did an attempt pass? 0 surely, 1 by a pass that nobody has explained, 2 perhaps, 3 never. */
function doubt(line: CreditLine, policy: TransferPolicy): number {
  if (line.status === 'in-progress') return 2;
  if (line.status !== 'completed' && line.status !== 'repeated') return NEVER;
  const answer = gradeAnswer(line, policy);
  return { yes: 0, pass: isPassHeld(line, policy) ? 1 : 0, unknown: 2, no: NEVER }[answer];
}

function byGradeThenTime(policy: TransferPolicy) {
  const rankOf = (line: CreditLine) =>
    gradeAnswer(line, policy) === 'unknown' ? null : gradeRank(line.grade, policy.grades);
  return (a: CreditLine, b: CreditLine): number => {
    const [left, right] = [rankOf(a), rankOf(b)];
    const byGrade = left === null || right === null ? 0 : compareCredits(right, left);
    return byGrade === 0 ? byTime(a, b) : byGrade;
  };
}

function byTime(a: CreditLine, b: CreditLine): number {
  if (a.term === null || b.term === null) return 0;
  return compareTerms(a.term, b.term);
}
