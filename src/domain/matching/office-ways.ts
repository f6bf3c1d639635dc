import { fitOffice } from './fit-office.js';
import { weighed, type AskedAgain, type RankerWeights, type Weighed } from './weighed.js';

/** A past decision asked again, with what the ranker says of it and what the office answered. */
export interface Answered extends Weighed {
  readonly right: readonly number[];
  readonly isNone: boolean;
}

/** How an office differs from those that the weights were learned from. */
export interface OfficeWays {
  /** How much more willingly it refuses, in logits. */
  readonly refusal: number;
  /** Scores are divided by this before they become probabilities. */
  readonly heat: number;
}

/** Past decisions asked again, and those they are asked of. */
export interface Parted<Each> {
  readonly held: readonly Each[];
  readonly rest: readonly Each[];
}

/** Past decisions are asked again in so many parts, each of those in the others. */
const PARTS = 3;
/** So many of a part are asked at most. */
const HELD_MAX = 200;
/** With fewer in a part, an office is taken as any other. */
const HELD_MIN = 10;

/**
 * Parts past decisions, course by course, into those asked again, evenly from the whole list, and those they
 * are asked of; so many times, with others asked again each time.
 */
export function heldOut<Each>(courses: readonly Each[]): readonly Parted<Each>[] {
  if (courses.length < HELD_MIN * PARTS) return [];
  const step = Math.max(PARTS, Math.ceil(courses.length / HELD_MAX));
  return Array.from({ length: PARTS }, (_, part) => ({
    held: courses.filter((_each, at) => at % step === part),
    rest: courses.filter((_each, at) => at % step !== part),
  }));
}

/** What past decisions asked again teach: weights of the office's own, and how well they foretell it. */
export interface Lesson {
  readonly weights: RankerWeights;
  /** Each decision as weights say it that were learned without it. */
  readonly foretold: readonly Answered[];
}

/** Learns an office's own weights, and tries them on a part of its decisions at a time. */
export function lessonOf(asked: readonly AskedAgain[], usual: RankerWeights): Lesson {
  if (asked.length === 0) return { weights: usual, foretold: [] };
  const foretold = Array.from({ length: PARTS }, (_, part) => {
    const weights = fitOffice(
      asked.filter((_each, at) => at % PARTS !== part),
      usual,
    );
    return asked
      .filter((_each, at) => at % PARTS === part)
      .map(({ rows, none, right, isNone }) => ({ ...weighed(rows, none, weights), right, isNone }));
  });
  return { weights: fitOffice(asked, usual), foretold: foretold.flat() };
}

const REFUSALS = Array.from({ length: 61 }, (_, at) => (at - 30) / 10);
const HEATS = [0.75, 0.85, 0.93, 1, 1.08, 1.18, 1.3];
/** How far offices usually are from one another; what few decisions say is drawn toward the middle. */
const REFUSAL_SPREAD = 1;
const HEAT_SPREAD = 0.2;

/**
 * The ways of an office under which its own past decisions are likeliest. Where no past decision refuses,
 * perhaps only the others were kept: then nothing is learned of refusing.
 */
export function waysOf(answered: readonly Answered[], heat: number): OfficeWays {
  const usual: OfficeWays = { refusal: 0, heat };
  if (answered.length === 0) return usual;
  const refusals = answered.some(({ isNone }) => isNone) ? REFUSALS : [0];
  let best = usual;
  let most = -Infinity;
  for (const factor of HEATS) {
    const warmed = answered.map((each) => warm(each, heat * factor));
    for (const refusal of refusals) {
      const raised = Math.exp(refusal / (heat * factor));
      let likely = -((refusal / REFUSAL_SPREAD) ** 2 + (Math.log(factor) / HEAT_SPREAD) ** 2) / 2;
      for (const { right, none, rest, isNone } of warmed) {
        const sum = none * raised + rest;
        likely += Math.log((isNone ? none * raised : right) / sum + UNTHINKABLE);
      }
      if (likely <= most) continue;
      most = likely;
      best = { refusal, heat: heat * factor };
    }
  }
  return best;
}

const UNTHINKABLE = 1e-6;

/** Raised scores of the right answers, of none, and of all that is not none. */
function warm({ scores, none, elsewhere, right, isNone }: Answered, heat: number) {
  const most = scores.reduce((a, b) => Math.max(a, b), Math.max(none, elsewhere));
  const raise = (score: number) => Math.exp((score - most) / heat);
  const rest = scores.reduce((sum, score) => sum + raise(score), raise(elsewhere));
  const rights = right.reduce((sum, at) => sum + raise(scores[at]!), 0);
  return { right: right.length === 0 ? raise(elsewhere) : rights, none: raise(none), rest, isNone };
}

/** Scores as shares of one, after the ways of the office. */
export function sharesOf({ scores, none, elsewhere }: Weighed, { refusal, heat }: OfficeWays) {
  const refused = none + refusal;
  const most = scores.reduce((a, b) => Math.max(a, b), Math.max(refused, elsewhere));
  const raise = (score: number) => Math.exp((score - most) / heat);
  const raised = scores.map(raise);
  const sum = raised.reduce((a, b) => a + b, raise(refused) + raise(elsewhere));
  return { shares: raised.map((each) => each / sum), noneShare: raise(refused) / sum };
}
