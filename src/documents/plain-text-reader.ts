import {
  CHARACTER_LINE,
  CHARACTER_WIDTH,
  type TextPage,
  type TextRun,
} from '../domain/transcript/text-page.js';
import type { ReadLimits } from './limits.js';
import { refuse, RefusedDocument } from './refusal.js';

/** Three or more spaces, or a tab, mark the gap between two columns. */
const GAP = /\t+| {3,}/;

/**
 * A text file as one page on a grid of characters. Throws `RefusedDocument` when it is larger than the
 * limits.
 */
export function readPlainText(text: string, limits: ReadLimits): TextPage {
  if (text.length > limits.characters) throw new RefusedDocument(refuse('too-complex'));
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n|\f/);
  const runs = lines.flatMap((line, index) => runsOf(line, index));
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 1);
  const size = { width: longest * CHARACTER_WIDTH, height: Math.max(1, lines.length) * CHARACTER_LINE };
  return { number: 1, ...size, turn: 0, unit: 'characters', runs };
}

function runsOf(line: string, index: number): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const cell of line.split(new RegExp(`(${GAP.source})`))) {
    if (cell.trim() !== '' && !GAP.test(cell)) {
      const lead = cell.length - cell.trimStart().length;
      const text = cell.trim();
      const x = (at + lead) * CHARACTER_WIDTH;
      const y = index * CHARACTER_LINE;
      runs.push({
        text,
        x,
        y,
        width: text.length * CHARACTER_WIDTH,
        height: 10,
        font: 'text',
        fixedWidth: true,
      });
    }
    // A tab moves to the next multiple of eight, as the screen that it was copied from did.
    at = cell.startsWith('\t') ? (Math.floor(at / 8) + cell.length) * 8 : at + cell.length;
  }
  return runs;
}
