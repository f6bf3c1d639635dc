/** Products beyond this are no longer exact in a double; the search then ends rather than round. */
const EXACT_MAX = 2 ** 52;
const SMALL_MAX = 2 ** 31 - 1;

/** The search came to the end of its budget, or to numbers too large to be exact. */
export class SearchEnded extends Error {}

/** What everything that one answer asks shares: how many steps may still be made, and memory that is free. */
export interface Work {
  left: number;
  readonly spare: Float64Array[];
}

export function workOf(stepsMax: number): Work {
  return { left: stepsMax, spare: [] };
}

/** How much longer new memory is than asked for, so that a table that grew a little still fits later. */
const ROOMY = 1.3;

/** Room for so many numbers, in memory that was given back if some is large enough; not made nought. */
export function roomFor({ spare }: Work, length: number): Float64Array {
  const at = spare.findIndex((each) => each.length >= length);
  return at < 0 ? new Float64Array(Math.ceil(length * ROOMY)) : spare.splice(at, 1)[0]!;
}

/** Numbers touched that count as one step, so that a step costs about the same in every problem. */
const NUMBERS_PER_STEP = 4096;

/** One step, and more where many numbers are touched. */
export function spend(work: Work, numbers = 0): void {
  work.left -= 1 + Math.floor(numbers / NUMBERS_PER_STEP);
  if (work.left < 0) throw new SearchEnded('the search came to the end of its budget');
}

/** Divides a line and its unit by what all of its numbers have in common; gives the new unit. */
export function shrink(cells: Float64Array, start: number, width: number, unit: number): number {
  let common = unit;
  for (let i = start; i <= start + width && common !== 1; i += 1) {
    const number = cells[i]!;
    if (number === 0) continue;
    // Exact below 2^52, and far quicker than the remainder; almost all numbers of a line share its divisor.
    const part = number / common;
    if (part !== Math.floor(part)) common = gcd(common, Math.abs(number));
  }
  if (common > 1) for (let i = start; i <= start + width; i += 1) cells[i]! /= common;
  return unit / common;
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
