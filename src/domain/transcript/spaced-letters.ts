import type { Word } from './lines.js';

/** Letters of one spaced word stand closer than this, in letter heights. */
const SPACED_GAP_EM = 1.1;
/** Fewer single letters in a row are initials, codes or grades. */
const LETTERS_MIN = 4;

/**
 * Joins words that a heading prints with space between the letters (`A W A R D S`): single letters one after
 * the other at even distances. A larger step between them is the space between two such words.
 */
export function joinSpacedLetters(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let at = 0;
  while (at < words.length) {
    const length = spacedLength(words, at);
    if (length < LETTERS_MIN) {
      joined.push(words[at] as Word);
      at += 1;
      continue;
    }
    joined.push(...splitAtSteps(words.slice(at, at + length)));
    at += length;
  }
  return joined;
}

function spacedLength(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length && isLetter(words[at] as Word)) {
    const gap = at === from ? 0 : gapAfter(words[at - 1] as Word, words[at] as Word);
    if (gap > 2 * SPACED_GAP_EM) break;
    at += 1;
  }
  const gaps = words
    .slice(from + 1, at)
    .map((word, index) => gapAfter(words[from + index] as Word, word))
    .toSorted((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return usual < SPACED_GAP_EM ? at - from : 0;
}

function splitAtSteps(letters: readonly Word[]): Word[] {
  const gaps = letters.slice(1).map((letter, index) => gapAfter(letters[index] as Word, letter));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const words: Word[] = [];
  letters.forEach((letter, index) => {
    const last = words.at(-1);
    if (last === undefined || (gaps[index - 1] as number) > usual * 1.5 + 0.1) words.push(letter);
    else
      words[words.length - 1] = {
        ...last,
        text: last.text + letter.text,
        x1: letter.x1,
        confidence: Math.min(last.confidence, letter.confidence),
      };
  });
  return words;
}

function isLetter(word: Word): boolean {
  return /^[\p{L}\d]$/u.test(word.text);
}

function gapAfter(left: Word, right: Word): number {
  return (right.x0 - left.x1) / right.em;
}
