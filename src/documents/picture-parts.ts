import type { Grey } from './picture.js';

/** A patch of ink whose pixels touch: mostly one letter. Bounds in pixels, the far ones excluded. */
export interface Part {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Pixels of ink. */
  area: number;
}

/** Runs of ink in a picture of noise: more mean that it is no print. */
const RUNS_MAX = 3_000_000;

/** The patches of ink darker than `below`. */
export function partsOf(grey: Grey, below: number): readonly Part[] {
  const { data, width, height } = grey;
  const parent: number[] = [];
  const parts: Part[] = [];
  // Runs of the row above: start, end, part.
  let above: number[] = [];
  for (let y = 0; y < height && parts.length < RUNS_MAX; y += 1) {
    const here: number[] = [];
    const start = y * width;
    let from = 0;
    for (let x = 0; x < width; x += 1) {
      if (data[start + x]! >= below) continue;
      const x0 = x;
      while (x < width && data[start + x]! < below) x += 1;
      while (from < above.length && above[from + 1]! < x0) from += 3;
      let part = -1;
      for (let at = from; at < above.length && above[at]! <= x; at += 3) {
        const other = rootOf(parent, above[at + 2]!);
        if (part === -1) part = other;
        else if (part !== other) part = joined(parent, parts, part, other);
      }
      if (part === -1) {
        part = parts.length;
        parent.push(part);
        parts.push({ x0, y0: y, x1: x, y1: y + 1, area: 0 });
      }
      const grown = parts[part]!;
      if (x0 < grown.x0) grown.x0 = x0;
      if (x > grown.x1) grown.x1 = x;
      grown.y1 = y + 1;
      grown.area += x - x0;
      here.push(x0, x, part);
    }
    above = here;
  }
  return parts.filter((_, at) => parent[at] === at);
}

function rootOf(parent: number[], at: number): number {
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}

function joined(parent: number[], parts: Part[], a: number, b: number): number {
  const [kept, gone] = [parts[a]!, parts[b]!];
  kept.x0 = Math.min(kept.x0, gone.x0);
  kept.y0 = Math.min(kept.y0, gone.y0);
  kept.x1 = Math.max(kept.x1, gone.x1);
  kept.y1 = Math.max(kept.y1, gone.y1);
  kept.area += gone.area;
  parent[b] = a;
  return a;
}

/** Usual height of the letters among the parts, in pixels; 0 when there is no print. */
export function letterHeight(parts: readonly Part[]): number {
  const heights = parts.filter(isLetterLike).map(({ y0, y1 }) => y1 - y0);
  if (heights.length < 20) return 0;
  return heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)] as number;
}

/** Neither a speck nor a line, a frame or a picture. */
export function isLetterLike({ x0, y0, x1, y1, area }: Part): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  return (
    height >= 6 &&
    height <= 160 &&
    width >= 2 &&
    width <= height * 4 &&
    area >= width * height * 0.12 &&
    area >= 12
  );
}
