import type { Grey } from './picture.js';

/** Blocks across a picture in which the brightness of the paper is measured. */
const BLOCKS = 64;
/** Of a block of text, this part and more is paper. */
const PAPER_SHARE = 0.85;
const DARKEST_PAPER = 50;

/**
 * The picture as if the light had fallen evenly on white paper: every pixel is divided by the brightness of
 * the paper around it. Takes shadows, yellowed paper and shaded cells away. The picture itself is changed: a
 * page is large, and nobody needs it uneven.
 */
export function lightEvenly(grey: Grey): void {
  const { data, width, height } = grey;
  const size = Math.max(8, Math.ceil(width / BLOCKS));
  const map = smooth(paperOf(grey, size));
  const row = new Float32Array(map.width);
  for (let y = 0; y < height; y += 1) {
    const at = Math.min(map.height - 1, Math.max(0, (y + 0.5) / size - 0.5));
    const [above, part] = [Math.floor(at), at - Math.floor(at)];
    const below = Math.min(map.height - 1, above + 1);
    for (let i = 0; i < map.width; i += 1) {
      row[i] = map.values[above * map.width + i]! * (1 - part) + map.values[below * map.width + i]! * part;
    }
    const start = y * width;
    for (let x = 0; x < width; x += 1) {
      const column = Math.min(map.width - 1, Math.max(0, (x + 0.5) / size - 0.5));
      const left = column | 0;
      const right = left + 1 < map.width ? left + 1 : left;
      const paper = row[left]! + (row[right]! - row[left]!) * (column - left);
      const value = (data[start + x]! * 255) / paper;
      data[start + x] = value > 255 ? 255 : value;
    }
  }
}

interface PaperMap {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

function paperOf({ data, width, height }: Grey, size: number): PaperMap {
  const [across, down] = [Math.ceil(width / size), Math.ceil(height / size)];
  const values = new Float32Array(across * down);
  const counts = new Uint32Array(256);
  for (let by = 0; by < down; by += 1) {
    for (let bx = 0; bx < across; bx += 1) {
      counts.fill(0);
      let seen = 0;
      for (let y = by * size; y < Math.min(height, (by + 1) * size); y += 2) {
        for (let x = bx * size; x < Math.min(width, (bx + 1) * size); x += 2) {
          counts[data[y * width + x]!]! += 1;
          seen += 1;
        }
      }
      let value = 0;
      for (let sum = counts[0]!; value < 255 && sum < seen * PAPER_SHARE; sum += counts[value]!) value += 1;
      values[by * across + bx] = Math.max(DARKEST_PAPER, value);
    }
  }
  return { values, width: across, height: down };
}

/** The brightest of the neighbours first, so that a block full of ink borrows their paper; then the mean. */
function smooth(map: PaperMap): PaperMap {
  const brightest = eachNeighbourhood(map, (values) => Math.max(...values));
  return eachNeighbourhood(
    brightest,
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
}

function eachNeighbourhood(map: PaperMap, of: (values: number[]) => number): PaperMap {
  const values = map.values.map((_, at) => {
    const [x, y] = [at % map.width, Math.floor(at / map.width)];
    const near: number[] = [];
    for (let ny = Math.max(0, y - 1); ny <= Math.min(map.height - 1, y + 1); ny += 1) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(map.width - 1, x + 1); nx += 1) {
        near.push(map.values[ny * map.width + nx]!);
      }
    }
    return of(near);
  });
  return { ...map, values };
}

/** The shade between ink and paper that parts the two best (Otsu's method), within sensible bounds. */
export function inkBelow({ data }: Grey): number {
  const counts = new Float64Array(256);
  for (let at = 0; at < data.length; at += 3) counts[data[at]!]! += 1;
  let [all, sum] = [0, 0];
  counts.forEach((count, shade) => {
    all += count;
    sum += count * shade;
  });
  let [best, bestAt, dark, darkSum] = [0, 128, 0, 0];
  for (let shade = 0; shade < 255; shade += 1) {
    dark += counts[shade]!;
    darkSum += counts[shade]! * shade;
    const light = all - dark;
    if (dark === 0 || light === 0) continue;
    const between = dark * light * (darkSum / dark - (sum - darkSum) / light) ** 2;
    if (between > best) [best, bestAt] = [between, shade];
  }
  return Math.min(200, Math.max(90, bestAt + 1));
}
