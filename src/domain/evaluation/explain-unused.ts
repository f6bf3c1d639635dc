import { addCredits, compareCredits, subtractCredits, NO_CREDITS, type Credits } from '../credits.js';
import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Program } from '../program/program.js';
import type { Award, Placement, UnusedAward } from './evaluation.js';

/**
 * Why each award that counts nowhere was left out, in words that say what stands in its way and what using it
 * would displace.
 */
export function explainUnused(
  plan: Planned,
  displacement: (award: Award) => string | null,
): readonly UnusedAward[] {
  const used = new Set(plan.allocation.map((row) => row.award));
  return plan.awards
    .filter((award) => !used.has(award.id))
    .map((award) => {
      const found = explain(award, plan);
      const instead = found.why === 'no-placement' ? null : displacement(award);
      return instead === null ? found : { ...found, text: `${found.text} ${instead}` };
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

function explain(award: Award, plan: Planned): UnusedAward {
  const own = plan.placements.filter((row) => row.award === award.id);
  if (own.length === 0) {
    const text = 'Accepted, but the degree has no place that takes it.';
    return { award: award.id, why: 'no-placement', text };
  }
  const open = own.filter((row) => hasRoom(row, plan));
  const slots = new Map(
    plan.program.blocks.flatMap((block) => block.slots.map((slot) => [slot.id, slot.name] as const)),
  );
  if (open.length === 0) {
    const names = [...new Set(own.map((row) => slots.get(row.slot) ?? row.slot))].join(', ');
    return {
      award: award.id,
      why: 'requirement-full',
      text: `Accepted, not used: ${names} is already full.`,
    };
  }
  const stopped = capReached(award, open, plan);
  if (stopped !== null) return { award: award.id, why: 'cap-reached', text: stopped };
  const text = 'Accepted, not used: other courses do more for the degree in its place.';
  return { award: award.id, why: 'lower-ranked', text };
}

function hasRoom(row: Placement, { program, allocation }: Planned): boolean {
  const block = program.blocks.find((each) => each.slots.some((slot) => slot.id === row.slot))!;
  const slot = block.slots.find((each) => each.id === row.slot)!;
  const seats = allocation.filter((each) => each.slot === slot.id).reduce((sum, each) => sum + each.seats, 0);
  const inBlock = block.slots.map((each) => each.id);
  const applied = total(allocation.filter((each) => inBlock.includes(each.slot)));
  const left = subtractCredits(block.credits, applied);
  return seats + row.seats <= slot.seats && compareCredits(left, row.credits) >= 0;
}

function capReached(award: Award, open: readonly Placement[], plan: Planned): string | null {
  const least = open.map((row) => row.credits).toSorted(compareCredits)[0]!;
  for (const name of award.counts) {
    const { credits: limit, what: counted = name } = plan.policy.caps[name]!;
    const drawing = new Set(plan.awards.filter((each) => each.counts.includes(name)).map((each) => each.id));
    const applied = total(plan.allocation.filter((row) => drawing.has(row.award)));
    if (compareCredits(addCredits(applied, least), limit) > 0) {
      const what = WORDS[name] ?? counted;
      return `Accepted, not used: the limit of ${limit} credits of ${what} is reached.`;
    }
  }
  const most = subtractCredits(plan.program.totalCredits, plan.policy.creditsInResidence);
  if (compareCredits(addCredits(total(plan.allocation), least), most) <= 0) return null;
  return (
    `Accepted, not used: ${plan.policy.creditsInResidence} credits of the ` + `degree are always earned here.`
  );
}

const WORDS: Readonly<Record<string, string>> = {
  transfer: 'transfer credit',
  'prior-learning': 'credit for prior learning',
};

function total(rows: readonly Placement[]): Credits {
  return rows.reduce((sum, row) => addCredits(sum, row.credits), NO_CREDITS);
}
