/**
 * Figures over answers `{ ranks: place of the right one from 0 or -1, probabilities, isNone, noneShare,
 * top }`.
 */
export function figuresOf(answers) {
  const pairs = answers.filter(({ isNone }) => !isNone);
  // Simple methods give a score for none, not a share.
  const isShare = answers.every(({ noneShare }) => noneShare >= 0 && noneShare <= 1);
  const within = (k) => pairs.filter(({ rank }) => rank >= 0 && rank < k).length / pairs.length;
  return {
    pairs: pairs.length,
    none: answers.length - pairs.length,
    recall1: within(1),
    recall5: within(5),
    recall10: within(10),
    mrr: pairs.reduce((sum, { rank }) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / pairs.length,
    auc: aucOf(answers),
    eceTop: calibration(answers.filter(({ top }) => top !== null).map(({ top, rank }) => [top, rank === 0]))
      .error,
    eceAll: calibration(answers.flatMap(({ all }) => all)).error,
    eceNone: isShare ? calibration(answers.map(({ noneShare, isNone }) => [noneShare, isNone])).error : null,
  };
}

/** How often a course with an equivalent is given a smaller share of none than one without. */
function aucOf(answers) {
  const sorted = answers.toSorted((a, b) => a.noneShare - b.noneShare);
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < sorted.length;) {
    let j = i;
    while (j < sorted.length && sorted[j].noneShare === sorted[i].noneShare) j += 1;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k += 1) if (sorted[k].isNone) sum += rank;
    i = j;
  }
  const nones = sorted.filter(({ isNone }) => isNone).length;
  pairs = nones * (sorted.length - nones);
  return pairs === 0 ? Number.NaN : (sum - (nones * (nones + 1)) / 2) / pairs;
}

/** Ten bins of said probability against what came true, and the mean gap weighed by the bins' sizes. */
export function calibration(told) {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, said: 0, right: 0 }));
  for (const [probability, isRight] of told) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    bin.count += 1;
    bin.said += probability;
    bin.right += isRight ? 1 : 0;
  }
  const gap = bins.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0);
  return { error: told.length === 0 ? 0 : gap / told.length, bins };
}

/** How little what was said of the first candidate was foreseen on the mean, in natural logarithms. */
export function surprise(answers) {
  const told = answers.filter(({ top }) => top !== null);
  const sum = told.reduce((total, { top, rank }) => total - Math.log(rank === 0 ? top : 1 - top), 0);
  return sum / told.length;
}
