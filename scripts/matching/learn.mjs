import { descend } from './descend.mjs';

/**
 * Learns the weights of the ranker: a conditional logit over the candidates of a course, "no direct
 * equivalent" and "some course that was not found".
 *
 * An example is `{ rows, none, right, isNone, weight }`: signs of each candidate, signs for none, places of
 * the right answers among the candidates (empty when it was not found), whether none is right.
 */
export function learn(
  examples,
  { pairWidth, noneWidth, steps = 150, rate = 0.1, ridge = 4e-3, noneRidge = ridge },
) {
  const packed = examples.map((example) => pack(example, pairWidth, noneWidth));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const slopeAt = (weights) =>
    slopeOf(packed, weights).map(
      (each, i) => each / total + (i < pairWidth ? ridge : noneRidge) * weights[i],
    );
  return descend(new Float64Array(pairWidth + 2 * noneWidth), slopeAt, { steps, rate });
}

/**
 * Options of an example as lists of places and values, the zeros left out; the last two are none and
 * elsewhere.
 */
function pack({ rows, none, right, isNone, weight }, pairWidth, noneWidth) {
  const options = [...rows.map((row) => [row, 0]), [none, pairWidth], [none, pairWidth + noneWidth]];
  const starts = new Int32Array(options.length + 1);
  const places = [];
  const values = [];
  options.forEach(([row, from], at) => {
    row.forEach((value, i) => {
      if (value === 0) return;
      places.push(from + i);
      values.push(value);
    });
    starts[at + 1] = places.length;
  });
  const wanted = new Uint8Array(options.length);
  if (isNone) wanted[rows.length] = 1;
  else if (right.length === 0) wanted[rows.length + 1] = 1;
  else for (const at of right) wanted[at] = 1;
  return { starts, places: Int32Array.from(places), values: Float64Array.from(values), wanted, weight };
}

function slopeOf(packed, weights) {
  const slope = new Float64Array(weights.length);
  for (const { starts, places, values, wanted, weight } of packed) {
    const count = wanted.length;
    const shares = new Float64Array(count);
    let most = -Infinity;
    for (let at = 0; at < count; at += 1) {
      let score = 0;
      for (let i = starts[at]; i < starts[at + 1]; i += 1) score += values[i] * weights[places[i]];
      shares[at] = score;
      if (score > most) most = score;
    }
    let sum = 0;
    let right = 0;
    for (let at = 0; at < count; at += 1) {
      sum += shares[at] = Math.exp(shares[at] - most);
      if (wanted[at] === 1) right += shares[at];
    }
    for (let at = 0; at < count; at += 1) {
      const gap = weight * (shares[at] / sum - (wanted[at] === 1 ? shares[at] / right : 0));
      if (gap < 1e-7 && gap > -1e-7) continue;
      for (let i = starts[at]; i < starts[at + 1]; i += 1) slope[places[i]] += gap * values[i];
    }
  }
  return slope;
}
