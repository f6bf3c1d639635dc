import type { TextRun } from '../domain/transcript/text-page.js';
import type { ReadWord } from './scan-strip.js';

/** Heights in shares of the size of type, over and under the line that letters stand on. */
const CAPITAL = 0.72;
const SMALL = 0.52;
const BELOW = 0.2;

/**
 * The words of one line as runs of text, `perPoint` pixels to a point. Ink differs in height from word to
 * word: size and baseline are the line's, so that words that stand beside each other stand on one line.
 */
export function runsOf(words: readonly ReadWord[], perPoint: number): readonly TextRun[] {
  const line = words.filter(({ text }) => text !== '');
  if (line.length === 0) return [];
  const foot = median(line.map(({ ink }) => ink.foot));
  const usual = median(line.map(sizeOf));
  return line.map((word) => {
    const own = sizeOf(word);
    const size = Math.abs(own - usual) < usual * 0.35 ? usual : own;
    return {
      text: word.text,
      x: word.ink.x0 / perPoint,
      y: (foot - size * 0.8) / perPoint,
      width: (word.ink.x1 - word.ink.x0) / perPoint,
      height: size / perPoint,
      font: 'scan',
      fixedWidth: false,
      confidence: word.confidence,
    };
  });
}

/** Size of type that a word's ink speaks for. */
function sizeOf({ text, ink }: ReadWord): number {
  const over = /[A-Zbdfhklt0-9&/()[\]?]/.test(text) ? CAPITAL : SMALL;
  const under = /[gjpqy()[\],;Q]/.test(text) ? BELOW : 0;
  return (ink.y1 - ink.y0) / (over + under);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
