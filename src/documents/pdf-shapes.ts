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
  let best: number[] = [];
  for (let start = 0; start < ink.length; start += 1) {
    if (seen[start] === 1 || ink[start]! < INK) continue;
    const piece = [start];
    seen[start] = 1;
    for (let next = 0; next < piece.length; next += 1) {
      for (const beside of besides(piece[next]!, width)) {
        if (beside < 0 || beside >= ink.length || seen[beside] === 1 || ink[beside]! < INK) continue;
        seen[beside] = 1;
        piece.push(beside);
      }
    }
    if (piece.length > best.length) best = piece;
  }
  const letter = new Uint8Array(ink.length);
  let [x0, y0, x1, y1] = [width, ink.length, 0, 0];
  for (const at of best) {
    letter[at] = 1;
    const x = at % width;
    const y = (at - x) / width;
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
  }
  return [letter, [x0, y0, x1, y1]];
}

function besides(at: number, width: number): number[] {
  const x = at % width;
  const here = [at - width, at + width];
  if (x > 0) here.push(at - 1, at - width - 1, at + width - 1);
  if (x < width - 1) here.push(at + 1, at - width + 1, at + width + 1);
  return here;
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
