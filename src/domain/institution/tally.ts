/**
 * Sums by number, for a search that adds up a few thousand of many: the room is made once and only what was
 * touched is cleared. A tally is read before the next one begins.
 */
export class Tally {
  readonly #sums: Float64Array;
  readonly #touched: number[] = [];

  constructor(size: number) {
    this.#sums = new Float64Array(size);
  }

  add(at: number, gain: number): void {
    if (this.#sums[at] === 0) this.#touched.push(at);
    this.#sums[at]! += gain;
  }

  /** As `add`, for what is in the sum already. */
  addToKnown(at: number, gain: number): void {
    if (this.#sums[at] !== 0) this.#sums[at]! += gain;
  }

  /** Those worth most, best first, and at equal worth in the order of their numbers. */
  best(most: number, worth: (at: number, sum: number) => number): number[] {
    const top: { at: number; value: number }[] = [];
    for (const at of this.#touched) {
      const value = worth(at, this.#sums[at]!);
      const last = top.at(-1);
      if (top.length === most && last !== undefined && !isBefore({ at, value }, last)) continue;
      let place = top.length;
      while (place > 0 && isBefore({ at, value }, top[place - 1]!)) place -= 1;
      top.splice(place, 0, { at, value });
      if (top.length > most) top.pop();
    }
    return top.map(({ at }) => at);
  }

  /** All that reach a sum. */
  reaching(least: number): number[] {
    return this.#touched.filter((at) => this.#sums[at]! >= least);
  }

  clear(): void {
    for (const at of this.#touched) this.#sums[at] = 0;
    this.#touched.length = 0;
  }
}

function isBefore(a: { at: number; value: number }, b: { at: number; value: number }): boolean {
  return a.value > b.value || (a.value === b.value && a.at < b.at);
}
