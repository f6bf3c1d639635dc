import { groupBy } from '../group-by.js';
import type { Counts } from './counts.js';
import { EQUAL_BEST_MAX } from './evaluation.js';
import type { AwardClass, Problem } from './problem.js';
import type { Relaxation } from './relaxation.js';
import { SearchEnded, spend, type Work } from './whole-rows.js';
import type { WholeSimplex } from './whole-simplex.js';

/** What can be tried in the time of one pivot. */
const TRIES_PER_STEP = 20;
/** Steps in which most problems are counted; the others are taken apart first. */
const AT_ONCE_MAX = 500;

/** What one use of a column takes of which limits. */
type Uses = readonly (readonly [row: number, times: number])[];

interface Stage {
  readonly each: AwardClass;
  readonly options: readonly {
    readonly uses: Uses;
    /** How many options take the same of every limit that can bind. */
    readonly alike: number;
    /** How many members use one of these in the plan that is known. */
    readonly liked: number;
  }[];
  /** The most that the class can take of each limit. */
  readonly most: Uses;
  /** Limits on which what comes after this class depends. */
  readonly later: readonly number[];
}

/**
 * How many plans there are among those that a relaxation has left, at most a thousand. Goes from class to
 * class, first as in the plan that is known, and remembers what was found from each state of the limits on.
 * A limit that every one of these plans exhausts must stay within reach.
 */
export function countPlans(problem: Problem, relaxation: Relaxation, plan: Counts, work: Work): number {
  return Math.max(
    1,
    countAtOnce(problem, relaxation, plan, work) ?? countBySizes(problem, relaxation, plan, work),
  );
}

/** The count, where few steps give it. */
function countAtOnce(problem: Problem, relaxation: Relaxation, plan: Counts, work: Work): number | null {
  const own = { ...work, left: Math.min(work.left, AT_ONCE_MAX) };
  work.left -= own.left;
  try {
    return new Counter(relaxation, stagesOf(problem, relaxation, plan), own).count();
  } catch (error) {
    if (error instanceof SearchEnded) return null;
    throw error;
  } finally {
    work.left += Math.max(0, own.left);
  }
}

/** Each way to settle the sizes is counted alone: then limits that all plans exhaust tell more. */
function countBySizes(problem: Problem, relaxation: Relaxation, plan: Counts, work: Work): number {
  let count = 0;
  for (const simplex of bySizes(relaxation.simplex, relaxation)) {
    simplex.holdIdle(relaxation.places.length + relaxation.limits.length);
    const part = { ...relaxation, simplex: simplex.copy() };
    count += new Counter(part, stagesOf(problem, part, plan), work).count();
    part.simplex.release();
    if (count >= EQUAL_BEST_MAX) return EQUAL_BEST_MAX;
  }
  return count;
}

class Counter {
  /** What is left of each limit, and the most that the classes still to come can take of it. */
  readonly #left: Int32Array;
  readonly #reach: Int32Array;
  readonly #isTight: readonly boolean[];
  readonly #known: readonly Map<number | string, number>[];
  /** By stage, what the states of the limits are multiplied by to be one number together. */
  readonly #places: readonly (readonly number[] | null)[];
  #tries = 0;

  constructor(
    { simplex, places, limits }: Relaxation,
    private readonly stages: readonly Stage[],
    private readonly work: Work,
  ) {
    const unused = limits.map((_, row) => simplex.constantAt(places.length + row));
    this.#isTight = unused.map((each) => each !== null);
    this.#left = Int32Array.from(limits, ({ limit }, row) => limit - (unused[row] ?? 0));
    this.#reach = new Int32Array(limits.length);
    for (const { most } of stages) for (const [row, times] of most) this.#reach[row]! += times;
    this.#known = stages.map(() => new Map());
    this.#places = stages.map(({ later }) => placesOf(later.map((row) => this.#left[row]! + 1)));
  }

  count(): number {
    return this.#from(0);
  }

  #from(stage: number): number {
    const now = this.stages[stage];
    if (now === undefined) return 1;
    const reach = this.#reach;
    const key = this.#stateAt(stage, now.later);
    const found = this.#known[stage]!.get(key);
    if (found !== undefined) return found;
    for (const [row, times] of now.most) reach[row]! -= times;
    const count = this.#choose(stage, 0, now.each.ids.length, now.each.usable);
    for (const [row, times] of now.most) reach[row]! += times;
    this.#known[stage]!.set(key, count);
    return count;
  }

  /** What is left of the limits on which a stage and all after it depend; a text where no number holds it. */
  #stateAt(stage: number, later: readonly number[]): number | string {
    const [left, reach, places] = [this.#left, this.#reach, this.#places[stage]!];
    let [state, text] = [0, ''];
    for (let at = 0; at < later.length; at += 1) {
      const row = later[at]!;
      // What nothing still to come can take makes no difference.
      const matters = this.#isTight[row]! || left[row]! < reach[row]! ? left[row]! : reach[row]!;
      if (places === null) text += `${matters},`;
      else state += matters * places[at]!;
    }
    return places === null ? text : state;
  }

  /** `ids` are the members without a place, of whom `usable` may have one. */
  #choose(stage: number, option: number, ids: number, usable: number): number {
    this.#tries += 1;
    if (this.#tries % TRIES_PER_STEP === 0) spend(this.work);
    const { options, most } = this.stages[stage]!;
    const left = this.#left;
    const now = options[option];
    if (now === undefined) {
      const isWithin = most.every(([row]) => !this.#isTight[row]! || left[row]! <= this.#reach[row]!);
      return isWithin ? this.#from(stage + 1) : 0;
    }
    const liked = Math.min(usable, now.liked);
    let count = 0;
    for (let turn = 0; turn <= usable && count < EQUAL_BEST_MAX; turn += 1) {
      const n = turn === 0 ? liked : turn <= liked ? turn - 1 : turn;
      let fits = true;
      for (const [row, times] of now.uses) if ((left[row]! -= n * times) < 0) fits = false;
      if (fits) {
        const rest = this.#choose(stage, option + 1, ids - n, usable - n);
        count = Math.min(EQUAL_BEST_MAX, count + rest * binomial(ids, n) * now.alike ** n);
      }
      for (const [row, times] of now.uses) left[row]! += n * times;
    }
    return count;
  }
}

/** The place value of each digit where digits have these bases; null where no exact number holds them all. */
function placesOf(bases: readonly number[]): readonly number[] | null {
  const places: number[] = [];
  let next = 1;
  for (const base of bases) {
    places.push(next);
    next *= base;
    if (next > Number.MAX_SAFE_INTEGER) return null;
  }
  return places;
}

/** Every way to settle how many seats of one size are filled together, with what each leaves. */
function* bySizes(
  simplex: WholeSimplex,
  { sizeSlacks }: Pick<Relaxation, 'sizeSlacks'>,
): Generator<WholeSimplex> {
  const now = simplex.copy();
  const at = sizeSlacks.findIndex((slack) => now.constantAt(slack) === null);
  if (at < 0) {
    yield now;
    return;
  }
  // From the fewest seats left free upward.
  const slack = sizeSlacks[at]!;
  do {
    if (!now.couldHold(slack)) continue;
    const settled = now.copy();
    if (settled.hold(slack)) yield* bySizes(settled, { sizeSlacks: sizeSlacks.slice(at + 1) });
    settled.release();
  } while (now.raise(slack));
}

/** The classes that have a choice, ordered so that limits are soon done with. */
function stagesOf({ classes }: Problem, relaxation: Relaxation, plan: Counts): Stage[] {
  const { simplex, columns, places } = relaxation;
  const open = columns.map((own) => own.filter((column) => !simplex.isHeld(column)));
  const order = classes.map((_, at) => at).filter((at) => open[at]!.length > 0);
  const firstSlot = (at: number) =>
    Math.min(
      ...open[at]!.flatMap((column) =>
        classes[at]!.options[places[column]!.position]!.rows.map((row) => row.slot),
      ),
    );
  const first = classes.map((_, at) => (open[at]!.length > 0 ? firstSlot(at) : 0));
  const uses = usesOf(relaxation, open.flat(), classes);
  const last = new Map<number, number>();
  return order
    .toSorted((a, b) => first[a]! - first[b]! || open[a]!.length - open[b]!.length)
    .toReversed()
    .map((at) => {
      const liked = (column: number) => plan[at]![places[column]!.position]!;
      const alike = groupBy(open[at]!, (column) => JSON.stringify(uses.get(column)!));
      const options = [...alike.values()].map((own) => ({
        uses: uses.get(own[0]!)!,
        alike: own.length,
        liked: own.reduce((sum, column) => sum + liked(column), 0),
      }));
      const most = new Map<number, number>();
      for (const [row, times] of options.flatMap((option) => option.uses)) {
        most.set(row, Math.max(most.get(row) ?? 0, times * classes[at]!.usable));
      }
      for (const row of most.keys()) last.set(row, at);
      return { each: classes[at]!, options, most: [...most], later: [...last.keys()] };
    })
    .toReversed();
}

/** What a use of each column takes of the limits that can bind. */
function usesOf(
  { simplex, places, limits }: Relaxation,
  open: readonly number[],
  classes: Problem['classes'],
): ReadonlyMap<number, Uses> {
  const uses = new Map<number, [number, number][]>(open.map((column) => [column, []]));
  limits.forEach(({ terms, limit }, row) => {
    const sums = new Map<number, number>();
    for (const [column, times] of terms)
      if (uses.has(column)) sums.set(column, (sums.get(column) ?? 0) + times);
    const most = new Map<number, number>();
    for (const [column, sum] of sums) {
      const { at } = places[column]!;
      most.set(at, Math.max(most.get(at) ?? 0, sum * classes[at]!.usable));
    }
    const isTight = simplex.constantAt(places.length + row) !== null;
    if (!isTight && [...most.values()].reduce((a, b) => a + b, 0) <= limit) return;
    for (const [column, sum] of sums) uses.get(column)!.push([row, sum]);
  });
  return uses;
}

function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = Math.min(Number.MAX_SAFE_INTEGER / 1000, (ways * (n - k + i)) / i);
  return Math.round(ways);
}
