import type { AskedAgain, RankerWeights } from './weighed.js';

/** Signs of one course, the zeros left out, answer by answer; the last two are none and elsewhere. */
interface Packed {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly values: Float64Array;
  /** 1 for the answers that the office gave. */
  readonly wanted: Uint8Array;
}

const STEPS = 60;
const RATE = 0.03;
/** How far the weights of offices usually are from one another, in logits. */
const SPREAD = 1;
/** Smaller gaps between what is said and what is so change no weight. */
const GAP_MATTERS = 1e-6;

/**
 * The weights under which an office's own past decisions are likeliest, drawn toward those of any other
 * office. Where no past decision refuses, perhaps only the others were kept: then nothing is learned of
 * refusing.
 */
export function fitOffice(asked: readonly AskedAgain[], usual: RankerWeights): RankerWeights {
  const start = joined(usual);
  const refuses = asked.some(({ isNone }) => isNone);
  const packed = asked.map((each) => pack(each, usual, refuses));
  const weights = start.slice();
  const first = new Float64Array(start.length);
  const second = new Float64Array(start.length);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = slopeOf(packed, weights);
    const pace = RATE * Math.min(1, (2 * (STEPS - step + 1)) / STEPS);
    for (let i = 0; i < weights.length; i += 1) {
      const each = slope[i]! + (weights[i]! - start[i]!) / (SPREAD * SPREAD);
      first[i] = 0.9 * first[i]! + 0.1 * each;
      second[i] = 0.99 * second[i]! + 0.01 * each * each;
      const mean = first[i]! / (1 - 0.9 ** step);
      const spread = second[i]! / (1 - 0.99 ** step);
      weights[i]! -= (pace * mean) / (Math.sqrt(spread) + 1e-9);
    }
  }
  return parted(weights, usual);
}

function joined({ pair, none, elsewhere }: RankerWeights): Float64Array {
  return Float64Array.of(...pair, ...none, ...elsewhere);
}

function parted(weights: Float64Array, { pair, none }: RankerWeights): RankerWeights {
  const [noneAt, elsewhereAt] = [pair.length, pair.length + none.length];
  return {
    pair: weights.slice(0, noneAt),
    none: weights.slice(noneAt, elsewhereAt),
    elsewhere: weights.slice(elsewhereAt),
  };
}

function pack({ rows, none, right, isNone }: AskedAgain, usual: RankerWeights, refuses: boolean): Packed {
  const noneAt = usual.pair.length;
  const answers: (readonly [Float64Array, number])[] = rows.map((row) => [row, 0] as const);
  if (refuses) answers.push([none, noneAt]);
  answers.push([none, noneAt + usual.none.length]);
  const starts = new Int32Array(answers.length + 1);
  const places: number[] = [];
  const values: number[] = [];
  answers.forEach(([row, from], at) => {
    for (let i = 0; i < row.length; i += 1) {
      if (row[i] === 0) continue;
      places.push(from + i);
      values.push(row[i]!);
    }
    starts[at + 1] = places.length;
  });
  const wanted = new Uint8Array(answers.length);
  if (isNone) wanted[rows.length] = 1;
  else if (right.length === 0) wanted[answers.length - 1] = 1;
  else for (const at of right) wanted[at] = 1;
  return { starts, places: Int32Array.from(places), values: Float64Array.from(values), wanted };
}

/** How the unlikeliness of the office's answers changes with each weight. */
function slopeOf(packed: readonly Packed[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const each of packed) addSlope(each, weights, slope);
  return slope;
}

function addSlope(
  { starts, places, values, wanted }: Packed,
  weights: Float64Array,
  slope: Float64Array,
): void {
  const raised = new Float64Array(wanted.length);
  let most = -Infinity;
  for (let at = 0; at < wanted.length; at += 1) {
    let score = 0;
    for (let i = starts[at]!; i < starts[at + 1]!; i += 1) score += values[i]! * weights[places[i]!]!;
    raised[at] = score;
    most = Math.max(most, score);
  }
  let sum = 0;
  let right = 0;
  for (let at = 0; at < wanted.length; at += 1) {
    raised[at] = Math.exp(raised[at]! - most);
    sum += raised[at]!;
    if (wanted[at] === 1) right += raised[at]!;
  }
  for (let at = 0; at < wanted.length; at += 1) {
    const gap = raised[at]! / sum - (wanted[at] === 1 && right > 0 ? raised[at]! / right : 0);
    if (Math.abs(gap) < GAP_MATTERS) continue;
    for (let i = starts[at]!; i < starts[at + 1]!; i += 1) slope[places[i]!]! += gap * values[i]!;
  }
}
