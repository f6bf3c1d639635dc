/**
 * The same numbers each time, from nought to below what is asked: a period far beyond what is asked of it.
 */
export function numbers(seed) {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return Number((state >> 33n) % BigInt(below));
  };
}
