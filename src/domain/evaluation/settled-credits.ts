import { courseKey, sentKeys } from '../articulation/match-rules.js';
import { credits, NO_CREDITS, type Credits } from '../credits.js';
import { approvedAtBest } from './best-plan.js';
import { checkEligibility } from './check-eligibility.js';
import type { CreditLine, EvaluationInput, SearchBudget } from './evaluation-input.js';
import { placesOf, receive, type Followed, type KnownLines } from './follow.js';
import type { ReceivingAward } from './make-awards.js';
import { planAround } from './plan-around.js';
import { examKey } from './check-exams.js';
import { attemptOf } from './repeated-lines.js';
import { kindOf, planAtHand, settledInPlan } from './settled-in-plan.js';
import type { Supposed } from './what-would-change.js';

/** A question about one changed line is asked once a line, so it gets a smaller share of the work. */
const CHANGE_BUDGET: SearchBudget = { nodesMax: 600 };

/**
 * Answers where a line that changes stands, and how much credit is settled then. Where the plan at hand
 * tells, no other is made; lines that stand alone and may be used alike settle alike, so each kind of change
 * is planned once; and what the other lines give is not asked again for them.
 */
export function settledCredits(input: EvaluationInput, known: KnownLines, made: Followed): Supposed {
  const { receiving } = made;
  const alone = linesAlone(input);
  const atHand = planAtHand(input, made);
  const awardOf = new Map(receiving.flatMap((each) => each.award.lines.map((line) => [line, each] as const)));
  const byKind = new Map<string, Credits>();
  const settled = (changed: readonly ReceivingAward[]) => {
    const { fixed, planning } = placesOf(changed, input, known);
    if (fixed.length === 0) return approvedAtBest(planning, CHANGE_BUDGET);
    return credits(planAround(fixed, planning, CHANGE_BUDGET)?.optimality.objective[1] ?? NO_CREDITS);
  };
  const settledAlone = (before: ReceivingAward | undefined, becomes: readonly ReceivingAward[]) => {
    const [after] = becomes;
    if (after !== undefined && atHand !== null) {
      const { placements } = placesOf(becomes, input, known).planning;
      const told = settledInPlan(before, after, placements, atHand);
      if (told !== null) return told;
    }
    return settled([...receiving.filter((each) => each !== before), ...becomes]);
  };
  const lineOf = ({ id }: CreditLine) => input.lines.find((each) => each.id === id)!;
  const withChanged = (changed: readonly CreditLine[]) =>
    input.lines.map((line) => changed.find(({ id }) => id === line.id) ?? line);
  const standing = (changed: CreditLine) => {
    const lines = alone.has(lineOf(changed)) ? [changed] : withChanged([changed]);
    const standings = checkEligibility({ ...input, lines }, known.assessed);
    return standings.find((each) => each.line === changed)!;
  };
  const settledWith = (changed: readonly CreditLine[]) => {
    const line = lineOf(changed[0]!);
    const isAlone = changed.length === 1 && alone.has(line);
    const lines = isAlone ? changed : withChanged(changed);
    const { receiving: becomes } = receive({ ...input, lines }, known);
    if (!isAlone) return settled(becomes);
    const before = awardOf.get(line.id);
    const kind = JSON.stringify(
      [before, ...becomes].map((each) => each && [each.award.certainty, kindOf(each)]),
    );
    const answer = byKind.get(kind) ?? settledAlone(before, becomes);
    byKind.set(kind, answer);
    return answer;
  };
  return { standing, settled: settledWith };
}

/**
 * Lines that nobody has said anything about, neither combined with another, nor perhaps taken together with
 * others by a rule, nor another attempt of the same course.
 */
function linesAlone({
  lines,
  rules,
  overrides = [],
  agreements = [],
}: EvaluationInput): ReadonlySet<CreditLine> {
  const together = new Set(rules.filter(({ sends }) => sends.length > 1).flatMap((rule) => sentKeys(rule)));
  const overridden = new Set(overrides.flatMap((each) => ('line' in each ? [each.line] : [])));
  const attempts = new Map<string | null, number>();
  const exams = new Map<string | null, number>();
  for (const line of lines) {
    attempts.set(attemptOf(line), (attempts.get(attemptOf(line)) ?? 0) + 1);
    exams.set(examKey(line), (exams.get(examKey(line)) ?? 0) + 1);
  }
  return new Set(
    lines.filter(
      (line) =>
        line.combine === null &&
        !overridden.has(line.id) &&
        !agreements.some(({ partner }) => partner.institution === line.institution?.unitid) &&
        !together.has(courseKey(line.code)) &&
        (line.code === null || attempts.get(attemptOf(line)) === 1) &&
        (line.exam === null || exams.get(examKey(line)) === 1),
    ),
  );
}
