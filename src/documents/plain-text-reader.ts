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
/** A tab may reach only the next character, and is a gap all the same. */
const GAP_MIN = 3;
/** Of the letters on their grid. */
const HEIGHT = 10;

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
  // How much further right than on the screen the layout is read.
  let shift = 0;
  for (const cell of line.split(new RegExp(`(${GAP.source})`))) {
    if (cell.trim() !== '' && !GAP.test(cell)) {
      const lead = cell.length - cell.trimStart().length;
      const text = cell.trim();
      const [x, y] = [(at + lead) * CHARACTER_WIDTH, index * CHARACTER_LINE];
      const width = text.length * CHARACTER_WIDTH;
      runs.push({
        text,
        x: x + shift * CHARACTER_WIDTH,
        y,
        width,
        height: HEIGHT,
        ...(shift > 0 ? { printed: [x, y, x + width, y + HEIGHT] as const } : {}),
        font: 'text',
        fixedWidth: true,
      });
    }
    // A tab moves to the next multiple of eight, as the screen that it was copied from did.
    const next = cell.startsWith('\t') ? (Math.floor(at / 8) + cell.length) * 8 : at + cell.length;
    if (cell.startsWith('\t') && next - at < GAP_MIN) shift += 8;
    at = next;
  }
  return runs;
}
