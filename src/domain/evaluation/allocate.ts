import type { SearchBudget } from './evaluation-input.js';
import { makeBound, type Gains, type Room } from './bound.js';
import type { AwardClass, Option, Problem } from './problem.js';

/** A plan: for each class, how many of its members use each option (by position). */
type Choice = readonly {
  readonly each: AwardClass;
  readonly option: Option;
  readonly members: readonly string[];
}[];

export interface Allocation {
  readonly choice: Choice;
  readonly gains: Gains;
  readonly termsLeft: number;
  readonly bound: Gains;
  readonly proven: boolean;
  /** Plans that tie on the four gains and differ in who sits where, at most `EQUAL_MAX`. */
  readonly equalBest: number;
}

const EQUAL_MAX = 1000;
const NO_GAINS: Gains = [0, 0, 0, 0];

/**
 * The best use of the awards, by branch and bound over classes of interchangeable awards. Compares, in this
 * order: credits applied, of them approved, of them by precedent, direct seats, fewest terms left, then the
 * walk over the slots. Whole numbers only, and a budget in nodes: the same problem gives the same answer on
 * every machine.
 */
export function allocate(
  problem: Problem,
  termsLeft: (filled: ReadonlyMap<string, number>) => number,
  budget: SearchBudget,
): Allocation {
  const bound = makeBound(problem);
  const taken = nothingTaken(problem);
  const root = bound(0, taken.room);
  const best = keepBest(problem, taken, termsLeft);
  let nodes = 0;
  let complete = true;

  const visit = (index: number, position: number, members: number): void => {
    nodes += 1;
    if (nodes > budget.nodesMax) {
      complete = false;
      return;
    }
    const each = problem.classes[index];
    if (each === undefined) return best.offer();
    const found = best.plan();
    if (found !== null && compareGains(sum(taken.gains, bound(index, taken.room)), found.gains) < 0) return;
    const option = each.options[position];
    if (option === undefined || members === 0)
      return visit(index + 1, 0, problem.classes[index + 1]?.usable ?? 0);
    const fits = isFree(taken, each) ? mostThatFit(problem, taken.room, each, option, members) : 0;
    for (let n = fits; n >= 0 && (complete || best.plan() === null); n -= 1) {
      take(problem, taken, index, position, n);
      visit(index, position + 1, members - n);
      take(problem, taken, index, position, -n);
    }
  };

  visit(0, 0, problem.classes[0]?.usable ?? 0);
  const { choice, gains, terms } = best.plan() ?? {
    gains: NO_GAINS,
    terms: termsLeft(new Map()),
    choice: [],
  };
  return {
    choice,
    gains,
    termsLeft: terms,
    bound: complete ? gains : root,
    proven: complete,
    equalBest: Math.max(1, best.equal()),
  };
}

/** The plan that the search is in the middle of. Changed in place and put back, since copies cost most. */
interface Taken {
  readonly room: Room;
  readonly gains: Gains;
  /** For each class, how many of its members use each option. */
  readonly counts: readonly number[][];
  readonly courses: Set<string>;
  readonly lines: Set<string>;
}

function nothingTaken(problem: Problem): Taken {
  return {
    room: emptyRoom(problem),
    gains: [...NO_GAINS],
    counts: problem.classes.map((each) => each.options.map(() => 0)),
    courses: new Set(),
    lines: new Set(),
  };
}

/** A home course is received once, and a line of credit is used in one award. */
function isFree({ courses, lines }: Taken, each: AwardClass): boolean {
  return !each.courses.some((code) => courses.has(code)) && !each.lines.some((line) => lines.has(line));
}

/** Lets `n` members of a class use an option; takes them back where `n` is negative. */
function take(problem: Problem, taken: Taken, index: number, position: number, n: number): void {
  if (n === 0) return;
  const each = problem.classes[index]!;
  const option = each.options[position]!;
  taken.counts[index]![position]! += n;
  occupy(problem, taken.room, each, option, n);
  addGains(taken.gains, each, option, n);
  mark(taken.courses, each.courses, n > 0);
  mark(taken.lines, each.lines, n > 0);
}

function mark(used: Set<string>, names: readonly string[], isUsed: boolean): void {
  for (const name of names) {
    if (isUsed) used.add(name);
    else used.delete(name);
  }
}

interface Plan {
  readonly gains: Gains;
  readonly terms: number;
  readonly seats: string[][];
  readonly choice: Choice;
}

/** Keeps the best plan offered so far, and counts those that tie with it. */
function keepBest(
  problem: Problem,
  { gains, counts }: Taken,
  termsLeft: (filled: ReadonlyMap<string, number>) => number,
) {
  let best: Plan | null = null;
  let equal = 0;
  const offer = () => {
    const order = best === null ? 1 : compareGains(gains, best.gains);
    if (order < 0) return;
    const choice = choiceOf(problem, counts);
    const seats = seating(problem, choice);
    const terms = termsLeft(new Map(problem.slots.map((slot, index) => [slot.id, seats[index]!.length])));
    const ways = waysOf(problem, counts);
    equal = Math.min(EQUAL_MAX, order > 0 ? ways : equal + ways);
    const better =
      order > 0 || terms < best!.terms || (terms === best!.terms && walksFirst(seats, best!.seats));
    if (better) best = { gains: [...gains], terms, seats, choice };
  };
  return { offer, plan: (): Plan | null => best, equal: () => equal };
}

function emptyRoom({ slots, blocks, caps, total }: Problem): Room {
  return { seats: slots.map((slot) => slot.seats), blocks: [...blocks], caps: [...caps], total };
}

function mostThatFit(
  { slots }: Problem,
  room: Room,
  each: AwardClass,
  option: Option,
  members: number,
): number {
  let most = members;
  const perBlock = new Map<number, number>();
  for (const row of option.rows) {
    const slot = slots[row.slot]!;
    if (row.seats > 0) most = Math.min(most, Math.floor(room.seats[row.slot]! / seatsIn(option, row.slot)));
    perBlock.set(slot.block, (perBlock.get(slot.block) ?? 0) + row.seats * slot.unit);
  }
  for (const [block, credits] of perBlock) {
    if (credits > 0) most = Math.min(most, Math.floor(room.blocks[block]! / credits));
  }
  if (option.credits === 0) return most;
  for (const cap of each.caps) most = Math.min(most, Math.floor(room.caps[cap]! / option.credits));
  return Math.min(most, Math.floor(room.total / option.credits));
}

function seatsIn(option: Option, slot: number): number {
  return option.rows.reduce((seats, row) => (row.slot === slot ? seats + row.seats : seats), 0);
}

function occupy({ slots }: Problem, room: Room, each: AwardClass, option: Option, n: number): void {
  for (const row of option.rows) {
    room.seats[row.slot]! -= n * row.seats;
    const slot = slots[row.slot]!;
    room.blocks[slot.block]! -= n * row.seats * slot.unit;
  }
  for (const cap of each.caps) room.caps[cap]! -= n * option.credits;
  room.total -= n * option.credits;
}

function addGains(gains: Gains, each: AwardClass, option: Option, n: number): void {
  const credits = n * option.credits;
  gains[0] += credits;
  if (each.certainty === 'approved') gains[1] += credits;
  if (each.certainty === 'precedent') gains[2] += credits;
  for (const row of option.rows) if (row.direct) gains[3] += n * row.seats;
}

/** Positive when `a` is better. */
function compareGains(a: Gains, b: Gains): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

function sum(a: Gains, b: Gains): Gains {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];
}

/** Names the members: in slot order, each slot takes the smallest ids of the class that are left. */
function choiceOf({ classes }: Problem, counts: readonly (readonly number[])[]): Choice {
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

function seating({ slots }: Problem, choice: Choice): string[][] {
  const seats: string[][] = slots.map(() => []);
  for (const { option, members } of choice) {
    for (const row of option.rows) {
      for (const id of members) seats[row.slot]!.push(...Array.from({ length: row.seats }, () => id));
    }
  }
  return seats.map((ids) => ids.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The unique answer: slots in file order, ids in each by code unit, a filled seat before an empty one. */
function walksFirst(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  for (let slot = 0; slot < a.length; slot += 1) {
    const [left, right] = [a[slot]!, b[slot]!];
    for (let seat = 0; seat < Math.max(left.length, right.length); seat += 1) {
      const [one, other] = [left[seat], right[seat]];
      if (one === other) continue;
      if (one === undefined || other === undefined) return other === undefined;
      return one < other;
    }
  }
  return false;
}

/** In how many ways the members of each class can take the places of a plan, at most `EQUAL_MAX`. */
function waysOf({ classes }: Problem, counts: readonly (readonly number[])[]): number {
  let ways = 1;
  classes.forEach((each, index) => {
    let left = each.ids.length;
    for (const n of counts[index]!) {
      ways = Math.min(EQUAL_MAX, ways * binomial(left, n));
      left -= n;
    }
  });
  return ways;
}

function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = Math.min(Number.MAX_SAFE_INTEGER / 1000, (ways * (n - k + i)) / i);
  return Math.round(ways);
}
