/** A weight for each sign, in logits. */
export interface RankerWeights {
  /** For a home course. */
  readonly pair: Float64Array;
  /** For "no direct equivalent". */
  readonly none: Float64Array;
  /** For a home course that was not among the candidates. */
  readonly elsewhere: Float64Array;
}

/** What the ranker says of one course before it is made a probability, in logits. */
export interface Weighed {
  readonly scores: readonly number[];
  readonly none: number;
  readonly elsewhere: number;
}

/** A past decision asked again: the signs of the course, and what the office answered. */
export interface AskedAgain {
  readonly rows: readonly Float64Array[];
  readonly none: Float64Array;
  /** Places of the right home courses among the rows; empty when they were not found. */
  readonly right: readonly number[];
  readonly isNone: boolean;
}

/** What weights say of one course's signs. */
export function weighed(rows: readonly Float64Array[], none: Float64Array, weights: RankerWeights): Weighed {
  return {
    scores: rows.map((row) => weigh(row, weights.pair)),
    none: weigh(none, weights.none),
    elsewhere: weigh(none, weights.elsewhere),
  };
}

function weigh(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += row[at]! * weights[at]!;
  return sum;
}
