import type { Grey } from './picture.js';
import type { Part } from './picture-parts.js';
import type { ScanWord } from './scan-lines.js';

/** What one printed sign looks like, apart from its place: comparable with any other of the same print. */
export interface Glyph {
  /** Ink, 0 to 1, on a small grid laid over its box. */
  readonly grid: Float32Array;
  /** In heights of a capital: size, and how far its lowest ink is above the line. */
  readonly width: number;
  readonly height: number;
  readonly rise: number;
}

const COLUMNS = 10;
const ROWS = 14;
/** Signs that differ so much in size and place need no closer look. */
const OTHER_SIZE = 0.7;

/** The signs of a word from left to right; a dot above a stem belongs to it. */
export function glyphsOf(page: Grey, word: ScanWord, capital: number): readonly Glyph[] {
  return stacked(word.parts).map((box) => ({
    grid: gridOf(page, box),
    width: (box.x1 - box.x0) / capital,
    height: (box.y1 - box.y0) / capital,
    rise: (word.foot - box.y1) / capital,
  }));
}

/** Patches that lie over each other are one sign, as in `i`, `:` and `=`. */
function stacked(parts: readonly Part[]): readonly Part[] {
  const boxes: Part[] = [];
  for (const part of parts) {
    const last = boxes.at(-1);
    const shared = last === undefined ? 0 : Math.min(last.x1, part.x1) - Math.max(last.x0, part.x0);
    if (last !== undefined && shared >= Math.min(last.x1 - last.x0, part.x1 - part.x0) * 0.6) {
      boxes[boxes.length - 1] = {
        x0: Math.min(last.x0, part.x0),
        y0: Math.min(last.y0, part.y0),
        x1: Math.max(last.x1, part.x1),
        y1: Math.max(last.y1, part.y1),
        area: last.area + part.area,
      };
    } else boxes.push(part);
  }
  return boxes;
}

function gridOf({ data, width }: Grey, { x0, y0, x1, y1 }: Part): Float32Array {
  const grid = new Float32Array(COLUMNS * ROWS);
  const counts = new Uint16Array(COLUMNS * ROWS);
  const [across, down] = [COLUMNS / (x1 - x0), ROWS / (y1 - y0)];
  for (let y = y0; y < y1; y += 1) {
    const row = ((y - y0 + 0.5) * down) | 0;
    for (let x = x0; x < x1; x += 1) {
      const at = row * COLUMNS + (((x - x0 + 0.5) * across) | 0);
      grid[at]! += (255 - data[y * width + x]!) / 255;
      counts[at]! += 1;
    }
  }
  // A sign smaller than the grid leaves cells without a pixel: they take the one on their left or above.
  for (let at = 0; at < grid.length; at += 1) {
    if (counts[at]! > 0) grid[at]! /= counts[at]!;
    else grid[at] = (at % COLUMNS > 0 ? grid[at - 1] : grid[at - COLUMNS]) ?? 0;
  }
  return grid;
}

/**
 * How unlike two signs are: 0 for the same ink, up to 0.1 for two prints of one letter, more for others.
 * Beyond `far` it is only known to be more.
 */
export function unlike(a: Glyph, b: Glyph, far: number): number {
  const size = Math.abs(a.width - b.width) + Math.abs(a.height - b.height) + Math.abs(a.rise - b.rise);
  if (size > OTHER_SIZE) return size;
  const most = (far - size * 0.5) * a.grid.length;
  let sum = 0;
  for (let at = 0; at < a.grid.length && sum <= most; at += 1) sum += Math.abs(a.grid[at]! - b.grid[at]!);
  return sum / a.grid.length + size * 0.5;
}
