import type { Problem } from './problem.js';
import { largestSum, type Piece } from './reachable.js';
import { gcd, type Work } from './whole-rows.js';
import { WholeSimplex, type Limit } from './whole-simplex.js';

/** The problem as a linear programme: parts of an award may be used, and nothing else is forgotten. */
export interface Relaxation {
  readonly simplex: WholeSimplex;
  /** For each class, a column an option: how many of its members use it. */
  readonly columns: readonly (readonly number[])[];
  readonly slotSlack: readonly (number | null)[];
  /** The slack of how many members of each class are used. */
  readonly classSlack: readonly number[];
  readonly places: readonly Place[];
  /** Slacks of how many seats of one size are filled together: to settle these first settles most. */
  readonly sizeSlacks: readonly number[];
  readonly limits: readonly Limit[];
  /** What a use of each column adds to each of the four gains. */
  readonly aims: readonly (readonly number[])[];
}

/** What a column stands for. */
export interface Place {
  readonly at: number;
  readonly position: number;
}

/**
 * Writes down every rule that can bind. `asked` are slots for which it must be known whether they are full;
 * of the gains only the first `parts` are aimed at.
 */
export function relax(
  problem: Problem,
  { asked, parts }: { readonly asked: ReadonlySet<number>; readonly parts: number },
  work: Work,
): Relaxation {
  const places: Place[] = [];
  const columns = problem.classes.map((each, at) =>
    each.options.map((_, position) => places.push({ at, position }) - 1),
  );
  const limits: Limit[] = [];
  const add = (limit: Limit) => places.length + limits.push(limit) - 1;
  const classSlack = problem.classes.map((each, at) =>
    add({ terms: columns[at]!.map((column) => [column, 1]), limit: each.usable }),
  );
  const sums = sumsOf(problem, places);
  const reach = sums.bySlot.map((terms) => mostOf(piecesOf(problem, places, terms)));
  const slotSlack = problem.slots.map(({ seats }, slot) => {
    const binds = reach[slot]! > seats || (asked.has(slot) && reach[slot] === seats);
    return binds ? add({ terms: sums.bySlot[slot]!, limit: seats }) : null;
  });
  tightLimits(problem, places, sums, reach).forEach(add);
  for (const members of onceOnly(problem)) {
    add({ terms: members.flatMap((at) => columns[at]!.map((column) => [column, 1] as const)), limit: 1 });
  }
  const sizeSlacks = seatsOfOneSize(problem, places).map((terms) =>
    add({ terms, limit: mostOf(piecesOf(problem, places, terms)) }),
  );
  const aims = aimsOf(problem, places).slice(0, parts);
  const simplex = WholeSimplex.start(places.length, limits, aims, work);
  return { simplex, columns, slotSlack, classSlack, sizeSlacks, places, limits, aims };
}

/** What each column adds, in their order: seats to a slot, credits to a block, to a cap and in all. */
interface Sums {
  readonly bySlot: readonly Terms[];
  readonly byBlock: readonly Terms[];
  readonly byCap: readonly Terms[];
  readonly all: Terms;
}

function sumsOf({ classes, slots, blocks, caps }: Problem, places: readonly Place[]): Sums {
  const bySlot: [number, number][][] = slots.map(() => []);
  const byBlock: [number, number][][] = blocks.map(() => []);
  const byCap: [number, number][][] = caps.map(() => []);
  const all: [number, number][] = [];
  places.forEach(({ at, position }, column) => {
    const each = classes[at]!;
    const option = each.options[position]!;
    for (const row of option.rows) {
      const { unit, block } = slots[row.slot]!;
      bySlot[row.slot]!.push([column, row.seats]);
      if (unit > 0) byBlock[block]!.push([column, row.seats * unit]);
    }
    if (option.credits === 0) return;
    for (const cap of each.caps) byCap[cap]!.push([column, option.credits]);
    all.push([column, option.credits]);
  });
  return { bySlot, byBlock, byCap, all };
}

/**
 * The limits of blocks, of caps and of the whole, each at the largest sum that seats and awards can meet;
 * those that cannot bind are left out. `reach` is the most seats that each slot could be given.
 */
function tightLimits(
  problem: Problem,
  places: readonly Place[],
  { byBlock, byCap, all }: Sums,
  reach: readonly number[],
): Limit[] {
  const { slots, blocks, caps, total } = problem;
  const seats = slots.map((slot, at): Piece => {
    return { amounts: [slot.unit], times: Math.min(slot.seats, reach[at]!) };
  });
  const tight = (terms: Terms, limit: number, filled: readonly Piece[]): Limit[] => {
    const common = terms.reduce((a, [, times]) => gcd(a, times), 0);
    const pieces = piecesOf(problem, places, terms);
    if (common === 0 || mostOf(pieces) <= limit) return [];
    const parts = (each: Piece) => ({
      ...each,
      amounts: each.amounts.map((amount) => Math.floor(amount / common)),
    });
    const roof = Math.floor(limit / common);
    return [
      {
        terms: terms.map(([column, times]) => [column, times / common] as const),
        limit: Math.min(largestSum(filled.map(parts), roof), largestSum(pieces.map(parts), roof)),
      },
    ];
  };
  const seatsIn = (block: number) => seats.filter((_, at) => slots[at]!.block === block);
  return [
    ...byBlock.flatMap((terms, block) => tight(terms, blocks[block]!, seatsIn(block))),
    ...byCap.flatMap((terms, cap) => tight(terms, caps[cap]!, seats)),
    ...tight(all, total, seats),
  ];
}

/** Credits applied, of them approved, of them by precedent, and direct seats. */
function aimsOf({ classes }: Problem, places: readonly Place[]): number[][] {
  const credits = places.map(({ at, position }) => classes[at]!.options[position]!.credits);
  const of = (certainty: string) =>
    places.map(({ at }, column) => (classes[at]!.certainty === certainty ? credits[column]! : 0));
  const direct = places.map(({ at, position }) =>
    classes[at]!.options[position]!.rows.reduce((sum, row) => (row.direct ? sum + row.seats : sum), 0),
  );
  return [credits, of('approved'), of('precedent'), direct];
}

/**
 * Sums of credits that bind are awkward only where seats differ in size: then how many seats of each size a
 * block, a cap or a certainty fills must be a whole number too.
 */
function seatsOfOneSize({ classes, slots, blocks, caps }: Problem, places: readonly Place[]): Terms[] {
  const certainties = ['approved', 'precedent', 'proposed'];
  const all = 1 + caps.length + certainties.length + blocks.length;
  // One group of all, one a cap, a certainty and a block; in each, by size, how many seats a column fills.
  const groups = Array.from({ length: all }, () => new Map<number, [number, number][]>());
  const put = (group: number, unit: number, term: [number, number]) => {
    const terms = groups[group]!.get(unit);
    if (terms === undefined) groups[group]!.set(unit, [term]);
    else terms.push(term);
  };
  const certaintyOf = classes.map(({ certainty }) => 1 + caps.length + certainties.indexOf(certainty));
  places.forEach(({ at, position }, column) => {
    const each = classes[at]!;
    for (const { slot, seats } of each.options[position]!.rows) {
      const { unit, block } = slots[slot]!;
      if (unit === 0) continue;
      const term: [number, number] = [column, seats];
      put(0, unit, term);
      for (const cap of each.caps) put(1 + cap, unit, term);
      put(certaintyOf[at]!, unit, term);
      put(all - blocks.length + block, unit, term);
    }
  });
  return groups.flatMap((bySize) => (bySize.size < 2 ? [] : [...bySize.values()]));
}

type Terms = readonly (readonly [column: number, times: number])[];

/** The most that a row could come to if nothing else bound it. */
function mostOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { amounts, times }) => sum + Math.max(...amounts) * times, 0);
}

/** What each class can add to a row, as often as it may be used. Terms are in the order of the columns. */
function piecesOf({ classes }: Problem, places: readonly Place[], terms: Terms): Piece[] {
  const pieces: { amounts: number[]; times: number }[] = [];
  let [lastColumn, lastAt] = [-1, -1];
  for (const [column, times] of terms) {
    const { at } = places[column]!;
    const amounts = pieces.at(-1)?.amounts ?? [];
    if (column === lastColumn) amounts[amounts.length - 1]! += times;
    else if (at === lastAt) amounts.push(times);
    else pieces.push({ amounts: [times], times: classes[at]!.usable });
    [lastColumn, lastAt] = [column, at];
  }
  return pieces;
}

/** Classes of which only one may be used, since they name the same course or rest on the same line. */
function onceOnly({ classes }: Problem): number[][] {
  const bearers = new Map<string, number[]>();
  classes.forEach(({ courses, lines }, at) => {
    const names = [...courses.map((code) => `course ${code}`), ...lines.map((line) => `line ${line}`)];
    for (const name of new Set(names)) bearers.set(name, [...(bearers.get(name) ?? []), at]);
  });
  const sets = [...bearers.values()].filter((members) => members.length > 1);
  const seen = new Set<string>();
  return sets.filter((members) => !seen.has(members.join()) && seen.add(members.join()));
}
