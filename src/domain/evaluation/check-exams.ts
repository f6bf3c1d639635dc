import { compareCredits, readCredits, type Credits } from '../credits.js';
import { titleWords } from '../matching/title-words.js';
import { sourceOf, type TransferPolicy } from '../policy/transfer-policy.js';
import type { CreditLine, EvaluationInput, SatExam } from './evaluation-input.js';
import { examRuleFor } from './exam-rule.js';
import { found, type Finding, type Standing } from './standing.js';

/** An exam that a college's record shows is taken from the report of its own program (T11, T27). */
export function examReported({ exam }: CreditLine, { policy }: EvaluationInput): Finding | null {
  if (exam?.secondHand !== true) return null;
  const facts = { program: exam.program, score: exam.score };
  return found('pending', 'exam-second-hand', examSource(exam, policy), facts);
}

/** An exam counts by its score, by the policy's table (T23 to T26). */
export function examScoreHighEnough(line: CreditLine, { policy }: EvaluationInput): Finding | null {
  const { exam } = line;
  if (line.source !== 'exam' || exam === null) return null;
  const rule = examRuleFor(line, policy);
  if (rule === undefined) return found('pending', 'exam-without-rule', examSource(exam, policy));
  const reaches = scoreReaches(line, rule.minimumScore);
  const facts = { score: exam.score, minimum: rule.minimumScore };
  if (reaches === null) return found('pending', 'exam-score-unknown', examSource(exam, policy), facts);
  return reaches ? null : found('denied', 'exam-score-below-minimum', examSource(exam, policy), facts);
}

/** The rule about the exams of the program, else the one about exams. */
function examSource({ program }: SatExam, policy: TransferPolicy): string | null {
  const named = Object.keys(policy.sources).find(
    (path) => path.toUpperCase() === `EXAMS.${program.toUpperCase()}`,
  );
  return sourceOf(policy, named ?? 'exams');
}

/** Null: a score such as `A` or `pass` cannot be compared with the table's. */
export function scoreReaches(line: CreditLine, minimum: Credits): boolean | null {
  const score = readCredits(line.exam?.score ?? '');
  return score === null ? null : compareCredits(score, minimum) >= 0;
}

/** The exam, by program and name, that a line is a result of; null for what is no exam. */
export function examKey({ exam, title }: CreditLine): string | null {
  return exam === null ? null : `${exam.program.toUpperCase()} ${titleWords(title).join(' ')}`;
}

/**
 * One exam gives credit once (Q11), though it may stand on several papers, and twice where a college gave two
 * courses for it: of those that may count, the better score, then the program's own report, then the first.
 */
export function besideExam(
  { line, state }: Standing,
  standings: readonly Standing[],
  { policy }: EvaluationInput,
): Finding | null {
  const key = examKey(line);
  if (key === null || state === 'denied') return null;
  const alike = standings.filter((each) => each.state !== 'denied' && examKey(each.line) === key);
  const [counted] = alike.map((each) => each.line).toSorted((a, b) => byResult(a.exam!, b.exam!));
  return counted === line || counted === undefined
    ? null
    : found('denied', 'repeat-counted-once', sourceOf(policy, 'repeats'), { exam: true });
}

/** Scores in letters are not compared: the first of them stands. */
function byResult(a: SatExam, b: SatExam): number {
  const [left, right] = [readCredits(a.score), readCredits(b.score)];
  const byScore = left === null || right === null ? 0 : compareCredits(right, left);
  return byScore === 0 ? Number(a.secondHand ?? false) - Number(b.secondHand ?? false) : byScore;
}
