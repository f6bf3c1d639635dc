import type { TransferPolicy } from '../policy/transfer-policy.js';
import type { Program } from '../program/program.js';
import type { CreditLine } from './evaluation-input.js';
import type { Evaluation } from './evaluation.js';
import type { Breach } from './verify-evaluation.js';

export interface Originals {
  readonly program: Program | null;
  readonly policy: TransferPolicy | null;
  readonly lines: readonly CreditLine[] | null;
}

/** Does the document say what the program, the policy and the case that it claims to come from say? */
export function verifyAgainst(document: Evaluation, originals: Originals): readonly Breach[] {
  return [
    ...(originals.program === null ? [] : programSays(document, originals.program)),
    ...(originals.policy === null ? [] : policySays(document, originals.policy)),
    ...(originals.lines === null ? [] : caseSays(document, originals.lines)),
  ];
}

function programSays(document: Evaluation, program: Program): Breach[] {
  const slots = program.blocks.flatMap((block) => block.slots.map((slot) => ({ ...slot, block: block.id })));
  return [
    ...same('program.id', document.program.id, program.id),
    ...same('program.catalogYear', document.program.catalogYear, program.catalogYear),
    ...same('program.totalCredits', document.program.totalCredits, program.totalCredits),
    ...same('blocks', spell(document.blocks, ['id', 'credits']), spell(program.blocks, ['id', 'credits'])),
    ...same('slots', spell(document.slots, SLOT), spell(slots, SLOT)),
    ...document.placements.flatMap((row) => seatAccepts(document, row, slots)),
  ];
}

const SLOT = ['id', 'block', 'seats', 'creditsPerSeat', 'transferable'];

/** A direct fit must be for a course that the slot names. */
function seatAccepts(
  document: Evaluation,
  row: Evaluation['placements'][number],
  slots: readonly Program['blocks'][number]['slots'][number][],
): Breach[] {
  const accepts = slots.find((slot) => slot.id === row.slot)?.accepts;
  const codes = document.awards.find((award) => award.id === row.award)?.courses ?? [];
  if (accepts === undefined) return [];
  const fits =
    row.fit === 'direct'
      ? codes.some((code) => accepts.courses.includes(code))
      : row.fit === 'category'
        ? accepts.categories.length > 0
        : accepts.subjects.length > 0;
  return fits
    ? []
    : [{ rule: 'slot-accepts', where: `${row.award} in ${row.slot}`, message: `does not fit by ${row.fit}` }];
}

function policySays(document: Evaluation, policy: TransferPolicy): Breach[] {
  const said = document.policy;
  return [
    ...same('policy.id', said.id, policy.id),
    ...same('policy.version', said.version, policy.version),
    ...same('policy.capScope', said.capScope, policy.caps.transfer.scope),
    ...same('policy.caps.transfer', said.caps.transfer, policy.caps.transfer.credits),
    ...same('policy.caps.prior-learning', said.caps['prior-learning'], policy.caps['prior-learning'].credits),
    ...same('policy.creditsInResidence', said.creditsInResidence, policy.creditsInResidence),
  ];
}

function caseSays(document: Evaluation, lines: readonly CreditLine[]): Breach[] {
  const said = document.lines.map(
    (line) => `${line.id} ${line.source} ${line.credits.printed} ${line.credits.unit}`,
  );
  const given = lines.map((line) => `${line.id} ${line.source} ${line.credits.printed} ${line.credits.unit}`);
  return same('lines', said.toSorted().join('; '), given.toSorted().join('; '));
}

function same(where: string, said: string | undefined, given: string): Breach[] {
  return said === given
    ? []
    : [{ rule: 'source', where, message: `says ${said ?? 'nothing'}, the file says ${given}` }];
}

function spell(rows: readonly object[], keys: readonly string[]): string {
  return rows.map((row) => keys.map((key) => (row as Record<string, unknown>)[key]).join(' ')).join('; ');
}
