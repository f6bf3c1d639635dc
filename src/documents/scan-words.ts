import type { TextRun } from '../domain/transcript/text-page.js';
import type { OcrWord } from './ocr-engine.js';

/** Heights in shares of the size of type, over and under the line that letters stand on. */
const CAPITAL = 0.7;
const SMALL = 0.5;
const BELOW = 0.2;

/**
 * The words of a picture as runs of text of `perPoint` pixels a point. The engine's boxes follow the ink: a
 * word without capitals is lower than its neighbour. Size and baseline are taken from the whole line, so that
 * words that stand beside each other stand on one line.
 */
export function runsOf(words: readonly OcrWord[], perPoint: number): readonly TextRun[] {
  const lines = grouped(words);
  return [...lines.values()].flatMap((line) => {
    const measured = line.map((word) => ({ word, ...measure(word) }));
    const usual = median(measured.filter(({ sure }) => sure).map(({ size }) => size)) ?? measured[0]!.size;
    return measured.map(({ word, size, baseline }) => {
      const near = measured.filter(
        (other) => other.sure && Math.abs(other.baseline - baseline) < usual * 0.3,
      );
      const height = Math.abs(size - usual) < usual * 0.35 ? usual : size;
      const stands = median(near.map((other) => other.baseline)) ?? baseline;
      return {
        text: word.text,
        x: word.x0 / perPoint,
        y: (stands - height * 0.8) / perPoint,
        width: (word.x1 - word.x0) / perPoint,
        height: height / perPoint,
        font: 'scan',
        fixedWidth: false,
        confidence: word.confidence,
      };
    });
  });
}

function grouped(words: readonly OcrWord[]): Map<number, OcrWord[]> {
  const lines = new Map<number, OcrWord[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  return lines;
}

/** Size of type and baseline that a word's ink speaks for. */
function measure({ text, y0, y1 }: OcrWord): { size: number; baseline: number; sure: boolean } {
  const over = /[A-Zbdfhklt0-9&/()[\]|!?]/.test(text) ? CAPITAL : SMALL;
  const under = /[gjpqy()[\]|,;Q]/.test(text) ? BELOW : 0;
  const size = (y1 - y0) / (over + under);
  return { size, baseline: y1 - under * size, sure: /[\p{L}\d]{2}/u.test(text) };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
