import { addCredits, compareCredits, timesCredits, NO_CREDITS, type Credits } from '../credits.js';
import type { Issue } from '../reason.js';
import type { Block, Program, Slot } from './program.js';

export interface ProgramError {
  readonly code: string;
  readonly message: string;
  /** Where in the file: keys and positions. */
  readonly path: readonly (string | number)[];
}

/** What is impossible in a program (errors), and what staff must know about it (warnings). */
export function checkProgram(program: Program): { errors: ProgramError[]; warnings: Issue[] } {
  const errors = [
    ...blocksAddUpToTheTotal(program),
    ...everyIdStandsOnce(program),
    ...seatsCanFillTheirBlock(program),
    ...afterNamesOtherSlots(program),
    ...noCircle(program),
  ];
  return { errors, warnings: errors.length > 0 ? [] : warningsOf(program) };
}

function blocksAddUpToTheTotal({ blocks, totalCredits }: Program): ProgramError[] {
  const sum = addCredits(...blocks.map((block) => block.credits));
  if (sum === totalCredits) return [];
  const message = `the blocks add up to ${sum} credits, but totalCredits says ${totalCredits}`;
  return [{ code: 'blocks-against-total', message, path: ['totalCredits'] }];
}

function everyIdStandsOnce({ blocks }: Program): ProgramError[] {
  const seen = new Set<string>();
  return blocks.flatMap((block, b) => [
    ...repeated(block.id, ['blocks', b, 'id']),
    ...block.slots.flatMap((slot, s) => repeated(slot.id, ['blocks', b, 'slots', s, 'id'])),
  ]);
  function repeated(id: string, path: readonly (string | number)[]): ProgramError[] {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ code: 'id-twice', message: `the id ${id} stands twice`, path }];
  }
}

function seatsCanFillTheirBlock({ blocks }: Program): ProgramError[] {
  return blocks.flatMap((block, b) => {
    const seats = seatCredits(block);
    if (compareCredits(seats, block.credits) >= 0) return [];
    const message = `block ${block.id} has seats for ${seats} credits, fewer than its ${block.credits}`;
    return [{ code: 'seats-too-few', message, path: ['blocks', b, 'credits'] }];
  });
}

function afterNamesOtherSlots({ blocks }: Program): ProgramError[] {
  const ids = new Set(blocks.flatMap((block) => block.slots.map((slot) => slot.id)));
  return eachSlot(blocks).flatMap(({ slot, path }) =>
    (slot.after === 'all-required' ? [] : slot.after)
      .filter((id) => !ids.has(id) || id === slot.id)
      .map((id) => ({
        code: 'after-nothing',
        message: `slot ${slot.id} comes after ${id}, which is no other slot of this program`,
        path: [...path, 'after'],
      })),
  );
}

function noCircle({ blocks }: Program): ProgramError[] {
  const slots = eachSlot(blocks);
  const required = blocks.find((block) => block.id === 'required')?.slots.map((slot) => slot.id) ?? [];
  // The order in which a block's slots are taken counts too: what comes first cannot come after.
  const earlier = ({ id, sequence }: Slot) => {
    const beside = blocks.find((block) => block.slots.some((each) => each.id === id))?.slots ?? [];
    return beside
      .filter((each) => sequence !== null && each.sequence !== null && each.sequence < sequence)
      .map((each) => each.id);
  };
  const before = new Map(
    slots.map(({ slot }) => {
      const after = slot.after === 'all-required' ? required.filter((id) => id !== slot.id) : slot.after;
      return [slot.id, [...after, ...earlier(slot)]];
    }),
  );
  const settled = new Set<string>();
  const open = new Set<string>();
  const circular = (id: string): boolean => {
    if (settled.has(id)) return false;
    if (open.has(id)) return true;
    open.add(id);
    const found = (before.get(id) ?? []).some(circular);
    open.delete(id);
    settled.add(id);
    return found;
  };
  const found = slots.find(({ slot }) => circular(slot.id));
  if (found === undefined) return [];
  const message = `slot ${found.slot.id} comes after itself, by way of other slots`;
  return [{ code: 'circle', message, path: [...found.path, 'after'] }];
}

/** What the source page itself gets wrong or leaves open is shown to staff, never hidden. */
function warningsOf({ blocks }: Program): Issue[] {
  return blocks.flatMap((block) => {
    const usual = block.slots.reduce<Credits>(
      (most, slot) => (compareCredits(slot.creditsPerSeat, most) > 0 ? slot.creditsPerSeat : most),
      NO_CREDITS,
    );
    const seats = block.slots.reduce((sum, slot) => sum + slot.seats, 0);
    const listed = timesCredits(usual, seats);
    const unknown = block.slots.filter((slot) => slot.unknown);
    return [
      ...(listed === block.credits
        ? []
        : [warning('listed-against-stated', listedAgainstStated(block, seats, listed))]),
      ...(mostApplied(block) === block.credits ? [] : [warning('seats-do-not-add-up', seatsSentence(block))]),
      ...unknown.map((slot) => warning('slot-unknown', `${block.name}: ${unknownSentence(slot)}`)),
    ];
  });
}

function listedAgainstStated(block: Block, seats: number, listed: Credits): string {
  return (
    `${block.name}: the ${seats} listed courses would be ${listed} credits, ` +
    `the block says ${block.credits}. ` +
    `The ${block.credits} bind.`
  );
}

function seatsSentence(block: Block): string {
  const most = mostApplied(block);
  return `${block.name}: its seats never add up to its ${block.credits} credits, at most to ${most}.`;
}

/** So many sums are looked at; a block of more is taken to add up. */
const SUMS_MAX = 10_000;

/** The most that some of the block's seats add up to without more than its credits. */
function mostApplied({ slots, credits: whole }: Block): Credits {
  let sums = new Set<Credits>([NO_CREDITS]);
  for (const { seats, creditsPerSeat } of slots) {
    const more = [...sums].flatMap((sum) =>
      Array.from({ length: seats + 1 }, (_, taken) => addCredits(sum, timesCredits(creditsPerSeat, taken))),
    );
    sums = new Set(more.filter((sum) => compareCredits(sum, whole) <= 0));
    if (sums.size > SUMS_MAX) return whole;
  }
  return [...sums].reduce((most, sum) => (compareCredits(sum, most) > 0 ? sum : most), NO_CREDITS);
}

function unknownSentence(slot: Slot): string {
  return `what fills “${slot.name}” is not published.${slot.note === null ? '' : ` ${slot.note}`}`;
}

function warning(code: string, message: string): Issue {
  return { code, message, where: null };
}

function seatCredits(block: Block): Credits {
  return addCredits(...block.slots.map((slot) => timesCredits(slot.creditsPerSeat, slot.seats)));
}

function eachSlot(blocks: readonly Block[]) {
  return blocks.flatMap((block, b) =>
    block.slots.map((slot, s) => ({ slot, path: ['blocks', b, 'slots', s] as (string | number)[] })),
  );
}
