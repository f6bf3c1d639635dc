import type { Evaluation, Placement } from './evaluation.js';
import { rational } from './rational.js';
import { notAmounts } from './verify-structure.js';

/** Steps for each award of the document, and for all of them together. */
const STEPS_EACH = 40_000;
const STEPS_MAX = 1_500_000;

/** More equal plans than these are not told apart. */
const EQUAL_MAX = 1000;

/**
 * `ended`: the budget did before every plan had been looked at, and none of those seen was better. Of a
 * `proven` one it is told how many plans reach the same, at most a thousand; null where none reaches it.
 */
export type BetterPlan =
  | { readonly status: 'ended' }
  | { readonly status: 'proven'; readonly equalBest: number | null }
  | { readonly status: 'better'; readonly objective: readonly string[] };

/** What is reached so far: approved, precedent and direct, of all that leave the same to be had. */
interface Reached {
  readonly used: readonly number[];
  readonly taken: readonly number[];
  readonly applied: number;
  readonly gains: readonly [approved: number, precedent: number, direct: number];
  /** Plans so far that reach just this. */
  readonly ways: number;
}

/**
 * Looks for a plan that beats the document's on the first four parts of its objective, over the published
 * placements, award by award: of the plans so far that leave the same room, only the best goes on, since
 * what is still to come adds the same to each. What can no longer reach the document's credits is dropped,
 * and what somebody has said must stand is never left out. Its own method, and its own arithmetic.
 */
export function findBetterPlan(document: Evaluation): BetterPlan {
  if (notAmounts(document).length > 0) return { status: 'ended' };
  const task = taskOf(document);
  const { steps: stepsMax, choices, said, scale } = task;
  let layer = new Map<string, Reached>([
    ['', { used: task.rooms.map(() => 0), taken: [], applied: 0, gains: [0, 0, 0], ways: 1 }],
  ]);
  let steps = 0;
  for (const [at, choice] of choices.entries()) {
    const next = new Map<string, Reached>();
    for (const reached of layer.values()) {
      const grown = choice.options.flatMap((option) => withOption(reached, option, task) ?? []);
      for (const each of choice.isForced ? grown : [reached, ...grown]) {
        if ((steps += 1) > stepsMax) return { status: 'ended' };
        if (each.applied + choice.toCome < said[0]!) continue;
        const key = keyOf(each, at, task);
        const before = next.get(key);
        next.set(key, before === undefined ? each : betterOf(before, each));
      }
    }
    layer = next;
  }
  return answerOf([...layer.values()], said, scale);
}

/** The one with more; where both reach the same, one that stands for the plans of both. */
function betterOf(one: Reached, other: Reached): Reached {
  const order = compare(one.gains, other.gains);
  if (order !== 0) return order > 0 ? one : other;
  return { ...one, ways: Math.min(EQUAL_MAX, one.ways + other.ways) };
}

function answerOf(reached: readonly Reached[], said: readonly number[], scale: number): BetterPlan {
  const ends = reached.map(({ applied, gains, ways }) => ({ parts: [applied, ...gains], ways }));
  const best = ends.map(({ parts }) => parts).toSorted((a, b) => compare(b, a))[0];
  const order = best === undefined ? -1 : compare(best, said);
  if (best === undefined || order < 0) return { status: 'proven', equalBest: null };
  if (order === 0) {
    const ways = ends
      .filter(({ parts }) => compare(parts, said) === 0)
      .reduce((sum, each) => sum + each.ways, 0);
    return { status: 'proven', equalBest: Math.min(EQUAL_MAX, ways) };
  }
  const objective = best.map((n, part) => (part === 3 ? String(n) : String(rational(`${n}/${scale}`))));
  return { status: 'better', objective };
}

interface Option {
  /** What it takes of each room, by the room's place. */
  readonly takes: readonly (readonly [room: number, amount: number])[];
  readonly tokens: readonly number[];
  readonly credits: number;
  readonly gains: readonly [number, number, number];
}

interface Task {
  /** Seats of slots, credits of blocks, of caps and of the degree: what is left in each. */
  readonly rooms: readonly { readonly limit: number; readonly last: number }[];
  /** The last award that names a line or course which another one names too. */
  readonly lastOfToken: readonly number[];
  readonly choices: readonly {
    readonly options: readonly Option[];
    readonly isForced: boolean;
    /** The most credits that the awards after it can apply. */
    readonly toCome: number;
  }[];
  readonly said: readonly number[];
  /** All amounts of credit are whole numbers of this part of one. */
  readonly scale: number;
  readonly steps: number;
}

function withOption(reached: Reached, option: Option, { rooms }: Task): Reached | null {
  if (option.tokens.some((token) => reached.taken.includes(token))) return null;
  const used = [...reached.used];
  for (const [room, amount] of option.takes) {
    used[room]! += amount;
    if (used[room]! > rooms[room]!.limit) return null;
  }
  const [approved, precedent, direct] = reached.gains;
  const [a, b, c] = option.gains;
  return {
    used,
    taken: [...reached.taken, ...option.tokens],
    applied: reached.applied + option.credits,
    gains: [approved + a, precedent + b, direct + c],
    ways: reached.ways,
  };
}

/** What decides about all that is still to come: rooms and names that a later award may ask for. */
function keyOf({ used, taken, applied }: Reached, at: number, { rooms, lastOfToken }: Task): string {
  const room = used.map((amount, place) => (rooms[place]!.last > at ? amount : '')).join();
  const names = taken.filter((token) => lastOfToken[token]! > at).toSorted((a, b) => a - b);
  return `${applied} ${room} ${names.join()}`;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, part) => value !== b[part]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function taskOf(document: Evaluation): Task {
  const { slots, blocks, caps, policy, program, optimality } = document;
  const scale = scaleOf(document);
  const amount = (text: string) => wholesOf(text, scale);
  const limits = [
    ...slots.map(({ id, seats }) => ({ name: `slot ${id}`, limit: seats })),
    ...blocks.map(({ id, credits }) => ({ name: `block ${id}`, limit: amount(credits) })),
    ...Object.entries(caps).map(([name, { limit }]) => ({ name: `cap ${name}`, limit: amount(limit) })),
    { name: 'degree', limit: amount(program.totalCredits) - amount(policy.creditsInResidence) },
  ];
  const place = new Map(limits.map(({ name }, at) => [name, at]));
  const { choices, tokens } = choicesOf(document, place, scale);
  const most = choices.map(({ options }) => Math.max(0, ...options.map(({ credits }) => credits)));
  const lastWith = (test: (option: Option) => boolean) =>
    choices.findLastIndex(({ options }) => options.some(test));
  const { objective } = optimality;
  return {
    rooms: limits.map(({ limit }, at) => {
      return { limit, last: lastWith(({ takes }) => takes.some(([room]) => room === at)) };
    }),
    lastOfToken: Array.from({ length: tokens }, (_, token) =>
      lastWith((option) => option.tokens.includes(token)),
    ),
    choices: choices.map((choice, at) => {
      return { ...choice, toCome: most.slice(at + 1).reduce((sum, each) => sum + each, 0) };
    }),
    said: [...objective.slice(0, 3).map(amount), Number(objective[3] ?? 0)],
    scale: Number(scale),
    steps: Math.min(STEPS_MAX, STEPS_EACH * Math.max(1, choices.length)),
  };
}

/** The least number by which every amount of credit becomes whole. */
function scaleOf({ placements, blocks, caps, optimality, program, policy }: Evaluation): bigint {
  const spelled = [
    ...placements.map(({ credits }) => credits),
    ...blocks.map(({ credits }) => credits),
    ...Object.values(caps).map(({ limit }) => limit),
    ...optimality.objective.slice(0, 3),
    program.totalCredits,
    policy.creditsInResidence,
  ];
  return spelled.map((text) => rational(text).bottom).reduce((one, other) => leastOver(one, other), 1n);
}

function wholesOf(text: string, scale: bigint): number {
  const { top, bottom } = rational(text);
  return Number((top * scale) / bottom);
}

/** Each award with its options; `place` tells rooms by their names. */
function choicesOf(document: Evaluation, place: ReadonlyMap<string, number>, scale: bigint) {
  const blockOf = new Map(document.slots.map(({ id, block }) => [id, block]));
  const awards = inOrder(document);
  const tokens = new Map<string, number>();
  const times = new Map<string, number>();
  for (const name of awards.flatMap(({ named }) => named)) times.set(name, (times.get(name) ?? 0) + 1);
  const tokenOf = (name: string) => {
    const token = tokens.get(name) ?? tokens.size;
    tokens.set(name, token);
    return token;
  };
  const choices = awards.map(({ award, options, named, isForced }) => {
    const shared = named.filter((name) => times.get(name)! > 1).map(tokenOf);
    const optionOf = (rows: readonly Placement[]): Option => {
      const credits = rows.reduce((sum, row) => sum + wholesOf(row.credits, scale), 0);
      const direct = rows.reduce((n, row) => (row.fit === 'direct' ? n + row.seats : n), 0);
      const asked = [
        ...rows.map((row) => [`slot ${row.slot}`, row.seats] as const),
        ...rows.map((row) => [`block ${blockOf.get(row.slot)}`, wholesOf(row.credits, scale)] as const),
        ...award.counts.map((cap) => [`cap ${cap}`, credits] as const),
        ['degree', credits] as const,
      ];
      const takes = asked.flatMap(([name, much]) => {
        const room = place.get(name);
        return room === undefined ? [] : [[room, much] as const];
      });
      const of = (certainty: string) => (award.certainty === certainty ? credits : 0);
      return { takes, tokens: shared, credits, gains: [of('approved'), of('precedent'), direct] };
    };
    return { options: options.map(optionOf), isForced };
  });
  return { choices, tokens: tokens.size };
}

/** Awards that ask for the same places stand together, so that a place is settled once they are through. */
function inOrder(document: Evaluation) {
  const { awards, placements, overrides = [] } = document;
  const forced = new Set(overrides.flatMap((each) => (each.kind === 'forced-award' ? [each.line] : [])));
  return awards
    .map((award) => {
      const options = new Map<number, Placement[]>();
      for (const row of placements)
        if (row.award === award.id) options.set(row.option, [...(options.get(row.option) ?? []), row]);
      const names = [
        ...award.lines.map((id) => `line ${id}`),
        ...award.courses.map((code) => `course ${code}`),
      ];
      const named = [...new Set(names)];
      const rows = [...options.values()];
      const slots = [...new Set(rows.flat().map(({ slot }) => slot))].toSorted().join(' ');
      return { award, named, options: rows, slots, isForced: award.lines.some((id) => forced.has(id)) };
    })
    .filter(({ options }) => options.length > 0)
    .toSorted((a, b) => (a.slots < b.slots ? -1 : Number(a.slots > b.slots)));
}

function leastOver(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return (one / a) * other;
}
