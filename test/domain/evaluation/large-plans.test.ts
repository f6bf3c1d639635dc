import highsModule from 'highs';
import { largeProgram } from '../../../bench/large-programs.mjs';
import { bestPlan, type PlanningInput } from '../../../src/domain/evaluation/best-plan.js';
import type { Placement } from '../../../src/domain/evaluation/evaluation.js';
import { listPlacements } from '../../../src/domain/evaluation/list-placements.js';
import { rational } from '../../../src/domain/evaluation/rational.js';
import { loadPolicy } from '../../../src/reference/load-policy.js';

/** The package is one function; its types speak of a module with a default. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

const BUDGET = { nodesMax: 4000 };
const base = loadPolicy('fernwood-2020');

describe('the best plan of a large degree', () => {
  it.each([
    { shape: 'usual' as const, lines: 60, slots: 40, seeds: 5 },
    { shape: 'mixed' as const, lines: 30, slots: 20, seeds: 12 },
    { shape: 'strict' as const, lines: 20, slots: 15, seeds: 12 },
  ])(
    'gains what an independent solver says can be gained: $shape, $lines lines',
    async ({ seeds, ...size }) => {
      const highs = await loadHighs();
      let proven = 0;
      for (let seed = 1; seed <= seeds; seed += 1) {
        const input = generated({ ...size, seed });
        const { optimality, steps } = bestPlan(input, BUDGET);
        expect(steps).toBeLessThan(BUDGET.nodesMax + 50);
        const found = optimality.objective.slice(0, 4).map(asNumber);
        const best = solved(input, (model) => highs.solve(model).ObjectiveValue);
        if (optimality.status === 'proven') expect(found).toEqual(best);
        else expect(compare(best, found)).toBeGreaterThanOrEqual(0);
        expect(compare(optimality.bound.slice(0, 4).map(asNumber), best)).toBeGreaterThanOrEqual(0);
        proven += optimality.status === 'proven' ? 1 : 0;
      }
      expect(proven).toBeGreaterThanOrEqual(seeds - 2);
    },
  );

  it.each([14, 111])(
    'has as many equals as an independent solver finds, one after another: seed %i',
    async (seed) => {
      const highs = await loadHighs();
      const input = generated({ shape: 'usual', lines: 60, slots: 40, seed });
      const { optimality } = bestPlan(input, BUDGET);
      expect(optimality.status).toBe('proven');
      expect(optimality.equalBest).toBeGreaterThan(1);
      const gains = optimality.objective.slice(0, 4).map(asNumber);
      expect(equalsOf(input, gains, (model) => highs.solve(model))).toBe(optimality.equalBest);
    },
  );

  it('is never worse than filling seats in turn, whatever the budget', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const input = generated({ shape: 'mixed', lines: 60, slots: 40, seed });
      const inTurn = gainsOf(filledInTurn(input));
      for (const nodesMax of [0, 100, 1000]) {
        const { optimality } = bestPlan(input, { nodesMax });
        expect(compare(optimality.objective.slice(0, 4).map(asNumber), inTurn)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('is answered for two hundred lines within its budget', () => {
    const { optimality, steps } = bestPlan(
      generated({ shape: 'usual', lines: 200, slots: 40, seed: 3 }),
      BUDGET,
    );
    expect(steps).toBeLessThan(BUDGET.nodesMax + 50);
    expect(asNumber(optimality.objective[0]!)).toBeGreaterThan(0);
  });
});

function generated(size: Parameters<typeof largeProgram>[0]): PlanningInput {
  const { program, limits, catalog, receiving } = largeProgram(size);
  const { transfer, 'prior-learning': prior } = base.caps;
  const caps = {
    transfer: { ...transfer, credits: limits.transfer },
    'prior-learning': { ...prior, credits: limits['prior-learning'] },
  };
  return {
    program,
    catalog,
    policy: { ...base, creditsInResidence: limits.residence, caps },
    awards: receiving.map(({ award }) => award),
    placements: listPlacements(receiving, { program, policy: base, catalog }),
  };
}

interface Choice {
  readonly award: PlanningInput['awards'][number];
  readonly rows: readonly Placement[];
}

function choicesOf({ awards, placements }: PlanningInput): Choice[] {
  const options = new Map<string, Placement[]>();
  for (const row of placements) {
    const key = `${row.award} ${row.option}`;
    options.set(key, [...(options.get(key) ?? []), row]);
  }
  const byId = new Map(awards.map((award) => [award.id, award]));
  return [...options.values()].map((rows) => ({ award: byId.get(rows[0]!.award)!, rows }));
}

/** Every rule of the contract as "a sum over choices is at most". */
function rulesOf(input: PlanningInput, choices: readonly Choice[]): (readonly [number[], number])[] {
  const { program, policy, awards } = input;
  const times = (of: (choice: Choice) => number) => choices.map(of);
  const credits = ({ rows }: Choice, pick: (row: Placement) => boolean = () => true) =>
    rows.reduce((sum, row) => (pick(row) ? sum + asNumber(row.credits) : sum), 0);
  const uses = (has: (choice: Choice) => boolean) => times((choice) => Number(has(choice)));
  const total = asNumber(program.totalCredits) - asNumber(policy.creditsInResidence);
  return [
    ...awards.map(({ id }) => [uses(({ award }) => award.id === id), 1] as const),
    ...[...new Set(awards.flatMap(({ lines }) => lines))].map(
      (line) => [uses(({ award }) => award.lines.includes(line)), 1] as const,
    ),
    ...[...new Set(awards.flatMap(({ courses }) => courses))].map(
      (code) => [uses(({ award }) => award.courses.includes(code)), 1] as const,
    ),
    ...program.blocks.flatMap(({ slots, credits: limit }) => {
      const own = new Set(slots.map(({ id }) => id));
      return [
        [times((choice) => credits(choice, (row) => own.has(row.slot))), asNumber(limit)] as const,
        ...slots.map(({ id, seats }) => {
          const inSlot = ({ rows }: Choice) =>
            rows.reduce((sum, row) => (row.slot === id ? sum + row.seats : sum), 0);
          return [times(inSlot), seats] as const;
        }),
      ];
    }),
    ...(['transfer', 'prior-learning'] as const).map((cap) => {
      const drawn = times((choice) => (choice.award.counts.includes(cap) ? credits(choice) : 0));
      return [drawn, asNumber(policy.caps[cap].credits)] as const;
    }),
    [times((choice) => credits(choice)), total],
  ];
}

function partsOf({ award, rows }: Choice): number[] {
  const credits = rows.reduce((sum, row) => sum + asNumber(row.credits), 0);
  const direct = rows.reduce((sum, row) => (row.fit === 'direct' ? sum + row.seats : sum), 0);
  const of = (name: string) => (award.certainty === name ? credits : 0);
  return [credits, of('approved'), of('precedent'), direct];
}

/** The four gains by a solver of another house: one after another, each with those before it kept. */
function solved(input: PlanningInput, solve: (model: string) => number): number[] {
  const choices = choicesOf(input);
  const best: number[] = [];
  for (let part = 0; part < 4; part += 1) {
    const goal = spell(choices.map((choice) => partsOf(choice)[part]!));
    best.push(Math.round(solve(modelOf(input, choices, goal, kept(choices, best))) * 2) / 2);
  }
  return best;
}

/** How many plans have these gains: each that is found is forbidden, until there is no other. */
function equalsOf(
  input: PlanningInput,
  gains: readonly number[],
  solve: (model: string) => ReturnType<Awaited<ReturnType<typeof loadHighs>>['solve']>,
): number {
  const choices = choicesOf(input);
  const lines = kept(choices, gains);
  for (let count = 0; ; count += 1) {
    const { Status, Columns } = solve(modelOf(input, choices, '', lines));
    if (Status !== 'Optimal') return count;
    const isUsed = choices.map((_, at) => Math.round((Columns[`x${at}`] as { Primal: number }).Primal) === 1);
    const others = isUsed.map((used, at) => `${used ? '+' : '-'} 1 x${at}`).join(' ');
    lines.push(`${others} <= ${isUsed.filter(Boolean).length - 1}`);
  }
}

function kept(choices: readonly Choice[], gains: readonly number[]): string[] {
  const parts = choices.map(partsOf);
  return gains.map((value, at) => `${spell(parts.map((each) => each[at]!))} >= ${value}`);
}

function modelOf(
  input: PlanningInput,
  choices: readonly Choice[],
  goal: string,
  more: readonly string[],
): string {
  const rules = rulesOf(input, choices).map(([terms, most]) => `${spell(terms)} <= ${most}`);
  const lines = [...rules, ...more].filter((line) => /^[+-]/.test(line));
  const names = choices.map((_, at) => `x${at}`).join(' ');
  return (
    `Maximize\n obj: ${goal === '' ? '0 x0' : goal}\n` +
    `Subject To\n${lines.join('\n')}\nBinary\n${names}\nEnd`
  );
}

function spell(terms: readonly number[]): string {
  return terms.flatMap((times, at) => (times === 0 ? [] : [`+ ${times} x${at}`])).join(' ');
}

/** Each award in turn into the first place that still takes it. */
function filledInTurn(input: PlanningInput): Choice[] {
  const choices = choicesOf(input);
  const rules = rulesOf(input, choices);
  const left = rules.map(([, most]) => most);
  const taken: Choice[] = [];
  for (const { id } of input.awards) {
    const at = choices.findIndex(
      ({ award }, index) => award.id === id && rules.every(([terms], rule) => terms[index]! <= left[rule]!),
    );
    if (at < 0) continue;
    rules.forEach(([terms], rule) => (left[rule]! -= terms[at]!));
    taken.push(choices[at]!);
  }
  return taken;
}

function gainsOf(plan: readonly Choice[]): number[] {
  return plan.map(partsOf).reduce((sum, parts) => sum.map((value, at) => value + parts[at]!), [0, 0, 0, 0]);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function asNumber(amount: string): number {
  const { top, bottom } = rational(amount);
  return Number(top) / Number(bottom);
}
