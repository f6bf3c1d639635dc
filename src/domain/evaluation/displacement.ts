import {
  compareCredits,
  credits,
  NO_CREDITS,
  printCredits,
  subtractCredits,
  type Credits,
} from '../credits.js';
import type { Plan, PlanningInput } from './best-plan.js';
import type { Award, Placement } from './evaluation.js';
import { planAround } from './plan-around.js';

/** A question about one award left out is asked for each of them, so it gets a small share of the work. */
const BUDGET = { nodesMax: 300 };
const NAMED_MAX = 3;

/**
 * Answers, for an award that counts nowhere, what using it would cost: the best plan that uses it is made,
 * and set beside the best of all. Awards that may be used alike are answered alike. Null where no plan can
 * use it.
 */
export function makeDisplacement(
  plan: Plan,
  fixed: readonly Placement[],
  input: PlanningInput,
  nameOf: (award: string) => string,
): (award: Award) => string | null {
  const known = new Map<string, string | null>();
  return (award) => {
    const rows = input.placements.filter((row) => row.award === award.id);
    const alike = JSON.stringify([
      rows.map((row) => [row.option, row.slot, row.seats, row.fit]),
      kindOf(award),
    ]);
    // That no plan can use it is an answer too, and need not be searched for again.
    const answer = known.has(alike)
      ? (known.get(alike) ?? null)
      : answerFor(rows, plan, fixed, input, nameOf);
    // What shares a line or a course with others is no like of anything.
    if (award.courses.length === 0) known.set(alike, answer);
    return answer;
  };
}

function kindOf({ certainty, counts, courses }: Award) {
  return [certainty, counts, courses];
}

function answerFor(
  rows: readonly Placement[],
  plan: Plan,
  fixed: readonly Placement[],
  input: PlanningInput,
  nameOf: (award: string) => string,
): string | null {
  const options = [...new Set(rows.map((row) => row.option))];
  const best = options
    .map((option) => planAround([...fixed, ...rows.filter((row) => row.option === option)], input, BUDGET))
    .filter((each) => each !== null)
    .reduce<Plan | null>((a, b) => (a === null || isBetter(b, a) ? b : a), null);
  if (best === null) return null;
  const kept = new Set(best.allocation.map((row) => row.award));
  const out = [...new Set(plan.allocation.map((row) => row.award))].filter((award) => !kept.has(award));
  const cost = costOf(plan, best);
  if (out.length === 0) return `With it, ${cost}`;
  const named = out.slice(0, NAMED_MAX).map(nameOf);
  const more = out.length - named.length;
  const names = [...named, ...(more === 0 ? [] : [`${more} more`])];
  return `Using it would take the place of ${names.join(' and ')}; ${cost}`;
}

function isBetter(a: Plan, b: Plan): boolean {
  const [one, other] = [a.optimality.objective, b.optimality.objective];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && compareCredits(credits(one[at]!), credits(other[at]!)) > 0;
}

/** The first part of the objective in which the other plan is worse, in words. */
function costOf(plan: Plan, other: Plan): string {
  const [best, less] = [plan.optimality.objective, other.optimality.objective];
  const lost = best.map((part, at) => subtractCredits(credits(part), credits(less[at]!)));
  const at = lost.findIndex((amount) => compareCredits(amount, NO_CREDITS) > 0);
  if (at < 0) return 'as many credits would count.';
  const amount = printCredits(lost[at] as Credits);
  return COSTS[at]!(amount);
}

const COSTS: readonly ((amount: string) => string)[] = [
  (amount) => `${amount} fewer credits would count.`,
  (amount) => `as many credits would count, ${amount} fewer of them settled.`,
  (amount) => `as many credits would count, ${amount} fewer of them by a published rule.`,
  () => 'as many credits would count, less exactly where they belong.',
  () => 'as many credits would count, but the courses left would take longer.',
];
