import type { Box } from '../reason.js';
import { joinSpacedLetters } from './spaced-letters.js';
import type { TextPage, TextRun } from './text-page.js';

/** The smallest piece of layout: printed characters without a space between them. */
export interface Word {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Height of the letters; distances are measured in it, so that any print size reads alike. */
  readonly em: number;
  readonly font: string;
  /** Probability that the letters were recognised right; 1 where the document itself says them. */
  readonly confidence: number;
  /** Where it is printed, when the layout is read as if it stood elsewhere. */
  readonly printed?: Box;
}

/** Words on one baseline, from left to right. */
export interface Line {
  readonly page: TextPage;
  /** From 1, in reading order of the page. */
  readonly number: number;
  readonly words: readonly Word[];
  readonly text: string;
  readonly box: Box;
  readonly em: number;
}

/** Two runs closer than this belong to one word: producers break words for kerning. */
const SAME_WORD_EM = 0.17;
/** Baselines closer than this are one line. */
const SAME_LINE_EM = 0.45;
/** White space of at least this, in letter heights, sets two cells of a table apart. */
export const CELL_GAP_EM = 1;

/** Cuts the runs of a page into words, joining pieces of words that the producer drew apart. */
export function wordsOf(page: TextPage): Word[] {
  const pieces = page.runs.filter((run) => run.faint !== true).flatMap((run) => piecesOf(run));
  return linesBy(withoutLargeLetters(pieces)).flatMap((line) => joinSpacedLetters(joinPieces(line)));
}

/** Groups words into lines by their baselines. */
export function linesBy(words: readonly Word[]): Word[][] {
  const lines: { baseline: number; em: number; words: Word[] }[] = [];
  for (const word of words.toSorted((a, b) => a.y1 - b.y1 || a.x0 - b.x0)) {
    const last = lines.at(-1);
    if (last !== undefined && word.y1 - last.baseline <= SAME_LINE_EM * Math.min(last.em, word.em)) {
      last.words.push(word);
    } else {
      lines.push({ baseline: word.y1, em: word.em, words: [word] });
    }
  }
  return lines.map((line) => line.words.toSorted((a, b) => a.x0 - b.x0 || a.y0 - b.y0));
}

/** Words of one baseline as a line; `number` becomes part of the ids of what is read from it. */
export function lineOf(page: TextPage, number: number, words: readonly Word[]): Line {
  return {
    page,
    number,
    words,
    text: textOf(words),
    box: boxOf(words),
    em: Math.max(...words.map((word) => word.em)),
  };
}

/** The smallest box around the words: the evidence that a person is shown. */
export function boxOf(words: readonly Word[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const word of words) {
    const { printed } = word;
    x0 = Math.min(x0, printed === undefined ? word.x0 : printed[0]);
    y0 = Math.min(y0, printed === undefined ? word.y0 : printed[1]);
    x1 = Math.max(x1, printed === undefined ? word.x1 : printed[2]);
    y1 = Math.max(y1, printed === undefined ? word.y1 : printed[3]);
  }
  return [x0, y0, x1, y1];
}

/** White space before a word, in letter heights; none before the first word of a line. */
export function gapBefore(words: readonly Word[], index: number): number {
  const before = words[index - 1];
  const word = words[index];
  if (before === undefined || word === undefined) return 0;
  return (word.x0 - before.x1) / word.em;
}

/** The words of a line in groups that a wide gap sets apart: the cells of a table, as far as print shows. */
export function cellsOf(words: readonly Word[], gap: number = CELL_GAP_EM): Word[][] {
  const cells: Word[][] = [];
  words.forEach((word, at) => {
    const last = cells.at(-1);
    if (last !== undefined && gapBefore(words, at) < gap) last.push(word);
    else cells.push([word]);
  });
  return cells;
}

/** The words of a line that its text holds between two characters. */
export function wordsWithin({ words }: Pick<Line, 'words'>, from: number, to: number): readonly Word[] {
  let at = 0;
  return words.filter(({ text }) => {
    const begin = at;
    at += text.length + 1;
    return begin < to && begin + text.length > from;
  });
}

/** The printed text of words that stand in one line. */
export function textOf(words: readonly Word[]): string {
  let text = words[0]?.text ?? '';
  for (let at = 1; at < words.length; at += 1) text += ` ${words[at]!.text}`;
  return text;
}

/** A letter alone that is half as large again as the print of the page is a part of a watermark. */
const WATERMARK_SHARE = 1.5;

function withoutLargeLetters(words: readonly Word[]): readonly Word[] {
  const sizes = words.map(({ em }) => em).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return words.filter((word) => {
    if (!/^\p{L}$/u.test(word.text) || word.em < usual * WATERMARK_SHARE) return true;
    // In a heading as large as itself it is a word, such as the `A` of a name.
    return words.some((each) => each.text.length > 1 && each.em > word.em * 0.9 && standsBeside(each, word));
  });
}

function standsBeside(a: Word, b: Word): boolean {
  const apart = Math.max(a.x0 - b.x1, b.x0 - a.x1);
  return Math.abs(a.y1 - b.y1) < b.em * 0.3 && apart < b.em * 1.5;
}

/** The words of a run, each at its place by the rough widths of letters. */
export function piecesOf(run: TextRun): Word[] {
  const widths = [...run.text].map((letter) => (run.fixedWidth ? 1 : letterWidth(letter)));
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total === 0 || run.text.trim() === '') return [];
  const scale = run.width / total;
  const pieces: Word[] = [];
  const { height: em, font, confidence = 1 } = run;
  let text = '';
  let x = run.x;
  let startsAt = x;
  const close = () => {
    if (text !== '') {
      const printed = run.printed === undefined ? {} : { printed: run.printed };
      pieces.push({ text, x0: startsAt, x1: x, y0: run.y, y1: run.y + em, em, font, confidence, ...printed });
    }
    text = '';
  };
  [...run.text].forEach((letter, index) => {
    if (/\s/.test(letter)) close();
    else {
      if (text === '') startsAt = x;
      text += letter;
    }
    x += (widths[index] ?? 0) * scale;
  });
  close();
  return pieces;
}

function joinPieces(line: readonly Word[]): Word[] {
  const words: Word[] = [];
  for (const piece of line) {
    const last = words.at(-1);
    const gap = last === undefined ? 1 : (piece.x0 - last.x1) / Math.min(piece.em, last.em);
    // Text drawn twice a hair apart is how some producers print bold.
    if (last !== undefined && last.text === piece.text && Math.abs(piece.x0 - last.x0) < 1) continue;
    if (last !== undefined && gap < SAME_WORD_EM && gap > -0.5 && !touchesOnly(last, piece)) {
      words[words.length - 1] = {
        ...last,
        text: last.text + piece.text,
        x1: Math.max(last.x1, piece.x1),
        y0: Math.min(last.y0, piece.y0),
        confidence: Math.min(last.confidence, piece.confidence),
      };
    } else words.push(piece);
  }
  return words;
}

/** `Analytics` and `A`, `Macroeconomics` and `1.00`: two cells of a row that touch are still two. */
function touchesOnly(left: Word, right: Word): boolean {
  if (/^\d{1,3}[.,]\d{1,3}$/.test(right.text)) return /\p{L}$/u.test(left.text);
  return /\p{Ll}$/u.test(left.text) && /^(?:[A-F][+-]?|\p{Lu}\p{Ll}{2,})$/u.test(right.text);
}

/** Rough widths of letters in common typefaces: places words inside a run that holds a whole line. */
function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!ft()[\]]/.test(letter)) return 0.28;
  if (letter === ' ' || /[\sIr-]/.test(letter)) return 0.3;
  if (/[mwMW&@%]/.test(letter)) return 0.83;
  if (/[A-Z]/.test(letter)) return 0.67;
  return 0.54;
}
