import { byRarestWord } from './well-known-courses.js';
import type { CourseCode } from './course-code.js';
import { FIELD_LINES } from './fields.js';
import { linesOf } from './list-lines.js';
import { inOneWording } from './phrases.js';
import type { ReadTitle } from './read-title.js';
import { rootOf } from './word-roots.js';

/** An academic field as the lists name it. */
export interface Field {
  readonly id: string;
  readonly category: string;
}

interface Sign {
  readonly field: number;
  readonly said: string;
  readonly words: readonly string[];
  readonly weight: number;
}

const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['!', 9],
  ['*', 4],
  ['-', 1],
  ['+', 2],
]);
/** What each word after the first adds to a sign: "art history" says more than "history". */
const LONGER = 1.6;
const CODE_WEIGHT = 3;
/** Signs after the strongest add a little. */
const FURTHER = 0.45;
const FURTHER_MAX = 2;

const LINES = linesOf(FIELD_LINES).map((line) => line.split(' | '));
export const FIELDS: readonly Field[] = LINES.map(([id = '', category = '']) => ({ id, category }));
const CODES = new Map<string, readonly number[]>();
/** Codes that stand for one field and no other, and say more than a strong word. */
const SETTLING_CODES = new Set<string>();
const ALL_SIGNS: Sign[] = [];
LINES.forEach(([, , codes = '', signs = ''], field) => {
  for (const said of new Set(codes.split(' '))) {
    const code = said.replace('!', '');
    CODES.set(code, [...(CODES.get(code) ?? []), field]);
    if (code !== said) SETTLING_CODES.add(code);
  }
  for (const sign of signs.split(' ')) addSign(sign, field);
});

const SIGNS = byRarestWord(ALL_SIGNS);

function addSign(text: string, field: number): void {
  const mark = WEIGHTS.get(text[0]!);
  const said = text.slice(mark === undefined ? 0 : 1);
  const words = inOneWording(said.split('+').map((word) => [rootOf(word)])).flat();
  const weight = (mark ?? 2) + (words.length - 1) * LONGER;
  ALL_SIGNS.push({ field, said: said.replaceAll('+', ' '), words, weight });
}

export function fieldNumber(id: string): number {
  return FIELDS.findIndex((field) => field.id === id);
}

/** Fields that a single word names for sure. */
const NAMED_BY = new Map<string, readonly number[]>();
for (const { field, words, weight } of ALL_SIGNS)
  if (words.length === 1 && weight >= WEIGHTS.get('*')!)
    NAMED_BY.set(words[0]!, [...(NAMED_BY.get(words[0]!) ?? []), field]);

/** Whether a word names one of these fields. */
export function namesOneOf(word: string, fields: readonly number[]): boolean {
  return NAMED_BY.get(word)?.some((field) => fields.includes(field)) === true;
}

/** Whether a word names a field by itself. */
export function namesAField(word: string): boolean {
  return NAMED_BY.has(word);
}

/** Evidence for each field, with what said it most. */
export interface FieldEvidence {
  readonly scores: Float64Array;
  /** The strongest words of the title for each field; undefined where there are none. */
  readonly said: readonly (string | undefined)[];
  readonly fromCode: readonly number[];
}

/** A word that may mean something else is believed so much. */
const DOUBTED = 0.7;

/**
 * How strongly title and code speak for each field of the lists, before anything is known about the
 * school.
 */
export function readFields(title: ReadTitle, code: CourseCode): FieldEvidence {
  const scores = new Float64Array(FIELDS.length);
  const more = new Float64Array(FIELDS.length);
  const said: (string | undefined)[] = [];
  const places = title.places;
  for (let place = 0; place < places.length; place += 1) {
    const forms = places[place]!;
    for (const form of forms) {
      const signs = SIGNS.get(form);
      if (signs === undefined || saidBefore(places, place, form)) continue;
      for (const sign of signs) {
        const belief = beliefIn(sign.words, places);
        if (belief === 0) continue;
        const weight = sign.weight * belief;
        const now = scores[sign.field]!;
        more[sign.field]! += Math.min(now, weight);
        if (weight <= now) continue;
        scores[sign.field] = weight;
        said[sign.field] = sign.said;
      }
    }
  }
  for (let at = 0; at < more.length; at += 1)
    if (more[at]! > 0) scores[at]! += Math.min(FURTHER_MAX, more[at]! * FURTHER);
  const fromCode = fieldsOfCode(code.subject);
  const share = SETTLING_CODES.has(code.subject)
    ? 2 * CODE_WEIGHT
    : CODE_WEIGHT - 0.6 * Math.min(3, fromCode.length - 1);
  fromCode.forEach((field, at) => (scores[field]! += at === 0 ? share : share * 0.9));
  return { scores, said, fromCode };
}

function saidBefore(places: ReadTitle['places'], until: number, word: string): boolean {
  for (let place = 0; place < until; place += 1) if (places[place]!.includes(word)) return true;
  return false;
}

/**
 * 1 when all words of a sign are said for sure, less when one is only a possible meaning, 0 when one is
 * missing.
 */
function beliefIn(words: readonly string[], places: ReadTitle['places']): number {
  let belief = 1;
  for (const word of words) {
    let found = 0;
    for (const forms of places) {
      if (!forms.includes(word)) continue;
      found = Math.max(found, forms.length === 1 ? 1 : DOUBTED);
    }
    if (found === 0) return 0;
    belief = Math.min(belief, found);
  }
  return belief;
}

/** Fields that a subject code usually stands for; a longer or shorter spelling of a known code counts too. */
export function fieldsOfCode(subject: string): readonly number[] {
  if (subject === '') return [];
  const listed = CODES.get(subject);
  if (listed !== undefined) return listed;
  for (let length = Math.min(5, subject.length - 1); length >= 3; length -= 1) {
    const shorter = CODES.get(subject.slice(0, length));
    if (shorter !== undefined) return shorter;
  }
  return [];
}

const SHARPNESS = 0.8;
/** What a field has for which nothing speaks. */
const UNSAID = 0.02;

/** Evidence as shares that add up to one: how likely each field is. */
export function fieldShares(scores: Float64Array): Float32Array {
  const shares = new Float32Array(scores.length);
  writeShares(scores, shares, 0);
  return shares;
}

/** Writes the shares from a place of a longer array on. */
export function writeShares(scores: Float64Array, into: Float32Array, from: number): void {
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at]!;
    const share = score === 0 ? UNSAID : UNSAID + Math.expm1(score * SHARPNESS);
    into[from + at] = share;
    sum += share;
  }
  for (let at = 0; at < scores.length; at += 1) into[from + at]! /= sum;
}
