import type { GreyPicture } from './pdf-picture.js';

const COLUMNS = 10;
const ROWS = 12;
/** Samples along each edge of a field. */
const SAMPLES = 3;
/** Of the range between paper and ink: more is ink. */
const INK = 0.25;
/** Steps of 256 in grey; less is an empty picture. */
const EMPTY = 40;

/** What a letter looks like, whatever its size: how much ink stands in each field of a small grid. */
export type Shape = Float32Array;

/** The shape of the letter that a small picture shows; null when there is next to nothing on it. */
export function shapeOf(picture: GreyPicture): Shape | null {
  const ink = inkOf(picture);
  if (ink === null) return null;
  const { width } = picture;
  const [letter, [x0, y0, x1, y1]] = largestPiece(ink, width);
  if (x1 - x0 < 2 || y1 - y0 < 5) return null;
  const [stepX, stepY] = [(x1 - x0) / (COLUMNS * SAMPLES), (y1 - y0) / (ROWS * SAMPLES)];
  const shape = new Float32Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS * SAMPLES; row += 1) {
    const line = Math.floor(y0 + (row + 0.5) * stepY) * width;
    const field = Math.floor(row / SAMPLES) * COLUMNS;
    for (let column = 0; column < COLUMNS * SAMPLES; column += 1) {
      const at = line + Math.floor(x0 + (column + 0.5) * stepX);
      // Beside the letter lies only its own soft edge; other ink there is a neighbour's.
      if (letter[at] === 1 || ink[at]! < INK) shape[field + Math.floor(column / SAMPLES)]! += ink[at]!;
    }
  }
  return softened(shape);
}

/** 0 for equal shapes, about 0.01 for one letter in two faces, 0.1 for two letters. */
export function shapeDistance(a: Shape, b: Shape): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at]! - b[at]!) ** 2;
  return sum / a.length;
}

/** Ink from 0 to 1 by its difference from the paper, so that white letters on a dark band look the same. */
function inkOf({ pixels, width }: GreyPicture): Float32Array | null {
  const edges = [...pixels.subarray(0, width), ...pixels.subarray(pixels.length - width)];
  const paper = edges.toSorted((a, b) => a - b)[width]!;
  let most = 0;
  for (const value of pixels) most = Math.max(most, Math.abs(value - paper));
  if (most < EMPTY) return null;
  const ink = new Float32Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 1) ink[at] = Math.abs(pixels[at]! - paper) / most;
  return ink;
}

/** Every capital and figure is one piece: the largest one, with its box. Lines and neighbours are others. */
function largestPiece(ink: Float32Array, width: number): [Uint8Array, [number, number, number, number]] {
  const seen = new Uint8Array(ink.length);
  // Each pixel is entered once, so that all pieces together fit, one after the other.
  const entered = new Int32Array(ink.length);
  let [from, to, count] = [0, 0, 0];
  for (let start = 0; start < ink.length; start += 1) {
    if (seen[start] === 1 || ink[start]! < INK) continue;
    const first = count;
    entered[count++] = start;
    seen[start] = 1;
    for (let next = first; next < count; next += 1) {
      const at = entered[next]!;
      const x = at % width;
      const [left, right] = [x > 0 ? -1 : 0, x < width - 1 ? 1 : 0];
      for (let line = at - width; line <= at + width; line += width) {
        if (line + left < 0 || line + right >= ink.length) continue;
        for (let beside = line + left; beside <= line + right; beside += 1) {
          if (seen[beside] === 1 || ink[beside]! < INK) continue;
          seen[beside] = 1;
          entered[count++] = beside;
        }
      }
    }
    if (count - first > to - from) [from, to] = [first, count];
  }
  return markedOut(entered.subarray(from, to), ink.length, width);
}

/** The pixels of a piece as a mask of the picture, and the box around them. */
function markedOut(
  piece: Int32Array,
  pixels: number,
  width: number,
): [Uint8Array, [number, number, number, number]] {
  const letter = new Uint8Array(pixels);
  let [x0, y0, x1, y1] = [width, pixels, 0, 0];
  for (const at of piece) {
    letter[at] = 1;
    const x = at % width;
    const y = (at - x) / width;
    if (x < x0) x0 = x;
    if (y < y0) y0 = y;
    if (x >= x1) x1 = x + 1;
    if (y >= y1) y1 = y + 1;
  }
  return [letter, [x0, y0, x1, y1]];
}

/** Spreads ink to the fields beside it, across and down: faces differ by a little everywhere. */
function softened(shape: Shape): Shape {
  const part = 1 / (SAMPLES * SAMPLES);
  const across = shape.map((value, at) => {
    const column = at % COLUMNS;
    const left = column > 0 ? shape[at - 1]! : 0;
    const right = column < COLUMNS - 1 ? shape[at + 1]! : 0;
    return (value / 2 + (left + right) / 4) * part;
  });
  return across.map(
    (value, at) => value / 2 + ((across[at - COLUMNS] ?? 0) + (across[at + COLUMNS] ?? 0)) / 4,
  );
}
