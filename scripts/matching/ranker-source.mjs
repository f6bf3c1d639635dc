import { NONE_SIGNS, PAIR_SIGNS } from './domain.mjs';
import { summed } from './train.mjs';

/**
 * The weights as a source file of the product, with where they come from. Offices are told by their files'
 * hashes.
 */
export function rankerSource({ weights, ways, figures, offices }) {
  const list = (names, from) =>
    names
      .map((name, at) => `    ${JSON.stringify(name)}: [${both(weights, from + at).join(', ')}],`)
      .join('\n');
  const both = (pair, at) => [pair.without, pair.with].map((list) => list[at].toFixed(3));
  const letters = new Map(offices.map(({ name }, at) => [name, String.fromCodePoint(65 + at)]));
  const lines = summed(figures).map((each) => {
    const { how, office, supply, recall1, recall10, mrr, auc, eceAll, eceTop } = each;
    const told = { r1: recall1, r10: recall10, mrr, auc, ece: eceAll, eceTop };
    const text = Object.entries(told)
      .map(([name, value]) => `${name} ${value.toFixed(3)}`)
      .join(' ');
    return `    '${letters.get(office)}, ${how}, past ${supply}: ${text}',`;
  });
  const sources = offices.map(
    ({ name, sha256, counts }) => `    ${JSON.stringify({ office: letters.get(name), ...counts, sha256 })},`,
  );
  return `/** A weight for each sign: without past decisions, and with them. */
type Weights = Readonly<Record<string, readonly [number, number]>>;

interface Ranker {
  readonly sources: readonly object[];
  readonly figures: readonly string[];
  readonly ways: Readonly<Record<'refusalHeat' | 'heat' | 'doubt', readonly [number, number]>>;
  readonly pair: Weights;
  readonly none: Weights;
  readonly elsewhere: Weights;
}

/**
 * Weights of the ranker, in logits. Written by scripts/train-matching.mjs from published decisions; change
 * them
 * by training, not by hand. docs/matching.md says what they mean.
 */
export const RANKER: Ranker = {
  /**
   * The files learned from: catalog.csv, pairs.csv, no_equivalent.csv of each office. The files carry no
   * dates.
   */
  sources: [
${sources.join('\n')}
  ],
  /**
   * What cross-validation gave: offices never seen, and sending institutions never seen.
   * r1 is recall@1, ece the calibration error of all ten candidates, eceTop of the first alone.
   */
  figures: [
${lines.join('\n')}
  ],
  /**
   * How scores become probabilities in an office like any other (office-ways.ts); as with each weight, first
   * without past decisions, then with them.
   */
  ways: {
${linesOfWays(ways)}
  },
  /** For a home course. */
  pair: {
${list(PAIR_SIGNS, 0)}
  },
  /** For "no direct equivalent". */
  none: {
${list(NONE_SIGNS, PAIR_SIGNS.length)}
  },
  /** For a home course that was not among the candidates. */
  elsewhere: {
${list(NONE_SIGNS, PAIR_SIGNS.length + NONE_SIGNS.length)}
  },
};
`;
}

function linesOfWays(ways) {
  return ['refusalHeat', 'heat', 'doubt']
    .map((each) => `    ${each}: [${ways.without[each]}, ${ways.with[each]}],`)
    .join('\n');
}
