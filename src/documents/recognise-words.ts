import type { Grey } from './picture.js';
import { type Glyph, glyphsOf, unlike } from './recognise-glyphs.js';
import type { ReadWord } from './scan-strip.js';

/** The engine is seldom wrong about a word that it is this sure of. */
const SURE = 0.9;
const SAMPLES_MAX = 8;
/** A longer word helps the engine more than its signs help here. */
const GLYPHS_MAX = 12;
/** Signs nearer than this are two prints of one letter. */
const ALIKE = 0.16;
/** Signs nearer than this are the same letter for certain. */
const SAME = 0.08;
/** The next best letter must be so many times further away. */
const CLEARLY = 1.3;
/** Against what the engine read, another letter must be so many times nearer. */
const SURELY = 2;
/** A comma hangs below the line. */
const COMMA_RISE = -0.2;
/** A sign seen by its likeness alone is trusted so far. */
const BY_LIKENESS = 0.85;
/** A word of which only some signs could be compared. */
const IN_PART = 0.6;

interface Seen {
  readonly word: ReadWord;
  readonly glyphs: readonly Glyph[];
}

type Library = ReadonlyMap<string, readonly Glyph[]>;

/**
 * Looks again at short words and numbers, where a line of print gives the engine no help: their signs are
 * compared with those of the surest words of the same page, since print repeats. What no comparison settles
 * is left as it was.
 */
export function lookAgain(
  page: Grey,
  lines: readonly (readonly ReadWord[])[],
  capital: number,
): readonly (readonly ReadWord[])[] {
  const seen = lines.map((line) => line.map((word) => ({ word, glyphs: glyphsOf(page, word.ink, capital) })));
  const library = libraryOf(seen.flat());
  return seen.map((line) =>
    line
      .map((each, at) => ({ ...each, word: withoutNext(each, line[at + 1]?.word) }))
      .map(({ word, glyphs }) => (isDoubtful(word, glyphs) ? settled(word, glyphs, library) : word)),
  );
}

/** A thin letter that stands alone is sometimes read as the end of the word before it. */
function withoutNext({ word, glyphs }: Seen, next: ReadWord | undefined): ReadWord {
  const swallowed = next?.text === '' && /[\])lI1/[]$/.test(word.text) && word.text.length > glyphs.length;
  return swallowed ? { ...word, text: word.text.slice(0, -1) } : word;
}

function libraryOf(seen: readonly Seen[]): Library {
  const library = new Map<string, Glyph[]>();
  for (const { word, glyphs } of seen) {
    if (word.confidence < SURE || glyphs.length !== word.text.length) continue;
    [...word.text].forEach((letter, at) => {
      const samples = library.get(letter) ?? [];
      if (samples.length < SAMPLES_MAX) library.set(letter, [...samples, glyphs[at]!]);
    });
  }
  return library;
}

/** Short, a number, unsure, or more or fewer letters than signs. */
function isDoubtful({ text, confidence }: ReadWord, glyphs: readonly Glyph[]): boolean {
  if (glyphs.length > GLYPHS_MAX) return false;
  return glyphs.length <= 3 || /\d/.test(text) || confidence < SURE;
}

function settled(word: ReadWord, glyphs: readonly Glyph[], library: Library): ReadWord {
  const read = word.text.length === glyphs.length ? [...word.text] : null;
  const found = glyphs.map((glyph, at) => chosen(likenesses(glyph, library), read?.[at] ?? null));
  const letters = found.map((letter, at) => letter ?? read?.[at] ?? null);
  if (letters.some((letter) => letter === null)) return withPoint(word, glyphs);
  const text = letters.map((_, at) => upright(letters as readonly string[], at, word.text)).join('');
  const all = found.every((letter) => letter !== null);
  if (text === word.text) return all ? { ...word, confidence: Math.max(word.confidence, BY_LIKENESS) } : word;
  return { ...word, text, confidence: all ? BY_LIKENESS : IN_PART };
}

/** Signs that many typefaces print alike: only their neighbours tell which one it is. */
const UPRIGHT = /^[Il1|]$/;

function upright(letters: readonly string[], at: number, read: string): string {
  const letter = letters[at]!;
  if (!UPRIGHT.test(letter)) return letter;
  const plain = (each: string) => /[\p{L}\d]/u.test(each) && !UPRIGHT.test(each);
  const [before, after] = [letters.slice(0, at).findLast(plain), letters.slice(at + 1).find(plain)];
  const seen = letters.length === read.length && UPRIGHT.test(read[at]!) ? read[at]! : letter;
  if (before === undefined && after === undefined)
    return letter === '1' || /^[\d.,]+$/.test(read) ? '1' : 'I';
  const digits = [before, after].filter((each) => /\d/.test(each ?? '')).length;
  if (digits > 0 && ![before, after].some((each) => /\p{L}/u.test(each ?? ''))) return '1';
  if (digits > 0 || before === undefined) return seen;
  if (/\p{Ll}/u.test(before)) return 'l';
  return /\p{Ll}/u.test(letters[at + 1] ?? '') ? 'l' : 'I';
}

/** Digits between which a small low sign stands are a number with a decimal mark. */
function withPoint(word: ReadWord, glyphs: readonly Glyph[]): ReadWord {
  const marks = glyphs.flatMap(({ height, rise }, at) => (height < 0.45 && rise < 0.2 ? [at] : []));
  const [at = 0] = marks;
  if (!/^\d{2,6}$/.test(word.text) || glyphs.length !== word.text.length + 1) return word;
  if (marks.length !== 1 || at === 0 || at === word.text.length) return word;
  const sign = glyphs[at]!.rise < COMMA_RISE ? ',' : '.';
  const text = word.text.slice(0, at) + sign + word.text.slice(at);
  return { ...word, text, confidence: Math.min(word.confidence, BY_LIKENESS) };
}

/** Letters of the page by how unlike the sign they are, the likest first; the far ones in no order. */
function likenesses(glyph: Glyph, library: Library): readonly (readonly [string, number])[] {
  const likely: (readonly [string, number])[] = [];
  let far = ALIKE * SURELY;
  for (const [letter, samples] of library) {
    let [least, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const sample of samples) {
      const distance = unlike(glyph, sample, far);
      if (distance < least) [least, second] = [distance, least];
      else if (distance < second) second = distance;
    }
    // One misread sample must not decide.
    const distance = samples.length === 1 ? least : second;
    likely.push([letter, distance]);
    far = Math.min(far, distance * SURELY);
  }
  return likely.toSorted((a, b) => a[1] - b[1]);
}

/** The letter that the sign is like; what was read where it is among the likest; null where none is clear. */
function chosen(likely: readonly (readonly [string, number])[], read: string | null): string | null {
  const [best] = likely;
  if (best === undefined || best[1] > ALIKE) return null;
  if (read !== null) {
    const own = likely.find(([letter]) => letter === read);
    const least = own?.[1] ?? SAME * SURELY;
    if (least <= best[1] * SURELY) return read;
  }
  const next = likely.find(
    ([letter]) => letter !== best[0] && !(UPRIGHT.test(letter) && UPRIGHT.test(best[0])),
  );
  return next === undefined || next[1] > best[1] * CLEARLY ? best[0] : null;
}
