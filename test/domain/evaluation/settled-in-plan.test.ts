import fc from 'fast-check';
import { bestPlan } from '../../../src/domain/evaluation/best-plan.js';
import { listPlacements } from '../../../src/domain/evaluation/list-placements.js';
import type { ReceivingAward } from '../../../src/domain/evaluation/make-awards.js';
import { planAtHand, settledInPlan } from '../../../src/domain/evaluation/settled-in-plan.js';
import { smallProblem, type SmallProblem } from '../../support/small-programs.js';

const BUDGET = { nodesMax: 1_000_000 };

describe('what the plan at hand tells of a change', () => {
  it('is what another plan would settle, when an award is approved', () => {
    const told = { times: 0 };
    fc.assert(
      fc.property(smallProblem, (problem) => {
        for (const before of problem.receiving) {
          const after = approved(before);
          const changed = problem.receiving.map((each) => (each === before ? after : each));
          check(problem, [problem.receiving, before, after, changed], told);
        }
      }),
      { numRuns: 400 },
    );
    expect(told.times).toBeGreaterThan(100);
  });

  it('is what another plan would settle, when an award comes', () => {
    const told = { times: 0 };
    fc.assert(
      fc.property(smallProblem, (problem) => {
        for (const after of problem.receiving) {
          const without = problem.receiving.filter((each) => each !== after);
          check(problem, [without, undefined, after, problem.receiving], told);
        }
      }),
      { numRuns: 400 },
    );
    expect(told.times).toBeGreaterThan(100);
  });
});

type Asked = [
  now: readonly ReceivingAward[],
  before: ReceivingAward | undefined,
  after: ReceivingAward,
  then: readonly ReceivingAward[],
];

function check(problem: SmallProblem, [now, before, after, then]: Asked, told: { times: number }): void {
  const { program, policy, catalog } = problem;
  const planned = (receiving: readonly ReceivingAward[]) => {
    const awards = receiving.map(({ award }) => award);
    const placements = listPlacements(receiving, { program, policy, catalog });
    return { awards, plan: bestPlan({ program, policy, catalog, awards, placements }, BUDGET) };
  };
  const atHand = planAtHand(problem, { ...planned(now), fixed: [] })!;
  const answer = settledInPlan(before, after, listPlacements([after], { program, policy, catalog }), atHand);
  if (answer === null) return;
  told.times += 1;
  expect(answer).toBe(planned(then).plan.optimality.objective[1]);
}

function approved(each: ReceivingAward): ReceivingAward {
  return { ...each, award: { ...each.award, certainty: 'approved' } };
}
