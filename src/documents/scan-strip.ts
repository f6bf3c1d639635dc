import type { OcrWord } from './ocr-engine.js';
import type { Grey } from './picture.js';
import { parted, type ScanLine, type ScanWord } from './scan-lines.js';

/** White around the print, between two words and between two columns, in letter heights. */
const MARGIN = 0.45;
const SPACE = 0.75;
const COLUMN = 1.3;
/** Pixels of the soft edge around a letter. */
const RIM = 2;

/** One printed line cut out of its page: its words on one foot, with even gaps, and nothing else. */
export interface Strip {
  readonly grey: Grey;
  readonly line: ScanLine;
  /** Where each word begins in the strip. */
  readonly starts: readonly number[];
}

/** Cuts a line out of a straight page; `height` is that of usual letters. */
export function stripOf(page: Grey, line: ScanLine, height: number): Strip {
  const margin = Math.round(height * MARGIN);
  const over = Math.max(...line.map(({ foot, y0 }) => foot - y0)) + margin;
  const under = Math.max(...line.map(({ foot, y1 }) => y1 - foot)) + margin;
  const starts: number[] = [];
  let x = margin;
  line.forEach((word, at) => {
    const before = line[at - 1];
    const apart = before === undefined ? 0 : word.x0 - before.x1;
    if (before !== undefined) x += Math.round(word.opens ? height * COLUMN : Math.max(apart, height * SPACE));
    starts.push(x);
    x += word.x1 - word.x0;
  });
  const [width, tall] = [x + margin, over + under];
  const data = new Uint8Array(width * tall).fill(255);
  line.forEach((word, at) => {
    const from = Math.max(0, word.x0 - RIM);
    const to = Math.min(page.width, word.x1 + RIM);
    for (let y = Math.max(0, word.y0 - RIM); y < Math.min(page.height, word.y1 + RIM); y += 1) {
      const row = y - word.foot + over;
      if (row < 0 || row >= tall) continue;
      const start = row * width + starts[at]! - (word.x0 - from);
      data.set(page.data.subarray(y * page.width + from, y * page.width + to), start);
    }
  });
  return { grey: { data, width, height: tall }, line, starts };
}

/** A word of a page: where its ink lies, and what the engine read there; nothing where it saw no letter. */
export interface ReadWord {
  readonly ink: ScanWord;
  readonly text: string;
  readonly confidence: number;
}

/** Gives what was read in a strip to the words that it was cut from. */
export function readingOf(read: readonly OcrWord[], { line, starts }: Strip): readonly ReadWord[] {
  const found = line.map((): OcrWord[] => []);
  for (const word of read) {
    const middle = (word.x0 + word.x1) / 2;
    let [nearest, least] = [0, Number.POSITIVE_INFINITY];
    line.forEach((ink, at) => {
      const away = Math.max(starts[at]! - middle, middle - (starts[at]! + ink.x1 - ink.x0), 0);
      if (away < least) [nearest, least] = [at, away];
    });
    found[nearest]!.push(word);
  }
  return line.flatMap((ink, at) => wordsIn(ink, found[at]!, starts[at]! - ink.x0));
}

/** Where the engine saw a space and the ink shows white, there is one; else the pieces are one word. */
function wordsIn(ink: ScanWord, read: readonly OcrWord[], shift: number): readonly ReadWord[] {
  const [first, ...rest] = read;
  const words: { ink: ScanWord; text: string; confidence: number }[] = [
    { ink, text: first?.text ?? '', confidence: first?.confidence ?? 0 },
  ];
  let before = first;
  for (const next of rest) {
    const last = words.at(-1)!;
    const digits = /[\d.,-]$/.test(last.text) && /^[\d.,-]/.test(next.text);
    const width = (last.ink.y1 - last.ink.y0) * (digits ? 0.6 : 0.17);
    const halves = parted(last.ink, (before!.x1 + next.x0) / 2 - shift, width);
    if (halves === null) {
      last.text += next.text;
      last.confidence = Math.min(last.confidence, next.confidence);
    } else {
      last.ink = halves[0];
      words.push({ ink: halves[1], text: next.text, confidence: next.confidence });
    }
    before = next;
  }
  return words;
}
