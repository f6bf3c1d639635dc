import { figuresOf } from './figures.mjs';
import { answerOf, examplesOf } from './examples.mjs';
import { lessonOf, NONE_SIGNS, PAIR_SIGNS, sharesOf, waysOf, weighed } from './domain.mjs';
import { learn } from './learn.mjs';

const WIDTHS = { pairWidth: PAIR_SIGNS.length, noneWidth: NONE_SIGNS.length };
const SETTINGS = { ...WIDTHS, steps: 150, rate: 0.1, ridge: 4e-3, noneRidge: 1e-2 };
const FOLDS = 5;
/**
 * How many past decisions there are beside the courses asked, with the seeds of the draws; `own`: of the
 * very courses.
 */
const DRAWS = {
  none: [[0, 1]],
  given: [[0, 1]],
  few: [
    [0.3, 1],
    [0.3, 2],
  ],
  many: [
    [0.8, 11],
    [0.8, 12],
    [0.8, 13],
    [0.8, 14],
  ],
  own: [[0.6, 21, 0.5]],
  single: [
    [0.3, 31, 0, true],
    [0.7, 32, 0, true],
    [0.7, 33, 0, true],
  ],
};
/** Supplies without past decisions. */
const WITHOUT_PAST = new Set(['none', 'given']);
/** Supplies that figures are told of; the others are for learning. */
const SUPPLIES = new Set(['none', 'few', 'many']);
const DRAW_WEIGHTS = { none: 1, given: 1, few: 0.8, many: 0.8, own: 0.8, single: 0.8 };
const HEATS = Array.from({ length: 13 }, (_, i) => 0.9 + i * 0.05);

/** Where more of the catalog is given, it is hardly another catalog without the rest. */
const GIVEN_MAX = 0.5;

/**
 * The office with a catalog of only those courses that it gives, as many offices publish: else what a whole
 * catalog holds beside them would weigh on courses that are asked of such a list.
 */
function officeOfGiven({ name, catalog, asked }) {
  const codes = new Set(asked.flatMap(({ right }) => right));
  return { name, catalog: catalog.filter(({ code }) => codes.has(code)), asked };
}

/** The examples of one office under each supply of past decisions. */
export function drawExamples(office) {
  const given = officeOfGiven(office);
  const drawn = Object.entries(DRAWS)
    .filter(([supply]) => supply !== 'given' || given.catalog.length < GIVEN_MAX * office.catalog.length)
    .map(([supply, draws]) => [
      supply,
      draws.flatMap(([share, seed, own, single]) =>
        examplesOf(supply === 'given' ? given : office, { share, seed, own, single }),
      ),
    ]);
  return { name: office.name, examples: Object.fromEntries(drawn) };
}

/**
 * Weights learned from all offices: those for a course asked without past decisions and those with them, each
 * office counting the same however many rows it has. An office with a catalog of what it gives counts as one
 * more.
 */
export function fitRanker(sets) {
  return {
    without: fitOn(sets, (supply) => WITHOUT_PAST.has(supply)),
    with: fitOn(sets, (supply) => !WITHOUT_PAST.has(supply)),
  };
}

/** The weights that are for a supply of past decisions. */
function weightsFor(weights, supply) {
  return supply === 'none' ? weights.without : weights.with;
}

function fitOn(sets, isWanted) {
  const pooled = sets.flatMap(({ examples }) =>
    Object.entries(examples)
      .filter(([supply]) => isWanted(supply))
      .flatMap(([supply, list]) =>
        list.map((example) => ({ ...example, weight: (1000 * DRAW_WEIGHTS[supply]) / list.length })),
      ),
  );
  return learn(pooled, SETTINGS);
}

/**
 * Figures for offices never seen (trained on the others) and for institutions never seen (folds by sending
 * institution, or by course where an office names but one), and the heat that makes probabilities of the
 * unseen offices fit best.
 */
export function crossValidate(sets) {
  const across =
    sets.length < 2
      ? []
      : sets.flatMap((set) => {
          const weights = fitRanker(sets.filter((other) => other !== set));
          return Object.entries(set.examples)
            .filter(([supply]) => SUPPLIES.has(supply))
            .map(([supply, list]) => ({ office: set.name, supply, list, weights }));
        });
  const within = withinOffices(sets);
  const parts = [
    ...across.map((part) => ({ how: 'office unseen', ...part })),
    ...within.map((part) => ({ how: 'institutions unseen', ...part })),
  ];
  // Who asks next is an office that was never seen; of one alone, institutions are all that is unseen.
  const unseen = parts.filter(({ how }) => across.length === 0 || how === 'office unseen');
  const heat = {
    without: bestHeat(unseen.filter(({ supply }) => supply === 'none')),
    with: bestHeat(unseen.filter(({ supply }) => supply !== 'none')),
  };
  const figures = parts.map((part) => told(part, weightsFor(heat, part.supply)));
  return { figures, heat };
}

function withinOffices(sets) {
  const parts = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rest = sets.map((set) => only(set, (example) => foldOf(example, set) !== fold));
    const weights = fitRanker(rest);
    for (const set of sets) {
      const here = only(set, (example) => foldOf(example, set) === fold);
      for (const [supply, list] of Object.entries(here.examples))
        if (SUPPLIES.has(supply)) parts.push({ office: set.name, supply, list, weights });
    }
  }
  return parts;
}

function only(set, keep) {
  const examples = Object.fromEntries(
    Object.entries(set.examples).map(([supply, list]) => [supply, list.filter(keep)]),
  );
  return { ...set, examples };
}

function foldOf({ asked }, { examples }) {
  const names = new Set(examples.none.map(({ asked: each }) => each.institution));
  const key = names.size > FOLDS ? (asked.sender ?? asked.institution) : `${asked.code}${asked.title}`;
  let hash = 7;
  for (const letter of key) hash = (hash * 31 + letter.codePointAt(0)) >>> 0;
  return hash % FOLDS;
}

/** Answers with the weights and ways of the office learned from its past decisions, as the product learns. */
function told({ how, office, supply, list, weights }, heat) {
  return { how, office, supply, answers: answersOf(list, weightsFor(weights, supply), heat) };
}

function answersOf(list, weights, heat) {
  const ways = new Map();
  return list.map((example) => {
    const { held, rows, none } = example;
    const { weights: own, foretold } = lessonFrom(held, weights);
    if (!ways.has(held)) ways.set(held, waysOf(foretold, heat));
    return answerOf(example, sharesOf(weighed(rows, none, own), ways.get(held)));
  });
}

/** What each draw of past decisions taught, under each list of weights. */
const LESSONS = new WeakMap();

function lessonFrom(held, weights) {
  if (!LESSONS.has(weights)) LESSONS.set(weights, new Map());
  const known = LESSONS.get(weights);
  if (!known.has(held)) known.set(held, lessonOf(held, partsOf(weights)));
  return known.get(held);
}

/** A list of weights as the product takes them. */
function partsOf(weights) {
  const { pairWidth, noneWidth } = WIDTHS;
  return {
    pair: weights.slice(0, pairWidth),
    none: weights.slice(pairWidth, pairWidth + noneWidth),
    elsewhere: weights.slice(pairWidth + noneWidth),
  };
}

/** Joins the folds of one office and gives its figures. */
export function summed(figures) {
  const groups = new Map();
  for (const { how, office, supply, answers } of figures) {
    const key = `${how}|${office}|${supply}`;
    const known = groups.get(key) ?? { how, office, supply, answers: [] };
    known.answers.push(...answers);
    groups.set(key, known);
  }
  return [...groups.values()].map(({ answers, ...rest }) => ({ ...rest, answers, ...figuresOf(answers) }));
}

/** The heat at which what is said of the first candidate comes true most nearly. */
function bestHeat(parts) {
  const gaps = HEATS.map((heat) => {
    const each = summed(parts.map((part) => told(part, heat)));
    return each.reduce((sum, { eceTop }) => sum + eceTop, 0) / each.length;
  });
  return Math.round(HEATS[gaps.indexOf(Math.min(...gaps))] * 100) / 100;
}
