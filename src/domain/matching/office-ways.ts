import { fitOffice } from './fit-office.js';
import { weighed, type AskedAgain, type RankerWeights, type Weighed } from './weighed.js';

/** A past decision asked again, with what the ranker says of it and what the office answered. */
export interface Answered extends Weighed {
  readonly right: readonly number[];
  readonly isNone: boolean;
}

/** How what is said becomes probabilities in an office. */
export interface OfficeWays {
  /** How much more willingly it refuses than others, in logits. */
  readonly refusal: number;
  /** What speaks for some course against none is divided by this. */
  readonly refusalHeat: number;
  /** Scores of courses are divided by this before they share what is left of one. */
  readonly heat: number;
  /** How often an office gives a course that nobody would foretell; no course is said to be surer. */
  readonly doubt: number;
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
const FACTORS = [0.75, 0.85, 0.93, 1, 1.08, 1.18, 1.3];
/** How far offices usually are from one another; what few decisions say is drawn toward the middle. */
const REFUSAL_SPREAD = 1;
const HEAT_SPREAD = 0.2;

/** The ways of an office under which its own past decisions are likeliest. */
export function waysOf(answered: readonly Answered[], usual: OfficeWays): OfficeWays {
  if (answered.length === 0) return usual;
  return { ...usual, ...refusingOf(answered, usual), heat: heatOf(answered, usual) };
}

/**
 * How willingly an office refuses, and how sure one may be of it. Where no past decision refuses, perhaps
 * only the others were kept: then nothing is learned of refusing.
 */
function refusingOf(answered: readonly Answered[], { refusalHeat: usual }: OfficeWays) {
  let best = { refusal: 0, refusalHeat: usual };
  if (!answered.some(({ isNone }) => isNone)) return best;
  const told = answered.map((each) => ({ forSome: spokenForSome(each), isNone: each.isNone }));
  let most = -Infinity;
  for (const factor of FACTORS) {
    const refusalHeat = usual * factor;
    for (const refusal of REFUSALS) {
      let likely = -((refusal / REFUSAL_SPREAD) ** 2) / 2 + usuallyBy(factor);
      for (const { forSome, isNone } of told) {
        const some = someShare(forSome, refusal, refusalHeat);
        likely += Math.log((isNone ? 1 - some : some) + UNTHINKABLE);
      }
      if (likely <= most) continue;
      most = likely;
      best = { refusal, refusalHeat };
    }
  }
  return best;
}

/** How sure one may be which course an office gives, where it gives one. */
function heatOf(answered: readonly Answered[], { heat: usual, doubt }: OfficeWays): number {
  const given = answered.filter(({ isNone }) => !isNone);
  let best = usual;
  let most = -Infinity;
  for (const factor of FACTORS) {
    let likely = usuallyBy(factor);
    for (const each of given) {
      const { raised, elsewhere, sum } = raise(each, usual * factor);
      const right = each.right.reduce((total, at) => total + raised[at]!, 0);
      const share = (each.right.length === 0 ? elsewhere : right) / sum;
      likely += Math.log((1 - doubt) * share + doubt / (raised.length + 1) + UNTHINKABLE);
    }
    if (likely <= most) continue;
    most = likely;
    best = usual * factor;
  }
  return best;
}

const UNTHINKABLE = 1e-6;

function usuallyBy(factor: number): number {
  return -((Math.log(factor) / HEAT_SPREAD) ** 2) / 2;
}

/**
 * Scores as shares of one, after the ways of the office: first of some course against none, then of each
 * course among all.
 */
export function sharesOf(said: Weighed, { refusal, refusalHeat, heat, doubt }: OfficeWays) {
  const some = someShare(spokenForSome(said), refusal, refusalHeat);
  const { raised, sum } = raise(said, heat);
  const part = (some * (1 - doubt)) / sum;
  return { shares: raised.map((each) => each * part), noneShare: 1 - some };
}

function someShare(forSome: number, refusal: number, refusalHeat: number): number {
  return 1 / (1 + Math.exp((refusal - forSome) / refusalHeat));
}

/** What speaks for some course, found or not, against none. */
function spokenForSome(said: Weighed): number {
  const { most, sum } = raise(said, 1);
  return most + Math.log(sum) - said.none;
}

function raise({ scores, elsewhere }: Weighed, heat: number) {
  const most = scores.reduce((a, b) => Math.max(a, b), elsewhere);
  const raised = scores.map((score) => Math.exp((score - most) / heat));
  const unfound = Math.exp((elsewhere - most) / heat);
  return { most, raised, elsewhere: unfound, sum: raised.reduce((a, b) => a + b, unfound) };
}
