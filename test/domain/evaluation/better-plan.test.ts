import fc from 'fast-check';
import { largeProgram } from '../../../bench/large-programs.mjs';
import { gatherInput } from '../../../src/cli/gather-input.js';
import { bestPlan, type PlanningInput } from '../../../src/domain/evaluation/best-plan.js';
import { evaluate } from '../../../src/domain/evaluation/evaluate.js';
import type { Evaluation } from '../../../src/domain/evaluation/evaluation.js';
import { findBetterPlan } from '../../../src/domain/evaluation/find-better-plan.js';
import { listPlacements } from '../../../src/domain/evaluation/list-placements.js';
import { rational } from '../../../src/domain/evaluation/rational.js';
import { loadPolicy } from '../../../src/reference/load-policy.js';
import { bestOf, everyPlan, objective, spellWithFit } from '../../support/every-plan.js';
import { smallProblem } from '../../support/small-programs.js';

const CASE = 'fixtures/cases/requirement-full.yaml';

/** What a document would say that claims this objective for the problem. */
function claims(base: Evaluation, input: PlanningInput, said: readonly string[]): Evaluation {
  const { program, policy, awards, placements } = input;
  return {
    ...base,
    program: { ...base.program, totalCredits: program.totalCredits },
    policy: { ...base.policy, creditsInResidence: policy.creditsInResidence },
    awards,
    placements,
    slots: program.blocks.flatMap(({ id: block, slots }) =>
      slots.map(({ id, seats, creditsPerSeat, transferable }) => {
        return { id, block, seats, creditsPerSeat, transferable };
      }),
    ),
    blocks: program.blocks.map(({ id, credits }) => ({ id, credits })),
    caps: Object.fromEntries(
      Object.entries(policy.caps).map(([name, { credits: limit }]) => [name, { limit, applied: limit }]),
    ),
    optimality: { ...base.optimality, objective: [...said.slice(0, 4), '0'] },
  };
}

describe('the search for a better plan', () => {
  it('finds the best of all plans where a worse one is claimed, and else proves it', async () => {
    const base = evaluate(await gatherInput({ case: CASE })).evaluation;
    let better = 0;
    fc.assert(
      fc.property(smallProblem, fc.nat(), (problem, pick) => {
        const all = everyPlan(problem);
        const [best, some] = [bestOf(problem, all), all[pick % all.length]!].map((plan) =>
          objective(problem, plan).slice(0, 4),
        );
        const ties = all.filter((plan) => objective(problem, plan).slice(0, 4).join() === best!.join());
        const equalBest = Math.min(1000, new Set(ties.map(spellWithFit)).size);
        expect(findBetterPlan(claims(base, problem, best!))).toEqual({ status: 'proven', equalBest });
        const found = findBetterPlan(claims(base, problem, some!));
        if (some!.join() === best!.join()) return expect(found.status).toBe('proven');
        better += 1;
        const reached = found.status === 'better' ? found.objective : [];
        expect(reached.map((part, at) => rational(part).equals(rational(best![at]!)))).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }),
      { numRuns: 600 },
    );
    expect(better).toBeGreaterThan(100);
  });

  it.each([
    { shape: 'usual' as const, lines: 40, slots: 20 },
    { shape: 'mixed' as const, lines: 25, slots: 15 },
  ])('proves the plan of a large degree: $shape, $lines lines', async (size) => {
    const base = evaluate(await gatherInput({ case: CASE })).evaluation;
    const policy = loadPolicy('fernwood-2020');
    const { program, limits, catalog, receiving } = largeProgram({ ...size, seed: 1 });
    const input = {
      program,
      catalog,
      policy: {
        ...policy,
        creditsInResidence: limits.residence,
        caps: {
          transfer: { ...policy.caps.transfer, credits: limits.transfer },
          'prior-learning': { ...policy.caps['prior-learning'], credits: limits['prior-learning'] },
        },
      },
      awards: receiving.map(({ award }) => award),
      placements: listPlacements(receiving, { program, policy, catalog }),
    };
    const { optimality } = bestPlan(input, { nodesMax: 7000 });
    expect(optimality.status).toBe('proven');
    const found = findBetterPlan(claims(base, input, optimality.objective));
    expect(found).toEqual({ status: 'proven', equalBest: optimality.equalBest });
  });
});
