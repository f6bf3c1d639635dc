import type { Catalog, Program } from '../program/program.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import { credits as amount, type Credits } from '../credits.js';
import { allocate, mostApproved, type Allocation } from './allocate.js';
import type { SearchBudget } from './evaluation-input.js';
import type { Award, Optimality, Placement } from './evaluation.js';
import { makeProblem } from './problem.js';
import { makeChainLeft } from './terms-left.js';

/** The best use of the awards, with the proof of it. */
export interface Plan {
  readonly allocation: readonly Placement[];
  readonly optimality: Optimality;
  /** What it took of the budget. */
  readonly steps: number;
}

/** What there is to choose from, and the rules that bind the choice. */
export interface PlanningInput {
  readonly program: Program;
  readonly policy: TransferPolicy;
  readonly catalog: Catalog;
  readonly awards: readonly Award[];
  readonly placements: readonly Placement[];
}

/** Chooses among the placements and writes the choice back as rows, by slot in file order, then award. */
export function bestPlan(
  { program, policy, catalog, awards, placements }: PlanningInput,
  budget: SearchBudget,
): Plan {
  const problem = makeProblem(program, policy, awards, placements);
  const found = allocate(problem, makeChainLeft(program, catalog), budget);
  const chosen = new Set(
    found.choice.flatMap(({ option, members }) => members.map((award) => `${award} ${option.option}`)),
  );
  const order = new Map(problem.slots.map((slot, index) => [slot.id, index]));
  const allocation = placements
    .filter((row) => chosen.has(`${row.award} ${row.option}`))
    .toSorted((a, b) => order.get(a.slot)! - order.get(b.slot)! || (a.award < b.award ? -1 : 1));
  return { allocation, optimality: optimalityOf(found, problem.scale), steps: found.steps };
}

/** How much of the best plan's credit is approved, without working out which plan it is. */
export function approvedAtBest(
  { program, policy, awards, placements }: PlanningInput,
  budget: SearchBudget,
): Credits {
  const problem = makeProblem(program, policy, awards, placements);
  return amount(`${mostApproved(problem, budget)}/${problem.scale}`);
}

function optimalityOf(found: Allocation, scale: bigint): Optimality {
  const unscaled = (value: number): Credits => amount(`${value}/${scale}`);
  const five = (gains: Allocation['gains'], terms: number) => [
    ...gains.slice(0, 3).map(unscaled),
    String(gains[3]),
    terms === 0 ? '0' : `-${terms}`,
  ];
  return {
    status: found.proven ? 'proven' : 'best-found',
    objective: five(found.gains, found.termsLeft),
    bound: five(found.bound, found.proven ? found.termsLeft : 0),
    equalBest: found.equalBest,
  };
}
