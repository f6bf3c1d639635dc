import { sharesOf, waysOf } from './domain.mjs';
import { answerOf } from './examples.mjs';
import { surprise } from './figures.mjs';

const REFUSAL_HEATS = [1, 1.2, 1.4, 1.7, 2];
const HEATS = [0.8, 0.9, 1];
const DOUBTS = [0, 0.03, 0.05];

/**
 * The ways of an office like any other: those under which what is said of the first candidate comes true most
 * nearly, each part of the cross-validation counting the same.
 */
export function likeliestWays(parts) {
  const choices = REFUSAL_HEATS.flatMap((refusalHeat) =>
    HEATS.flatMap((heat) => DOUBTS.map((doubt) => ({ refusal: 0, refusalHeat, heat, doubt }))),
  );
  const groups = new Map();
  for (const { how, office, supply, courses } of parts) {
    const key = `${how}|${office}|${supply}`;
    groups.set(key, [...(groups.get(key) ?? []), ...courses]);
  }
  let best = choices[0];
  let least = Infinity;
  for (const ways of choices) {
    const each = [...groups.values()].map((list) => surprise(answersUnder(list, ways)));
    const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
    if (mean >= least) continue;
    least = mean;
    best = ways;
  }
  return best;
}

/** Answers after the ways of each office, as the product finds them from its past decisions. */
export function answersUnder(courses, usual) {
  const known = new Map();
  return courses.map((said) => {
    const { foretold, scores, right, isNone } = said;
    if (!known.has(foretold)) known.set(foretold, waysOf(foretold, usual));
    return answerOf({ rows: scores, right, isNone }, sharesOf(said, known.get(foretold)));
  });
}
