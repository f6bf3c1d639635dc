import type { Credits } from '../credits.js';
import { groupBy } from '../group-by.js';
import type { CapName, TransferPolicy } from '../policy/transfer-policy.js';
import type { Program } from '../program/program.js';
import type { Award, Placement } from './evaluation.js';

/** The choice to be made, in whole numbers: credits are multiplied by their common denominator (`scale`). */
export interface Problem {
  readonly scale: bigint;
  readonly slots: readonly {
    readonly id: string;
    readonly block: number;
    readonly seats: number;
    readonly unit: number;
    /** Does it name courses? Only then does it count among the terms left. */
    readonly named: boolean;
  }[];
  readonly blocks: readonly number[];
  readonly caps: readonly number[];
  /** Most that may be applied in all: the degree less the credits in residence. */
  readonly total: number;
  /** Awards that differ in nothing but their ids, so that the search never tries them in two orders. */
  readonly classes: readonly AwardClass[];
  /** The class of each award that has an option, in the order in which the awards were given. */
  readonly given: readonly number[];
}

export interface AwardClass {
  /** In code-unit order. */
  readonly ids: readonly string[];
  readonly options: readonly Option[];
  readonly certainty: Award['certainty'];
  readonly caps: readonly number[];
  readonly courses: readonly string[];
  /** Lines shared with awards of other classes; empty for almost all. */
  readonly lines: readonly string[];
  /** Most members that may be used at once. */
  readonly usable: number;
}

export interface Option {
  readonly option: number;
  readonly rows: readonly { readonly slot: number; readonly seats: number; readonly direct: boolean }[];
  /** Scaled credits that the option applies. */
  readonly credits: number;
}

/**
 * Puts program, policy, awards and placements into whole numbers, with interchangeable awards in one class.
 */
export function makeProblem(
  program: Program,
  policy: TransferPolicy,
  awards: readonly Award[],
  placements: readonly Placement[],
): Problem {
  const caps = Object.entries(policy.caps) as [CapName, { credits: Credits }][];
  const scale = scaleOf(program, policy);
  const slots = program.blocks.flatMap((block, index) =>
    block.slots.map(({ id, seats, creditsPerSeat, accepts }) => ({
      id,
      seats,
      block: index,
      unit: scaled(creditsPerSeat, scale),
      named: accepts.courses.length > 0,
    })),
  );
  const position = new Map(slots.map((slot, index) => [slot.id, index]));
  // A few amounts, asked for once for each of many placements.
  const amountsScaled = new Map<string, number>();
  const scaledOf = (amount: string) => {
    const known = amountsScaled.get(amount) ?? scaled(amount, scale);
    amountsScaled.set(amount, known);
    return known;
  };
  const byAward = groupBy(placements, (placement) => placement.award);
  const capNames = caps.map(([name]) => name);
  const classes = classesOf(awards, capNames, (id) =>
    optionsOf(byAward.get(id) ?? [], position, scaledOf),
  ).toSorted(easiestFirst);
  const classOf = new Map(classes.flatMap(({ ids }, at) => ids.map((id) => [id, at] as const)));
  return {
    scale,
    slots,
    blocks: program.blocks.map((block) => scaled(block.credits, scale)),
    caps: caps.map(([, cap]) => scaled(cap.credits, scale)),
    total: scaled(program.totalCredits, scale) - scaled(policy.creditsInResidence, scale),
    classes,
    given: awards.flatMap(({ id }) => classOf.get(id) ?? []),
  };
}

/** The common denominator of every amount that a program or a policy names. */
export function scaleOf(program: Program, policy: TransferPolicy): bigint {
  const amounts: readonly string[] = [
    program.totalCredits,
    policy.creditsInResidence,
    ...Object.values(policy.caps).map((cap) => cap.credits),
    ...program.blocks.flatMap((block) => [block.credits, ...block.slots.map((slot) => slot.creditsPerSeat)]),
  ];
  return amounts.map(denominatorOf).reduce((a, b) => (a / gcd(a, b)) * b, 1n);
}

/**
 * Awards in one class may be exchanged: the same options, certainty, caps and courses. Where a class receives
 * a course, or a line of it stands in another award too, only one of its members can be used.
 */
function classesOf(
  awards: readonly Award[],
  capNames: readonly CapName[],
  optionsFor: (award: string) => readonly Option[],
): readonly AwardClass[] {
  const uses = new Map<string, number>();
  for (const line of awards.flatMap((award) => award.lines)) uses.set(line, (uses.get(line) ?? 0) + 1);
  const classes = new Map<string, AwardClass>();
  const inOrder = awards.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, certainty, counts, courses, ...award } of inOrder) {
    const options = optionsFor(id);
    if (options.length === 0) continue;
    const lines = award.lines.filter((line) => (uses.get(line) ?? 0) > 1);
    const key = `${JSON.stringify([certainty, counts, courses, lines])} ${options.map(spell).join(' ')}`;
    const ids = [...(classes.get(key)?.ids ?? []), id];
    const caps = counts.map((name) => capNames.indexOf(name));
    const usable = courses.length > 0 || lines.length > 0 ? 1 : ids.length;
    classes.set(key, { ids, options, certainty, caps, courses, lines, usable });
  }
  return [...classes.values()];
}

function spell({ option, rows }: Option): string {
  return `${option}:${rows.map((row) => `${row.slot}x${row.seats}${row.direct ? '!' : ''}`).join('+')}`;
}

/** Settled and direct awards first: good plans come early, and the bound cuts more. */
function easiestFirst(a: AwardClass, b: AwardClass): number {
  const rank = { approved: 0, precedent: 1, proposed: 2 };
  const direct = (each: AwardClass) =>
    Number(each.options.some((option) => option.rows.some((row) => row.direct)));
  return (
    rank[a.certainty] - rank[b.certainty] ||
    direct(b) - direct(a) ||
    a.options.length - b.options.length ||
    (a.ids[0]! < b.ids[0]! ? -1 : 1)
  );
}

function optionsOf(
  rows: readonly Placement[],
  position: ReadonlyMap<string, number>,
  scaledOf: (amount: string) => number,
): Option[] {
  return [...groupBy(rows, (row) => row.option)].map(([option, members]) => ({
    option,
    rows: members.map((row) => ({
      slot: position.get(row.slot)!,
      seats: row.seats,
      direct: row.fit === 'direct',
    })),
    credits: members.reduce((sum, row) => sum + scaledOf(row.credits), 0),
  }));
}

/** A whole number of 1/scale credits; always far below the largest safe integer. */
export function scaled(amount: string, scale: bigint): number {
  const [whole, rest = ''] = amount.split('.');
  if (amount.includes('/')) {
    const [numerator, denominator] = amount.split('/');
    return Number((BigInt(numerator!) * scale) / BigInt(denominator!));
  }
  return Number((BigInt(whole! + rest) * scale) / 10n ** BigInt(rest.length));
}

function denominatorOf(amount: string): bigint {
  if (amount.includes('/')) return BigInt(amount.split('/')[1]!);
  const places = amount.split('.')[1]?.length ?? 0;
  return 10n ** BigInt(places);
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
