import { addCredits, compareCredits, subtractCredits, NO_CREDITS, type Credits } from '../credits.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Program } from '../program/program.js';
import type { Award, Placement, UnusedAward } from './evaluation.js';

/** What is asked about awards that are left out, one by one. */
interface Asked {
  /** What using it would displace; null where no plan can use it. */
  readonly displacement: (award: Award) => string | null;
  /** Why no place takes it. */
  readonly noPlace: (award: Award) => string;
  /** What its lines are called, for people. */
  readonly nameOf: (award: string) => string;
}

/**
 * Why each award that counts nowhere was left out, in words that say what stands in its way and what using it
 * would displace.
 */
export function explainUnused(plan: Planned, asked: Asked): readonly UnusedAward[] {
  const used = new Set(plan.allocation.map((row) => row.award));
  return plan.awards
    .filter((award) => !used.has(award.id))
    .map((award) => {
      const { why, text } = explain(award, plan, asked);
      // What nobody has accepted yet is not said to be.
      const isOpen = award.certainty === 'proposed';
      const lead = isOpen ? 'It would not be used: ' : 'Accepted, not used: ';
      const instead = why === 'no-placement' ? null : asked.displacement(award);
      return { award: award.id, why, text: `${lead}${text}${instead === null ? '' : ` ${instead}`}` };
    });
}

/** A plan with what it was chosen from. */
export interface Planned {
  readonly program: Program;
  readonly policy: TransferPolicy;
  readonly awards: readonly Award[];
  readonly placements: readonly Placement[];
  readonly allocation: readonly Placement[];
}

function explain(award: Award, plan: Planned, asked: Asked): Pick<UnusedAward, 'why' | 'text'> {
  const own = plan.placements.filter((row) => row.award === award.id);
  if (own.length === 0) return { why: 'no-placement', text: asked.noPlace(award) };
  const open = own.filter((row) => isFull(row, plan) === null);
  if (open.length === 0) {
    const names = [...new Set(own.map((row) => isFull(row, plan)!))];
    const text = `${listed(names)} ${names.length === 1 ? 'is' : 'are'} already full.`;
    return { why: 'requirement-full', text };
  }
  const stopped = capReached(award, open, plan);
  if (stopped !== null) return { why: 'cap-reached', text: stopped };
  const held = heldBy(award, plan);
  const text =
    held === undefined
      ? 'other courses do more for the degree in its place.'
      : `${asked.nameOf(held.id)} gives this credit already.`;
  return { why: 'lower-ranked', text };
}

/** A used award of the same line or for the same course: both together never count. */
function heldBy({ id, lines, courses }: Award, { awards, allocation }: Planned): Award | undefined {
  const used = new Set(allocation.map((row) => row.award));
  return awards.find(
    (each) =>
      each.id !== id &&
      used.has(each.id) &&
      (each.lines.some((line) => lines.includes(line)) ||
        each.courses.some((code) => courses.includes(code))),
  );
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** What has no room for the row, by name: the place, or the block that it is in; null where there is room. */
function isFull(row: Placement, { program, allocation }: Planned): string | null {
  const block = program.blocks.find((each) => each.slots.some((slot) => slot.id === row.slot))!;
  const slot = block.slots.find((each) => each.id === row.slot)!;
  const seats = allocation.filter((each) => each.slot === slot.id).reduce((sum, each) => sum + each.seats, 0);
  if (seats + row.seats > slot.seats) return slot.name;
  const inBlock = block.slots.map((each) => each.id);
  const applied = total(allocation.filter((each) => inBlock.includes(each.slot)));
  return compareCredits(subtractCredits(block.credits, applied), row.credits) < 0 ? block.name : null;
}

function capReached(award: Award, open: readonly Placement[], plan: Planned): string | null {
  const least = open.map((row) => row.credits).toSorted(compareCredits)[0]!;
  for (const name of award.counts) {
    const { credits: limit, what: counted = name } = plan.policy.caps[name]!;
    const drawing = new Set(plan.awards.filter((each) => each.counts.includes(name)).map((each) => each.id));
    const applied = total(plan.allocation.filter((row) => drawing.has(row.award)));
    if (compareCredits(addCredits(applied, least), limit) > 0) {
      const what = WORDS[name] ?? `credits of ${counted}`;
      return `the limit of ${limit} ${what} is reached.`;
    }
  }
  const most = subtractCredits(plan.program.totalCredits, plan.policy.creditsInResidence);
  if (compareCredits(addCredits(total(plan.allocation), least), most) <= 0) return null;
  return `${plan.policy.creditsInResidence} credits of the degree are always earned here.`;
}

const WORDS: Readonly<Record<string, string>> = {
  transfer: 'transfer credits',
  'prior-learning': 'prior-learning credits',
};

function total(rows: readonly Placement[]): Credits {
  return rows.reduce((sum, row) => addCredits(sum, row.credits), NO_CREDITS);
}
