import { letterPairs, type NameIndex } from './name-index.js';
import { CONTRACTIONS, isShortForm, longForms, slippedForm, withoutKind } from './name-words.js';
import { shapeOf, wordLikeness } from './word-likeness.js';

/** A word of the directory that a printed word may be. */
export interface WordReading {
  readonly word: number;
  readonly likeness: number;
}

const LEAST_LIKENESS = 0.66;
const SHORT_FORM = 0.97;
/** A sound word may still be a slip for another, but that is a far guess. */
const OTHER_WORD = 0.75;
const LEAST_SLIP = 0.8;
const SLIPPED = 0.84;
/** Near enough to be put before a person. */
const KIN = 0.75;
const READINGS_MAX = 12;
const SPELLINGS_MAX = 8;
const KEPT_MAX = 20_000;
const KEPT = new WeakMap<NameIndex, Map<string, readonly WordReading[]>>();

/** The directory's words that a printed word may be, likeliest first. */
export function readWord(printed: string, index: NameIndex): readonly WordReading[] {
  const kept = KEPT.get(index) ?? new Map<string, readonly WordReading[]>();
  KEPT.set(index, kept);
  const known = kept.get(printed);
  if (known !== undefined) return known;
  const found = new Map<number, number>();
  // `Northwest` is no slip for `Northeast`: schools have both.
  const isSound = printed.length > 2 && index.numbers.has(printed);
  for (const word of lookalikes(printed, index)) {
    const known = index.vocabulary[word]!;
    const likeness = wordLikeness(printed, known);
    const isOther = isSound && !isForm(printed, known);
    if (likeness >= (isOther ? LEAST_SLIP : LEAST_LIKENESS))
      found.set(word, likeness * (isOther ? OTHER_WORD : 1));
  }
  for (const [at, form] of longForms(printed).entries()) {
    const word = form.length === 1 ? index.numbers.get(form[0]!) : undefined;
    if (word !== undefined) found.set(word, Math.max(found.get(word) ?? 0, SHORT_FORM - at * 0.01));
  }
  const kin = index.numbers.get(kinOf(printed));
  if (kin !== undefined) found.set(kin, KIN);
  const slipped = isSound ? null : slippedForm(printed);
  for (const [form] of slipped === null ? [] : longForms(slipped)) {
    const word = form === undefined ? undefined : index.numbers.get(form);
    if (word !== undefined) found.set(word, Math.max(found.get(word) ?? 0, SLIPPED));
  }
  const readings = [...found]
    .map(([word, likeness]) => ({ word, likeness }))
    .toSorted((a, b) => b.likeness - a.likeness || a.word - b.word)
    .slice(0, READINGS_MAX);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(printed, readings);
  return readings;
}

/** `Southern` for `South`, and the other way: schools are told apart by it, so neither is the other. */
function kinOf(printed: string): string {
  return printed.endsWith('ern') ? printed.slice(0, -3) : `${printed}ern`;
}

/** The same word in another form: `arts` and `art`. */
function isForm(printed: string, known: string): boolean {
  const [short, long] = printed.length < known.length ? [printed, known] : [known, printed];
  return printed === known || (long.startsWith(short) && /^(?:s|es)$/.test(long.slice(short.length)));
}

/** Words that share enough pairs of letters to be worth a closer look. */
function lookalikes(printed: string, index: NameIndex): number[] {
  const pairs = letterPairs(printed);
  const shared = index.wordTally;
  shared.clear();
  for (const pair of pairs) for (const word of index.wordsWith.get(pair) ?? []) shared.add(word, 1);
  const least = pairs.length <= 4 ? 2 : Math.ceil(pairs.length * 0.4);
  const exact = index.numbers.get(printed);
  const found = shared.reaching(least);
  return exact === undefined || found.includes(exact) ? found : [...found, exact];
}

/**
 * The ways to take a printed name's words: as they stand, with short forms of several words written out,
 * with words that ran together parted, and with words that fell apart joined.
 */
export function spellings(words: readonly string[], index: NameIndex): readonly (readonly string[])[] {
  const ways: (readonly string[])[] = [words];
  const parted = words.flatMap((word) => partedWord(word, index) ?? [word]);
  if (parted.length > words.length) ways.push(parted);
  const moved = movedSpace(words, index);
  if (moved !== null) ways.push(moved);
  const joined = joinedWords(words, index);
  if (joined.length < words.length) ways.push(joined);
  const contracted = contractedWords(words, index);
  if (contracted.length < words.length) ways.push(contracted);
  const base = parted.length > words.length ? parted : words;
  for (const [at, word] of base.entries()) {
    for (const form of longForms(word)) {
      if (form.length > 1) ways.push([...base.slice(0, at), ...form, ...base.slice(at + 1)]);
    }
  }
  return ways.slice(0, SPELLINGS_MAX);
}

/** `city university new york` as `cuny`, where the directory says it so. */
function contractedWords(words: readonly string[], index: NameIndex): readonly string[] {
  const text = ` ${words.join(' ')} `;
  const [short, long] = CONTRACTIONS.find(([, each]) => text.includes(` ${each} `)) ?? [];
  if (short === undefined || long === undefined || !index.numbers.has(short)) return words;
  return text.replace(` ${long} `, ` ${short} `).trim().split(' ');
}

/** Neighbours that only together part into words, such as `TheB eauty`; null where none do. */
function movedSpace(words: readonly string[], index: NameIndex): readonly string[] | null {
  for (let at = 0; at + 1 < words.length; at += 1) {
    const [first, second] = [words[at]!, words[at + 1]!];
    if (index.numbers.has(first) && index.numbers.has(second)) continue;
    const parts = partedWord(`${first}${second}`, index);
    if (parts !== null) return [...words.slice(0, at), ...parts, ...words.slice(at + 2)];
  }
  return null;
}

/** `cascadiacollege` as `cascadia college`; null for a word of the directory and for what does not part. */
function partedWord(word: string, index: NameIndex): readonly string[] | null {
  if (word.length < 6 || index.numbers.has(word)) return null;
  const ways = waysUpTo(word, index);
  const way = ways[word.length] ?? aroundAStray(word, ways, index);
  if (way === null) {
    const parts = withoutKind(word);
    return parts !== null && (word.length > 7 || index.numbers.has(parts[0])) ? parts : null;
  }
  if (word.length < 8 && !way.some(isShortForm)) return null;
  if (way.some((part) => part.length < 3 && part !== 'of')) return null;
  const parts = way.filter((part) => part !== 'of' && part !== 'the');
  return parts.length === 0 ? null : parts;
}

/** By length, the best way to part the beginning of the letters; null where there is none. */
function waysUpTo(word: string, index: NameIndex): (readonly string[] | null)[] {
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = null;
    for (let start = Math.max(0, end - 16); start <= end - 2; start += 1) {
      const before = best[start];
      const part = word.slice(start, end);
      if (before == null || !isPart(part, index)) continue;
      const way = [...before, part];
      if (best[end] === null || quality(way) > quality(best[end]!)) best[end] = way;
    }
  }
  return best;
}

function isPart(part: string, index: NameIndex): boolean {
  return index.numbers.has(part) || part === 'of' || part === 'the' || isShortForm(part);
}

/** `chinesehmedicine`: a slip of the finger in the place of a space. */
function aroundAStray(
  word: string,
  ways: readonly (readonly string[] | null)[],
  index: NameIndex,
): readonly string[] | null {
  let best: readonly string[] | null = null;
  for (let at = 2; at < word.length - 3; at += 1) {
    const before = ways[at];
    if (before == null) continue;
    const rest = word.slice(at + 1);
    const after = waysUpTo(rest, index)[rest.length];
    if (after == null) continue;
    const way = [...before, ...after];
    if (best === null || quality(way) > quality(best)) best = way;
  }
  return best;
}

/** Few long words are likelier than many short ones. */
function quality(way: readonly string[]): number {
  return way.reduce((sum, part) => sum + part.length * part.length, 0);
}

function joinedWords(words: readonly string[], index: NameIndex): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const pair = `${words[at]!}${words[at + 1] ?? ''}`;
    const bothKnown = index.numbers.has(words[at]!) && index.numbers.has(words[at + 1] ?? '');
    const isOne = at + 1 < words.length && !bothKnown && isJoined(words[at]!, pair, index);
    joined.push(isOne ? pair : words[at]!);
    if (isOne) at += 1;
  }
  return joined;
}

/** `arkansas p` is no slip for `arkansas`: where the first part is a word, only the very word joins them. */
function isJoined(first: string, word: string, index: NameIndex): boolean {
  if (index.numbers.has(word)) return true;
  if (word.length < 6 || index.numbers.has(first)) return false;
  return readWord(word, index).some(
    ({ word: at, likeness }) => likeness > 0.85 && shapeOf(index.vocabulary[at]!).length > 5,
  );
}
