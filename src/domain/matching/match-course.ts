import { indexCatalog, type CatalogIndex, type HomeCourse } from './catalog-index.js';
import { catalogInOrder, decisionsInOrder } from './in-order.js';
import { matchReasons } from './match-reasons.js';
import { heldOut, lessonOf, sharesOf, waysOf, type OfficeWays } from './office-ways.js';
import { indexPrecedents, type Heard, type PastDecision, type PrecedentIndex } from './precedents.js';
import { readCourse, type PrintedCourse, type ReadCourse } from './read-course.js';
import { signsOf, workingRoom, type WorkingRoom } from './signs-of.js';
import { usualWays, usualWeights } from './usual-weights.js';
import { weighed, type AskedAgain, type RankerWeights } from './weighed.js';

/** A course from elsewhere that asks for its equivalent. */
export interface AskedCourse extends PrintedCourse {
  readonly institution: string;
}

export interface MatchCandidate {
  readonly code: string;
  /** Sum of what speaks for it, in logits; comparable within one course only. */
  readonly score: number;
  /** Of the candidates given 0.8, eight in ten are right. */
  readonly probability: number;
  /** What a registrar would say for it. */
  readonly reasons: readonly string[];
}

export interface Match {
  readonly candidates: readonly MatchCandidate[];
  /** Probability that the right answer is "no direct equivalent". */
  readonly noEquivalent: number;
}

/** A catalog with past decisions, ready to be asked. */
export interface Matcher {
  readonly index: CatalogIndex;
  readonly precedents: PrecedentIndex | null;
  readonly room: WorkingRoom;
  readonly weights: RankerWeights;
  readonly ways: OfficeWays;
}

/**
 * Makes a catalog and past decisions ready; done once for many courses. In what order they are given changes
 * nothing.
 */
export function prepareMatcher(
  catalog: readonly HomeCourse[],
  decisions: readonly PastDecision[] = [],
): Matcher {
  const index = indexCatalog(catalogInOrder(catalog));
  const room = workingRoom(index);
  const kept = decisionsInOrder(decisions).filter(
    ({ homeCode }) => homeCode === null || index.byCode.has(homeCode),
  );
  const asked = askAgain(kept, index, room);
  const { weights, foretold } = lessonOf(asked, usualWeights(kept.length > 0));
  const ways = waysOf(foretold, usualWays(kept.length > 0));
  const precedents = decisions.length === 0 ? null : indexPrecedents(kept, index);
  return { index, precedents, room, weights, ways };
}

/** Asks past decisions again of the others. */
function askAgain(decisions: readonly PastDecision[], index: CatalogIndex, room: WorkingRoom): AskedAgain[] {
  const byCourse = new Map<string, PastDecision[]>();
  for (const decision of decisions) {
    const key = JSON.stringify([decision.institution, decision.code, decision.title]);
    const known = byCourse.get(key);
    if (known === undefined) byCourse.set(key, [decision]);
    else known.push(decision);
  }
  return heldOut([...byCourse.values()]).flatMap(({ held, rest }) => {
    const others = indexPrecedents(rest.flat(), index);
    return held.flatMap((same): AskedAgain[] => {
      const [asked] = same;
      if (asked === undefined) return [];
      const codes = new Set(same.map(({ homeCode }) => homeCode));
      const { homes, rows, none } = signsOf(readCourse(asked), asked.institution, index, others, room);
      const right = homes.flatMap((home, at) => (codes.has(index.courses[home]!.code) ? [at] : []));
      const isNone = codes.has(null) && codes.size === 1;
      return [{ rows: rows.map((row) => row.slice()), none, right, isNone }];
    });
  });
}

/**
 * The home courses that a course from elsewhere most likely equals, best first, with calibrated
 * probabilities that together with `noEquivalent` add up to at most one. A suggestion: a person or a
 * published
 * rule decides.
 */
export function matchCourse(asked: AskedCourse, matcher: Matcher, top = 10): Match {
  const { index, precedents, room } = matcher;
  const course = recalled(asked);
  const { homes, rows, none, heard } = signsOf(course, asked.institution, index, precedents, room);
  const said = weighed(rows, none, matcher.weights);
  // Of no school in particular a course is none of those decided before.
  const decided = asked.institution.trim() === '' ? -1 : decidedAt(heard, homes);
  const { shares, noneShare } = withDecided(sharesOf(said, matcher.ways), decided);
  const best = Math.max(...said.scores);
  const scores = said.scores.map((score, at) => (at === decided ? best : score));
  const isDecided = (at: number) => Number(at === decided);
  const order = homes
    .map((_, at) => at)
    .sort((a, b) => scores[b]! - scores[a]! || isDecided(b) - isDecided(a) || homes[a]! - homes[b]!);
  return {
    candidates: order.slice(0, top).map((at) => ({
      code: index.courses[homes[at]!]!.code,
      score: Math.round(scores[at]! * 1000) / 1000,
      probability: floored(shares[at]!),
      reasons: matchReasons(course, homes[at]!, rows[at]!, index, heard),
    })),
    noEquivalent: floored(noneShare),
  };
}

/** How often offices decide a course again as they did; published decisions agree in 76 to 98 of 100. */
const DECIDED_AGAIN = 0.8;

/** Where the one answer stands that all past decisions of this very course gave; -1: none, or they differ. */
function decidedAt(heard: Heard | null, homes: readonly number[]): number {
  if (heard === null || heard.sameCourseTotal === 0) return -1;
  return homes.findIndex((home) => heard.sameCourse.get(home) === heard.sameCourseTotal);
}

interface Shares {
  readonly shares: readonly number[];
  readonly noneShare: number;
}

/** What was decided of this very course, and never otherwise, is likelier than anything that words say. */
function withDecided({ shares, noneShare }: Shares, decided: number): Shares {
  const own = shares[decided];
  if (own === undefined || own >= DECIDED_AGAIN) return { shares, noneShare };
  const left = (1 - DECIDED_AGAIN) / (1 - own);
  return {
    shares: shares.map((share, at) => (at === decided ? DECIDED_AGAIN : share * left)),
    noneShare: noneShare * left,
  };
}

/** Courses read lately: the same ones come again and again, from student to student. */
const READ = new Map<string, ReadCourse>();
const READ_MAX = 20_000;

function recalled(asked: AskedCourse): ReadCourse {
  if (asked.description) return readCourse(asked);
  const key = JSON.stringify([asked.code, asked.title, asked.credits]);
  const known = READ.get(key);
  if (known !== undefined) return known;
  const course = readCourse(asked);
  if (READ.size >= READ_MAX) READ.clear();
  READ.set(key, course);
  return course;
}

/** Four decimals, rounded down so that the probabilities of a course never add up to more than one. */
function floored(probability: number): number {
  return Math.floor(probability * 10_000) / 10_000;
}
