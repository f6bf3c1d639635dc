/**
 * Weights at which a loss is least, by Adam over its whole slope, so the same slope gives the same weights.
 * The pace falls over the second half of the steps.
 */
export function descend(start, slopeAt, { steps, rate }) {
  const weights = start.slice();
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  for (let step = 1; step <= steps; step += 1) {
    const slope = slopeAt(weights);
    const pace = rate * Math.min(1, (2 * (steps - step + 1)) / steps);
    for (let i = 0; i < weights.length; i += 1) {
      first[i] = 0.9 * first[i] + 0.1 * slope[i];
      second[i] = 0.99 * second[i] + 0.01 * slope[i] * slope[i];
      const mean = first[i] / (1 - 0.9 ** step);
      const spread = second[i] / (1 - 0.99 ** step);
      weights[i] -= (pace * mean) / (Math.sqrt(spread) + 1e-9);
    }
  }
  return weights;
}
