import type { Award, Placement } from '../../src/domain/evaluation/evaluation.js';
import { rational, sumOf } from '../../src/domain/evaluation/rational.js';
import type { Catalog, Program } from '../../src/domain/program/program.js';
import type { SmallProblem } from './small-programs.js';

export type Plan = readonly Placement[];

/** Every plan that breaks no rule: each award by one of its options, or not at all. */
export function everyPlan(problem: SmallProblem): Plan[] {
  let plans: Plan[] = [[]];
  for (const award of problem.awards) {
    const options = new Map<number, Placement[]>();
    for (const row of problem.placements.filter((each) => each.award === award.id)) {
      options.set(row.option, [...(options.get(row.option) ?? []), row]);
    }
    plans = plans.flatMap((plan) => [plan, ...[...options.values()].map((rows) => [...plan, ...rows])]);
  }
  return plans.filter((plan) => allowed(problem, plan));
}

function allowed({ program, policy, awards }: SmallProblem, plan: Plan): boolean {
  const within = (rows: Plan, limit: string) => !sumOf(rows.map((row) => row.credits)).above(rational(limit));
  const used = awards.filter((award) => plan.some((row) => row.award === award.id));
  const codes = used.flatMap((award) => award.courses);
  const drawing = (cap: string) => (row: Placement) =>
    awardOf(awards, row).counts.some((name) => name === cap);
  return (
    new Set(codes).size === codes.length &&
    program.blocks.every((block) =>
      within(
        plan.filter((row) => block.slots.some(({ id }) => id === row.slot)),
        block.credits,
      ),
    ) &&
    program.blocks.every((block) =>
      block.slots.every(
        (slot) => plan.reduce((n, row) => (row.slot === slot.id ? n + row.seats : n), 0) <= slot.seats,
      ),
    ) &&
    within(plan.filter(drawing('transfer')), policy.caps.transfer.credits) &&
    within(plan.filter(drawing('prior-learning')), policy.caps['prior-learning'].credits) &&
    within(plan, rational(program.totalCredits).minus(rational(policy.creditsInResidence)).toString())
  );
}

function awardOf(awards: readonly Award[], row: Placement): Award {
  return awards.find((award) => award.id === row.award)!;
}

/**
 * The objective as numbers: credits here have at most a factor of 2 below the line, so times two is whole.
 */
export function first({ awards, program, catalog }: SmallProblem, plan: Plan, parts: number): number[] {
  const sum = (rows: Plan) =>
    Number(
      sumOf(rows.map((row) => row.credits))
        .times(2)
        .toString(),
    );
  const of = (certainty: string) => plan.filter((row) => awardOf(awards, row).certainty === certainty);
  const direct = plan.reduce((n, row) => (row.fit === 'direct' ? n + row.seats : n), 0);
  const filled = new Map<string, number>();
  for (const row of plan) filled.set(row.slot, (filled.get(row.slot) ?? 0) + row.seats);
  const terms = chainLeft(program, catalog, filled);
  return [sum(plan), sum(of('approved')), sum(of('precedent')), direct, -terms].slice(0, parts);
}

/** Five exact strings, as the document prints them. */
export function objective(problem: SmallProblem, plan: Plan): string[] {
  const [applied, approved, precedent, direct, terms] = first(problem, plan, 5);
  const halves = [applied!, approved!, precedent!].map((twice) => String(twice / 2));
  return [...halves, String(direct), terms === 0 ? '0' : String(terms)];
}

/** The longest chain by trying every order of the open slots that name courses. */
function chainLeft(program: Program, catalog: Catalog, filled: ReadonlyMap<string, number>): number {
  const open = program.blocks.flatMap((block) =>
    block.slots
      .filter(({ id, seats, accepts }) => accepts.courses.length > 0 && (filled.get(id) ?? 0) < seats)
      .map((slot) => ({ ...slot, block: block.id })),
  );
  type Open = (typeof open)[number];
  const follows = (a: Open, b: Open) =>
    (a.block === b.block && a.sequence !== null && b.sequence !== null && a.sequence < b.sequence) ||
    b.after.includes(a.id) ||
    catalog.courses.some(
      ({ code, prerequisites }) =>
        b.accepts.courses.includes(code) && prerequisites.some((each) => a.accepts.courses.includes(each)),
    );
  const from = (chain: readonly Open[]): number => {
    const next = open.filter(
      (slot) => !chain.includes(slot) && (chain.length === 0 || follows(chain.at(-1)!, slot)),
    );
    return Math.max(chain.length, ...next.map((slot) => from([...chain, slot])));
  };
  return from([]);
}

function compare(problem: SmallProblem, a: Plan, b: Plan): number {
  const [left, right] = [first(problem, a, 5), first(problem, b, 5)];
  const at = left.findIndex((value, index) => value !== right[index]);
  if (at >= 0) return left[at]! - right[at]!;
  return walk(problem, a) < walk(problem, b) ? 1 : 0;
}

/** `~` sorts after every id: an empty seat comes last. */
function walk({ program }: SmallProblem, plan: Plan): string {
  return program.blocks
    .flatMap((block) => block.slots)
    .map((slot) => {
      const ids = plan.flatMap((row) =>
        row.slot === slot.id ? Array.from({ length: row.seats }, () => row.award) : [],
      );
      return [...ids.toSorted(), ...Array.from({ length: slot.seats - ids.length }, () => '~')].join(' ');
    })
    .join('|');
}

export function spell(plan: Plan): string {
  return plan
    .map((row) => `${row.slot} ${row.award} ${row.seats}`)
    .toSorted()
    .join('\n');
}

/** Two plans that seat the same awards by another fit are two allocations. */
export function spellWithFit(plan: Plan): string {
  return plan
    .map((row) => `${row.slot} ${row.award} ${row.seats} ${row.fit}`)
    .toSorted()
    .join('\n');
}

/** The one that the contract calls best. */
export function bestOf(problem: SmallProblem, plans: readonly Plan[]): Plan {
  return plans.reduce((a, b) => (compare(problem, b, a) > 0 ? b : a));
}
