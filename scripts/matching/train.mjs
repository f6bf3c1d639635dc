import { figuresOf } from './figures.mjs';
import { examplesOf } from './examples.mjs';
import { lessonOf, NONE_SIGNS, PAIR_SIGNS, weighed } from './domain.mjs';
import { learn } from './learn.mjs';
import { learnNone } from './learn-none.mjs';
import { answersUnder, likeliestWays } from './usual-ways.mjs';

const WIDTHS = { pairWidth: PAIR_SIGNS.length, noneWidth: NONE_SIGNS.length };
const SETTINGS = { ...WIDTHS, steps: 150, rate: 0.1, ridge: 4e-3, noneRidge: 1e-2 };
/** Without past decisions; what speaks for none is learned anew there. */
const WITHOUT = { ...SETTINGS, noneRidge: 2e-2 };
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
const SUPPLIES = new Set(['none', 'given', 'few', 'many']);
const DRAW_WEIGHTS = { none: 1, given: 1, few: 0.8, many: 0.8, own: 0.8, single: 0.8 };
/**
 * Without past decisions nothing is known of how willingly an office refuses: every office is learned from
 * as if it refused so much, which is about what offices do.
 */
const NONE_SHARE = 0.45;

/** Where more of the catalog is given, it is hardly another catalog without the rest. */
const GIVEN_MAX = 0.5;

/**
 * The office with a catalog of only those courses that it gives, as many offices publish: else what a whole
 * catalog holds beside them would weigh on courses that are asked of such a list.
 */
export function officeOfGiven({ name, catalog, asked }) {
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
    without: fitWithout(sets),
    with: learn(
      pooled(sets, (supply) => !WITHOUT_PAST.has(supply), alike),
      SETTINGS,
    ),
  };
}

/** The weights that are for a supply of past decisions. */
function weightsFor(weights, supply) {
  return WITHOUT_PAST.has(supply) ? weights.without : weights.with;
}

function fitWithout(sets) {
  const examples = pooled(sets, (supply) => WITHOUT_PAST.has(supply), evenly);
  return learnNone(examples, learn(examples, WITHOUT), WIDTHS);
}

/** The examples of the wanted supplies, each with its weight. */
function pooled(sets, isWanted, weigh) {
  return sets.flatMap(({ examples }) =>
    Object.entries(examples)
      .filter(([supply]) => isWanted(supply))
      .flatMap(([supply, list]) => {
        const weightOf = weigh(list);
        return list.map((each) => ({ ...each, weight: 1000 * DRAW_WEIGHTS[supply] * weightOf(each) }));
      }),
  );
}

/** Every course of a list weighs the same. */
function alike(list) {
  return () => 1 / list.length;
}

/** Courses without an equivalent together weigh `NONE_SHARE` of a list. */
function evenly(list) {
  const nones = list.filter(({ isNone }) => isNone).length;
  if (nones === 0 || nones === list.length) return alike(list);
  return ({ isNone }) => (isNone ? NONE_SHARE / nones : (1 - NONE_SHARE) / (list.length - nones));
}

/**
 * Figures for offices never seen (trained on the others) and for institutions never seen (folds by sending
 * institution, or by course where an office names but one), and the ways under which the answers to both are
 * told most truly: what is shipped has learned from every office, but who asks is another.
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
  const said = parts.map(saidOf);
  const ways = {
    without: likeliestWays(said.filter(({ supply }) => supply === 'none')),
    with: likeliestWays(said.filter(({ supply }) => !WITHOUT_PAST.has(supply))),
  };
  const figures = said.map(({ how, office, supply, courses }) => ({
    how,
    office,
    supply,
    answers: answersUnder(courses, weightsFor(ways, supply)),
  }));
  return { figures, ways };
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

/** What is said of each course once its office's past decisions are learned from, as the product learns. */
function saidOf({ how, office, supply, list, weights }) {
  const courses = list.map(({ held, rows, none, right, isNone }) => {
    const { weights: own, foretold } = lessonFrom(held, weightsFor(weights, supply));
    return { ...weighed(rows, none, own), right, isNone, foretold };
  });
  return { how, office, supply, courses };
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
