import { compareCredits } from '../credits.js';
import { gradeRank } from '../policy/grade.js';
import type { ArticulationRule } from './articulation-rule.js';
import { LAST_TERM } from '../term.js';
import { courseKey, sentKeys, strongestFirst } from './match-rules.js';
import { NO_TERM, spanOf, type Span } from './rule-window.js';

/** A rule that another always beats, with the rules that beat it. */
export interface Unreachable {
  readonly rule: ArticulationRule;
  readonly by: readonly ArticulationRule[];
}

/** Beyond so many pieces left of a rule the proof is given up, and the rule is not called unreachable. */
const PIECES_MAX = 500;
/** Of so many stronger rules for one course of one school, the strongest are looked at. */
const RIVALS_MAX = 300;

/** Places of terms, both included. */
type Bounds = readonly [number, number];
/** Bounds for each course that a rule sends. */
type Box = readonly Bounds[];

/**
 * Rules that never decide: whatever makes them hold makes a rule of higher priority hold too. A minimum of
 * grade or credits only bounds from below, so a rule is covered where its weakest course is: by rules that
 * ask for no more, whose windows leave no term out. What is not proved is not said.
 */
export function findUnreachable(rules: readonly ArticulationRule[]): readonly Unreachable[] {
  const sizes = sizesAsked(rules);
  const known = rules.map((rule) => knownOf(rule, sizes));
  const index = byCourse(known);
  return known.flatMap((each) => {
    const { rule, from, to } = each;
    const rivals = from > to ? [] : strongerThan(each, index);
    if (rivals.length === 0) return [];
    const by = new Set<Known>();
    // What beats a rule in a program that no rule names beats it in every program.
    const programs = rule.when.programs.length === 0 ? [null] : rule.when.programs;
    for (const program of programs) {
      const applying = rivals.filter((rival) => appliesTo(rival.rule.when.programs, program));
      const cover = coverOf(each, applying);
      if (cover === null) return [];
      cover.forEach((rival) => by.add(rival));
    }
    return [{ rule, by: rivals.filter((rival) => by.has(rival)).map((rival) => rival.rule) }];
  });
}

function appliesTo(programs: readonly string[], program: string | null): boolean {
  return programs.length === 0 || (program !== null && programs.includes(program));
}

/** A rule with what is asked of it again and again. */
interface Known extends Span {
  readonly rule: ArticulationRule;
  readonly keys: readonly string[];
  /** Empty: any school. */
  readonly school: string;
  /** Tenths of points; -1 where none is asked for. */
  readonly grade: number;
  /** The rank of its minimum among all that are asked for; -1 where none is. */
  readonly size: number;
}

function knownOf(rule: ArticulationRule, sizes: ReadonlyMap<string, number>): Known {
  const school = 'any' in rule.sending ? '' : rule.sending.institution;
  const { minimumGrade, minimumCredits } = rule.when;
  const grade = minimumGrade === null ? -1 : tenths(gradeRank(minimumGrade) ?? '0');
  const size = minimumCredits === null ? -1 : sizes.get(minimumCredits)!;
  return { rule, keys: sentKeys(rule), school, grade, size, ...spanOf(rule) };
}

function sizesAsked(rules: readonly ArticulationRule[]): ReadonlyMap<string, number> {
  const asked = new Set(rules.flatMap(({ when }) => when.minimumCredits ?? []));
  return new Map([...asked].toSorted(compareCredits).map((amount, rank) => [amount, rank]));
}

/** Points of a letter as a whole number: `2.7` is 27. */
function tenths(points: string): number {
  const [whole, rest = '0'] = points.split('.');
  return Number(whole) * 10 + Number(rest);
}

type CourseIndex = ReadonlyMap<string, readonly Known[]>;

/** The rules of each course of each school, the strongest first. */
function byCourse(rules: readonly Known[]): CourseIndex {
  const index = new Map<string, Known[]>();
  for (const each of rules) {
    for (const key of each.keys) {
      const name = `${key} ${each.school}`;
      const kept = index.get(name);
      if (kept === undefined) index.set(name, [each]);
      else kept.push(each);
    }
  }
  for (const kept of index.values()) kept.sort((a, b) => strongestFirst(a.rule, b.rule));
  return index;
}

/** Rules of higher priority that need no other course, school or time than the given one. */
function strongerThan(given: Known, index: CourseIndex): readonly Known[] {
  const { rule, keys, school } = given;
  const found = new Set<Known>();
  for (const key of keys) {
    for (const each of school === '' ? [''] : ['', school]) {
      const near = index.get(`${key} ${each}`) ?? [];
      const end = Math.min(near.length, RIVALS_MAX);
      for (let at = 0; at < end && near[at]!.rule.priority > rule.priority; at += 1) {
        const rival = near[at]!;
        if (asksNoMore(rival, given) && needsNoOther(rival, given)) found.add(rival);
      }
    }
  }
  return [...found].toSorted((a, b) => strongestFirst(a.rule, b.rule));
}

/** At some time, will every course that is good enough for the one be good enough for the other? */
function asksNoMore(rival: Known, { from, to, grade, size }: Known): boolean {
  return rival.from <= to && rival.to >= from && rival.grade <= grade && rival.size <= size;
}

function needsNoOther(rival: Known, given: Known): boolean {
  if (rival.rule.sends.length === 1) return true;
  return rival.keys.every((key) => timesSent(rival.rule, key) <= timesSent(given.rule, key));
}

function timesSent({ sends }: ArticulationRule, key: string): number {
  return sends.filter(({ code }) => courseKey(code) === key).length;
}

/**
 * Stronger rules whose windows together cover all terms that the rule holds for; one alone where one is
 * enough. Null where something is left, or where the proof grows too long.
 */
function coverOf(given: Known, rivals: readonly Known[]): readonly Known[] | null {
  const alone = rivals.find((rival) => rival.from <= given.from && given.to <= rival.to);
  if (alone !== undefined) return [alone];
  const inTime = rivals.toSorted((a, b) => a.from - b.from);
  return given.keys.length === 1 ? coverInARow(given, inTime) : coverOfAll(given, inTime);
}

/** Windows one after the other, each the one that reaches furthest. */
function coverInARow({ from, to }: Span, inTime: readonly Known[]): readonly Known[] | null {
  const used: Known[] = [];
  let next = from;
  let at = 0;
  while (next <= to) {
    let furthest: Known | null = null;
    for (; at < inTime.length && inTime[at]!.from <= next; at += 1) {
      if (inTime[at]!.to >= (furthest?.to ?? next)) furthest = inTime[at]!;
    }
    if (furthest === null) return null;
    used.push(furthest);
    next = furthest.to + 1;
  }
  return used;
}

function coverOfAll(given: Known, rivals: readonly Known[]): readonly Known[] | null {
  const used: Known[] = [];
  let left: readonly Box[] = [given.keys.map(() => [given.from, given.to])];
  for (const rival of rivals) {
    const box = boxOf(rival, given.keys);
    if (!left.some((piece) => meets(piece, box))) continue;
    left = left.flatMap((piece) => without(piece, box));
    used.push(rival);
    if (left.length === 0) return used;
    if (left.length > PIECES_MAX) return null;
  }
  return null;
}

/** The window of a rule in each course of `keys`; courses that it does not send are free. */
function boxOf({ keys: own, from, to }: Known, keys: readonly string[]): Box {
  return keys.map((key) => (own.includes(key) ? [from, to] : [NO_TERM, LAST_TERM]));
}

function meets(piece: Box, box: Box): boolean {
  return piece.every(([low, high], at) => low <= box[at]![1] && box[at]![0] <= high);
}

/** What of a piece lies outside a box, as pieces that do not overlap. */
function without(piece: Box, box: Box): readonly Box[] {
  if (!meets(piece, box)) return [piece];
  const outside: Box[] = [];
  let inner = piece;
  box.forEach(([from, to], at) => {
    const [low, high] = inner[at]!;
    if (low < from) outside.push(inner.with(at, [low, from - 1]));
    if (high > to) outside.push(inner.with(at, [to + 1, high]));
    inner = inner.with(at, [Math.max(low, from), Math.min(high, to)]);
  });
  return outside;
}
