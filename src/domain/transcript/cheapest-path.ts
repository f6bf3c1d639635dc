/** No path goes on over this cost. */
export const NEVER = Number.POSITIVE_INFINITY;
/** What is put under no column. */
export const NO_COLUMN = -1;
/** Partial paths that are followed up at once; more never changed a result. */
const BEAM = 24;

interface Path {
  readonly cost: number;
  /** The last column that was used. */
  readonly last: number;
  readonly column: number;
  readonly before: Path | null;
}

/** Offers each column that a piece may stand under, with its cost, to the paths that end in column `last`. */
type Step = (last: number, offer: (column: number, cost: number) => void) => void;

/**
 * The column of each of `count` pieces, from left to right, so that the sum of costs is least; `NO_COLUMN`
 * for a piece that stands under none. `stepAt` works out what is asked of a piece only once.
 */
export function cheapestPath(count: number, stepAt: (at: number) => Step): number[] {
  let best: Path[] = [{ cost: 0, last: NO_COLUMN, column: NO_COLUMN, before: null }];
  for (let at = 0; at < count; at += 1) {
    // The cheapest path for each column that it may end in.
    const next: Path[] = [];
    const step = stepAt(at);
    for (const state of best)
      step(state.last, (column, more) => {
        const cost = state.cost + more;
        const last = column === NO_COLUMN ? state.last : column;
        if (cost < (next[last + 1]?.cost ?? NEVER)) next[last + 1] = { cost, last, column, before: state };
      });
    const found = next.filter((path) => path !== undefined);
    best = found.toSorted((a, b) => a.cost - b.cost).slice(0, BEAM);
  }
  const columns: number[] = [];
  for (let path: Path | null = best[0] ?? null; path !== null && path.before !== null; path = path.before)
    columns.unshift(path.column);
  return columns;
}
