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
 * settles most: how many seats of a size are filled, then how many awards of a class that fills several slots
 * are used, then whether an award stands in a slot. Options alone come last: an award for several slots can
 * have hundreds, and without one of them nearly all is as before.
 */
export function branchesOf(
  simplex: WholeSimplex,
  { columns, places, sizeSlacks, classSlack }: Relaxation,
  { classes }: Problem,
): readonly Narrowing[] | null {
  const open = simplex.fractional();
  const size = sizeSlacks.find((slack) => open.includes(slack));
  if (size !== undefined) return aroundOf(simplex, size);
  const options = open.filter((column) => column < places.length);
  const unsettled = options.map((column) => places[column]!.at);
  const toUse = heaviest(
    unsettled.filter((at) => mostSlots(classes[at]!) > 1 && open.includes(classSlack[at]!)),
    classes,
  );
  if (toUse !== null) return aroundOf(simplex, classSlack[toUse]!);
  const toSplit = heaviest(unsettled, classes);
  if (toSplit === null) return null;
  return (
    inSlotOrNot(simplex, classes[toSplit]!, columns[toSplit]!, classSlack[toSplit]!) ??
    aroundOf(simplex, options[unsettled.indexOf(toSplit)]!)
  );
}

function mostSlots({ options }: AwardClass): number {
  return options.reduce((most, { rows }) => Math.max(most, rows.length), 0);
}

/** Of these classes the one that fills most slots; then one that names courses, which bind others. */
function heaviest(among: readonly number[], classes: readonly AwardClass[]): number | null {
  let [found, most]: [number | null, number] = [null, 0];
  for (const at of among) {
    const weight = mostSlots(classes[at]!) + (classes[at]!.courses.length > 0 ? 0.5 : 0);
    if (weight > most) [found, most] = [at, weight];
  }
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

/** How far from half a part may be to count as open. It chooses where to branch, never what is true. */
const OPEN_WITHIN = 0.49;

/** The slot in which nearest to half of an award stands; null where nearly all or nothing does in each. */
function mostOpen(parts: ReadonlyMap<number, number>): number | null {
  let [found, off]: [number | null, number] = [null, OPEN_WITHIN];
  for (const [slot, part] of parts)
    if (Math.abs(part - 0.5) < off) [found, off] = [slot, Math.abs(part - 0.5)];
  return found;
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
