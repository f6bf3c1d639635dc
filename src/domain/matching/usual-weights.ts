import { NONE_SIGNS } from './none-signs.js';
import type { OfficeWays } from './office-ways.js';
import { RANKER } from './ranker-weights.js';
import { PAIR_SIGNS } from './sign-names.js';
import type { RankerWeights } from './weighed.js';

/** Weights without past decisions, and with them: words carry more where nothing else is known. */
const [WITHOUT_PAST, WITH_PAST] = ([0, 1] as const).map((supply) => ({
  pair: Float64Array.from(PAIR_SIGNS, (name) => RANKER.pair[name]![supply]),
  none: Float64Array.from(NONE_SIGNS, (name) => RANKER.none[name]![supply]),
  elsewhere: Float64Array.from(NONE_SIGNS, (name) => RANKER.elsewhere[name]![supply]),
})) as [RankerWeights, RankerWeights];

/** The trained weights, those of an office like any other. */
export function usualWeights(hasPast: boolean): RankerWeights {
  return hasPast ? WITH_PAST : WITHOUT_PAST;
}

/** How what is said becomes probabilities in an office like any other. */
export function usualWays(hasPast: boolean): OfficeWays {
  const at = hasPast ? 1 : 0;
  const { refusalHeat, heat, doubt } = RANKER.ways;
  return { refusal: 0, refusalHeat: refusalHeat[at], heat: heat[at], doubt: doubt[at] };
}
