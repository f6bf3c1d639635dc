import { compareCredits, NO_CREDITS, subtractCredits, timesCredits } from '../credits.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Program, Slot } from '../program/program.js';
import { InputRefused, type OverrideFault } from './input-refused.js';

/**
 * A person's word that departs from the rules, for one case and at one address. It never edits a rule: the
 * plan is made again around it, and the evaluation shows it with its authority and reason.
 */
export type Override = Substitution | SlotWaiver | RuleWaiver | ForcedAward | BlockedAward;

interface Given {
  /** Unique in the evaluation. */
  readonly id: string;
  /** Who may say so: an office or a role, such as `registrar`. */
  readonly authority: string;
  readonly reason: string;
}

/** The line's credit may fill one seat of a slot that does not list it. */
export interface Substitution extends Given {
  readonly kind: 'substitution';
  readonly line: string;
  readonly slot: string;
}

/** Nothing needs to stand in the slot. Institutions differ on whether its credit is still owed. */
export interface SlotWaiver extends Given {
  readonly kind: 'waiver';
  readonly slot: string;
  readonly reducesCreditTotal: boolean;
}

/** What one rule finds against a line holds it back no longer. */
export interface RuleWaiver extends Given {
  readonly kind: 'rule-waiver';
  readonly line: string;
  /** Code of the reason, such as `grade-below-minimum`. */
  readonly rule: string;
}

/** The line's credit stands in this slot, whatever else would be better. */
export interface ForcedAward extends Given {
  readonly kind: 'forced-award';
  readonly line: string;
  readonly slot: string;
}

/** The line's credit does not stand in this slot; null: nowhere. */
export interface BlockedAward extends Given {
  readonly kind: 'blocked-award';
  readonly line: string;
  readonly slot: string | null;
}

const CODES: Readonly<Record<OverrideFault, string>> = {
  twice: 'override-twice',
  'no-such-line': 'override-address-unknown',
  'no-such-slot': 'override-address-unknown',
  'never-by-transfer': 'override-impossible',
  'two-places': 'override-impossible',
  'never-waived': 'override-impossible',
  residence: 'override-impossible',
};

/** What no waiver lifts: a person's own refusal, and that one course gives credit once. */
const NOT_WAIVED = ['denied-by-staff', 'repeat-counted-once'];

/**
 * Every override names a line and a slot that exist, and asks for what can be. Throws `InputRefused`: a word
 * that is about nothing is a mistake that somebody must hear of.
 */
export function checkOverrides(
  overrides: readonly Override[],
  program: Program,
  lines: readonly { readonly id: string }[],
): void {
  const slots = new Map(
    program.blocks.flatMap((block) => block.slots.map((slot) => [slot.id, slot] as const)),
  );
  const ids = new Set(lines.map(({ id }) => id));
  const seen = new Set<string>();
  const forced = new Set<string>();
  for (const each of overrides) {
    const refuse = (why: OverrideFault, what: string) => {
      const about = { part: 'override', id: each.id, why } as const;
      throw new InputRefused(CODES[why], `override ${each.id}: ${what}`, about);
    };
    if (seen.has(each.id)) refuse('twice', 'this id stands twice');
    seen.add(each.id);
    if ('line' in each && !ids.has(each.line))
      refuse('no-such-line', `there is no line ${each.line} in this case`);
    if ('slot' in each && each.slot !== null) {
      const slot = slots.get(each.slot);
      if (slot === undefined) refuse('no-such-slot', `the program has no slot ${each.slot}`);
      else if (takesNothing(each, slot))
        refuse('never-by-transfer', `nothing from elsewhere may ever stand in ${each.slot}`);
    }
    if (each.kind === 'forced-award' && forced.has(each.line))
      refuse('two-places', `the line ${each.line} is forced into two places`);
    if (each.kind === 'forced-award') forced.add(each.line);
    if (each.kind === 'rule-waiver' && NOT_WAIVED.includes(each.rule))
      refuse('never-waived', `${each.rule} cannot be waived`);
  }
}

function takesNothing({ kind }: Override, { transferable }: Slot): boolean {
  return transferable === 'never' && (kind === 'substitution' || kind === 'forced-award');
}

/**
 * The program as it binds this person: a waived slot takes nothing and asks for nothing; where the waiver
 * reduces the total, its credits are owed neither by the block nor by the degree.
 */
export function programUnder(program: Program, overrides: readonly Override[]): Program {
  const waivers = overrides.filter((each) => each.kind === 'waiver');
  if (waivers.length === 0) return program;
  return waivers.reduce(withoutSlot, program);
}

/** No waiver makes the degree smaller than what must be earned here. Throws `InputRefused`. */
export function checkResidence(
  { totalCredits }: Program,
  { creditsInResidence }: TransferPolicy,
  overrides: readonly Override[],
): void {
  const waiver = overrides.findLast((each) => each.kind === 'waiver' && each.reducesCreditTotal);
  if (waiver === undefined || compareCredits(totalCredits, creditsInResidence) >= 0) return;
  throw new InputRefused(
    CODES.residence,
    `override ${waiver.id}: the degree would ask for ${totalCredits} credits, ` +
      `and ${creditsInResidence} are always earned here`,
    { part: 'override', id: waiver.id, why: 'residence' },
  );
}

const NOTHING = { courses: [], categories: [], subjects: [] };

function withoutSlot(program: Program, { slot: id, reducesCreditTotal }: SlotWaiver): Program {
  const block = program.blocks.find(({ slots }) => slots.some((slot) => slot.id === id))!;
  const slot = block.slots.find((each) => each.id === id)!;
  // Seats of a block may add up to more than its credits: what is let off is never more than the block asks.
  const owed = timesCredits(slot.creditsPerSeat, slot.seats);
  const less = reducesCreditTotal
    ? compareCredits(owed, block.credits) > 0
      ? block.credits
      : owed
    : NO_CREDITS;
  const seats = reducesCreditTotal ? 0 : slot.seats;
  const blocks = program.blocks.map((each) =>
    each === block
      ? {
          ...block,
          credits: subtractCredits(block.credits, less),
          slots: block.slots.map((one) => (one === slot ? { ...slot, seats, accepts: NOTHING } : one)),
        }
      : each,
  );
  return { ...program, blocks, totalCredits: subtractCredits(program.totalCredits, less) };
}
