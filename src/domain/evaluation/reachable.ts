/** Sums beyond this are not tried one by one. */
const SUM_MAX = 5000;

/** A thing that can be taken up to so many times, each time with one of these amounts. */
export interface Piece {
  readonly amounts: readonly number[];
  readonly times: number;
}

/**
 * The largest sum of pieces that is within a limit: a limit that no sum of seats meets binds at a lower
 * one.
 */
export function largestSum(pieces: readonly Piece[], limit: number): number {
  if (limit > SUM_MAX) return limit;
  const all = (1n << BigInt(limit + 1)) - 1n;
  // The bit of each sum that can be had.
  let sums = 1n;
  for (const { amounts, times } of pieces) {
    const distinct = [...new Set(amounts)].filter((amount) => amount > 0).map(BigInt);
    for (let n = 0; n < times; n += 1) {
      const before = sums;
      for (const amount of distinct) sums |= (before << amount) & all;
      if (sums === before || sums >> BigInt(limit) === 1n) break;
    }
    if (sums >> BigInt(limit) === 1n) return limit;
  }
  return sums.toString(2).length - 1;
}
