import { relatedTo } from './related-words.js';

/** A word of the vocabulary that another may stand for, and how much alike they are: 1 is the same word. */
export interface NearWord {
  readonly id: number;
  readonly likeness: number;
}

const NEAR_MAX = 6;
const KNOWN_MAX = 100_000;
/** Words shorter than this are looked up as they are: too many others are near them. */
const SHORTEST = 3;

/** The words of a catalog, with those that a shortened, cut-off or misspelt word may stand for. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly words: string[] = [];
  private readonly byStart = new Map<string, number[]>();
  private readonly known = new Map<string, readonly NearWord[]>();
  private readonly kin = new Map<string, readonly number[]>();

  /** The number of a word, given to it on first sight. */
  add(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.words.push(word);
    this.ids.set(word, id);
    const start = word.slice(0, 2);
    const bucket = this.byStart.get(start);
    if (bucket === undefined) this.byStart.set(start, [id]);
    else bucket.push(id);
    this.known.clear();
    this.kin.clear();
    return id;
  }

  get size(): number {
    return this.words.length;
  }

  idOf(word: string): number {
    return this.ids.get(word) ?? -1;
  }

  /** The word itself, if it is known, and those near it, the most alike first. */
  near(word: string): readonly NearWord[] {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const found = this.look(word);
    if (this.known.size < KNOWN_MAX) this.known.set(word, found);
    return found;
  }

  /** Words of neighbouring matters that the vocabulary has. */
  related(word: string): readonly number[] {
    const known = this.kin.get(word);
    if (known !== undefined) return known;
    const found = relatedTo(word)
      .map((other) => this.idOf(other))
      .filter((id) => id >= 0);
    if (this.kin.size < KNOWN_MAX) this.kin.set(word, found);
    return found;
  }

  private look(word: string): NearWord[] {
    const own = this.idOf(word);
    const found: NearWord[] = own < 0 ? [] : [{ id: own, likeness: 1 }];
    if (word.length < SHORTEST || /\d/.test(word)) return found;
    const others: NearWord[] = [];
    for (const id of this.byStart.get(word.slice(0, 2)) ?? []) {
      if (id === own) continue;
      const likeness = likenessOf(word, this.words[id]!, own >= 0);
      if (likeness > 0) others.push({ id, likeness });
    }
    others.sort((a, b) => b.likeness - a.likeness || a.id - b.id);
    return [...found, ...others.slice(0, NEAR_MAX)];
  }
}

/**
 * How much one word may stand for another: cut off, shortened by leaving letters out, misspelt, or of one
 * family. A word that is known itself is taken for another only when both are of one family.
 */
export function likenessOf(word: string, other: string, isKnown: boolean): number {
  const shared = sharedStart(word, other);
  const longer = Math.max(word.length, other.length);
  const shorter = Math.min(word.length, other.length);
  if (shared >= 5 && shared >= shorter - 2)
    return isKnown ? 0.35 + (0.4 * shared) / longer : 0.5 + (0.45 * shared) / longer;
  if (isKnown) return 0;
  if (shared === shorter && shorter >= 3) return 0.55 + (0.3 * shared) / longer;
  if (shorter >= 5 && longer - shorter <= 2 && editsWithin(word, other, shorter >= 8 ? 2 : 1)) return 0.85;
  if (word.length < other.length && word.length >= 4 && leavesOut(word, other)) return 0.6;
  return 0;
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/** Whether the short form's letters stand in the word in order, its consonants before all. */
function leavesOut(short: string, word: string): boolean {
  if (short.length * 3 < word.length) return false;
  let at = 0;
  for (const letter of short) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return !/[aeiou]{2}/.test(short);
}

/** Whether so many inserted, left-out, changed or swapped letters make one word of the other. */
function editsWithin(a: string, b: string, most: number): boolean {
  const width = b.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j < width; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = last;
    last = row;
  }
  return last[width - 1]! <= most;
}
