import { NONE_SIGNS } from './none-signs.js';
import type { Weighed } from './office-ways.js';
import { RANKER } from './ranker-weights.js';
import { PAIR_SIGNS } from './sign-names.js';

interface RankerWeights {
  readonly pair: Float64Array;
  readonly none: Float64Array;
  readonly elsewhere: Float64Array;
}

/** Weights without past decisions, and with them: words carry more where nothing else is known. */
const [WITHOUT_PAST, WITH_PAST] = ([0, 1] as const).map((supply) => ({
  pair: Float64Array.from(PAIR_SIGNS, (name) => RANKER.pair[name]![supply]),
  none: Float64Array.from(NONE_SIGNS, (name) => RANKER.none[name]![supply]),
  elsewhere: Float64Array.from(NONE_SIGNS, (name) => RANKER.elsewhere[name]![supply]),
})) as [RankerWeights, RankerWeights];

/** What the trained weights say of one course's signs. */
export function weighed(rows: readonly Float64Array[], none: Float64Array, hasPast: boolean): Weighed {
  const weights = hasPast ? WITH_PAST : WITHOUT_PAST;
  return {
    scores: rows.map((row) => weigh(row, weights.pair)),
    none: weigh(none, weights.none),
    elsewhere: weigh(none, weights.elsewhere),
  };
}

/** What scores are divided by before they become probabilities, in an office like any other. */
export function heatFor(hasPast: boolean): number {
  return RANKER.heat[hasPast ? 1 : 0];
}

function weigh(row: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += row[at]! * weights[at]!;
  return sum;
}
