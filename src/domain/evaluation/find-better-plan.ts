import type { Award, Evaluation, Placement } from './evaluation.js';
import { rational, sumOf, type Rational } from './rational.js';
import { notAmounts } from './verify-structure.js';

/** Steps of the search; a document with more to try is answered with `not-searched`. */
const STEPS_MAX = 60_000;

export type BetterPlan =
  | { readonly status: 'none' | 'not-searched' }
  | { readonly status: 'better'; readonly objective: readonly string[] };

/**
 * Looks for a plan that beats the document's on the first four parts of its objective: plain depth-first
 * search over the published placements, award by award, with the credits still to come as its only bound.
 * What somebody has said must stand is never left out. Slow, and its own.
 */
export function findBetterPlan(document: Evaluation): BetterPlan {
  if (notAmounts(document).length > 0) return { status: 'not-searched' };
  const forced = new Set(
    (document.overrides ?? []).flatMap((each) => (each.kind === 'forced-award' ? [each.line] : [])),
  );
  const awards = document.awards
    .map((award) => {
      const isForced = award.lines.some((line) => forced.has(line));
      return { award, options: optionsOf(document, award), isForced };
    })
    .filter(({ options }) => options.length > 0);
  const rest = awards.map((_, at) => sumOf(awards.slice(at).map(({ award }) => award.credits)));
  const said = document.optimality.objective.slice(0, 4).map(rational);
  let steps = 0;
  let better: readonly Rational[] | null = null;
  const visit = (at: number, rows: readonly Placement[]): void => {
    steps += 1;
    if (better !== null || steps > STEPS_MAX) return;
    const next = awards[at];
    if (next === undefined) {
      const reached = objectiveOf(document, rows);
      if (beats(reached, said)) better = reached;
      return;
    }
    if (said[0]!.above(sumOf(rows.map((row) => row.credits)).plus(rest[at]!))) return;
    for (const option of next.options) {
      const plan = [...rows, ...option];
      if (allowed(document, plan)) visit(at + 1, plan);
    }
    if (!next.isForced) visit(at + 1, rows);
  };
  visit(0, []);
  if (better !== null) return { status: 'better', objective: (better as readonly Rational[]).map(String) };
  return { status: steps > STEPS_MAX ? 'not-searched' : 'none' };
}

function optionsOf({ placements }: Evaluation, award: Award): Placement[][] {
  const options = new Map<number, Placement[]>();
  for (const row of placements) {
    if (row.award === award.id) options.set(row.option, [...(options.get(row.option) ?? []), row]);
  }
  return [...options.values()];
}

function allowed(document: Evaluation, plan: readonly Placement[]): boolean {
  const used = document.awards.filter((award) => plan.some((row) => row.award === award.id));
  const once = (names: readonly string[]) => new Set(names).size === names.length;
  const block = new Map(document.slots.map((slot) => [slot.id, slot.block]));
  const within = (rows: readonly Placement[], limit: Rational) =>
    !sumOf(rows.map((row) => row.credits)).above(limit);
  const drawing = (name: string) =>
    new Set(used.filter(({ counts }) => counts.some((cap) => cap === name)).map(({ id }) => id));
  const total = rational(document.program.totalCredits).minus(rational(document.policy.creditsInResidence));
  return (
    once(used.flatMap((award) => [...new Set(award.courses)])) &&
    once(used.flatMap((award) => award.lines)) &&
    document.slots.every(
      (slot) => plan.reduce((n, row) => (row.slot === slot.id ? n + row.seats : n), 0) <= slot.seats,
    ) &&
    document.blocks.every(({ id, credits }) =>
      within(
        plan.filter((row) => block.get(row.slot) === id),
        rational(credits),
      ),
    ) &&
    Object.entries(document.caps).every(([name, cap]) =>
      within(
        plan.filter((row) => drawing(name).has(row.award)),
        rational(cap.limit),
      ),
    ) &&
    within(plan, total)
  );
}

function objectiveOf(document: Evaluation, plan: readonly Placement[]): readonly Rational[] {
  const certainty = new Map(document.awards.map((award) => [award.id, award.certainty]));
  const of = (name: string) =>
    sumOf(plan.filter((row) => certainty.get(row.award) === name).map((row) => row.credits));
  const direct = plan.reduce((n, row) => (row.fit === 'direct' ? n + row.seats : n), 0);
  return [sumOf(plan.map((row) => row.credits)), of('approved'), of('precedent'), rational(String(direct))];
}

function beats(a: readonly Rational[], b: readonly Rational[]): boolean {
  const at = a.findIndex((value, index) => !value.equals(b[index]!));
  return at >= 0 && a[at]!.above(b[at]!);
}
