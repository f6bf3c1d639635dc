import { branchesOf, type Narrowing } from './branching.js';
import type { Counts } from './counts.js';
import type { Problem } from './problem.js';
import type { Relaxation } from './relaxation.js';
import type { WholeSimplex } from './whole-simplex.js';

/** What a search wants to know of a plan it has found: stop here, go on, or fill one of these slots. */
export type Verdict = 'stop' | 'go-on' | readonly number[];

export interface Quest {
  readonly relaxation: Relaxation;
  readonly problem: Problem;
  /** May what the relaxation promises here still hold a plan that is wanted? */
  readonly isWorth: (simplex: WholeSimplex) => boolean;
  readonly take: (counts: Counts) => Verdict;
  /** Slots found to be never full, whatever is chosen: they need no second try. */
  readonly neverFull: Set<number>;
}

/**
 * Branch and bound: where the best of the relaxation is no whole plan, tries the two ways to make more of it
 * whole, first what promises more where aims tell that. Says whether it was stopped. `isAll` where the
 * simplex holds every plan with the gains found so far, so that a slot that is not full in any of them never
 * is. `refuted` are slots that are full in none of the plans wanted among all from which these were narrowed:
 * none is sought again.
 */
export function explore(
  simplex: WholeSimplex,
  quest: Quest,
  isAll: boolean,
  refuted: ReadonlySet<number> = new Set(),
): boolean {
  if (!quest.isWorth(simplex)) return false;
  const { relaxation, problem } = quest;
  const split = branchesOf(simplex, relaxation, problem);
  if (split !== null) {
    if (!simplex.isAiming) return split.some((way) => followed(way, simplex, quest, refuted));
    const ways = split.flatMap((narrow) => narrowed(simplex, narrow));
    const worth = ways.filter(quest.isWorth).toSorted((a, b) => b.compare(a));
    const isFound = worth.some((next) => explore(next, quest, false, refuted));
    for (const each of ways) each.release();
    return isFound;
  }
  const verdict = quest.take(countsOf(simplex, relaxation));
  if (typeof verdict === 'string') return verdict === 'stop';
  const tried = new Set(refuted);
  return verdict.some((slot) => {
    const isFound = !tried.has(slot) && fill(slot, { simplex, quest, isAll, tried });
    tried.add(slot);
    return isFound;
  });
}

/** Without aims neither way promises more: the second is made only where the first gave nothing. */
function followed(
  way: Narrowing,
  simplex: WholeSimplex,
  quest: Quest,
  refuted: ReadonlySet<number>,
): boolean {
  const [next] = narrowed(simplex, way);
  if (next === undefined) return false;
  const isFound = explore(next, quest, false, refuted);
  next.release();
  return isFound;
}

interface Filling {
  readonly simplex: WholeSimplex;
  readonly quest: Quest;
  readonly isAll: boolean;
  readonly tried: ReadonlySet<number>;
}

function fill(slot: number, { simplex, quest, isAll, tried }: Filling): boolean {
  const slack = quest.relaxation.slotSlack[slot] ?? null;
  if (slack === null || quest.neverFull.has(slot)) return false;
  const [next] = narrowed(simplex, {
    asks: (each) => each.couldHold(slack),
    narrow: (each) => each.hold(slack),
  });
  if (next === undefined) {
    if (isAll) quest.neverFull.add(slot);
    return false;
  }
  const isFound = explore(next, quest, false, tried);
  next.release();
  return isFound;
}

function narrowed(simplex: WholeSimplex, { asks, narrow }: Narrowing): WholeSimplex[] {
  if (!asks(simplex)) return [];
  const next = simplex.copy();
  if (narrow(next)) return [next];
  next.release();
  return [];
}

export function isWhole(simplex: WholeSimplex, { places }: Relaxation): boolean {
  return simplex.fractional(places.length).length === 0;
}

/** What the relaxation uses, without the parts of awards. */
export function countsOf(simplex: WholeSimplex, { columns }: Relaxation): number[][] {
  return columns.map((options) => options.map((column) => simplex.floorOf(column)));
}
