import { compareGains, gainsOf, seatsFilled, type Counts, type Gains } from './counts.js';
import { countPlans } from './count-equal.js';
import type { SearchBudget } from './evaluation-input.js';
import { completed, firstFit } from './first-fit.js';
import type { AwardClass, Option, Problem } from './problem.js';
import { relax, type Relaxation } from './relaxation.js';
import { countsOf, explore, isWhole, type Quest } from './search.js';
import type { ChainLeft } from './terms-left.js';
import { walk } from './walk.js';
import { exact, gcd, SearchEnded, workOf, type Work } from './whole-rows.js';
import type { WholeSimplex } from './whole-simplex.js';

export interface Allocation {
  /** For each class and option that is used, who uses it. */
  readonly choice: readonly {
    readonly each: AwardClass;
    readonly option: Option;
    readonly members: readonly string[];
  }[];
  readonly gains: Gains;
  readonly termsLeft: number;
  readonly bound: Gains;
  readonly proven: boolean;
  /** Plans that tie on the four gains and differ in who sits where, at most 1000. */
  readonly equalBest: number;
  /** What it took of the budget. */
  readonly steps: number;
}

/**
 * The best use of the awards. Four questions, one after another, each among what the one before left: the
 * most gains, the fewest terms left, the unique plan of those, and how many tie. Each is asked of a linear
 * relaxation in whole numbers, and by branch and bound where that is not whole. The budget is in steps: the
 * same problem gives the same answer on every machine.
 */
export function allocate(problem: Problem, chainLeft: ChainLeft, budget: SearchBudget): Allocation {
  const work = workOf(budget.nodesMax);
  const search = new Search(problem, chainLeft, work);
  const proven = untilEnded(() => search.run());
  const { counts, gains, bound, equalBest } = search;
  const termsLeft = search.chainOf(counts).length;
  return {
    choice: choiceOf(problem, counts),
    gains,
    termsLeft,
    bound,
    proven,
    equalBest,
    steps: budget.nodesMax - work.left,
  };
}

/** How much of the most credit can be approved, without asking which of the plans with it is the answer. */
export function mostApproved(problem: Problem, budget: SearchBudget): number {
  const search = new Search(problem, () => [], workOf(budget.nodesMax));
  untilEnded(() => search.mostGains(relax(problem, { asked: new Set(), parts: 2 }, search.work)));
  return search.gains[1];
}

function untilEnded(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof SearchEnded) return false;
    throw error;
  }
}

/** One search: what it has found so far stays when it ends early. */
class Search {
  counts: Counts;
  gains: Gains;
  bound: Gains;
  equalBest = 1;
  private readonly neverFull = new Set<number>();
  private readonly units: Gains;
  private readonly slotOf: ReadonlyMap<string, number>;

  constructor(
    private readonly problem: Problem,
    private readonly chainLeft: ChainLeft,
    readonly work: Work,
  ) {
    this.counts = firstFit(problem);
    this.gains = gainsOf(problem, this.counts);
    this.bound = roughBound(problem);
    this.units = unitsOf(problem);
    this.slotOf = new Map(problem.slots.map(({ id }, slot) => [id, slot]));
  }

  run(): void {
    const named = this.problem.slots.flatMap((slot, at) => (slot.named ? [at] : []));
    const best = this.mostGains(relax(this.problem, { asked: new Set(named), parts: 4 }, this.work));
    const left = best.simplex.copy(false);
    left.holdIdle(best.places.length + best.limits.length);
    const relaxation = { ...best, simplex: left.copy() };
    const tied = { ...best, simplex: left };
    this.fewestTerms(relaxation);
    const terms = this.chainOf(this.counts).length;
    this.counts = walk(this.problem, relaxation, this.counts, {
      look: (each) => this.look(each, relaxation, terms),
      find: (each) => this.find(each, relaxation, terms, 'some'),
    });
    this.equalBest = countPlans(this.problem, tied, this.counts, this.work);
  }

  /** The chain of named slots with an empty seat that a plan leaves. */
  chainOf(counts: Counts): readonly string[] {
    const filled = seatsFilled(this.problem, counts);
    return this.chainLeft(new Map(this.problem.slots.map(({ id }, slot) => [id, filled[slot]!])));
  }

  /** What it gives holds only plans with all the gains. */
  mostGains(start: Relaxation): Relaxation {
    start.simplex.optimise();
    this.bound = this.promised(start);
    this.better(completed(this.problem, countsOf(start.simplex, start)));
    return start.aims.reduce((rest, _, part) => {
      const left = this.mostOf(part, rest);
      this.bound = this.promised(left);
      return left;
    }, start);
  }

  private mostOf(part: number, relaxation: Relaxation): Relaxation {
    const { simplex, aims, limits } = relaxation;
    const unit = this.units[part]!;
    const roof = wholeOf(simplex, part, unit);
    if (this.gains[part]! < roof) {
      const quest: Quest = {
        relaxation,
        problem: this.problem,
        neverFull: this.neverFull,
        isWorth: (each) => {
          if (wholeOf(each, part, unit) <= this.gains[part]!) return false;
          each.holdBelow(part, this.gains[part]! + unit);
          return true;
        },
        take: (counts) => {
          this.better(counts);
          return this.gains[part]! === roof ? 'stop' : 'go-on';
        },
      };
      simplex.holdBelow(part, this.gains[part]!);
      const all = simplex.copy();
      explore(all, quest, true);
      all.release();
    }
    const least = this.gains[part]!;
    simplex.holdBelow(part, least);
    const [top, bottom] = simplex.reached(part);
    if (top === least * bottom) return relaxation;
    const terms = aims[part]!.flatMap((times, column) => (times === 0 ? [] : [[column, times] as const]));
    const limit = { terms, limit: least };
    const slack = simplex.limit(limit);
    if (slack === null || !simplex.hold(slack)) throw new Error('a plan was found that cannot be');
    return { ...relaxation, limits: [...limits, limit] };
  }

  private better(counts: Counts): void {
    const gains = gainsOf(this.problem, counts);
    if (compareGains(gains, this.gains) > 0) [this.counts, this.gains] = [counts, gains];
  }

  /** What the relaxation says; where a part of it is no whole plan's, later parts do not hang on it. */
  private promised({ simplex, aims }: Relaxation): Gains {
    const parts: [number, number, number, number] = [...roughBound(this.problem)];
    for (let part = 0; part < aims.length; part += 1) {
      parts[part] = wholeOf(simplex, part, this.units[part]!);
      const [top, bottom] = simplex.reached(part);
      if (top !== parts[part]! * bottom) break;
    }
    return parts;
  }

  private fewestTerms(relaxation: Relaxation): void {
    for (let terms = this.chainOf(this.counts).length; terms > 0; terms = this.chainOf(this.counts).length) {
      const all = relaxation.simplex.copy();
      const fewer = this.find(all, relaxation, terms - 1, 'all');
      all.release();
      if (fewer === null) return;
      this.counts = fewer;
    }
  }

  /**
   * A plan with all the gains that leaves at most so many terms, among all of them or, where the walk asks
   * what would be, among some: what is never full among some may be full among others.
   */
  private find(
    simplex: WholeSimplex,
    relaxation: Relaxation,
    terms: number,
    among: 'all' | 'some',
  ): Counts | null {
    let found: Counts | null = null;
    const quest: Quest = {
      relaxation,
      problem: this.problem,
      neverFull: this.neverFull,
      isWorth: () => true,
      take: (counts) => {
        const chain = this.chainOf(counts);
        if (chain.length > terms) return chain.map((id) => this.slotOf.get(id)!);
        found = counts;
        return 'stop';
      },
    };
    explore(simplex, quest, among === 'all');
    return found;
  }

  private look(simplex: WholeSimplex, relaxation: Relaxation, terms: number): Counts | null {
    if (!isWhole(simplex, relaxation)) return null;
    const counts = countsOf(simplex, relaxation);
    return this.chainOf(counts).length <= terms ? counts : null;
  }
}

/** What the relaxation says of one of the gains, rounded down to what a plan can have. */
function wholeOf(simplex: WholeSimplex, part: number, unit: number): number {
  const [top, bottom] = simplex.reached(part);
  return unit === 0 ? 0 : Math.floor(top / exact(bottom * unit)) * unit;
}

/** A bound that needs no search. */
function roughBound({ classes, total }: Problem): Gains {
  const most = (pick: (each: AwardClass) => number) =>
    classes.reduce((sum, each) => sum + each.usable * pick(each), 0);
  const credits = ({ options }: AwardClass) => Math.max(...options.map((option) => option.credits));
  const of = (certainty: string) =>
    Math.min(
      total,
      most((each) => (each.certainty === certainty ? credits(each) : 0)),
    );
  const direct = most(({ options }) => Math.max(...options.map(directSeats)));
  return [Math.min(total, most(credits)), of('approved'), of('precedent'), direct];
}

function directSeats({ rows }: Option): number {
  return rows.reduce((sum, row) => (row.direct ? sum + row.seats : sum), 0);
}

/** What each of the gains can only be a whole multiple of. */
function unitsOf({ classes }: Problem): Gains {
  const common = (pick: (each: AwardClass) => boolean) =>
    classes
      .filter(pick)
      .flatMap(({ options }) => options.map(({ credits }) => credits))
      .reduce(gcd, 0);
  return [
    common(() => true),
    common(({ certainty }) => certainty === 'approved'),
    common(({ certainty }) => certainty === 'precedent'),
    1,
  ];
}

/** Names the members: in slot order, each slot takes the smallest ids of the class that are left. */
function choiceOf({ classes }: Problem, counts: Counts): Allocation['choice'] {
  return classes.flatMap((each, index) => {
    let next = 0;
    return each.options.flatMap((option, position) => {
      const n = counts[index]![position]!;
      if (n === 0) return [];
      next += n;
      return [{ each, option, members: each.ids.slice(next - n, next) }];
    });
  });
}
