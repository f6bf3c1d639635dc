import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Program } from '../program/program.js';
import type { Award, Placement } from './evaluation.js';
import { scaled, scaleOf } from './problem.js';

/** What a plan leaves free; credits in whole numbers of 1/`scale`. */
export interface Room {
  readonly scale: bigint;
  readonly blockOf: ReadonlyMap<string, string>;
  /** By slot. */
  readonly seats: ReadonlyMap<string, number>;
  /** By block, by cap, and in all. */
  readonly credits: ReadonlyMap<string, number>;
}

/** An award where it stands, or where it might. */
export interface Seated {
  readonly award: Award;
  readonly rows: readonly Placement[];
}

/** What these awards leave of the degree and of the limits. */
export function roomBeside(program: Program, policy: TransferPolicy, placed: readonly Seated[]): Room {
  const scale = scaleOf(program, policy);
  const most = scaled(program.totalCredits, scale) - scaled(policy.creditsInResidence, scale);
  const empty: Room = {
    scale,
    blockOf: new Map(program.blocks.flatMap(({ id, slots }) => slots.map((slot) => [slot.id, id] as const))),
    seats: new Map(program.blocks.flatMap(({ slots }) => slots.map(({ id, seats }) => [id, seats] as const))),
    credits: new Map([
      ['all', most],
      ...program.blocks.map(({ id, credits }) => [`block ${id}`, scaled(credits, scale)] as const),
      ...Object.entries(policy.caps).map(
        ([name, cap]) => [`cap ${name}`, scaled(cap.credits, scale)] as const,
      ),
    ]),
  };
  const [seats, credits] = [new Map(empty.seats), new Map(empty.credits)];
  for (const each of placed) move(each, empty, { seats, credits }, -1);
  return { ...empty, seats, credits };
}

/** Is there room for an award in these seats, once another gives up its own? */
export function hasRoom(room: Room, comes: Seated, goes: Seated | null): boolean {
  const left = { seats: new Map<string, number>(), credits: new Map<string, number>() };
  if (goes !== null) move(goes, room, left, 1);
  move(comes, room, left, -1);
  return [...left.seats.values(), ...left.credits.values()].every((amount) => amount >= 0);
}

interface Left {
  readonly seats: Map<string, number>;
  readonly credits: Map<string, number>;
}

/** Gives back (1) or takes (-1) what an award fills; what it does not touch stays out of `left`. */
function move({ award, rows }: Seated, room: Room, left: Left, sign: 1 | -1): void {
  const change = (kind: keyof Left, name: string, amount: number) =>
    left[kind].set(name, (left[kind].get(name) ?? room[kind].get(name) ?? 0) + sign * amount);
  for (const row of rows) {
    const amount = scaled(row.credits, room.scale);
    change('seats', row.slot, row.seats);
    change('credits', `block ${room.blockOf.get(row.slot)}`, amount);
    change('credits', 'all', amount);
    for (const cap of award.counts) change('credits', `cap ${cap}`, amount);
  }
}
