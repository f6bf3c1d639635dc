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
    'A, office unseen, past none: r1 0.601 r10 0.903 mrr 0.707 auc 0.848 ece 0.015 eceTop 0.069',
    'A, office unseen, past few: r1 0.658 r10 0.941 mrr 0.760 auc 0.856 ece 0.007 eceTop 0.034',
    'A, office unseen, past many: r1 0.698 r10 0.949 mrr 0.794 auc 0.870 ece 0.006 eceTop 0.041',
    'B, office unseen, past none: r1 0.689 r10 0.911 mrr 0.762 auc 0.772 ece 0.023 eceTop 0.133',
    'B, office unseen, past few: r1 0.834 r10 0.973 mrr 0.882 auc 0.936 ece 0.006 eceTop 0.038',
    'B, office unseen, past many: r1 0.864 r10 0.977 mrr 0.905 auc 0.955 ece 0.005 eceTop 0.031',
    'A, institutions unseen, past none: r1 0.614 r10 0.928 mrr 0.725 auc 0.861 ece 0.012 eceTop 0.044',
    'A, institutions unseen, past few: r1 0.663 r10 0.944 mrr 0.764 auc 0.857 ece 0.007 eceTop 0.038',
    'A, institutions unseen, past many: r1 0.698 r10 0.951 mrr 0.794 auc 0.873 ece 0.006 eceTop 0.044',
    'B, institutions unseen, past none: r1 0.745 r10 0.934 mrr 0.818 auc 0.851 ece 0.007 eceTop 0.026',
    'B, institutions unseen, past few: r1 0.834 r10 0.963 mrr 0.881 auc 0.945 ece 0.006 eceTop 0.042',
    'B, institutions unseen, past many: r1 0.864 r10 0.977 mrr 0.902 auc 0.958 ece 0.005 eceTop 0.038',
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
    'related words asked': [-0.436, 0.157],
    'related words here': [0.532, 0.315],
    'only of the subject': [-1.611, -1.362],
    'asked words found': [-0.532, 0.144],
    'home words found': [0.142, 0.405],
    'words alike': [-0.408, 0.191],
    'all words the same': [0.675, 0.325],
    'same title in full': [-0.133, 0.132],
    'rarest word missing': [-1.061, -0.915],
    'rarest home word missing': [-1.239, -0.847],
    'word order kept': [-0.084, 0.353],
    'same common course': [0.716, 0.368],
    'common courses differ': [-0.709, -0.326],
    'common course rare': [0.798, 0.494],
    'numbers equal': [0.796, 0.442],
    'numbers differ': [-1.518, -0.916],
    'number only asked: first': [-0.501, -0.041],
    'number only asked: later': [-0.106, -0.363],
    'number only here: first': [0.051, -0.141],
    'number only here: later': [-0.799, -0.782],
    'steps equal': [-0.097, -0.122],
    'steps differ': [-0.7, -0.276],
    'step higher here': [-0.468, -0.07],
    'step lower here': [0.03, -0.253],
    'level higher here': [-0.728, -0.574],
    'level far off': [-0.836, -0.963],
    'upper level here': [-1.616, -1.156],
    'same number': [0.239, 0.146],
    'same subject letters': [0.751, 0.357],
    'subject letters alike': [0.439, 0.042],
    'fields alike': [0.945, 0.78],
    'field of the subject alike': [0.673, 0.508],
    'subject vote': [0.47, 0.232],
    'credits equal': [0.761, 0.647],
    'credits near': [0.398, 0.021],
    'credits far': [-0.306, -0.561],
    'laboratory equal': [0.0, 0.0],
    'laboratory differs': [-0.484, -0.469],
    'laboratory by credit': [-0.003, -0.005],
    'honors differ': [-0.52, -0.084],
    'not a plain course': [-0.983, -0.601],
    'fields alike, neither plain': [0.254, 0.407],
    'title in description': [1.759, 1.028],
    'home is plain first course': [0.078, -0.092],
    'first asked is plain': [0.088, -0.027],
    'one word home': [-0.774, -0.536],
    'language step equal': [-0.128, 0.267],
    'language step differs': [-0.391, -0.47],
    'language equal': [0.122, 0.3],
    'language differs': [-0.603, -0.437],
    'introduction is the first': [-0.09, -0.174],
    'later of an introduction': [-0.292, -0.428],
    'later is advanced': [0.609, 0.354],
    'first is advanced': [-0.288, -0.252],
    'past: same course': [0.0, 2.032],
    'past: same course, other answer': [0.0, -1.307],
    'past: same title': [0.0, 0.896],
    'past: same title, other answer': [0.0, -1.034],
    'past: like title': [0.0, -0.081],
    'past: votes': [0.0, 0.394],
    'past: votes for others': [0.0, 0.124],
    'past: subject': [0.0, 0.644],
    'past: subject never': [0.0, -1.015],
    'past: given often': [0.0, 0.332],
    'past: given in field': [0.0, 0.456],
    'past: never given': [0.0, -0.201],
    'past: taken': [0.0, -1.311],
    'past: taken by another number': [0.0, -0.295],
    'past: order kept': [0.0, 0.932],
    'past: order broken': [0.0, -0.047],
    'past: level': [0.0, 0.146],
    'past: home level 0': [0.0, 0.119],
    'past: home level 1': [0.0, -0.81],
    'past: home level 2': [0.0, -0.511],
    'past: home level 3': [0.0, -0.053],
    'past: home level 4': [0.0, -0.324],
    'past: home level 5 or more': [0.0, -0.073],
    'past: number kept': [0.0, 0.002],
    'best by words': [0.033, 0.04],
    'short of the best': [-1.543, -0.833],
    'best by fields and words': [0.846, 0.571],
    'past: best': [0.0, 0.99],
    'past: short of the best': [0.0, -0.307],
  },
  /** For "no direct equivalent". */
  none: {
    always: [1.595, 0.962],
    'words unknown here': [0.145, 0.169],
    'few words found': [0.286, 0.318],
    'field not taught': [0.0, 0.223],
    'excluded field': [-0.076, 0.027],
    'trade or allied health': [0.0, 0.174],
    'remedial or orientation': [0.136, 0.057],
    'not a plain course': [0.167, 0.16],
    'one credit or less': [0.391, 0.332],
    'later of a row': [0.513, 0.217],
    'laboratory only': [0.095, 0.126],
    'many close': [0.542, 0.31],
    'training for a job': [0.773, 0.0],
    'field not sure': [0.373, 0.0],
    'none fits in words and field': [0.598, 0.0],
    'past: same course': [0.0, 0.586],
    'past: same course had one': [0.0, -0.685],
    'past: same title': [0.0, 0.64],
    'past: same title had one': [0.0, -0.441],
    'past: votes for none': [0.0, 0.705],
    'past: votes for one': [0.0, -0.079],
    'past: subject none': [0.0, 0.387],
    'past: subject had one': [0.0, 0.075],
    'past: share of none': [0.0, 0.527],
    'past: best like': [0.0, 0.237],
    'past: school none': [0.0, 0.355],
    'past: school had one': [0.0, 0.321],
    'past: field none': [0.0, 0.67],
  },
  /** For a home course that was not among the candidates. */
  elsewhere: {
    always: [-0.454, -0.32],
    'words unknown here': [-0.055, 0.063],
    'few words found': [-0.199, -0.001],
    'field not taught': [0.0, -0.01],
    'excluded field': [0.236, 0.211],
    'trade or allied health': [0.0, -0.042],
    'remedial or orientation': [0.004, 0.058],
    'not a plain course': [-0.049, -0.048],
    'one credit or less': [-0.016, -0.033],
    'later of a row': [0.016, 0.027],
    'laboratory only': [-0.014, -0.014],
    'many close': [0.099, 0.08],
    'training for a job': [-0.101, 0.0],
    'field not sure': [-0.073, 0.0],
    'none fits in words and field': [-0.072, 0.0],
    'past: same course': [0.0, -0.111],
    'past: same course had one': [0.0, -0.077],
    'past: same title': [0.0, -0.068],
    'past: same title had one': [0.0, -0.061],
    'past: votes for none': [0.0, -0.032],
    'past: votes for one': [0.0, -0.137],
    'past: subject none': [0.0, -0.166],
    'past: subject had one': [0.0, -0.048],
    'past: share of none': [0.0, -0.118],
    'past: best like': [0.0, -0.185],
    'past: school none': [0.0, -0.1],
    'past: school had one': [0.0, -0.148],
    'past: field none': [0.0, -0.158],
  },
};
