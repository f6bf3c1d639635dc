import { byBeginning, type BegunIndex } from './begun-names.js';
import { byTriples, type LetterIndex } from './compare-letters.js';
import type { Institution } from './institution.js';
import { nameWords, OF_CAMPUS } from './name-words.js';
import { orderByCodes, type CodeIndex } from './school-code.js';
import { Tally } from './tally.js';
import { shapeOf } from './word-likeness.js';

export type NameKind = 'kept name' | 'name' | 'alias' | 'former name' | 'short form' | 'initials';

/** One of a school's names, its words by their number in the vocabulary. */
export interface KnownName {
  readonly school: number;
  readonly kind: NameKind;
  readonly printed: string;
  readonly words: readonly number[];
  /** Sum of what its words weigh. */
  readonly weight: number;
}

/** All names of a directory, ready to be searched by their words. Built once for a directory. */
export interface NameIndex {
  readonly schools: readonly Institution[];
  readonly names: readonly KnownName[];
  readonly vocabulary: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** How much a word tells, 0 to 1: rare words much, `college` little. */
  readonly weights: readonly number[];
  /** By word, the names that hold it. */
  readonly namesWith: readonly (readonly number[])[];
  /** By pair of letters of a word's shape, the words that hold it. */
  readonly wordsWith: ReadonlyMap<string, readonly number[]>;
  readonly begun: BegunIndex;
  readonly letters: LetterIndex;
  readonly codes: CodeIndex;
  /** By school, its own name. */
  readonly ownNames: readonly number[];
  /** Room to add up in. */
  readonly nameTally: Tally;
  readonly wordTally: Tally;
}

/** A word of a campus, such as `main`, says next to nothing where a name lacks it. */
const CAMPUS_WEIGHT = 0.03;
const ALIASES_MAX = 60;
/** So many schools, or names, are a step. */
const STEP = 50;
const NAMES_STEP = 250;

/** Builds the index of a directory's names at once. */
export function indexNames(schools: readonly Institution[]): NameIndex {
  const steps = indexInSteps(schools);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As `indexNames`, in steps of a few milliseconds: between any two the caller may let others go first. */
export function* indexInSteps(schools: readonly Institution[]): Generator<undefined, NameIndex> {
  const worded: (WordedName & { readonly school: number })[] = [];
  for (const [at, school] of schools.entries()) {
    if (at % STEP === 0) yield;
    for (const name of namesOf(school)) worded.push({ ...name, school: at });
  }
  const numbers = new Map<string, number>();
  const holders: Set<number>[] = [];
  for (const [at, { words, school }] of worded.entries()) {
    if (at % NAMES_STEP === 0) yield;
    for (const word of words) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      (holders[number] ??= new Set()).add(school);
    }
  }
  const vocabulary = [...numbers.keys()];
  const weights = weightsOf(vocabulary, holders, schools.length);
  const namesWith: number[][] = vocabulary.map(() => []);
  const names: KnownName[] = [];
  const ownNames: number[] = [];
  for (const [at, { school, kind, printed, words }] of worded.entries()) {
    if (at % NAMES_STEP === 0) yield;
    const known = words.map((word) => numbers.get(word)!);
    for (const word of new Set(known)) namesWith[word]!.push(at);
    const weight = known.reduce((sum, word) => sum + weights[word]!, 0);
    names.push({ school, kind, printed, words: known, weight });
    if (kind === 'name' || ownNames[school] === undefined) ownNames[school] = at;
  }
  const wordsWith = yield* byPairs(vocabulary);
  const begun = yield* byBeginning(names.map(({ printed }) => printed));
  const letters = yield* byTriples(worded.map(({ words }) => words));
  const codes = orderByCodes(schools);
  const tallies = { nameTally: new Tally(names.length), wordTally: new Tally(vocabulary.length) };
  const byWord = { vocabulary, numbers, weights, namesWith, wordsWith };
  return { schools, names, ownNames, ...byWord, begun, letters, codes, ...tallies };
}

function weightsOf(
  vocabulary: readonly string[],
  holders: readonly ReadonlySet<number>[],
  schools: number,
): readonly number[] {
  const all = Math.log(1 + schools);
  return vocabulary.map((word, at) =>
    OF_CAMPUS.has(word) ? CAMPUS_WEIGHT : Math.max(0.08, Math.log((1 + schools) / holders[at]!.size) / all),
  );
}

/** Two letters at a time, with the ends of the word marked. */
export function letterPairs(word: string): string[] {
  const marked = `^${shapeOf(word)}$`;
  return [...new Set(Array.from({ length: marked.length - 1 }, (_, at) => marked.slice(at, at + 2)))];
}

function* byPairs(vocabulary: readonly string[]): Generator<undefined, Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const [at, word] of vocabulary.entries()) {
    if (at % NAMES_STEP === 0) yield;
    for (const pair of letterPairs(word)) {
      const words = found.get(pair);
      if (words === undefined) found.set(pair, [at]);
      else words.push(at);
    }
  }
  return found;
}

interface WordedName {
  readonly kind: NameKind;
  readonly printed: string;
  readonly words: readonly string[];
}

function namesOf({ name, aliases, formerNames = [], keptNames = [] }: Institution): WordedName[] {
  const printed: (readonly [NameKind, string])[] = [
    ...keptNames.map((each) => ['kept name', each] as const),
    ['name', name],
    ...formerNames.map((each) => ['former name', each] as const),
    ...aliases.slice(0, ALIASES_MAX).map((each) => ['alias', each] as const),
    ...shortForms(name).map((each) => ['short form', each] as const),
    ...initials(name).map((each) => ['initials', each] as const),
  ];
  const seen = new Set<string>();
  return printed.flatMap(([kind, each]) => {
    const words = knownWords(each);
    const text = words.join(' ');
    if (text.length < 2 || seen.has(text)) return [];
    seen.add(text);
    return [{ kind, printed: each, words }];
  });
}

/** `St` is a saint before a name and a state behind one. */
function knownWords(name: string): string[] {
  const words = nameWords(name);
  return words.flatMap((word, at) => {
    if (word === 'cc') return ['community', 'college'];
    if (word !== 'st') return [word];
    const next = words[at + 1];
    const isState = at > 0 && (next === undefined || /^(?:univ|u|college|community|campus)/.test(next));
    return [isState ? 'state' : 'saint'];
  });
}

/** `NYU` for `New York University`: a guess, because many schools share their initials. */
function initials(name: string): string[] {
  const words = nameWords(name).filter((word) => !OF_CAMPUS.has(word));
  if (words.length < 3 || words.length > 5 || name.includes('-')) return [];
  return [words.map((word) => word.charAt(0)).join('')];
}

/** `UC Berkeley` for `University of California-Berkeley`: the first part by its letters, then the campus. */
function shortForms(name: string): string[] {
  const parts = /^(.{12,}?)(?:\s*-\s*|,\s+|\s+(?:at|in)\s+)(.+)$/.exec(name);
  const [, head, campus] = parts ?? [];
  if (head === undefined || campus === undefined || /^main\b/i.test(campus)) return [];
  const words = nameWords(head);
  if (words.length < 2 || words.length > 6) return [];
  const letters = words.map((word) => word.charAt(0)).join('');
  return /^[a-z]+$/.test(letters) ? [`${letters} ${campus}`] : [];
}
