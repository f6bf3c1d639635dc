import type { Equivalency } from '../articulation/articulation-rule.js';
import type { Plan, PlanningInput } from './best-plan.js';
import { checkEligibility, type Assessed } from './check-eligibility.js';
import { placeUnderAgreements } from './cover-by-agreement.js';
import type { Award, Placement } from './evaluation.js';
import type { CreditLine, EvaluationInput, SearchBudget } from './evaluation-input.js';
import { findEquivalencies } from './find-equivalencies.js';
import { forcedConflict } from './forced-conflict.js';
import { listPlacements } from './list-placements.js';
import { makeAwards, type ReceivingAward } from './make-awards.js';
import { placeUnderOverrides } from './place-under-overrides.js';
import { planAround } from './plan-around.js';
import type { Standing } from './standing.js';

/** What is known of lines already: the same input is asked about again and again with one line changed. */
export interface KnownLines {
  readonly assessed: WeakMap<CreditLine, Assessed>;
  readonly equivalencies: WeakMap<CreditLine, Equivalency | null>;
  readonly placements: WeakMap<ReceivingAward, readonly Placement[]>;
}

/** Nothing yet. */
export function nothingKnown(): KnownLines {
  return { assessed: new WeakMap(), equivalencies: new WeakMap(), placements: new WeakMap() };
}

export interface Received {
  readonly standings: readonly Standing[];
  readonly equivalencies: ReadonlyMap<string, Equivalency>;
  readonly receiving: readonly ReceivingAward[];
}

export interface Followed extends Received {
  readonly awards: readonly Award[];
  readonly placements: readonly Placement[];
  /** Rows that stand because somebody said so. */
  readonly fixed: readonly Placement[];
  readonly plan: Plan;
}

/** The field's three questions in a straight line: quality, comparability, applicability. */
export function follow(input: EvaluationInput, budget: SearchBudget, known: KnownLines): Followed {
  const received = receive(input, known);
  return { ...received, ...place(received.receiving, input, known, budget) };
}

/** The first two questions, and what would go on the record. */
export function receive(input: EvaluationInput, known: KnownLines): Received {
  const standings = checkEligibility(input, known.assessed);
  const equivalencies = findEquivalencies(standings, input, known.equivalencies);
  return { standings, equivalencies, receiving: makeAwards(standings, equivalencies, input) };
}

function place(
  receiving: readonly ReceivingAward[],
  input: EvaluationInput,
  known: KnownLines,
  budget: SearchBudget,
) {
  const { fixed, planning } = placesOf(receiving, input, known);
  const plan = planAround(fixed, planning, budget);
  if (plan === null) throw forcedConflict(fixed, planning, input.overrides ?? []);
  return { awards: planning.awards, placements: planning.placements, fixed, plan };
}

/** What the optimiser chooses from: every admissible placement, as agreements and people have said. */
export function placesOf(
  receiving: readonly ReceivingAward[],
  input: EvaluationInput,
  known: KnownLines,
): { readonly planning: PlanningInput; readonly fixed: readonly Placement[] } {
  const { program, policy, catalog } = input;
  const awards = receiving.map(({ award }) => award);
  const listed = listPlacements(receiving, input, known.placements);
  const agreed = placeUnderAgreements(listed, awards, input);
  const { placements, fixed } = placeUnderOverrides(agreed, awards, program, input.overrides ?? []);
  return { planning: { program, policy, catalog, awards, placements }, fixed };
}
