/** Products beyond this are no longer exact in a double; the search then ends rather than round. */
const EXACT_MAX = 2 ** 52;
const SMALL_MAX = 2 ** 31 - 1;

/** The search came to the end of its budget, or to numbers too large to be exact. */
export class SearchEnded extends Error {}

/** How many steps may still be made; shared by everything that one answer asks. */
export interface Work {
  left: number;
}

/** Numbers touched that count as one step, so that a step costs about the same in every problem. */
const NUMBERS_PER_STEP = 4096;

/** One step, and more where many numbers are touched. */
export function spend(work: Work, numbers = 0): void {
  work.left -= 1 + Math.floor(numbers / NUMBERS_PER_STEP);
  if (work.left < 0) throw new SearchEnded('the search came to the end of its budget');
}

/** Where a row is not nought, written into `index`; says how many there are. */
export function nonzero(row: Float64Array, index: Int32Array): number {
  let count = 0;
  for (let i = 0; i < row.length; i += 1) if (row[i] !== 0) index[count++] = i;
  return count;
}

/**
 * Takes so much of a row from another that a column vanishes from it; says by what that one was multiplied.
 * `index` holds the `count` places where the row is not nought.
 */
export function divide(
  target: Float64Array,
  row: Float64Array,
  column: number,
  index: Int32Array,
  count: number,
): number {
  const there = target[column]!;
  if (there === 0) return 1;
  const unit = row[column]!;
  const common = gcd(unit, Math.abs(there));
  const times = unit / common;
  const less = there / common;
  if (times !== 1) for (let i = 0; i < target.length; i += 1) target[i] = exact(target[i]! * times);
  for (let n = 0; n < count; n += 1) {
    const i = index[n]!;
    target[i] = exact(target[i]! - exact(less * row[i]!));
  }
  return times;
}

/** Divides a row by what all of its numbers, and one more, have in common; says by what. */
export function shrink(row: Float64Array, also: number): number {
  let common = also;
  for (let i = 0; i < row.length && common !== 1; i += 1) {
    const number = row[i]!;
    if (number === 0) continue;
    // Exact below 2^52, and far quicker than the remainder; almost all numbers of a row share its divisor.
    const part = common === 0 ? 0.5 : number / common;
    if (part !== Math.floor(part)) common = gcd(common, Math.abs(number));
  }
  if (common > 1) for (let i = 0; i < row.length; i += 1) row[i]! /= common;
  return Math.max(1, common);
}

export function exact(value: number): number {
  if (value > EXACT_MAX || value < -EXACT_MAX) throw new SearchEnded('numbers too large to be exact');
  return value;
}

export function gcd(a: number, b: number): number {
  while (a > SMALL_MAX || b > SMALL_MAX) {
    if (b === 0) return a;
    [a, b] = [b, a % b];
  }
  return gcdSmall(a | 0, b | 0);
}

/** The remainder of numbers of 32 bits is a single instruction; that of others is a call. */
function gcdSmall(a: number, b: number): number {
  while (b !== 0) {
    const rest = (a % b) | 0;
    a = b;
    b = rest;
  }
  return a;
}
