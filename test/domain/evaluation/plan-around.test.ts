import fc from 'fast-check';
import { planAround } from '../../../src/domain/evaluation/plan-around.js';
import { bestOf, everyPlan, objective, spell } from '../../support/every-plan.js';
import { smallProblem } from '../../support/small-programs.js';

const BUDGET = { nodesMax: 1_000_000 };

describe('the best plan around what must stand', () => {
  it('is the best of all plans that use it, or none where there is none', () => {
    let used = 0;
    fc.assert(
      fc.property(smallProblem, fc.nat(), (problem, at) => {
        const [row] = problem.placements.slice(
          problem.placements.length === 0 ? 0 : at % problem.placements.length,
        );
        const fixed = problem.placements.filter(
          ({ award, option }) => award === row?.award && option === row.option,
        );
        const having = everyPlan(problem).filter((plan) => fixed.every((each) => plan.includes(each)));
        const found = planAround(fixed, problem, BUDGET);
        if (having.length === 0) return expect(found).toBeNull();
        used += fixed.length;
        const best = bestOf(problem, having);
        expect(spell(found!.allocation)).toBe(spell(best));
        expect(found!.optimality.objective).toEqual(objective(problem, best));
        expect(found!.optimality.bound).toEqual(found!.optimality.objective);
      }),
      { numRuns: 400 },
    );
    expect(used).toBeGreaterThan(100);
  });
});
