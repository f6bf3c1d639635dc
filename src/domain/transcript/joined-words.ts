import { gapBefore, type Word } from './lines.js';

/** Words that print one value together, each tried at every place: `In Progress`, `14 / 20`, `7.5 hp`. */
const PHRASES: readonly (readonly RegExp[])[] = [
  [/^(?:in|work)$/i, /^(?:in[- ])?progress$/i],
  [/^work$/i, /^in$/i, /^progress$/i],
  [/^(?:not|no|non)$/i, /^(?:yet|passed|pass|credit|presentado|acquis|aprobado|graded)$/i],
  // Grades in words with their number: `jeles (5)`.
  [/^\p{Ll}{2,14}$/u, /^\(\d\)$/],
  [/^\d{1,3}(?:[.,]\d{1,2})?$/, /^\/$/, /^\d{1,3}$/],
  [/^\d{1,3}(?:[.,]\d{1,2})?$/, /^\/\d{2,3}$/],
  [/^30(?:\/30)?$/, /^e$/i, /^lode$/i],
  // Portuguese grades are printed in words as well: `14 (catorze) valores`.
  [/^\d{1,2}(?:,\d)?$/, /^\(\p{L}{3,12}\)$/u, /^valores$/i],
  [/^\d{1,2}(?:,\d)?$/, /^\(\p{L}{3,12}\)$/u],
  [/^\(?\d{1,3}(?:[.,]\d{1,3})?$/, /^(?:hp|ects|ECTS|LP|CFU|KP|EC|SH|QH|cr|sp|credits?|hrs|units?)[.)]*$/],
  [/^\d{1,3}[.,]\d{1,2}$/, /^(?:notable|aprobado|suspenso|sobresaliente|aprobada|reprobad[ao])$/i],
];
/** The pieces of one value stand no further apart, in letter heights. */
const TOGETHER_EM = 1.3;

/** Joins words that print one value, so that a cell is one word. */
export function joinValues(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  let at = 0;
  while (at < words.length) {
    const length = Math.max(1, ...PHRASES.map((phrase) => lengthOf(phrase, words, at)));
    const piece = words.slice(at, at + length);
    joined.push(
      length === 1
        ? piece[0]!
        : { ...piece[0]!, text: piece.map(({ text }) => text).join(' '), x1: piece.at(-1)!.x1 },
    );
    at += length;
  }
  return joined;
}

function lengthOf(phrase: readonly RegExp[], words: readonly Word[], at: number): number {
  for (let index = 0; index < phrase.length; index += 1) {
    if (!phrase[index]!.test(words[at + index]?.text ?? '')) return 0;
    if (index > 0 && gapBefore(words, at + index) >= TOGETHER_EM) return 0;
  }
  return phrase.length;
}
