import type { NameComparison } from './compare-names.js';
import type { NameIndex } from './name-index.js';
import { foldName, longForms, nameWords } from './name-words.js';

/** Names by their first letters. */
export interface BegunIndex {
  readonly letters: readonly string[];
  readonly namesBy: ReadonlyMap<string, readonly number[]>;
}

/** A shorter beginning fits too many schools to mean one. */
const LETTERS_MIN = 10;
const BEGUN_MAX = 300;
const STEP = 250;
/** Whatever is cut off, all that begin so have an equal claim. */
const BEGUN = 0.9;
/** `University of the`, `College-`: nobody ends a name so. */
const DANGLING = /(?:[-–—&/]|\b(?:of|at|the|and|in|for|an?|on))\s*$/i;
/** `Oregon, University of`, `Art School, The`: these end so by themselves. */
const TURNED = /,\s*(?:the|(?:the\s+)?(?:university|college|institute|school|academy)\s+of(?:\s+the)?)\s*$/i;

/** The letters and digits of a name alone. */
export function lettersOfName(name: string): string {
  return foldName(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Sorts names by their first letters, in steps. */
export function* byBeginning(printed: readonly string[]): Generator<undefined, BegunIndex> {
  const letters: string[] = [];
  const namesBy = new Map<string, number[]>();
  for (const [at, name] of printed.entries()) {
    if (at % STEP === 0) yield;
    const own = lettersOfName(name);
    letters.push(own);
    const key = own.slice(0, LETTERS_MIN);
    const names = namesBy.get(key);
    if (names === undefined) namesBy.set(key, [at]);
    else names.push(at);
  }
  return { letters, namesBy };
}

/** The names that begin with all that is printed, and go on. */
export function begunNames(printed: string, index: NameIndex): readonly NameComparison[] {
  const { letters, namesBy } = index.begun;
  const text = lettersOfName(printed);
  if (text.length < LETTERS_MIN) return [];
  const words = nameWords(printed).length;
  const found: NameComparison[] = [];
  for (const name of namesBy.get(text.slice(0, LETTERS_MIN)) ?? []) {
    const { kind, words: all } = index.names[name]!;
    const goesOn = letters[name]!.length > text.length && letters[name]!.startsWith(text);
    if (!goesOn || kind === 'short form' || kind === 'initials') continue;
    const missing = all.slice(words).map((word) => index.vocabulary[word]!);
    found.push({
      name,
      likeness: BEGUN,
      isWhole: false,
      isWithin: false,
      isPlacedName: false,
      left: [],
      missing,
    });
    if (found.length === BEGUN_MAX) break;
  }
  return found;
}

/** Does the print end where no name ends? */
export function isDangling(printed: string): boolean {
  return DANGLING.test(printed) && !TURNED.test(printed);
}

/** Does the print end in the middle of a name, as far as its last word tells? */
export function isCutOff(printed: string, index: NameIndex): boolean {
  const last = nameWords(printed).at(-1) ?? '';
  // `Mi` may be Michigan or the beginning of Midlothian.
  const mayGoOn = last.length <= 2 || longForms(last).length === 0;
  return isDangling(printed) || (!index.numbers.has(last) && mayGoOn);
}
