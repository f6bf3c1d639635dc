import { compareCredits } from '../credits.js';
import { gradeRank, meetsMinimum, readGrade } from '../policy/grade.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import { compareTerms } from '../term.js';
import type { CreditLine } from './evaluation-input.js';

/**
 * Ids of the attempts that do not count because another attempt of the same course (same school and code)
 * does: the best passing attempt counts, the earliest of equals; under `latest`, the last passing one (Q11).
 */
export function repeatedLines(lines: readonly CreditLine[], policy: TransferPolicy): ReadonlySet<string> {
  const repeated = new Set<string>();
  for (const attempts of attemptsByCourse(lines).values()) {
    if (attempts.length === 1) continue;
    const passing = attempts.filter((line) => passes(line, policy));
    const order =
      policy.repeats === 'best' ? byGradeThenTime(policy) : (a: CreditLine, b: CreditLine) => byTime(b, a);
    // Until one of them passes, the attempts that still may are one course too.
    const counted = (
      passing.length > 0 ? passing : attempts.filter((line) => mayPass(line, policy))
    ).toSorted(order)[0];
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

function passes(line: CreditLine, policy: TransferPolicy): boolean {
  if (line.status !== 'completed' && line.status !== 'repeated') return false;
  const minimum = policy.minimumGrade[line.source === 'external' ? 'external' : 'berklee-online'];
  const answer = meetsMinimum(
    readGrade(line.grade, policy.grades, minimum.highestPoints),
    minimum,
    policy.grades,
  );
  return answer === 'yes' || answer === 'pass';
}

function mayPass(line: CreditLine, { grades }: TransferPolicy): boolean {
  if (line.status === 'in-progress') return true;
  return (
    (line.status === 'completed' || line.status === 'repeated') &&
    readGrade(line.grade, grades).kind === 'unknown'
  );
}

function byGradeThenTime({ grades }: TransferPolicy) {
  return (a: CreditLine, b: CreditLine): number => {
    const [left, right] = [gradeRank(a.grade, grades), gradeRank(b.grade, grades)];
    const byGrade = left === null || right === null ? 0 : compareCredits(right, left);
    return byGrade === 0 ? byTime(a, b) : byGrade;
  };
}

function byTime(a: CreditLine, b: CreditLine): number {
  if (a.term === null || b.term === null) return 0;
  return compareTerms(a.term, b.term);
}
