import {
  addCredits,
  compareCredits,
  credits,
  NO_CREDITS,
  subtractCredits,
  type Credits,
} from '../credits.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Program } from '../program/program.js';
import { bestPlan, type Plan, type PlanningInput } from './best-plan.js';
import type { SearchBudget } from './evaluation-input.js';
import type { Award, Optimality, Placement } from './evaluation.js';

/**
 * The best plan among those that use these rows: whole options of different awards. What they take is taken
 * off seats, blocks, caps and total, the rest is planned as ever, and both are put together. Null where the
 * rows themselves break a limit.
 */
export function planAround(
  fixed: readonly Placement[],
  input: PlanningInput,
  budget: SearchBudget,
): Plan | null {
  if (fixed.length === 0) return bestPlan(input, budget);
  const held = new Set(fixed.map((row) => row.award));
  const awards = input.awards.filter(({ id }) => held.has(id));
  const program = programLess(input.program, fixed);
  const policy = policyLess(input.policy, awards, fixed);
  if (program === null || policy === null || clashes(awards)) return null;
  // Some credit is always earned here: more than the rest of the degree may not stand.
  if (compareCredits(program.totalCredits, policy.creditsInResidence) < 0) return null;
  const lines = new Set(awards.flatMap((award) => award.lines));
  const courses = new Set(awards.flatMap((award) => award.courses));
  const out = new Set(
    input.awards
      .filter(
        (award) => award.lines.some((id) => lines.has(id)) || award.courses.some((code) => courses.has(code)),
      )
      .map(({ id }) => id),
  );
  const placements = input.placements.filter((row) => !out.has(row.award));
  const rest = bestPlan({ ...input, program, policy, placements }, budget);
  return {
    allocation: inOrder([...rest.allocation, ...fixed], input.program),
    optimality: withGains(rest.optimality, awards, fixed),
    steps: rest.steps,
  };
}

/** A line is in one used award, and a home course is received once. */
function clashes(awards: readonly Award[]): boolean {
  return [awards.flatMap((award) => award.lines), awards.flatMap((award) => award.courses)].some(
    (names) => new Set(names).size < names.length,
  );
}

function programLess(program: Program, fixed: readonly Placement[]): Program | null {
  const of = (id: string) => fixed.filter(({ slot }) => slot === id);
  const blocks = program.blocks.map((block) => ({
    ...block,
    credits: subtractCredits(block.credits, sum(block.slots.flatMap(({ id }) => of(id)))),
    slots: block.slots.map((slot) => ({
      ...slot,
      seats: slot.seats - of(slot.id).reduce((seats, row) => seats + row.seats, 0),
    })),
  }));
  const totalCredits = subtractCredits(program.totalCredits, sum(fixed));
  const broken = blocks.some(
    (block) => isNegative(block.credits) || block.slots.some(({ seats }) => seats < 0),
  );
  return broken ? null : { ...program, blocks, totalCredits };
}

function policyLess(
  policy: TransferPolicy,
  awards: readonly Award[],
  fixed: readonly Placement[],
): TransferPolicy | null {
  const caps = Object.fromEntries(
    Object.entries(policy.caps).map(([name, cap]) => {
      const drawing = awards.filter(({ counts }) => (counts as readonly string[]).includes(name));
      const applied = sum(fixed.filter((row) => drawing.some(({ id }) => id === row.award)));
      return [name, { ...cap, credits: subtractCredits(cap.credits, applied) }];
    }),
  ) as TransferPolicy['caps'];
  return Object.values(caps).some((cap) => isNegative(cap.credits)) ? null : { ...policy, caps };
}

/** Objective and bound with what the fixed rows add to each part but the terms left, which counts seats. */
function withGains(rest: Optimality, awards: readonly Award[], fixed: readonly Placement[]): Optimality {
  const sure = (certainty: Award['certainty']) =>
    sum(
      fixed.filter((row) => awards.some((award) => award.id === row.award && award.certainty === certainty)),
    );
  const direct = fixed.filter(({ fit }) => fit === 'direct').reduce((seats, row) => seats + row.seats, 0);
  const add = (five: readonly string[]) => [
    ...[sum(fixed), sure('approved'), sure('precedent')].map((more, part) =>
      addCredits(credits(five[part]!), more),
    ),
    String(Number(five[3]) + direct),
    five[4]!,
  ];
  return { ...rest, objective: add(rest.objective), bound: add(rest.bound) };
}

function inOrder(rows: readonly Placement[], program: Program): readonly Placement[] {
  const order = new Map(program.blocks.flatMap(({ slots }) => slots).map(({ id }, at) => [id, at]));
  return rows.toSorted((a, b) => order.get(a.slot)! - order.get(b.slot)! || (a.award < b.award ? -1 : 1));
}

function sum(rows: readonly Placement[]): Credits {
  return rows.reduce((total, row) => addCredits(total, row.credits), NO_CREDITS);
}

function isNegative(amount: Credits): boolean {
  return compareCredits(amount, NO_CREDITS) < 0;
}
