/**
 * Learns anew what speaks for "no direct equivalent", with everything else of the weights held: which course
 * is right is learned from few answers for many signs, and needs a firm hand; whether any is, is one question
 * for few signs, which that hand would keep from saying much. A logistic regression by Adam, so the same
 * examples give the same weights. Gives a copy of the weights.
 */
export function learnNone(
  examples,
  weights,
  { pairWidth, noneWidth, steps = 250, rate = 0.1, ridge = 1e-3 },
) {
  const cases = examples.map(({ rows, none, isNone, weight }) => ({
    signs: sparse(none),
    course: logSum([
      ...rows.map((row) => weigh(row, weights, 0)),
      weigh(none, weights, pairWidth + noneWidth),
    ]),
    isNone,
    weight,
  }));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const learned = weights.slice();
  const [first, second] = [new Float64Array(noneWidth), new Float64Array(noneWidth)];
  for (let step = 1; step <= steps; step += 1) {
    const slope = slopeOf(cases, learned, { pairWidth, noneWidth });
    const pace = rate * Math.min(1, (2 * (steps - step + 1)) / steps);
    for (let i = 0; i < noneWidth; i += 1) {
      const each = slope[i] / total + ridge * learned[pairWidth + i];
      first[i] = 0.9 * first[i] + 0.1 * each;
      second[i] = 0.99 * second[i] + 0.01 * each * each;
      const mean = first[i] / (1 - 0.9 ** step);
      const spread = second[i] / (1 - 0.99 ** step);
      learned[pairWidth + i] -= (pace * mean) / (Math.sqrt(spread) + 1e-9);
    }
  }
  return learned;
}

function slopeOf(cases, weights, { pairWidth, noneWidth }) {
  const slope = new Float64Array(noneWidth);
  for (const { signs, course, isNone, weight } of cases) {
    const none = signs.reduce((sum, [at, value]) => sum + value * weights[pairWidth + at], 0);
    const gap = weight * (1 / (1 + Math.exp(course - none)) - (isNone ? 1 : 0));
    for (const [at, value] of signs) slope[at] += gap * value;
  }
  return slope;
}

function sparse(row) {
  return [...row].flatMap((value, at) => (value === 0 ? [] : [[at, value]]));
}

function weigh(row, weights, from) {
  return row.reduce((sum, value, at) => sum + value * weights[from + at], 0);
}

function logSum(scores) {
  const most = Math.max(...scores);
  return most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0));
}
