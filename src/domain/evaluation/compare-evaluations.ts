import { compareCredits, NO_CREDITS, printCredits, subtractCredits, type Credits } from '../credits.js';
import type { Evaluation, EvaluatedLine, LineDecision } from './evaluation.js';

/**
 * How two evaluations of one person differ: the figures, each line that moved, and all of it as a sentence.
 */
export interface Comparison {
  readonly applied: { readonly before: Credits; readonly after: Credits; readonly gain: Credits };
  readonly remaining: { readonly before: Credits; readonly after: Credits };
  /** What the two were made with that differs, in words. */
  readonly because: readonly string[];
  readonly lines: readonly LineDifference[];
  readonly sentence: string;
}

export interface LineDifference {
  readonly line: string;
  /** Null where the line stands in only one of the two. */
  readonly before: LineUse | null;
  readonly after: LineUse | null;
  /** In words, without the line's name: “now counts toward Social Science”. */
  readonly text: string;
}

export interface LineUse {
  readonly decision: LineDecision;
  /** Slots in which the line's credit counts, in the program's order; empty where it counts nowhere. */
  readonly slots: readonly string[];
}

/** What lines and slots are called; ids are their names where nothing better is known. */
export interface Names {
  readonly line: (id: string) => string;
  readonly slot: (id: string) => string;
}

const IDS: Names = { line: (id) => id, slot: (id) => id };
/** A sentence that names more lines than this is none. */
const NAMED_MAX = 3;

/**
 * What changed from one evaluation to another, and what they were made with that differs: as the two
 * themselves tell, unless whoever made them knows it better.
 */
export function compareEvaluations(
  before: Evaluation,
  after: Evaluation,
  names: Names = IDS,
  because: readonly string[] = causes(before, after),
): Comparison {
  const lines = differences(before, after, names);
  const applied = {
    before: before.totals.applied,
    after: after.totals.applied,
    gain: subtractCredits(after.totals.applied, before.totals.applied),
  };
  return {
    applied,
    remaining: { before: before.totals.remaining, after: after.totals.remaining },
    because,
    lines,
    sentence: sentenceOf(applied, because, lines, names),
  };
}

function differences(before: Evaluation, after: Evaluation, names: Names): readonly LineDifference[] {
  const [was, is] = [usesOf(before), usesOf(after)];
  const ids = [...new Set([...was.keys(), ...is.keys()])];
  const reasons = new Map(after.lines.map((line) => [line.id, line]));
  return ids.flatMap((line) => {
    const [one, other] = [was.get(line) ?? null, is.get(line) ?? null];
    if (spell(one) === spell(other)) return [];
    return [{ line, before: one, after: other, text: textOf(one, other, reasons.get(line), names) }];
  });
}

function usesOf(evaluation: Evaluation): ReadonlyMap<string, LineUse> {
  const slots = new Map<string, string[]>();
  const linesOf = new Map(evaluation.awards.map(({ id, lines }) => [id, lines]));
  for (const { award, slot } of evaluation.allocation) {
    for (const line of linesOf.get(award) ?? []) slots.set(line, [...(slots.get(line) ?? []), slot]);
  }
  return new Map(evaluation.lines.map(({ id, decision }) => [id, { decision, slots: slots.get(id) ?? [] }]));
}

function spell(use: LineUse | null): string {
  return use === null ? '' : `${use.decision} ${use.slots.join(' ')}`;
}

function textOf(
  before: LineUse | null,
  after: LineUse | null,
  line: EvaluatedLine | undefined,
  names: Names,
): string {
  if (after === null) return 'is no longer there';
  const places = inWords(after.slots.map(names.slot));
  const isOpen = after.decision === 'pending' || after.decision === 'provisional';
  const counts = isOpen ? 'could count' : 'counts';
  if (before === null)
    return places === '' ? 'is new and counts nowhere' : `is new and ${counts} toward ${places}`;
  const was = inWords(before.slots.map(names.slot));
  if (places !== was) {
    if (was === '') return `now ${counts} toward ${places}`;
    if (places !== '') return `${counts} toward ${places} instead of ${was}`;
    return `no longer counts toward ${was}${refusal(after, line)}`;
  }
  return `is ${STATES[after.decision]} instead of ${STATES[before.decision]}`;
}

const STATES: Readonly<Record<LineDecision, string>> = {
  awarded: 'settled',
  provisional: 'provisional',
  pending: 'open',
  denied: 'not accepted',
  'not-evaluated': 'not evaluated',
};

function refusal({ decision }: LineUse, line: EvaluatedLine | undefined): string {
  const [reason] = line?.reasons ?? [];
  return decision === 'denied' && reason !== undefined ? ` (${reason.text.replace(/\.$/, '')})` : '';
}

/** What the two were made with that differs, the widest first. */
function causes(before: Evaluation, after: Evaluation): readonly string[] {
  const program = ({ program: { id, catalogYear } }: Evaluation) => `${id}@${catalogYear}`;
  const inProgram = different(program(before), program(after), 'program');
  const inPolicy = policyCauses(before.policy, after.policy);
  const kind =
    before.kind === after.kind
      ? []
      : [after.kind === 'official' ? 'it is official now' : 'it is an estimate'];
  const changed = (part: keyof Evaluation['versions'], text: string) =>
    before.versions[part] === after.versions[part] ? [] : [text];
  return [
    ...(inProgram.length > 0 ? inProgram : changed('program', 'the program’s file has changed')),
    ...(inPolicy.length > 0 ? inPolicy : changed('policy', 'the policy has changed')),
    ...kind,
    ...changed('catalog', 'the catalog has changed'),
    ...changed('rules', 'other published rules apply'),
    ...changed('engine', 'Segue itself has changed'),
  ];
}

function policyCauses(before: Evaluation['policy'], after: Evaluation['policy']): readonly string[] {
  const names = [...new Set([...Object.keys(before.caps), ...Object.keys(after.caps)])];
  return [
    ...different(before.id, after.id, 'policy'),
    ...(before.capScope === after.capScope ? [] : [SCOPES[after.capScope]]),
    ...names.flatMap((name) =>
      different(before.caps[name] ?? 'none', after.caps[name] ?? 'none', `limit on ${name} credit`),
    ),
    ...different(before.creditsInResidence, after.creditsInResidence, 'least credit earned here'),
  ];
}

function different(was: string, is: string, what: string): readonly string[] {
  return was === is ? [] : [`the ${what} is ${is} instead of ${was}`];
}

const SCOPES: Readonly<Record<Evaluation['policy']['capScope'], string>> = {
  pooled: 'the school’s own credit counts toward the transfer limit too',
  'external-only': 'only credit from elsewhere counts toward the transfer limit',
};

function sentenceOf(
  { before, after, gain }: Comparison['applied'],
  because: readonly string[],
  lines: readonly LineDifference[],
  names: Names,
): string {
  if (compareCredits(gain, NO_CREDITS) === 0) return sentenceOfSame(after, because, lines, names);
  const figures = `${printCredits(after)} credits count instead of ${printCredits(before)}`;
  const why = because.length === 0 ? '' : `, because ${inWords(because)}`;
  return `${figures}${why}${movesOf(lines, names)}.`;
}

function sentenceOfSame(
  applied: Credits,
  because: readonly string[],
  lines: readonly LineDifference[],
  names: Names,
): string {
  const where = lines.length === 0 ? ', each where it did' : '';
  const though = because.length === 0 ? '' : `, though ${inWords(because)}`;
  return `The same ${printCredits(applied)} credits count${where}${though}${movesOf(lines, names)}.`;
}

function movesOf(lines: readonly LineDifference[], names: Names): string {
  if (lines.length === 0) return '';
  const named = lines.slice(0, NAMED_MAX).map(({ line, text }) => `${names.line(line)} ${text}`);
  const more = lines.length - named.length;
  const rest = more === 0 ? [] : [more === 1 ? 'one more line changes' : `${more} more lines change`];
  return `: ${inWords([...named, ...rest])}`;
}

/** “a”, “a and b”, “a, b and c”. */
function inWords(list: readonly string[]): string {
  const all = [...new Set(list)];
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
