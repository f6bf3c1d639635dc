import type { Counts } from './counts.js';
import type { AwardClass, Option, Problem } from './problem.js';
import type { Relaxation } from './relaxation.js';
import type { WholeSimplex } from './whole-simplex.js';

export interface Wanted {
  /** The plan at which the simplex stands, if it stands at one that is wanted. */
  readonly look: (simplex: WholeSimplex) => Counts | null;
  /** A wanted plan among those that are left in the simplex; null where there is none. */
  readonly find: (simplex: WholeSimplex) => Counts | null;
}

/**
 * The unique answer among plans that are equally good: slots in file order, in each the smallest award ids by
 * code unit, a filled seat before an empty one; last, where two options give the same seats, the first.
 * Asks of each award in turn whether some wanted plan still has it there.
 */
export function walk(problem: Problem, relaxation: Relaxation, start: Counts, wanted: Wanted): Counts {
  const { classes } = problem;
  const { simplex, columns, classSlack } = relaxation;
  let current = start;
  const placed = classes.map(() => 0);

  /** Narrows what is left to plans where a class uses one of these options, if there is such a plan. */
  const settle = (at: number, positions: readonly number[]): boolean => {
    const others = columns[at]!.filter((_, position) => !positions.includes(position));
    const narrow = (each: WholeSimplex) =>
      others.every((column) => each.hold(column)) && each.hold(classSlack[at]!);
    const own = positions.map((position) => columns[at]![position]!);
    const has = positions.some((position) => current[at]![position]! > 0);
    const plan = has ? current : ask(simplex, own, 1, narrow, wanted);
    if (plan === null) return own.every((column) => simplex.hold(column)) && false;
    current = plan;
    return narrow(simplex);
  };

  /** One more member of a class by an option of its own. */
  const add = (at: number, position: number): boolean => {
    const column = columns[at]![position]!;
    const so = simplex.raisedBy(column);
    const has = current[at]![position]! > so;
    const plan = has ? current : ask(simplex, [column], 1, (each) => each.raise(column), wanted);
    if (plan === null) return simplex.hold(column) && false;
    current = plan;
    return simplex.raise(column);
  };

  const isOpen = (at: number, position: number) => !simplex.isHeld(columns[at]![position]!);
  problem.slots.forEach((_, slot) => {
    for (const { at, id } of membersFor(problem, slot)) {
      const each = classes[at]!;
      if (each.ids[placed[at]!] !== id) continue;
      if (each.usable > 1) {
        const position = each.options.findIndex((option) => seatsIn(option, slot) > 0);
        if (isOpen(at, position) && add(at, position)) placed[at]! += 1;
        continue;
      }
      seatCounts(each, slot, (position) => isOpen(at, position)).some((positions) => settle(at, positions));
    }
  });
  classes.forEach((each, at) => {
    if (each.usable === 1 && each.options.length > 1) firstOption(each, at, isOpen, settle);
  });
  return current;
}

function firstOption(
  each: AwardClass,
  at: number,
  isOpen: (at: number, position: number) => boolean,
  settle: (at: number, positions: readonly number[]) => boolean,
): void {
  const open = each.options.map((_, position) => position).filter((position) => isOpen(at, position));
  open.some((position) => settle(at, [position]));
}

function ask(
  simplex: WholeSimplex,
  columns: readonly number[],
  enough: number,
  narrow: (simplex: WholeSimplex) => boolean,
  { look, find }: Wanted,
): Counts | null {
  if (columns.every((column) => simplex.isHeld(column))) return null;
  if (!simplex.canReach(columns, enough)) return null;
  const here = look(simplex);
  if (here !== null) return here;
  const next = simplex.copy();
  const found = narrow(next) ? find(next) : null;
  next.release();
  return found;
}

/** The awards that may stand in a slot, by id. */
function membersFor({ classes }: Problem, slot: number): readonly { at: number; id: string }[] {
  return classes
    .flatMap(({ ids, options }, at) =>
      options.some((option) => seatsIn(option, slot) > 0) ? ids.map((id) => ({ at, id })) : [],
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The options by how many seats of a slot they take, most first; those that take none are not asked for. */
function seatCounts(
  each: AwardClass,
  slot: number,
  isOpen: (position: number) => boolean,
): readonly (readonly number[])[] {
  const bySeats = new Map<number, number[]>();
  each.options.forEach((option, position) => {
    const seats = seatsIn(option, slot);
    if (seats > 0 && isOpen(position)) bySeats.set(seats, [...(bySeats.get(seats) ?? []), position]);
  });
  return [...bySeats].toSorted(([a], [b]) => b - a).map(([, positions]) => positions);
}

function seatsIn({ rows }: Option, slot: number): number {
  return rows.reduce((seats, row) => (row.slot === slot ? seats + row.seats : seats), 0);
}
