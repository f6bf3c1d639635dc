/** A count that is the sum of its parts, where it has any. */
export interface Cell {
  readonly id: string;
  readonly count: number;
  readonly parts: readonly Cell[];
}

/** `few`: at least one and fewer than the least. `hidden`: left out so that no `few` can be worked out. */
export type ShownCount = number | 'few' | 'hidden';

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * What may be shown of counts of people: a cell of fewer than `least` is not, and neither is whatever would
 * let somebody work it out from the rest, knowing all sums and what the two words mean. A cell of nobody is
 * shown. The whole is always shown, unless it is small itself; then nothing is.
 */
export function hideSmallCells(whole: Cell, least: number): ReadonlyMap<string, ShownCount> {
  const cells = cellsIn(whole);
  if (isFew(whole.count, least)) {
    return new Map(cells.map(({ id }) => [id, id === whole.id ? 'few' : 'hidden']));
  }
  const hidden = new Set(cells.filter(({ count }) => isFew(count, least)).map(({ id }) => id));
  for (;;) {
    const known = ranges(whole, hidden, least);
    const open = cells.find(({ id, count }) => isFew(count, least) && narrows(known.get(id)!, least));
    if (open === undefined) break;
    const more = nextToHide(whole, open, hidden);
    if (more === null) return new Map(cells.map(({ id, count }) => [id, id === whole.id ? count : 'hidden']));
    hidden.add(more);
  }
  return new Map<string, ShownCount>(
    cells.map(({ id, count }) => {
      if (!hidden.has(id)) return [id, count];
      return [id, isFew(count, least) ? 'few' : 'hidden'];
    }),
  );
}

function cellsIn(cell: Cell): readonly Cell[] {
  return [cell, ...cell.parts.flatMap(cellsIn)];
}

function isFew(count: number, least: number): boolean {
  return count > 0 && count < least;
}

/** Whether what can be worked out is more than “at least one and fewer than the least”. */
function narrows({ from, to }: Range, least: number): boolean {
  return from > 1 || to < least - 1;
}

/**
 * What of a cell to hide with it: the smallest beside it that is shown and not empty, else the smallest part
 * of a sum beside it that is hidden, else one level up.
 * Null where there is none left.
 */
function nextToHide(whole: Cell, open: Cell, hidden: ReadonlySet<string>): string | null {
  for (let at = open; at.id !== whole.id;) {
    const above = cellsIn(whole).find(({ parts }) => parts.some(({ id }) => id === at.id))!;
    const beside = above.parts.filter(({ id }) => id !== at.id);
    // A sum that is hidden is worked out again from parts that are shown.
    const within = beside.filter(({ id }) => hidden.has(id)).flatMap(cellsIn);
    const [smallest] = [beside, within]
      .map((cells) => cells.filter(({ id, count }) => count > 0 && !hidden.has(id)))
      .flatMap((cells) => cells.toSorted((a, b) => a.count - b.count));
    if (smallest !== undefined) return smallest.id;
    if (above.id !== whole.id && !hidden.has(above.id)) return above.id;
    at = above;
  }
  return null;
}

/** Between what each cell must lie, by all that is shown. On a tree of sums narrowing to rest is exact. */
function ranges(whole: Cell, hidden: ReadonlySet<string>, least: number): ReadonlyMap<string, Range> {
  const known = new Map<string, Range>(
    cellsIn(whole).map(({ id, count }) => {
      if (!hidden.has(id)) return [id, { from: count, to: count }];
      return [id, isFew(count, least) ? { from: 1, to: least - 1 } : { from: least, to: whole.count }];
    }),
  );
  const sums = cellsIn(whole).filter(({ parts }) => parts.length > 0);
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const sum of sums) isMoving = narrowed(sum, known) || isMoving;
  }
  return known;
}

/** Narrows a sum by its parts and each part by the sum and the others; true where something moved. */
function narrowed({ id, parts }: Cell, known: Map<string, Range>): boolean {
  const of = (each: string) => known.get(each)!;
  const least = parts.reduce((sum, part) => sum + of(part.id).from, 0);
  const most = parts.reduce((sum, part) => sum + of(part.id).to, 0);
  let isMoved = tighten(id, { from: least, to: most }, known);
  const { from, to } = of(id);
  for (const part of parts) {
    const own = of(part.id);
    const bounds = { from: from - (most - own.to), to: to - (least - own.from) };
    // The sums above are of before this part moved: wider than the truth, never narrower.
    isMoved = tighten(part.id, bounds, known) || isMoved;
  }
  return isMoved;
}

function tighten(id: string, { from, to }: Range, known: Map<string, Range>): boolean {
  const now = known.get(id)!;
  const next = { from: Math.max(now.from, from), to: Math.min(now.to, to) };
  if (next.from === now.from && next.to === now.to) return false;
  known.set(id, next);
  return true;
}
