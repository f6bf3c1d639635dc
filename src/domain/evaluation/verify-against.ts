import type { Channel, TransferPolicy } from '../policy/transfer-policy.js';
import type { Catalog, Program } from '../program/program.js';
import type { ArticulationRule } from '../articulation/articulation-rule.js';
import type { BlockAgreement } from '../articulation/block-agreement.js';
import type { Term } from '../term.js';
import type { Override } from './override.js';
import type { CreditLine, Student } from './evaluation-input.js';
import type { Evaluation, Placement } from './evaluation.js';
import { plain, rational, sumOf } from './rational.js';
import { citationsStand } from './verify-decisions.js';
import { canonical, kindSays, savedAsPriced, versionsSay } from './verify-origins.js';
import { notAmounts } from './verify-structure.js';
import { isHeldByWord, isSubstituted, programWaived } from './verify-overrides.js';
import { isOfLevel } from './verify-grades.js';
import { capsAreDrawn } from './verify-caps.js';
import { chainLeft } from './verify-chain.js';
import { limitedStandWithin, linesKeepPolicy } from './verify-lines.js';
import { same, type Breach } from './verify-evaluation.js';

/** The files that a document claims to come from; null, or left out, where one is not given. */
export interface Originals {
  readonly program: Program | null;
  readonly policy: TransferPolicy | null;
  readonly lines: readonly CreditLine[] | null;
  readonly catalog: Catalog;
  readonly student?: Student | undefined;
  /** How the papers of the case came. */
  readonly received?: readonly Channel[] | undefined;
  readonly asOf?: Term | undefined;
  readonly rules?: readonly ArticulationRule[] | undefined;
  readonly agreements?: readonly BlockAgreement[] | undefined;
  readonly overrides?: readonly Override[] | undefined;
  /** SHA-256 in hexadecimal digits, by whoever reads the files; versions are not compared without it. */
  readonly sha256?: ((text: string) => string) | undefined;
}

/** Does the document say what the program, the policy and the case that it claims to come from say? */
export function verifyAgainst(document: Evaluation, originals: Originals): readonly Breach[] {
  if (notAmounts(document).length > 0) return [];
  return [
    ...(originals.program === null ? [] : programSays(document, originals.program, originals)),
    ...(originals.policy === null ? [] : policySays(document, originals.policy, originals)),
    ...(originals.lines === null ? [] : caseSays(document, originals.lines, originals.overrides)),
    ...kindSays(document, originals),
    ...versionsSay(document, originals),
    ...linesSay(document, originals),
  ];
}

function linesSay(document: Evaluation, { program, policy, lines, catalog, student }: Originals): Breach[] {
  if (policy === null || lines === null) return [];
  const facts = { document, program, policy, lines, catalog, student };
  return [...linesKeepPolicy(facts), ...limitedStandWithin(facts), ...capsAreDrawn(facts)];
}

function programSays(document: Evaluation, published: Program, { catalog, policy }: Originals): Breach[] {
  const program = programWaived(published, document.overrides);
  // Courses of another level serve a degree by their names only, never by what they are about.
  const courses = catalog.courses.filter((course) => isOfLevel(course, program, policy));
  const serving = { ...catalog, courses };
  const slots = program.blocks.flatMap((block) => block.slots.map((slot) => ({ ...slot, block: block.id })));
  return [
    ...same('program.id', document.program.id, program.id),
    ...same('program.catalogYear', document.program.catalogYear, program.catalogYear),
    ...same('program.totalCredits', plain(document.program.totalCredits), plain(program.totalCredits)),
    ...same('blocks', spell(document.blocks, ['id', 'credits']), spell(program.blocks, ['id', 'credits'])),
    ...same('slots', spell(document.slots, SLOT), spell(slots, SLOT)),
    ...document.placements.flatMap((row) => seatAccepts(document, row, slots, serving)),
    ...document.awards.flatMap((award) => everySeatListed(document, award, slots, serving)),
    ...termsLeft(document, program, catalog),
    ...branchesAreStarts(document, program),
  ];
}

/** Either no branch, or one for every course at which the placement block may start. */
function branchesAreStarts({ branches }: Evaluation, { blocks }: Program): Breach[] {
  const inOrder = (blocks.find(({ placement }) => placement)?.slots ?? []).filter(
    ({ sequence }) => sequence !== null,
  );
  const least = Math.min(...inOrder.map(({ sequence }) => sequence!));
  const starts = inOrder.find(({ sequence }) => sequence === least)?.accepts.courses ?? [];
  const said = branches.map(({ placement }) => placement.theory).join(', ');
  return said === '' ? [] : same('branches', said, starts.join(', '));
}

/** The fifth part of the objective, which only the program's order of courses tells. */
function termsLeft(document: Evaluation, program: Program, catalog: Catalog): Breach[] {
  const terms = chainLeft(program, catalog, document.allocation);
  const said = document.optimality.objective[4] ?? '';
  const found = terms === 0 ? '0' : `-${terms}`;
  return terms === null || plain(said) === found
    ? []
    : [{ rule: 'sum', where: 'objective 5', message: `says ${said}, the open courses give ${found}` }];
}

const SLOT = ['id', 'block', 'seats', 'creditsPerSeat', 'transferable'];

type Slots = readonly Program['blocks'][number]['slots'][number][];

/** How a home course fits a slot, by the slot's own lists and what the catalog says the course is. */
function courseFit(code: string, slot: Slots[number], catalog: Catalog): Placement['fit'] | null {
  const { courses, categories, subjects } = slot.accepts;
  if (courses.includes(code)) return 'direct';
  const home = catalog.courses.find((course) => course.code === code);
  if (home?.category != null && categories.includes(home.category)) return 'category';
  return home?.subject != null && subjects.includes(home.subject) ? 'subject' : null;
}

function seatAccepts(document: Evaluation, row: Placement, slots: Slots, catalog: Catalog): Breach[] {
  const slot = slots.find((each) => each.id === row.slot);
  if (isSubstituted(document, row)) return [];
  const codes = document.awards.find((award) => award.id === row.award)?.courses ?? [];
  if (slot === undefined) return [];
  const fits =
    codes.length > 0
      ? codes.filter((code) => courseFit(code, slot, catalog) === row.fit).length >= row.seats
      : row.fit === 'category'
        ? slot.accepts.categories.length > 0
        : slot.accepts.subjects.length > 0;
  return fits
    ? []
    : [{ rule: 'slot-accepts', where: `${row.award} in ${row.slot}`, message: `does not fit by ${row.fit}` }];
}

/** Each course of an award is listed in each slot that takes it: nothing admissible is kept back. */
function everySeatListed(
  document: Evaluation,
  award: Evaluation['awards'][number],
  slots: Slots,
  catalog: Catalog,
): Breach[] {
  if (isHeldByWord(document, award.id) || isLimited(document, award)) return [];
  const listed = new Set(
    document.placements.filter((row) => row.award === award.id).map((row) => `${row.slot} ${row.fit}`),
  );
  const due = slots.flatMap((slot) => {
    const large = !rational(slot.creditsPerSeat).above(rational(award.credits));
    if (slot.transferable === 'never' || slot.seats === 0 || !large) return [];
    return award.courses.flatMap((code) => {
      const fit = courseFit(code, slot, catalog);
      return fit === null ? [] : [`${slot.id} ${fit}`];
    });
  });
  return [...new Set(due)]
    .filter((each) => !listed.has(each))
    .map((each) => ({
      rule: 'placement-missing',
      where: award.id,
      message: `could stand in ${each}, but is not listed`,
    }));
}

/** Does a line of it say that it may stand in some blocks only? Which these are is in the policy. */
function isLimited({ lines }: Evaluation, award: Evaluation['awards'][number]): boolean {
  return lines.some(
    ({ id, reasons }) => award.lines.includes(id) && reasons.some(({ code }) => code === 'limited-credit'),
  );
}

function policySays(document: Evaluation, policy: TransferPolicy, { asOf, agreements }: Originals): Breach[] {
  const said = document.policy;
  return [
    ...same('policy.id', said.id, policy.id),
    ...same('policy.version', said.version, policy.version),
    ...same('policy.capScope', said.capScope, policy.caps.transfer.scope),
    ...same('policy.caps', spellCaps(said.caps), spellCaps(limitsIn(policy))),
    ...same('policy.creditsInResidence', plain(said.creditsInResidence), plain(policy.creditsInResidence)),
    ...document.lines.flatMap((line) => converted(line, policy)),
    ...savedAsPriced(document, policy, asOf),
    ...citationsStand(document, policy, agreements),
  ];
}

function limitsIn({ caps }: TransferPolicy): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(caps).map(([name, { credits }]) => [name, credits]));
}

function spellCaps(caps: Readonly<Record<string, string>>): string {
  const limits = Object.entries(caps).map(([name, limit]) => `${name} ${plain(limit)}`);
  return limits.toSorted().join(', ');
}

/** Semester credits are the printed ones by the policy's ratio, exactly. */
function converted({ id, credits }: Evaluation['lines'][number], policy: TransferPolicy): Breach[] {
  const ratio = policy.conversion[credits.unit];
  if (credits.printed === null || ratio === undefined) return [];
  const found = rational(credits.printed).by(rational(ratio));
  return credits.semester !== null && found.equals(rational(credits.semester))
    ? []
    : [{ rule: 'conversion', where: id, message: `says ${credits.semester}, the policy gives ${found}` }];
}

function caseSays(
  document: Evaluation,
  lines: readonly CreditLine[],
  overrides: readonly Override[] = [],
): Breach[] {
  const spellLine = ({ id, source, credits: { printed, unit }, evidence }: SaidLine) =>
    `${id} ${source} ${printed === null ? 'nothing' : plain(printed)} ${unit} ${canonical(evidence)}`;
  return [
    ...same(
      'lines',
      document.lines.map(spellLine).toSorted().join('; '),
      lines.map(spellLine).toSorted().join('; '),
    ),
    ...earned(document, lines),
    ...peopleSay(document.overrides ?? [], overrides),
  ];
}

type SaidLine = Pick<CreditLine, 'id' | 'source' | 'evidence'> & {
  readonly credits: Pick<CreditLine['credits'], 'printed' | 'unit'>;
};

/** What people have said is what the case says that they have, word for word. */
function peopleSay(said: readonly Override[], given: readonly Override[]): Breach[] {
  const [ours, theirs] = [said, given].map((list) => new Set(list.map(canonical)));
  const only = (list: readonly Override[], others: ReadonlySet<string>, message: string) =>
    list
      .filter((each) => !others.has(canonical(each)))
      .map(({ id }) => ({ rule: 'source', where: `overrides ${id}`, message }));
  return [
    ...only(said, theirs!, 'is not said so in the case'),
    ...only(given, ours!, 'is said in the case, and not so here'),
  ];
}

/** What is earned is the credit of the courses that are through, whatever comes of them here. */
function earned(document: Evaluation, lines: readonly CreditLine[]): Breach[] {
  const through = new Set(
    lines.filter(({ status }) => status === 'completed' || status === 'repeated').map(({ id }) => id),
  );
  const amounts = document.lines.flatMap(({ id, credits }) =>
    through.has(id) && credits.semester !== null ? [credits.semester] : [],
  );
  const sum = String(sumOf(amounts));
  return [
    ...same('totals.earned', plain(document.totals.earned), sum),
    ...document.branches.flatMap(({ placement, totals }) =>
      same(`branch ${placement.theory}, totals.earned`, plain(totals.earned), sum),
    ),
  ];
}

function spell(rows: readonly object[], keys: readonly string[]): string {
  const value = (row: object, key: string) => {
    const said = String((row as Record<string, unknown>)[key]);
    return key.startsWith('credits') ? plain(said) : said;
  };
  return rows.map((row) => keys.map((key) => value(row, key)).join(' ')).join('; ');
}
