import type { NameIndex, NameKind } from './name-index.js';
import { OF_CAMPUS } from './name-words.js';
import { readWord, type WordReading } from './read-words.js';

/** A name of the directory beside a printed one. */
export interface NameComparison {
  readonly name: number;
  /** 0 to 1: 1 is the same words in the same order. */
  readonly likeness: number;
  /** Is every word of either side accounted for, none by a far guess? */
  readonly isWhole: boolean;
  /** Do all printed words stand in the school's own name, or are they its initials? */
  readonly isWithin: boolean;
  /** Is the name all that is printed, word by word, and then the school's town or state? */
  readonly isPlacedName: boolean;
  /** Printed words that the name lacks. */
  readonly left: readonly string[];
  /** Words of the name that are not printed. */
  readonly missing: readonly string[];
}

/** Gives the words of a school's place. */
export type PlaceOf = (school: number) => ReadonlySet<string>;

/** How many names get a closer look. */
const CLOSE_LOOKS = 24;
/** Words that half of the schools share bring no name forward by themselves. */
const COMMON_WEIGHT = 0.2;
/** A printed word that no school has tells less than a rare word: it may be no part of a name. */
const STRANGE_WEIGHT = 0.5;
const FAR_GUESS = 0.8;
/** `St` and `Saint` are one word, `Marin` and `Maria` two. */
const SAME_WORD = 0.95;
/** A word of which only the first letter or two are printed. */
const CUT_LIKENESS = 0.75;
const KIND_OF_SCHOOL = new Set([
  'university', 'college', 'institute', 'academy', 'school', 'seminary', 'conservatory', 'hospital',
]); // prettier-ignore
/** Papers leave these out together with the kind: `Ivy Tech`. */
const BEFORE_KIND = new Set(['community', 'technical', 'junior']);
/** What a campus's name has more than its school's own weighs less, however many words it has. */
const EXPECTED_MISSING = 0.4;
const OTHER_KIND = 0.88;
const OTHER_ORDER = 0.8;
/** A name that holds a word itself is before one whose town is called so. */
const BY_PLACE = 0.99;
const TRUST: Readonly<Record<NameKind, number>> = {
  'kept name': 1,
  name: 1,
  'former name': 0.985,
  alias: 0.985,
  'short form': 0.96,
  initials: 0.8,
};

interface Sought {
  readonly words: readonly string[];
  readonly weights: readonly number[];
  /** By word of the directory, the printed words that may be it. */
  readonly readings: ReadonlyMap<number, readonly { readonly at: number; readonly likeness: number }[]>;
}

/** The names most like the printed words, each with what is left over on either side. */
export function compareNames(
  words: readonly string[],
  index: NameIndex,
  placeOf: PlaceOf,
): readonly NameComparison[] {
  const sought = readAll(words, index);
  return closest(sought, index).map((name) => compare(sought, name, index, placeOf));
}

function readAll(words: readonly string[], index: NameIndex): Sought {
  const readings = new Map<number, { at: number; likeness: number }[]>();
  const weights = words.map((printed, at) => {
    const all = readWord(printed, index);
    for (const { word, likeness } of all) {
      const known = readings.get(word);
      if (known === undefined) readings.set(word, [{ at, likeness }]);
      else known.push({ at, likeness });
    }
    return weightOf(all[0], index);
  });
  return { words, weights, readings };
}

function weightOf(best: WordReading | undefined, index: NameIndex): number {
  return best === undefined || best.likeness < FAR_GUESS ? STRANGE_WEIGHT : index.weights[best.word]!;
}

/** The names that share most with the words, by weight: a first look at all of them at once. */
function closest({ weights, readings }: Sought, index: NameIndex): number[] {
  const shared = index.nameTally;
  shared.clear();
  const words = [...readings.keys()];
  const telling = words.filter((word) => index.weights[word]! >= COMMON_WEIGHT);
  const common = words.filter((word) => index.weights[word]! < COMMON_WEIGHT);
  const gainOf = (word: number) =>
    index.weights[word]! * Math.max(...readings.get(word)!.map((each) => each.likeness));
  for (const word of telling.length === 0 ? common : telling) {
    const gain = gainOf(word);
    for (const name of index.namesWith[word]!) shared.add(name, gain);
  }
  for (const word of telling.length === 0 ? [] : common) {
    const gain = gainOf(word);
    for (const name of index.namesWith[word]!) shared.addToKnown(name, gain);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // What is printed behind a name must not push it back: names that are wholly there come forward too.
  const alike = shared.best(CLOSE_LOOKS, (name, gain) => gain / (total + index.names[name]!.weight));
  const within = shared.best(CLOSE_LOOKS, (name, gain) => gain / (0.2 + index.names[name]!.weight));
  return [...new Set([...alike, ...within])];
}

function compare(sought: Sought, at: number, index: NameIndex, placeOf: PlaceOf): NameComparison {
  const name = index.names[at]!;
  const { pairs, left, missing } = pairUp(sought, name.words, index.vocabulary);
  const last = Math.max(-1, ...pairs.map((pair) => pair.at));
  const place = placeOf(name.school);
  // `Connecticut` behind a name is a place; before it, it is another name.
  const strange = left.filter((i) => i < last || !place.has(sought.words[i]!));
  let [whole, alike, apart] = [0, 0, 0];
  for (const { word, likeness } of pairs) {
    whole += index.weights[word]!;
    alike += index.weights[word]! * likeness;
  }
  for (const i of strange) apart += sought.weights[i]!;
  // `Arizona State University` begins `Arizona State University Campus Immersion`.
  const begins = left.length === 0 && pairs.every(({ at: here, known }) => here === known);
  let campus = 0;
  for (const word of missing) {
    const weight = index.weights[word]!;
    if (begins || place.has(index.vocabulary[word]!)) campus = Math.max(campus, weight * EXPECTED_MISSING);
    else apart += weight;
  }
  apart += campus;
  const lacks = missing.map((word) => index.vocabulary[word]!);
  const isOther = strange.some((i) => isKind(sought.words[i]!)) && lacks.some(isKind);
  const inOrder = pairs.every((pair, i) => i === 0 || pairs[i - 1]!.known < pair.known);
  const factor =
    (isOther ? OTHER_KIND : 1) * (inOrder ? 1 : OTHER_ORDER) * (strange.length < left.length ? BY_PLACE : 1);
  const saysKind = sought.words.some(isKind) || pairs.some(({ word }) => isKind(index.vocabulary[word]!));
  return {
    name: at,
    likeness: (alike / (whole + apart / 2 || 1)) * factor * TRUST[name.kind],
    isWhole:
      strange.length === 0 &&
      inOrder &&
      lacks.every((word) => OF_CAMPUS.has(word) || (!saysKind && (isKind(word) || BEFORE_KIND.has(word)))) &&
      pairs.every(({ word, likeness }) => likeness >= FAR_GUESS || index.weights[word]! < COMMON_WEIGHT),
    isWithin:
      (name.kind === 'name' || name.kind === 'kept name' || name.kind === 'initials') &&
      left.length === 0 &&
      pairs.every(({ likeness }) => likeness > 0.99),
    isPlacedName:
      begins &&
      name.kind !== 'short form' &&
      name.kind !== 'initials' &&
      lacks.length > 0 &&
      lacks.every((word) => place.has(word)) &&
      pairs.every(({ likeness }) => likeness >= SAME_WORD),
    left: left.map((i) => sought.words[i]!),
    missing: lacks,
  };
}

const isKind = (word: string) => KIND_OF_SCHOOL.has(word);

interface Pair {
  /** Place in the printed name. */
  readonly at: number;
  /** Place in the known name. */
  readonly known: number;
  readonly word: number;
  readonly likeness: number;
}

/** Each word with one of the other side, the likeliest pairs first; and what is left over. */
function pairUp({ words, readings }: Sought, knownWords: readonly number[], vocabulary: readonly string[]) {
  const all: Pair[] = [];
  for (const [known, word] of knownWords.entries()) {
    for (const { at, likeness } of readings.get(word) ?? []) all.push({ at, known, word, likeness });
  }
  all.sort(
    (a, b) => b.likeness - a.likeness || Math.abs(a.at - a.known) - Math.abs(b.at - b.known) || a.at - b.at,
  );
  const takenHere = new Set<number>();
  const takenThere = new Set<number>();
  const pairs = all.filter(({ at, known }) => {
    if (takenHere.has(at) || takenThere.has(known)) return false;
    takenHere.add(at);
    takenThere.add(known);
    return true;
  });
  // `P` behind `University of Arkansas at` begins `Pine`; a letter in the middle is the first of a word.
  for (const [at, word] of words.entries()) {
    if (takenHere.has(at) || (word.length > 2 && at < words.length - 1)) continue;
    const known = knownWords.findIndex((each, i) => !takenThere.has(i) && vocabulary[each]!.startsWith(word));
    if (known < 0) continue;
    pairs.push({ at, known, word: knownWords[known]!, likeness: CUT_LIKENESS });
    takenHere.add(at);
    takenThere.add(known);
  }
  return {
    pairs: pairs.sort((a, b) => a.at - b.at),
    left: [...words.keys()].filter((at) => !takenHere.has(at)),
    missing: knownWords.filter((_, at) => !takenThere.has(at)),
  };
}
