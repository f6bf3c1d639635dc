import type { Award, Placement } from './evaluation.js';
import { courseKey, sentKeys } from '../articulation/match-rules.js';
import { addCredits, credits, NO_CREDITS, type Credits } from '../credits.js';
import { approvedAtBest } from './best-plan.js';
import type { CreditLine, EvaluationInput, SearchBudget } from './evaluation-input.js';
import { placesOf, receive, type Followed, type KnownLines } from './follow.js';
import type { ReceivingAward } from './make-awards.js';
import { planAround } from './plan-around.js';
import { attemptOf } from './repeated-lines.js';

/** A question about one changed line is asked once a line, so it gets a smaller share of the work. */
const CHANGE_BUDGET: SearchBudget = { nodesMax: 600 };

/**
 * Answers how much credit is settled when a line changes. Lines that stand alone and may be used alike settle
 * alike, so each kind of change is planned once, and not at all where the plan at hand tells; and what the
 * other lines give is not asked again for them.
 */
export function settledCredits(
  input: EvaluationInput,
  known: KnownLines,
  made: Followed,
): (changed: CreditLine) => Credits {
  const { receiving } = made;
  const alone = linesAlone(input);
  const used = usedKinds(made, new Set([...alone].map(({ id }) => id)));
  const byKind = new Map<string, Credits>();
  const settled = (changed: readonly ReceivingAward[]) => {
    const { fixed, planning } = placesOf(changed, input, known);
    if (fixed.length === 0) return approvedAtBest(planning, CHANGE_BUDGET);
    return credits(planAround(fixed, planning, CHANGE_BUDGET)?.optimality.objective[1] ?? NO_CREDITS);
  };
  const use = (line: CreditLine) => receive({ ...input, lines: [line] }, known).receiving;
  return (changed) => {
    const before = input.lines.find(({ id }) => id === changed.id)!;
    if (!alone.has(before)) {
      const lines = input.lines.map((line) => (line === before ? changed : line));
      return settled(receive({ ...input, lines }, known).receiving);
    }
    const [was, becomes] = [use(before), use(changed)];
    const kind = JSON.stringify([was.map(kindOf), becomes.map(kindOf)]);
    const others = receiving.filter(({ award }) => !award.lines.includes(before.id));
    const answer =
      byKind.get(kind) ?? approvedWhereItIs(was, becomes, used) ?? settled([...others, ...becomes]);
    byKind.set(kind, answer);
    return answer;
  };
}

interface UsedKinds {
  /** What is settled in the plan. */
  readonly approved: Credits;
  /** What an award of each kind adds to the plan, where it adds the same in every place. */
  readonly applies: ReadonlyMap<string, Credits>;
}

/**
 * The kinds of awards that the best plan uses. Nothing is told where the plan is not proven, or where an
 * award counts for more in one place than in another.
 */
function usedKinds({ receiving, placements, plan }: Followed, alone: ReadonlySet<string>): UsedKinds {
  const applies = new Map<string, Credits>();
  if (plan.optimality.status === 'proven') {
    const used = new Set(plan.allocation.map((row) => row.award));
    for (const each of receiving) {
      const { award } = each;
      if (!used.has(award.id) || !award.lines.every((line) => alone.has(line))) continue;
      const amount = appliedAnywhere(award, placements);
      if (amount !== null) applies.set(kindOf(each), amount);
    }
  }
  return { approved: credits(plan.optimality.objective[1]!), applies };
}

function appliedAnywhere({ id }: Award, placements: readonly Placement[]): Credits | null {
  const byOption = new Map<number, Credits>();
  for (const { award, option, credits: amount } of placements) {
    if (award === id) byOption.set(option, addCredits(byOption.get(option) ?? NO_CREDITS, amount));
  }
  const amounts = new Set(byOption.values());
  return amounts.size === 1 ? [...amounts][0]! : null;
}

/**
 * What is settled when nothing changes but that an award is approved, and the best plan uses it or one that
 * may be used alike: that plan stays best, for no plan can gain more by it than its credits.
 */
function approvedWhereItIs(
  was: readonly ReceivingAward[],
  becomes: readonly ReceivingAward[],
  { approved, applies }: UsedKinds,
): Credits | null {
  const [before, after] = [was[0], becomes[0]];
  if (before === undefined || after?.award.certainty !== 'approved' || was.length + becomes.length > 2)
    return null;
  if (before.award.certainty === 'approved') return null;
  const kind = kindOf(before);
  if (kind !== kindOf({ ...after, award: { ...after.award, certainty: before.award.certainty } }))
    return null;
  const amount = applies.get(kind);
  return amount === undefined ? null : addCredits(approved, amount);
}

/** Awards of one kind may be used alike: they differ in their names only. */
function kindOf({ award, receives, blocks }: ReceivingAward): string {
  const { credits: amount, courses, certainty, counts } = award;
  return JSON.stringify([amount, courses, certainty, counts, receives, blocks]);
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
  for (const line of lines) attempts.set(attemptOf(line), (attempts.get(attemptOf(line)) ?? 0) + 1);
  return new Set(
    lines.filter(
      (line) =>
        line.combine === null &&
        !overridden.has(line.id) &&
        !agreements.some(({ partner }) => partner.institution === line.institution?.unitid) &&
        !together.has(courseKey(line.code)) &&
        (line.code === null || attempts.get(attemptOf(line)) === 1),
    ),
  );
}
