import type { Grey } from './picture.js';
import type { OcrWord } from './ocr-engine.js';
import type { ScanLine } from './scan-lines.js';

/** White around the print and between two phrases, in letter heights. */
const MARGIN = 0.6;
const BETWEEN = 1.6;

/** One printed line cut out of its page: its phrases on one foot, with even gaps, and nothing else. */
export interface Strip {
  readonly grey: Grey;
  /** Where each phrase begins in the strip, and how far down the strip lies in the page. */
  readonly starts: readonly number[];
  readonly line: ScanLine;
  readonly top: number;
}

export function stripOf(page: Grey, line: ScanLine, height: number): Strip {
  const foot = line[0]!.foot;
  const top = Math.min(...line.map((phrase) => phrase.y0 - phrase.foot)) - Math.round(height * MARGIN) + foot;
  const end = Math.max(...line.map((phrase) => phrase.y1 - phrase.foot)) + Math.round(height * MARGIN) + foot;
  const margin = Math.round(height * MARGIN);
  const starts: number[] = [];
  let x = margin;
  for (const phrase of line) {
    starts.push(x);
    x += phrase.x1 - phrase.x0 + Math.round(height * BETWEEN);
  }
  const width = x - Math.round(height * BETWEEN) + margin;
  const data = new Uint8Array(width * (end - top)).fill(255);
  line.forEach((phrase, at) => {
    const shift = phrase.foot - foot;
    const rim = 2;
    for (let y = Math.max(0, phrase.y0 - rim); y < Math.min(page.height, phrase.y1 + rim); y += 1) {
      const row = y - shift - top;
      if (row < 0 || row >= end - top) continue;
      const from = Math.max(0, phrase.x0 - rim);
      const slice = page.data.subarray(
        y * page.width + from,
        y * page.width + Math.min(page.width, phrase.x1 + rim),
      );
      data.set(slice, row * width + starts[at]! - (phrase.x0 - from));
    }
  });
  return { grey: { data, width, height: end - top }, starts, line, top };
}

/** The words of a strip at their places on the page. */
export function onThePage(words: readonly OcrWord[], strip: Strip, number: number): readonly OcrWord[] {
  return words.map((word) => {
    const middle = (word.x0 + word.x1) / 2;
    let at = strip.starts.length - 1;
    while (at > 0 && strip.starts[at]! - 8 > middle) at -= 1;
    const phrase = strip.line[at]!;
    const x = phrase.x0 - strip.starts[at]!;
    const y = strip.top + phrase.foot - strip.line[0]!.foot;
    return {
      ...word,
      x0: Math.max(phrase.x0, word.x0 + x),
      x1: Math.min(phrase.x1, word.x1 + x),
      y0: Math.max(phrase.y0, word.y0 + y),
      y1: Math.min(phrase.y1, word.y1 + y),
      line: number,
    };
  });
}
