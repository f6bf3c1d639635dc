import type { Credits } from '../credits.js';
import type { Program } from '../program/program.js';
import type { Evaluation, Placement } from './evaluation.js';
import { rational } from './rational.js';
import type { Breach } from './verify-evaluation.js';

type Said = NonNullable<Evaluation['overrides']>[number];

/** What people have said that departs from the rules is kept: forced, kept out, and not asked for. */
export function overridesHold(document: Evaluation): Breach[] {
  return (document.overrides ?? []).flatMap((said) => {
    const rows = rowsOf(document, said);
    if (said.kind === 'forced-award') {
      const possible = document.placements.some(
        (row) => isAbout(document, said, row) && row.slot === said.slot,
      );
      const stands = rows.some((row) => row.slot === said.slot);
      return possible && !stands ? [broken(said, `its line does not stand in ${said.slot}`)] : [];
    }
    if (said.kind === 'blocked-award') {
      const kept = document.placements.filter((row) => isAbout(document, said, row));
      return kept.some((row) => said.slot === null || row.slot === said.slot)
        ? [broken(said, `its line may still stand in ${said.slot ?? 'a place'}`)]
        : [];
    }
    if (said.kind !== 'waiver') return [];
    const taken = document.placements.filter(
      (row) => row.slot === said.slot && !isSubstituted(document, row),
    );
    return taken.length > 0 ? [broken(said, `${said.slot} still takes ${taken[0]!.award}`)] : [];
  });
}

/** The program as this evaluation is bound by it, worked out anew from its file and the waivers. */
export function programWaived(program: Program, said: Evaluation['overrides']): Program {
  let total = rational(program.totalCredits);
  const blocks = program.blocks.map((block) => {
    let credits = rational(block.credits);
    const slots = block.slots.map((slot) => {
      const waivers = (said ?? []).flatMap((each) =>
        each.kind === 'waiver' && each.slot === slot.id ? [each.reducesCreditTotal] : [],
      );
      if (waivers.length === 0) return slot;
      // Of two words about one slot, the one that lets its credit off is the further one.
      const isLess = waivers.includes(true);
      const owed = rational(slot.creditsPerSeat).times(slot.seats);
      const less = owed.above(credits) ? credits : owed;
      if (isLess) {
        credits = credits.minus(less);
        total = total.minus(less);
      }
      const accepts = { courses: [], categories: [], subjects: [] };
      return { ...slot, seats: isLess ? 0 : slot.seats, accepts };
    });
    return { ...block, credits: String(credits) as Credits, slots };
  });
  return { ...program, totalCredits: String(total) as Credits, blocks };
}

/** Was the row put there by a person’s word, so that the slot’s own lists need not take it? */
export function isSubstituted(document: Evaluation, row: Placement): boolean {
  return (document.overrides ?? []).some(
    (said) =>
      (said.kind === 'substitution' || said.kind === 'forced-award') &&
      said.slot === row.slot &&
      isAbout(document, said, row),
  );
}

/** May an award be missing from seats that the program would give it, because a person said so? */
export function isHeldByWord(document: Evaluation, award: string): boolean {
  return (document.overrides ?? []).some(
    (said) =>
      (said.kind === 'blocked-award' || said.kind === 'forced-award') &&
      linesOf(document, award).includes(said.line),
  );
}

function rowsOf(document: Evaluation, said: Said): readonly Placement[] {
  return document.allocation.filter((row) => isAbout(document, said, row));
}

function isAbout(document: Evaluation, said: Said, { award }: Placement): boolean {
  return 'line' in said && linesOf(document, award).includes(said.line);
}

function linesOf({ awards }: Evaluation, award: string): readonly string[] {
  return awards.find(({ id }) => id === award)?.lines ?? [];
}

function broken({ id, kind }: Said, message: string): Breach {
  return { rule: 'override', where: `${kind} ${id}`, message };
}
