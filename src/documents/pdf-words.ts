import type { TextRun } from '../domain/transcript/text-page.js';
import type { DrawnText, Letter } from './pdf-letters.js';

/** A word with the drawing instruction that it comes from. */
export interface PdfWord extends TextRun {
  readonly source: DrawnText;
  readonly letters: readonly Letter[];
}

/** Where the letters stand: `frame` is left, bottom, right and top of the page, y up. */
interface Frame {
  readonly frame: readonly [number, number, number, number];
}

/** White space of this much more than between the letters of a text parts two words. */
const WORD_GAP_EM = 0.18;
/** What readers of layouts take for a gap between words: a printed space is never narrower. */
const SPACE_EM = 0.15;
/** Letters stand about four fifths of the type's height above the baseline. */
const ABOVE_BASELINE = 0.8;
const PLAIN = /^[!-~]*$/;
const COMPOSED = /[\uFB00-\uFB4F\uFF01-\uFF5E]/g;
/** Joining and directing marks are not printed. */
const UNPRINTED = /\p{Cf}/gu;

/** Cuts a text into its words. */
export function wordsIn(text: DrawnText, page: Frame): PdfWord[] {
  const spacing = spacingOf(text);
  const words: PdfWord[] = [];
  let open: Letter[] = [];
  const close = (nextStart: number | null) => {
    const word = wordOfLetters(open, text, page, nextStart);
    if (word !== null) words.push(word);
    open = [];
  };
  let spaced = false;
  for (const letter of text.letters) {
    if (letter.space) {
      spaced = open.length > 0;
      continue;
    }
    const last = open.at(-1);
    if (last !== undefined) {
      if (spaced) close(letter.x0);
      else if (letter.x0 - last.x1 > spacing + WORD_GAP_EM * text.size) close(null);
    }
    spaced = false;
    open.push(letter);
  }
  close(null);
  return words;
}

/** How far apart the letters of a text are set: the middle of the gaps, since few of them part words. */
function spacingOf({ letters }: DrawnText): number {
  if (letters.length < 4) return 0;
  const gaps: number[] = [];
  for (let at = 1; at < letters.length; at += 1) {
    const [before, letter] = [letters[at - 1]!, letters[at]!];
    if (!before.space && !letter.space) gaps.push(letter.x0 - before.x1);
  }
  if (gaps.length < 3) return 0;
  return Math.max(0, gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!);
}

/** Letters as one word, or null; `nextStart` is where the next word starts after a printed space. */
export function wordOfLetters(
  letters: readonly Letter[],
  source: DrawnText,
  { frame: [left, , , top] }: Frame,
  nextStart: number | null = null,
): PdfWord | null {
  if (letters.length === 0) return null;
  let [said, x0, x1] = ['', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const letter of letters) {
    said += letter.text;
    if (letter.x0 < x0) x0 = letter.x0;
    if (letter.x1 > x1) x1 = letter.x1;
  }
  const text = printed(said);
  if (text === '') return null;
  if (nextStart !== null) {
    // In squeezed type a space may be a hair wide; it is a space all the same.
    x1 = Math.max(x0 + (x1 - x0) / 2, Math.min(x1, nextStart - SPACE_EM * source.size));
  }
  return {
    text,
    x: x0 - left,
    y: top - source.baseline - ABOVE_BASELINE * source.size,
    width: x1 - x0,
    height: source.size,
    font: source.font.id,
    fixedWidth: source.font.fixedWidth,
    ...(source.ink === 'pale' ? { faint: true } : {}),
    source,
    letters,
  };
}

/** Ligatures and wide forms as the letters that they stand for; fractions and raised figures stay. */
function printed(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(COMPOSED, (letter) => letter.normalize('NFKC')).replace(UNPRINTED, '');
}
