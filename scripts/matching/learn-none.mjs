import { descend } from './descend.mjs';

/**
 * Learns anew what speaks for "no direct equivalent", with everything else of the weights held: which course
 * is right is learned from few answers for many signs, and needs a firm hand; whether any is, is one question
 * for few signs, which that hand would keep from saying much. A logistic regression. Gives a copy of the
 * weights.
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
  const slopeAt = (own) => slopeOf(cases, own).map((each, i) => each / total + ridge * own[i]);
  const learned = weights.slice();
  const start = weights.slice(pairWidth, pairWidth + noneWidth);
  learned.set(descend(start, slopeAt, { steps, rate }), pairWidth);
  return learned;
}

function slopeOf(cases, own) {
  const slope = new Float64Array(own.length);
  for (const { signs, course, isNone, weight } of cases) {
    const none = signs.reduce((sum, [at, value]) => sum + value * own[at], 0);
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
