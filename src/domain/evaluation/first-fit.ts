import { compareGains, gainsOf, noCounts, type Counts } from './counts.js';
import type { AwardClass, Option, Problem } from './problem.js';

/** What a person does by hand: each award in turn into the first place that still takes it. */
export function firstFit(problem: Problem): Counts {
  const [byHand, settledFirst] = [fill(problem, problem.given), fill(problem, easiestOf(problem))];
  return compareGains(gainsOf(problem, byHand), gainsOf(problem, settledFirst)) >= 0 ? byHand : settledFirst;
}

/** A plan with whatever still finds a place beside it. */
export function completed(problem: Problem, plan: Counts): Counts {
  return fill(problem, easiestOf(problem), plan);
}

function easiestOf({ classes }: Problem): number[] {
  return classes.flatMap((each, at) => Array.from({ length: each.usable }, () => at));
}

function fill(problem: Problem, order: readonly number[], plan: Counts = noCounts(problem)): Counts {
  const counts = plan.map((each) => [...each]);
  const room = {
    seats: problem.slots.map(({ seats }) => seats),
    blocks: [...problem.blocks],
    caps: [...problem.caps],
    total: problem.total,
  };
  const taken = new Set<string>();
  const used = problem.classes.map((each, at) => {
    const own = plan[at]!.reduce((sum, n) => sum + n, 0);
    if (own > 0) namesOf(each).forEach((name) => taken.add(name));
    each.options.forEach((option, position) => {
      for (let n = 0; n < plan[at]![position]!; n += 1) occupy(problem, room, each, option);
    });
    return own;
  });
  for (const at of order) {
    const each = problem.classes[at]!;
    const names = namesOf(each);
    if (used[at]! >= each.usable || names.some((name) => taken.has(name))) continue;
    const position = each.options.findIndex((option) => occupy(problem, room, each, option));
    if (position < 0) continue;
    counts[at]![position]! += 1;
    used[at]! += 1;
    names.forEach((name) => taken.add(name));
  }
  return counts;
}

/** What only one award that is used may bear. */
function namesOf({ courses, lines }: AwardClass): string[] {
  return [...courses.map((code) => `course ${code}`), ...lines.map((id) => `line ${id}`)];
}

interface Room {
  readonly seats: number[];
  readonly blocks: number[];
  readonly caps: number[];
  total: number;
}

/** Takes the room that an option needs, or leaves all as it was where there is not enough. */
function occupy({ slots }: Problem, room: Room, each: AwardClass, option: Option): boolean {
  let isWithin = true;
  const take = (from: number[], at: number, times: number) => {
    from[at]! -= times;
    if (from[at]! < 0) isWithin = false;
  };
  const apply = (sign: number) => {
    for (const row of option.rows) {
      const { block, unit } = slots[row.slot]!;
      take(room.seats, row.slot, sign * row.seats);
      take(room.blocks, block, sign * row.seats * unit);
    }
    for (const cap of each.caps) take(room.caps, cap, sign * option.credits);
    room.total -= sign * option.credits;
  };
  apply(1);
  if (isWithin && room.total >= 0) return true;
  apply(-1);
  return false;
}
