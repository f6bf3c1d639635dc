import type { Counts } from './counts.js';
import type { AwardClass, Problem } from './problem.js';
import type { Relaxation } from './relaxation.js';
import { spend, type Work } from './whole-rows.js';

const EQUAL_MAX = 1000;
/** What can be tried in the time of one pivot. */
const TRIES_PER_STEP = 100;

/** What one use of a column takes of which limits. */
type Uses = readonly (readonly [row: number, times: number])[];

interface Stage {
  readonly each: AwardClass;
  readonly options: readonly Uses[];
  /** How many members use each option in the plan that is known. */
  readonly liked: readonly number[];
  /** The most that the class can take of each limit. */
  readonly most: Uses;
  /** Limits on which what comes after this class depends. */
  readonly later: readonly number[];
}

/**
 * How many plans there are among those that a relaxation has left, at most a thousand. Goes from class to
 * class, first as in the plan that is known, and remembers what was found from each state of the limits
 * on. A limit that every one of these plans exhausts must stay
 * within reach.
 */
export function countPlans(problem: Problem, relaxation: Relaxation, plan: Counts, work: Work): number {
  const { simplex, places, limits } = relaxation;
  const stages = stagesOf(problem, relaxation, plan);
  const isTight = limits.map((_, row) => simplex.isHeld(places.length + row));
  const left = Int32Array.from(limits, ({ limit }) => limit);
  const reach = new Int32Array(limits.length);
  for (const { most } of stages) for (const [row, times] of most) reach[row]! += times;
  const known = stages.map(() => new Map<string, number>());
  let tries = 0;

  const from = (stage: number): number => {
    const now = stages[stage];
    if (now === undefined) return 1;
    const key = now.later
      .map((row) => (isTight[row]! ? left[row]! : Math.min(left[row]!, reach[row]!)))
      .join();
    const found = known[stage]!.get(key);
    if (found !== undefined) return found;
    for (const [row, times] of now.most) reach[row]! -= times;
    const count = choose(stage, now, 0, now.each.ids.length, now.each.usable);
    for (const [row, times] of now.most) reach[row]! += times;
    known[stage]!.set(key, count);
    return count;
  };
  /** `ids` are the members without a place, of whom `usable` may have one. */
  const choose = (stage: number, now: Stage, option: number, ids: number, usable: number): number => {
    tries += 1;
    if (tries % TRIES_PER_STEP === 0) spend(work);
    const uses = now.options[option];
    if (uses === undefined) {
      const isWithin = now.most.every(([row]) => !isTight[row]! || left[row]! <= reach[row]!);
      return isWithin ? from(stage + 1) : 0;
    }
    const liked = Math.min(usable, now.liked[option]!);
    let count = 0;
    for (let turn = 0; turn <= usable && count < EQUAL_MAX; turn += 1) {
      const n = turn === 0 ? liked : turn <= liked ? turn - 1 : turn;
      let fits = true;
      for (const [row, times] of uses) if ((left[row]! -= n * times) < 0) fits = false;
      if (fits) {
        const rest = choose(stage, now, option + 1, ids - n, usable - n);
        count = Math.min(EQUAL_MAX, count + rest * binomial(ids, n));
      }
      for (const [row, times] of uses) left[row]! += n * times;
    }
    return count;
  };
  return Math.max(1, from(0));
}

/** The classes that have a choice, ordered so that limits are soon done with. */
function stagesOf(
  { classes }: Problem,
  { simplex, columns, places, limits }: Relaxation,
  plan: Counts,
): Stage[] {
  const uses = places.map(() => new Map<number, number>());
  limits.forEach(({ terms }, row) => {
    for (const [column, times] of terms) uses[column]!.set(row, (uses[column]!.get(row) ?? 0) + times);
  });
  const open = columns.map((own) => own.filter((column) => !simplex.isHeld(column)));
  const order = classes.map((_, at) => at).filter((at) => open[at]!.length > 0);
  const firstSlot = (at: number) =>
    Math.min(
      ...open[at]!.flatMap((column) =>
        classes[at]!.options[places[column]!.position]!.rows.map((row) => row.slot),
      ),
    );
  const first = classes.map((_, at) => (open[at]!.length > 0 ? firstSlot(at) : 0));
  const last = new Map<number, number>();
  return order
    .toSorted((a, b) => first[a]! - first[b]! || open[a]!.length - open[b]!.length)
    .toReversed()
    .map((at) => {
      const options = open[at]!.map((column) => [...uses[column]!]);
      const most = new Map<number, number>();
      for (const [row, times] of options.flat()) {
        most.set(row, Math.max(most.get(row) ?? 0, times * classes[at]!.usable));
      }
      for (const row of most.keys()) last.set(row, at);
      const liked = open[at]!.map((column) => plan[at]![places[column]!.position]!);
      return { each: classes[at]!, options, liked, most: [...most], later: [...last.keys()] };
    })
    .toReversed();
}

function binomial(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = Math.min(Number.MAX_SAFE_INTEGER / 1000, (ways * (n - k + i)) / i);
  return Math.round(ways);
}
