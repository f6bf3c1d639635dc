import fc from 'fast-check';
import { bestPlan } from '../../../src/domain/evaluation/best-plan.js';
import { rational } from '../../../src/domain/evaluation/rational.js';
import { bestOf, everyPlan, first, objective, spell, spellWithFit } from '../../support/every-plan.js';
import { problemOf, smallProblem } from '../../support/small-programs.js';

const BUDGET = { nodesMax: 1_000_000 };

describe('the best plan', () => {
  it('is the best of all plans that there are', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const found = bestPlan(problem, BUDGET);
        const all = everyPlan(problem);
        const best = bestOf(problem, all);
        expect(found.optimality.status).toBe('proven');
        expect(spell(found.allocation)).toBe(spell(best));
        const ties = all.filter((plan) => first(problem, plan, 4).join() === first(problem, best, 4).join());
        expect(found.optimality.equalBest).toBe(Math.min(1000, new Set(ties.map(spellWithFit)).size));
        expect(found.optimality.objective).toEqual(objective(problem, best));
        expect(found.optimality.bound).toEqual(found.optimality.objective);
      }),
      { numRuns: 1500 },
    );
  });

  it('does not take a slot for never full because one supposition leaves it open', () => {
    const slot = { seats: 1, creditsPerSeat: '2', courses: [], categories: [], subjects: [] };
    const open = { after: null, sequence: null };
    const course = { subject: null, category: null, prerequisites: [] };
    const award = { certainty: 'approved' as const };
    const problem = problemOf({
      slots: [
        { ...slot, ...open, seats: 2, courses: ['A-1', 'A-2', 'B-1'] },
        { ...slot, ...open, creditsPerSeat: '3', courses: ['A-2'], after: 2 },
        { ...slot, ...open, seats: 2, courses: ['A-2'], subjects: ['ROUND'] },
        { ...slot, ...open, subjects: ['ROUND'] },
      ],
      awards: [
        { ...award, receives: { subject: 'ROUND' }, credits: '3', counts: ['transfer'] },
        { ...award, receives: { courses: ['B-1', 'A-2'] }, credits: '6', counts: ['prior-learning'] },
        { ...award, receives: { courses: ['A-1', 'B-2'] }, credits: '3', counts: ['prior-learning'] },
      ],
      cap: '3',
      blockCredits: '12',
      residence: '0',
      courses: ['A-1', 'A-2', 'B-1', 'B-2'].map((code) => ({ ...course, code })),
    });
    const { allocation } = bestPlan(problem, BUDGET);
    expect(spell(allocation)).toBe(spell(bestOf(problem, everyPlan(problem))));
  });

  it('does not depend on the order in which awards are given', () => {
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const forward = bestPlan(problem, BUDGET);
        const backward = bestPlan({ ...problem, awards: problem.awards.toReversed() }, BUDGET);
        expect(spell(backward.allocation)).toBe(spell(forward.allocation));
      }),
      { numRuns: 200 },
    );
  });

  it('says how far it may be from the best when its budget ends first', () => {
    const [problem] = fc.sample(
      smallProblem.filter(({ awards }) => awards.length > 4),
      { numRuns: 1, seed: 7 },
    );
    const { optimality } = bestPlan(problem!, { nodesMax: 0 });
    expect(optimality.status).toBe('best-found');
    expect(rational(optimality.objective[0]!).above(rational(optimality.bound[0]!))).toBe(false);
  });
});
