/** A weight for each sign: without past decisions, and with them. */
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
    {
      office: 'A',
      catalog: 582,
      pairs: 783,
      none: 440,
      sha256: [
        '596c6eaa9b13e07d965641fdb999e29cf61991427b15db06d9190c98e46150e5',
        'b859dfa8655dd0ec566cd364122fae67b0116f3ecbb928664ba0df08f81051c9',
        'd3c42137122aa8751559f52c89cff04accfb9448b69477e53aa4d3533d924da8',
      ],
    },
    {
      office: 'B',
      catalog: 2926,
      pairs: 302,
      none: 393,
      sha256: [
        'cbb3b10ffb81a60bbcee07d5b74067670467f56b9031b86cf6860b893a3ad93c',
        '55c7f7eb2fea58e3a832cda8580eac814bafd9bf1de39caf3fa818d07d8d7838',
        '0a0b3c6e6f34ed059390fb77ab7607b886bbe013104dc6cf99426bc157817c0e',
      ],
    },
  ],
  /**
   * What cross-validation gave: offices never seen, and sending institutions never seen.
   * r1 is recall@1, ece the calibration error of all ten candidates, eceTop of the first alone.
   */
  figures: [
    'A, office unseen, past none: r1 0.600 r10 0.905 mrr 0.706 auc 0.847 ece 0.015 eceTop 0.061',
    'A, office unseen, past few: r1 0.660 r10 0.939 mrr 0.760 auc 0.855 ece 0.007 eceTop 0.044',
    'A, office unseen, past many: r1 0.704 r10 0.947 mrr 0.794 auc 0.869 ece 0.006 eceTop 0.043',
    'B, office unseen, past none: r1 0.689 r10 0.914 mrr 0.761 auc 0.773 ece 0.023 eceTop 0.132',
    'B, office unseen, past few: r1 0.834 r10 0.973 mrr 0.882 auc 0.937 ece 0.006 eceTop 0.040',
    'B, office unseen, past many: r1 0.869 r10 0.977 mrr 0.906 auc 0.956 ece 0.005 eceTop 0.038',
    'A, institutions unseen, past none: r1 0.612 r10 0.926 mrr 0.722 auc 0.861 ece 0.012 eceTop 0.041',
    'A, institutions unseen, past few: r1 0.663 r10 0.942 mrr 0.763 auc 0.855 ece 0.006 eceTop 0.040',
    'A, institutions unseen, past many: r1 0.700 r10 0.949 mrr 0.792 auc 0.870 ece 0.006 eceTop 0.043',
    'B, institutions unseen, past none: r1 0.745 r10 0.934 mrr 0.818 auc 0.854 ece 0.008 eceTop 0.032',
    'B, institutions unseen, past few: r1 0.837 r10 0.963 mrr 0.883 auc 0.945 ece 0.006 eceTop 0.041',
    'B, institutions unseen, past many: r1 0.864 r10 0.977 mrr 0.902 auc 0.959 ece 0.005 eceTop 0.039',
  ],
  /**
   * How scores become probabilities in an office like any other (office-ways.ts); as with each weight, first
   * without past decisions, then with them.
   */
  ways: {
    refusalHeat: [1.4, 1.7],
    heat: [0.9, 0.8],
    doubt: [0.05, 0.05],
  },
  /** For a home course. */
  pair: {
    'related words asked': [-0.408, 0.172],
    'related words here': [0.551, 0.329],
    'only of the subject': [-1.627, -1.379],
    'asked words found': [-0.517, 0.153],
    'home words found': [0.14, 0.376],
    'words alike': [-0.414, 0.177],
    'all words the same': [0.677, 0.333],
    'same title in full': [-0.124, 0.13],
    'rarest word missing': [-1.061, -0.895],
    'rarest home word missing': [-1.21, -0.832],
    'word order kept': [-0.089, 0.343],
    'same common course': [0.683, 0.364],
    'common courses differ': [-0.743, -0.337],
    'common course rare': [0.82, 0.503],
    'numbers equal': [0.797, 0.442],
    'numbers differ': [-1.516, -0.912],
    'number only asked: first': [-0.493, -0.036],
    'number only asked: later': [-0.112, -0.376],
    'number only here: first': [0.037, -0.129],
    'number only here: later': [-0.803, -0.778],
    'steps equal': [-0.106, -0.117],
    'steps differ': [-0.697, -0.273],
    'step higher here': [-0.465, -0.067],
    'step lower here': [0.046, -0.24],
    'level higher here': [-0.745, -0.584],
    'level far off': [-0.827, -0.97],
    'upper level here': [-1.613, -1.159],
    'same number': [0.239, 0.143],
    'same subject letters': [0.77, 0.37],
    'subject letters alike': [0.451, 0.043],
    'fields alike': [0.921, 0.729],
    'field of the subject alike': [0.636, 0.503],
    'subject vote': [0.484, 0.262],
    'credits equal': [0.743, 0.642],
    'credits near': [0.39, 0.01],
    'credits far': [-0.333, -0.594],
    'laboratory equal': [0.0, 0.0],
    'laboratory differs': [-0.467, -0.463],
    'laboratory by credit': [-0.003, -0.005],
    'honors differ': [-0.526, -0.087],
    'not a plain course': [-0.978, -0.588],
    'fields alike, neither plain': [0.256, 0.412],
    'title in description': [1.762, 1.028],
    'home is plain first course': [0.076, -0.097],
    'first asked is plain': [0.089, -0.022],
    'one word home': [-0.754, -0.518],
    'language step equal': [-0.136, 0.268],
    'language step differs': [-0.395, -0.471],
    'language equal': [0.111, 0.299],
    'language differs': [-0.613, -0.435],
    'introduction is the first': [-0.088, -0.178],
    'later of an introduction': [-0.289, -0.415],
    'later is advanced': [0.611, 0.357],
    'first is advanced': [-0.287, -0.254],
    'past: same course': [0.0, 2.019],
    'past: same course, other answer': [0.0, -1.324],
    'past: same title': [0.0, 0.895],
    'past: same title, other answer': [0.0, -1.012],
    'past: like title': [0.0, -0.055],
    'past: votes': [0.0, 0.382],
    'past: votes for others': [0.0, 0.114],
    'past: subject': [0.0, 0.661],
    'past: subject never': [0.0, -1.026],
    'past: given often': [0.0, 0.345],
    'past: given in field': [0.0, 0.471],
    'past: never given': [0.0, -0.209],
    'past: taken': [0.0, -1.319],
    'past: taken by another number': [0.0, -0.281],
    'past: order kept': [0.0, 0.942],
    'past: order broken': [0.0, -0.048],
    'past: level': [0.0, 0.131],
    'past: home level 0': [0.0, 0.131],
    'past: home level 1': [0.0, -0.828],
    'past: home level 2': [0.0, -0.528],
    'past: home level 3': [0.0, -0.051],
    'past: home level 4': [0.0, -0.331],
    'past: home level 5 or more': [0.0, -0.072],
    'past: number kept': [0.0, 0.002],
    'best by words': [0.095, 0.127],
    'short of the best': [-1.525, -0.816],
    'best by fields and words': [0.818, 0.541],
    'past: best': [0.0, 0.959],
    'past: short of the best': [0.0, -0.334],
  },
  /** For "no direct equivalent". */
  none: {
    always: [1.585, 0.958],
    'words unknown here': [0.128, 0.153],
    'few words found': [0.291, 0.31],
    'field not taught': [0.0, 0.218],
    'excluded field': [-0.091, 0.009],
    'trade or allied health': [0.0, 0.177],
    'remedial or orientation': [0.114, 0.053],
    'not a plain course': [0.168, 0.159],
    'one credit or less': [0.393, 0.34],
    'later of a row': [0.514, 0.224],
    'laboratory only': [0.096, 0.125],
    'many close': [0.547, 0.327],
    'training for a job': [0.78, 0.0],
    'field not sure': [0.381, 0.0],
    'none fits in words and field': [0.572, 0.0],
    'past: same course': [0.0, 0.588],
    'past: same course had one': [0.0, -0.686],
    'past: same title': [0.0, 0.634],
    'past: same title had one': [0.0, -0.447],
    'past: votes for none': [0.0, 0.697],
    'past: votes for one': [0.0, -0.077],
    'past: subject none': [0.0, 0.387],
    'past: subject had one': [0.0, 0.067],
    'past: share of none': [0.0, 0.523],
    'past: best like': [0.0, 0.225],
    'past: school none': [0.0, 0.358],
    'past: school had one': [0.0, 0.324],
    'past: field none': [0.0, 0.666],
  },
  /** For a home course that was not among the candidates. */
  elsewhere: {
    always: [-0.423, -0.32],
    'words unknown here': [-0.037, 0.069],
    'few words found': [-0.179, -0.0],
    'field not taught': [0.0, -0.01],
    'excluded field': [0.234, 0.204],
    'trade or allied health': [0.0, -0.044],
    'remedial or orientation': [0.012, 0.061],
    'not a plain course': [-0.049, -0.048],
    'one credit or less': [-0.016, -0.033],
    'later of a row': [0.019, 0.026],
    'laboratory only': [-0.014, -0.015],
    'many close': [0.099, 0.075],
    'training for a job': [-0.104, 0.0],
    'field not sure': [-0.069, 0.0],
    'none fits in words and field': [-0.173, 0.0],
    'past: same course': [0.0, -0.111],
    'past: same course had one': [0.0, -0.067],
    'past: same title': [0.0, -0.07],
    'past: same title had one': [0.0, -0.058],
    'past: votes for none': [0.0, -0.038],
    'past: votes for one': [0.0, -0.131],
    'past: subject none': [0.0, -0.17],
    'past: subject had one': [0.0, -0.049],
    'past: share of none': [0.0, -0.118],
    'past: best like': [0.0, -0.178],
    'past: school none': [0.0, -0.099],
    'past: school had one': [0.0, -0.147],
    'past: field none': [0.0, -0.163],
  },
};
