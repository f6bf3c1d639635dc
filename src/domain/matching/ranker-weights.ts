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
    'A, office unseen, past none: r1 0.600 r10 0.909 mrr 0.707 auc 0.849 ece 0.016 eceTop 0.062',
    'A, office unseen, past few: r1 0.658 r10 0.944 mrr 0.761 auc 0.857 ece 0.007 eceTop 0.033',
    'A, office unseen, past many: r1 0.700 r10 0.947 mrr 0.795 auc 0.871 ece 0.006 eceTop 0.043',
    'B, office unseen, past none: r1 0.689 r10 0.914 mrr 0.763 auc 0.775 ece 0.024 eceTop 0.136',
    'B, office unseen, past few: r1 0.837 r10 0.973 mrr 0.884 auc 0.938 ece 0.006 eceTop 0.036',
    'B, office unseen, past many: r1 0.864 r10 0.981 mrr 0.906 auc 0.955 ece 0.005 eceTop 0.028',
    'A, institutions unseen, past none: r1 0.614 r10 0.934 mrr 0.726 auc 0.862 ece 0.012 eceTop 0.046',
    'A, institutions unseen, past few: r1 0.665 r10 0.946 mrr 0.766 auc 0.858 ece 0.008 eceTop 0.039',
    'A, institutions unseen, past many: r1 0.700 r10 0.951 mrr 0.796 auc 0.874 ece 0.006 eceTop 0.039',
    'B, institutions unseen, past none: r1 0.748 r10 0.934 mrr 0.822 auc 0.852 ece 0.008 eceTop 0.035',
    'B, institutions unseen, past few: r1 0.834 r10 0.963 mrr 0.882 auc 0.946 ece 0.006 eceTop 0.040',
    'B, institutions unseen, past many: r1 0.873 r10 0.977 mrr 0.907 auc 0.958 ece 0.005 eceTop 0.042',
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
    'related words asked': [-0.435, 0.163],
    'related words here': [0.502, 0.293],
    'only of the subject': [-1.635, -1.372],
    'asked words found': [-0.547, 0.146],
    'home words found': [0.111, 0.379],
    'words alike': [-0.433, 0.176],
    'all words the same': [0.68, 0.329],
    'same title in full': [-0.128, 0.131],
    'rarest word missing': [-1.076, -0.91],
    'rarest home word missing': [-1.265, -0.854],
    'word order kept': [-0.087, 0.348],
    'same common course': [0.698, 0.353],
    'common courses differ': [-0.74, -0.383],
    'common course rare': [0.795, 0.498],
    'numbers equal': [0.801, 0.445],
    'numbers differ': [-1.516, -0.916],
    'number only asked: first': [-0.489, -0.031],
    'number only asked: later': [-0.094, -0.357],
    'number only here: first': [0.05, -0.134],
    'number only here: later': [-0.781, -0.773],
    'steps equal': [-0.077, -0.097],
    'steps differ': [-0.697, -0.277],
    'step higher here': [-0.463, -0.069],
    'step lower here': [0.029, -0.253],
    'level higher here': [-0.736, -0.593],
    'level far off': [-0.815, -0.936],
    'upper level here': [-1.616, -1.154],
    'same number': [0.244, 0.15],
    'same subject letters': [0.732, 0.354],
    'subject letters alike': [0.405, 0.038],
    'fields alike': [1.081, 0.871],
    'field of the subject alike': [0.647, 0.501],
    'subject vote': [0.476, 0.24],
    'credits equal': [0.766, 0.65],
    'credits near': [0.399, 0.024],
    'credits far': [-0.324, -0.56],
    'laboratory equal': [0.0, 0.0],
    'laboratory differs': [-0.482, -0.466],
    'laboratory by credit': [-0.003, -0.005],
    'honors differ': [-0.519, -0.083],
    'not a plain course': [-0.991, -0.611],
    'fields alike, neither plain': [0.257, 0.405],
    'title in description': [1.716, 1.019],
    'home is plain first course': [0.058, -0.119],
    'first asked is plain': [0.09, -0.026],
    'one word home': [-0.767, -0.53],
    'language step equal': [-0.135, 0.26],
    'language step differs': [-0.394, -0.473],
    'language equal': [0.118, 0.294],
    'language differs': [-0.603, -0.442],
    'introduction is the first': [-0.081, -0.166],
    'later of an introduction': [-0.273, -0.414],
    'later is advanced': [0.606, 0.353],
    'first is advanced': [-0.291, -0.252],
    'past: same course': [0.0, 2.035],
    'past: same course, other answer': [0.0, -1.3],
    'past: same title': [0.0, 0.888],
    'past: same title, other answer': [0.0, -1.043],
    'past: like title': [0.0, -0.102],
    'past: votes': [0.0, 0.404],
    'past: votes for others': [0.0, 0.106],
    'past: subject': [0.0, 0.625],
    'past: subject never': [0.0, -0.99],
    'past: given often': [0.0, 0.305],
    'past: given in field': [0.0, 0.457],
    'past: never given': [0.0, -0.214],
    'past: taken': [0.0, -1.311],
    'past: taken by another number': [0.0, -0.294],
    'past: order kept': [0.0, 0.918],
    'past: order broken': [0.0, -0.067],
    'past: level': [0.0, 0.13],
    'past: home level 0': [0.0, 0.114],
    'past: home level 1': [0.0, -0.82],
    'past: home level 2': [0.0, -0.508],
    'past: home level 3': [0.0, -0.057],
    'past: home level 4': [0.0, -0.327],
    'past: home level 5 or more': [0.0, -0.069],
    'past: number kept': [0.0, 0.002],
    'best by words': [0.048, 0.058],
    'short of the best': [-1.558, -0.837],
    'best by fields and words': [0.821, 0.546],
    'past: best': [0.0, 0.991],
    'past: short of the best': [0.0, -0.308],
  },
  /** For "no direct equivalent". */
  none: {
    always: [1.617, 0.966],
    'words unknown here': [0.141, 0.17],
    'few words found': [0.297, 0.32],
    'field not taught': [0.0, 0.236],
    'excluded field': [-0.097, 0.037],
    'trade or allied health': [0.0, 0.171],
    'remedial or orientation': [0.139, 0.056],
    'not a plain course': [0.16, 0.159],
    'one credit or less': [0.394, 0.332],
    'later of a row': [0.505, 0.213],
    'laboratory only': [0.093, 0.124],
    'many close': [0.544, 0.319],
    'training for a job': [0.738, 0.0],
    'field not sure': [0.461, 0.0],
    'none fits in words and field': [0.567, 0.0],
    'past: same course': [0.0, 0.583],
    'past: same course had one': [0.0, -0.686],
    'past: same title': [0.0, 0.637],
    'past: same title had one': [0.0, -0.431],
    'past: votes for none': [0.0, 0.703],
    'past: votes for one': [0.0, -0.077],
    'past: subject none': [0.0, 0.386],
    'past: subject had one': [0.0, 0.065],
    'past: share of none': [0.0, 0.533],
    'past: best like': [0.0, 0.238],
    'past: school none': [0.0, 0.355],
    'past: school had one': [0.0, 0.317],
    'past: field none': [0.0, 0.657],
  },
  /** For a home course that was not among the candidates. */
  elsewhere: {
    always: [-0.447, -0.318],
    'words unknown here': [-0.055, 0.063],
    'few words found': [-0.198, 0.001],
    'field not taught': [0.0, -0.01],
    'excluded field': [0.224, 0.206],
    'trade or allied health': [0.0, -0.042],
    'remedial or orientation': [0.004, 0.058],
    'not a plain course': [-0.05, -0.048],
    'one credit or less': [-0.015, -0.033],
    'later of a row': [0.015, 0.027],
    'laboratory only': [-0.014, -0.014],
    'many close': [0.1, 0.083],
    'training for a job': [-0.107, 0.0],
    'field not sure': [-0.059, 0.0],
    'none fits in words and field': [-0.072, 0.0],
    'past: same course': [0.0, -0.111],
    'past: same course had one': [0.0, -0.078],
    'past: same title': [0.0, -0.068],
    'past: same title had one': [0.0, -0.061],
    'past: votes for none': [0.0, -0.032],
    'past: votes for one': [0.0, -0.136],
    'past: subject none': [0.0, -0.165],
    'past: subject had one': [0.0, -0.048],
    'past: share of none': [0.0, -0.117],
    'past: best like': [0.0, -0.184],
    'past: school none': [0.0, -0.099],
    'past: school had one': [0.0, -0.148],
    'past: field none': [0.0, -0.16],
  },
};
