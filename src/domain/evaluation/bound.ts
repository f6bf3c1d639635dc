import type { AwardClass, Problem } from './problem.js';

/** The first four parts of the objective, in scaled credits and seats. */
export type Gains = [applied: number, approved: number, precedent: number, direct: number];

/** What is still free. Changed in place by the search and put back. */
export interface Room {
  readonly seats: number[];
  readonly blocks: number[];
  readonly caps: number[];
  total: number;
}

type Select = (each: AwardClass) => boolean;

/**
 * An upper bound on what the classes from a position on can add, whatever else happens: seats, block credits,
 * caps and total each bound it, and the least of these sums does. Admissible, because it forgets only
 * constraints.
 */
export function makeBound(problem: Problem): (from: number, room: Room) => Gains {
  const all = reachable(problem, () => true);
  const approved = reachable(problem, (each) => each.certainty === 'approved');
  const precedent = reachable(problem, (each) => each.certainty === 'precedent');
  const direct = directSeats(problem);
  return (from, room) => {
    const applied = most(problem, all[from]!, room);
    return [
      applied,
      Math.min(applied, most(problem, approved[from]!, room)),
      Math.min(applied, most(problem, precedent[from]!, room)),
      directWithin(direct[from]!, applied, room),
    ];
  };

  /** Seats that carry credit are also no more than the credit that can still be applied. */
  function directWithin(seats: readonly number[], applied: number, room: Room): number {
    let [free, paid, cheapest] = [0, 0, Number.POSITIVE_INFINITY];
    seats.forEach((count, slot) => {
      const { unit } = problem.slots[slot]!;
      const open = Math.min(count, room.seats[slot]!);
      if (unit === 0) free += open;
      else if (open > 0) [paid, cheapest] = [paid + open, Math.min(cheapest, unit)];
    });
    return free + Math.min(paid, Math.floor(applied / cheapest));
  }
}

interface Reach {
  /** Seats that the classes could fill, a slot each. */
  readonly seats: readonly number[];
  /** Credits that they could apply under each cap, and under none. */
  readonly caps: readonly number[];
  readonly capless: number;
}

function most({ slots }: Problem, reach: Reach, room: Room): number {
  const byBlock = room.blocks.map(() => 0);
  slots.forEach((slot, index) => {
    byBlock[slot.block]! += Math.min(reach.seats[index]!, room.seats[index]!) * slot.unit;
  });
  const seats = byBlock.reduce((sum, credits, block) => sum + Math.min(credits, room.blocks[block]!), 0);
  const caps = reach.caps.reduce(
    (sum, credits, cap) => sum + Math.min(credits, room.caps[cap]!),
    reach.capless,
  );
  return Math.min(seats, caps, room.total);
}

/** For every position in the list of classes, what those from there on could reach. */
function reachable(problem: Problem, select: Select): readonly Reach[] {
  const none: Reach = { seats: problem.slots.map(() => 0), caps: problem.caps.map(() => 0), capless: 0 };
  const reaches: Reach[] = [none];
  for (const each of problem.classes.toReversed()) {
    const after = reaches[0]!;
    reaches.unshift(select(each) ? add(after, each) : after);
  }
  return reaches;
}

function add(after: Reach, each: AwardClass): Reach {
  const seats = [...after.seats];
  seatsOf(each, () => true).forEach((count, slot) => (seats[slot]! += count));
  const credits = each.usable * Math.max(...each.options.map((option) => option.credits));
  const [cap] = each.caps;
  if (cap === undefined) return { seats, caps: after.caps, capless: after.capless + credits };
  return {
    seats,
    caps: after.caps.map((sum, index) => (index === cap ? sum + credits : sum)),
    capless: after.capless,
  };
}

function directSeats(problem: Problem): readonly (readonly number[])[] {
  const suffixes: number[][] = [problem.slots.map(() => 0)];
  for (const each of problem.classes.toReversed()) {
    const seats = [...suffixes[0]!];
    seatsOf(each, (direct) => direct).forEach((count, slot) => (seats[slot]! += count));
    suffixes.unshift(seats);
  }
  return suffixes;
}

/** The most seats of each slot that a class could fill. */
function seatsOf(each: AwardClass, counts: (direct: boolean) => boolean): Map<number, number> {
  const seats = new Map<number, number>();
  for (const option of each.options) {
    const inOption = new Map<number, number>();
    for (const row of option.rows) {
      if (counts(row.direct)) inOption.set(row.slot, (inOption.get(row.slot) ?? 0) + row.seats);
    }
    for (const [slot, count] of inOption)
      seats.set(slot, Math.max(seats.get(slot) ?? 0, count * each.usable));
  }
  return seats;
}
