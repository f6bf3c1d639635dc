import type { AwardClass, Problem } from './problem.js';
import type { Relaxation } from './relaxation.js';
import type { WholeSimplex } from './whole-simplex.js';

/** What a narrower problem asks for. Whether that can be is mostly seen without a copy to narrow. */
export interface Narrowing {
  readonly asks: (simplex: WholeSimplex) => boolean;
  readonly narrow: (simplex: WholeSimplex) => boolean;
}

/**
 * The two ways to go on from what should be whole and is not; null where all is. Asked for first is what
 * settles most: how many seats of a size are filled, then whether an award that fills several slots is used,
 * then whether an award stands in a slot. Options alone come last: an award for several slots can have
 * hundreds, and without one of them nearly all is as before.
 */
export function branchesOf(
  simplex: WholeSimplex,
  { columns, sizeSlacks, classSlack }: Relaxation,
  { classes }: Problem,
): readonly Narrowing[] | null {
  const size = sizeSlacks.find((column) => !isWholeAt(simplex, column));
  if (size !== undefined) return aroundOf(simplex, size);
  const weights = classes.map(weightOf);
  const used = heaviest(weights, (at) => weights[at]! >= 2 && !isWholeAt(simplex, classSlack[at]!));
  if (used !== null) return aroundOf(simplex, classSlack[used]!);
  const split = heaviest(weights, (at) => columns[at]!.some((column) => !isWholeAt(simplex, column)));
  if (split === null) return null;
  const own = columns[split]!;
  return (
    inSlotOrNot(simplex, classes[split]!, own, classSlack[split]!) ??
    aroundOf(
      simplex,
      own.find((column) => !isWholeAt(simplex, column))!,
    )
  );
}

/** Most slots of an option; of equals, awards that name courses, since those bind others too. */
function weightOf({ options, courses }: AwardClass): number {
  return Math.max(...options.map(({ rows }) => rows.length)) + (courses.length > 0 ? 0.5 : 0);
}

/** The first of the heaviest that are asked for. */
function heaviest(weights: readonly number[], isAsked: (at: number) => boolean): number | null {
  let found: number | null = null;
  weights.forEach((weight, at) => {
    if ((found === null || weight > weights[found]!) && isAsked(at)) found = at;
  });
  return found;
}

/**
 * An award of which one at most is used either stands in a slot or does not. Chosen is the slot of which this
 * is most open; null where no slot tells its options apart.
 */
function inSlotOrNot(
  simplex: WholeSimplex,
  { usable, options }: AwardClass,
  own: readonly number[],
  slack: number,
): readonly Narrowing[] | null {
  if (usable > 1) return null;
  const slot = mostOpen(partsOf(simplex, options, own));
  if (slot === null) return null;
  const stands = options.map(({ rows }) => rows.some((row) => row.slot === slot));
  return [
    without(simplex, [...own.filter((_, position) => !stands[position]), slack]),
    without(
      simplex,
      own.filter((_, position) => stands[position]),
    ),
  ];
}

/** How much of an award stands in each slot, of what is used in part. */
function partsOf(
  simplex: WholeSimplex,
  options: AwardClass['options'],
  own: readonly number[],
): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  own.forEach((column, position) => {
    const [top, bottom] = simplex.value(column);
    if (top % bottom === 0) return;
    for (const { slot } of options[position]!.rows) parts.set(slot, (parts.get(slot) ?? 0) + top / bottom);
  });
  return parts;
}

/** The slot in which nearest to half of an award stands; null where all or nothing of it does in each. */
function mostOpen(parts: ReadonlyMap<number, number>): number | null {
  let [found, off]: [number | null, number] = [null, 0.49];
  for (const [slot, part] of parts)
    if (Math.abs(part - 0.5) < off) [found, off] = [slot, Math.abs(part - 0.5)];
  return found;
}

export function isWholeAt(simplex: WholeSimplex, column: number): boolean {
  const [top, bottom] = simplex.value(column);
  return top % bottom === 0;
}

/** At least the next whole number, or at most the one before. */
function aroundOf(simplex: WholeSimplex, column: number): readonly Narrowing[] {
  const [top, bottom] = simplex.value(column);
  const most = Math.floor(top / bottom);
  const more = most - simplex.raisedBy(column);
  const less = { terms: [[column, 1]], limit: most } as const;
  return [
    {
      asks: (each) => each.couldRaise(column, more + 1),
      narrow: (each) => each.raise(column, more + 1),
    },
    {
      asks: (each) => each.couldLimit(less),
      narrow: (each) => (more === 0 ? each.hold(column) : each.limit(less) !== null),
    },
  ];
}

/** No more of any of these columns than they were raised to. */
function without(simplex: WholeSimplex, columns: readonly number[]): Narrowing {
  const limit = columns.reduce((sum, column) => sum + simplex.raisedBy(column), 0);
  return {
    asks: (each) => each.couldLimit({ terms: columns.map((column) => [column, 1]), limit }),
    narrow: (each) => columns.every((column) => each.hold(column)),
  };
}
