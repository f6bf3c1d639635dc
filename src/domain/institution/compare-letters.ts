import type { NameComparison } from './compare-names.js';
import type { NameIndex } from './name-index.js';
import { editDistance, shapeOf } from './word-likeness.js';

/** Names by three letters at a time, without their spaces. */
export interface LetterIndex {
  readonly texts: readonly string[];
  readonly namesWith: ReadonlyMap<string, readonly number[]>;
}

const CLOSE_LOOKS = 25;
/** Letters that half of the names share bring none forward. */
const COMMON = 0.12;
/** Of a hundred letters, so many may be wrong. */
const WRONG_MAX = 0.3;
const SURE_WRONG_MAX = 0.09;
const TRUST = 0.98;
const STEP = 150;

/** The names most like the printed one letter by letter, whatever became of its spaces. */
export function compareLetters(words: readonly string[], index: NameIndex): readonly NameComparison[] {
  const { letters } = index;
  const text = shapeOf(words.join(''));
  if (text.length < 6) return [];
  return closest(text, letters, index).flatMap((name): NameComparison[] => {
    const known = letters.texts[name]!;
    const longest = Math.max(known.length, text.length);
    const most = Math.floor(longest * WRONG_MAX);
    const errors = editDistance(text, known, most);
    if (errors > most) return [];
    const wrong = errors / longest;
    const isWhole = wrong <= SURE_WRONG_MAX && !isAboutSoundWords(words, name, index);
    return [
      {
        name,
        likeness: (1 - wrong * 1.4) * TRUST,
        isWhole,
        isWithin: false,
        isPlacedName: false,
        left: [],
        missing: [],
      },
    ];
  });
}

/** Names that differ by words which schools do have, such as `North` and `South`, differ for a reason. */
function isAboutSoundWords(words: readonly string[], name: number, index: NameIndex): boolean {
  const known = new Set(index.names[name]!.words.map((word) => index.vocabulary[word]!));
  return words.some((word) => word.length > 3 && index.numbers.has(word) && !known.has(word));
}

function closest(text: string, { namesWith, texts }: LetterIndex, index: NameIndex): number[] {
  const shared = index.nameTally;
  shared.clear();
  for (const letters of triples(text)) {
    const names = namesWith.get(letters) ?? [];
    if (names.length > texts.length * COMMON) continue;
    const gain = 1 / Math.log(2 + names.length);
    for (const name of names) shared.add(name, gain);
  }
  return shared.best(CLOSE_LOOKS, (name, gain) => gain / (text.length + texts[name]!.length));
}

/** Sorts names by the letters of their words, three at a time, in steps. */
export function* byTriples(names: readonly (readonly string[])[]): Generator<undefined, LetterIndex> {
  const namesWith = new Map<string, number[]>();
  const texts: string[] = [];
  for (const [name, words] of names.entries()) {
    if (name % STEP === 0) yield;
    const text = shapeOf(words.join(''));
    texts.push(text);
    for (const letters of triples(text)) {
      const known = namesWith.get(letters);
      if (known === undefined) namesWith.set(letters, [name]);
      else known.push(name);
    }
  }
  return { texts, namesWith };
}

function triples(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));
}
