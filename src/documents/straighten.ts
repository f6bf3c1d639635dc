import { type Projection } from '../domain/transcript/text-page.js';
import type { Grey } from './picture.js';
import { isLetterLike, type Part } from './picture-parts.js';

/** Paper laid down by hand is turned by less than this, in degrees. */
const SKEW_MAX = 15;
const COARSE_STEP = 0.5;
const FINE_STEP = 0.04;
/** More letters than this tell no more. */
const LETTERS_MAX = 4_000;

export interface Slant {
  /** Degrees by which the lines of print fall to the right. */
  readonly degrees: number;
  /** Do the lines run up and down the picture? Then `degrees` is against the vertical. */
  readonly sideways: boolean;
}

/** How the lines of print lie in the picture, by the feet of the letters, which stand in rows. */
export function slantOf(parts: readonly Part[], height: number): Slant {
  const all = parts.filter((part) => isLetterLike(part) && part.y1 - part.y0 < height * 2.5);
  const letters = all.filter((_, at) => at % Math.ceil(all.length / LETTERS_MAX) === 0);
  const level = steepest(
    letters.map(({ x0, x1, y1 }) => [(x0 + x1) / 2, y1] as const),
    height,
  );
  const upright = steepest(
    letters.map(({ x1, y0, y1 }) => [-(y0 + y1) / 2, x1] as const),
    height,
  );
  const sideways = upright.order > level.order * 1.3;
  return { degrees: sideways ? upright.degrees : level.degrees, sideways };
}

/** The angle at which the points fall into the fewest rows, and how orderly these are. */
function steepest(
  points: readonly (readonly [number, number])[],
  height: number,
): { degrees: number; order: number } {
  let best = { degrees: 0, order: orderAt(points, 0, height / 3) };
  for (let degrees = -SKEW_MAX; degrees <= SKEW_MAX; degrees += COARSE_STEP) {
    const order = orderAt(points, degrees, height / 3);
    if (order > best.order * 1.001) best = { degrees, order };
  }
  const around = best.degrees;
  let fine = { degrees: around, order: 0 };
  for (let degrees = around - COARSE_STEP; degrees <= around + COARSE_STEP; degrees += FINE_STEP) {
    const order = orderAt(points, degrees, height / 8);
    if (order > fine.order) fine = { degrees, order };
  }
  return { degrees: fine.degrees, order: best.order };
}

function orderAt(points: readonly (readonly [number, number])[], degrees: number, row: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Map<number, number>();
  for (const [x, y] of points) {
    // Halves to both rows that a point lies between, so that no edge of a row decides.
    const at = (y - x * slope) / row;
    const low = Math.floor(at);
    rows.set(low, (rows.get(low) ?? 0) + 1 - (at - low));
    rows.set(low + 1, (rows.get(low + 1) ?? 0) + at - low);
  }
  let order = 0;
  for (const count of rows.values()) order += count * count;
  return order;
}

/** First `inner`, then `outer`. */
export function chain(outer: Projection, inner: Projection): Projection {
  const cell = (row: number, column: number) =>
    [0, 1, 2].reduce((sum, k) => sum + outer[row * 3 + k]! * inner[k * 3 + column]!, 0);
  return [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => cell(row, column))) as unknown as Projection;
}

/** Quarters of a turn, counter-clockwise, that make a picture upright. */
export type Quarters = 0 | 1 | 2 | 3;

export interface Straightened {
  readonly grey: Grey;
  /** From a pixel of the straightened picture to its pixel in the picture that it was made from. */
  readonly back: Projection;
}

/** The picture turned by quarters and by the rest of its slant, `scale` times as large, on white. */
export function straightened(grey: Grey, degrees: number, quarters: Quarters, scale: number): Straightened {
  const radians = (degrees * Math.PI) / 180 + (quarters * Math.PI) / 2;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const width = Math.round((Math.abs(cos) * grey.width + Math.abs(sin) * grey.height) * scale);
  const height = Math.round((Math.abs(sin) * grey.width + Math.abs(cos) * grey.height) * scale);
  const [cx, cy] = [(grey.width - 1) / 2, (grey.height - 1) / 2];
  const [ox, oy] = [(width - 1) / 2, (height - 1) / 2];
  const [c, s] = [cos / scale, sin / scale];
  const back: Projection = [c, -s, cx - c * ox + s * oy, s, c, cy - s * ox - c * oy, 0, 0, 1];
  return { grey: projected(grey, back, width, height), back };
}

/** Draws a picture through a projection of its pixels back to the pixels of `grey`. */
function projected(grey: Grey, back: Projection, width: number, height: number): Grey {
  const { data } = grey;
  const out = new Uint8Array(width * height).fill(255);
  const [a, b, c, d, e, f] = back;
  const [xMost, yMost, wide] = [grey.width - 1, grey.height - 1, grey.width];
  for (let y = 0; y < height; y += 1) {
    let [sx, sy] = [b * y + c, e * y + f];
    const row = y * width;
    for (let x = 0; x < width; x += 1, sx += a, sy += d) {
      if (sx < 0 || sy < 0 || sx >= xMost || sy >= yMost) continue;
      const [ix, iy] = [sx | 0, sy | 0];
      const [px, py] = [sx - ix, sy - iy];
      const at = iy * wide + ix;
      const top = data[at]! + (data[at + 1]! - data[at]!) * px;
      const bottom = data[at + wide]! + (data[at + wide + 1]! - data[at + wide]!) * px;
      out[row + x] = top + (bottom - top) * py + 0.5;
    }
  }
  return { data: out, width, height };
}
