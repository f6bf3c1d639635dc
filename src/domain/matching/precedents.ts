import type { CatalogIndex } from './catalog-index.js';
import { fieldNoneOf, givenShare } from './past-fields.js';
import { askHabits, habitsOf, type Habits, type HabitSigns } from './past-habits.js';
import { FIELDS, fieldShares, readFields } from './read-fields.js';
import { readCourse, type PrintedCourse, type ReadCourse } from './read-course.js';

/** A past decision: the home course it gave, or null for "no direct equivalent". */
export interface PastDecision extends PrintedCourse {
  readonly institution: string;
  readonly homeCode: string | null;
}

/** No home course: the decision was "no direct equivalent". */
export const NONE = -1;

/** Past decisions made ready for matching. Those for courses that left the catalog are not kept. */
export interface PrecedentIndex {
  readonly size: number;
  readonly catalog: CatalogIndex;
  readonly read: readonly ReadCourse[];
  readonly institutions: readonly string[];
  /** Number of the home course in the catalog, or `NONE`. */
  readonly homes: Int32Array;
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly byConcept: ReadonlyMap<number, readonly number[]>;
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  readonly byTitle: ReadonlyMap<string, readonly number[]>;
  /** How often each outside subject was given each home subject (`NONE` for none). */
  readonly subjects: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly subjectTotals: ReadonlyMap<string, number>;
  /** How often each home course was given. */
  readonly given: ReadonlyMap<number, number>;
  readonly schools: ReadonlyMap<string, { total: number; none: number }>;
  /** For each field the weight of decisions, and of those that gave none. */
  readonly fieldTotals: Float64Array;
  readonly fieldNones: Float64Array;
  /** For each home course the weight of each field among the courses it was given for. */
  readonly givenFields: ReadonlyMap<number, Float64Array>;
  readonly habits: Habits;
  readonly pairs: number;
  readonly nones: number;
}

/** Builds the index of past decisions over a catalog. */
export function indexPrecedents(decisions: readonly PastDecision[], catalog: CatalogIndex): PrecedentIndex {
  const kept = decisions.filter(({ homeCode }) => homeCode === null || catalog.byCode.has(homeCode));
  const read = kept.map(readCourse);
  const homes = Int32Array.from(kept, ({ homeCode }) =>
    homeCode === null ? NONE : catalog.byCode.get(homeCode)!,
  );
  const byWord = new Map<string, number[]>();
  const byConcept = new Map<number, number[]>();
  const byCode = new Map<string, number[]>();
  const byTitle = new Map<string, number[]>();
  const subjects = new Map<string, Map<number, number>>();
  const subjectTotals = new Map<string, number>();
  const given = new Map<number, number>();
  const institutions = kept.map(({ institution }) => institution.trim().toLowerCase());
  const schools = new Map<string, { total: number; none: number }>();
  const fieldTotals = new Float64Array(FIELDS.length);
  const fieldNones = new Float64Array(FIELDS.length);
  const givenFields = new Map<number, Float64Array>();
  read.forEach((course, at) => {
    for (const word of new Set(course.title.places.flat())) push(byWord, word, at);
    for (const concept of course.title.concepts) push(byConcept, concept, at);
    if (course.code.spelled !== '') push(byCode, course.code.spelled, at);
    push(byTitle, course.key, at);
    const home = homes[at]!;
    const isNone = home === NONE ? 1 : 0;
    const school = schools.get(institutions[at]!) ?? { total: 0, none: 0 };
    schools.set(institutions[at]!, { total: school.total + 1, none: school.none + isNone });
    fieldShares(readFields(course.title, course.code).scores).forEach((share, field) => {
      fieldTotals[field]! += share;
      fieldNones[field]! += share * isNone;
      if (home === NONE) return;
      const fields = givenFields.get(home) ?? new Float64Array(FIELDS.length);
      fields[field]! += share;
      givenFields.set(home, fields);
    });
    if (home !== NONE) given.set(home, (given.get(home) ?? 0) + 1);
    const subject = home === NONE ? NONE : catalog.subjectOf[home]!;
    const table = subjects.get(course.code.subject) ?? new Map<number, number>();
    subjects.set(course.code.subject, table.set(subject, (table.get(subject) ?? 0) + 1));
    subjectTotals.set(course.code.subject, (subjectTotals.get(course.code.subject) ?? 0) + 1);
  });
  const nones = homes.reduce((sum, home) => sum + (home === NONE ? 1 : 0), 0);
  return {
    size: kept.length,
    catalog,
    read,
    institutions,
    schools,
    fieldTotals,
    fieldNones,
    givenFields,
    homes,
    byWord,
    byConcept,
    byCode,
    byTitle,
    subjects,
    subjectTotals,
    given,
    habits: habitsOf({ read, homes, institutions }, catalog),
    pairs: kept.length - nones,
    nones,
  };
}

function push<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

const NEIGHBOURS_MAX = 60;

/** What past decisions say about one course, home course by home course. */
export interface Heard {
  /** Likeness of the most alike title that was given this course, 0 to 1. */
  readonly likeness: ReadonlyMap<number, number>;
  /** Share of the votes of like titles, weighed by likeness; the none-votes have key `NONE`. */
  readonly votes: ReadonlyMap<number, number>;
  /** The votes for any home course. */
  readonly votesForOnes: number;
  /**
   * Decisions for the same institution, code and title: times by home course. They are counted nowhere
   * else.
   */
  readonly sameCourse: ReadonlyMap<number, number>;
  /** Decisions for the same title: times by home course. */
  readonly sameTitle: ReadonlyMap<number, number>;
  readonly sameCourseTotal: number;
  readonly sameTitleTotal: number;
  /** Whether all decisions for the same title are of other institutions. */
  readonly isElsewhere: boolean;
  /** Outside subject: decisions by home subject. */
  readonly subject: ReadonlyMap<number, number> | undefined;
  readonly subjectTotal: number;
  /** Decisions for courses of the same institution, and those of them that gave none. */
  readonly schoolTotal: number;
  readonly schoolNone: number;
  /** Share of none among all decisions. */
  readonly noneShare: number;
  /** Share of none among decisions for courses of the same fields. */
  readonly fieldNone: number;
  /** How often a home course was given to courses of the same fields, 0 to 1. */
  readonly givenInField: (home: number) => number;
  /** What the habits of the office say about a home course. */
  readonly habitsFor: (home: number) => HabitSigns;
}

/** Listens to past decisions: same course, same title, like titles, same subject. */
export function listen(
  course: ReadCourse,
  institution: string,
  precedents: PrecedentIndex,
  rarityOf: (word: string) => number,
  shares: Float32Array,
): Heard {
  const title = course.key;
  const school = institution.trim().toLowerCase();
  const sameCourse = new Map<number, number>();
  const own = new Set<number>();
  for (const at of precedents.byCode.get(course.code.spelled) ?? []) {
    if (precedents.institutions[at] !== school || precedents.read[at]!.key !== title) continue;
    add(sameCourse, precedents.homes[at]!, 1);
    own.add(at);
  }
  const sameTitle = new Map<number, number>();
  const alike = (precedents.byTitle.get(title) ?? []).filter((at) => !own.has(at));
  // Two courses of one institution with one title are seldom the same course where each has its own answer.
  const here = 1 - precedents.habits.singleness;
  let sameTitleTotal = 0;
  for (const at of alike) {
    const weight = precedents.institutions[at] === school ? here : 1;
    sameTitleTotal += weight;
    add(sameTitle, precedents.homes[at]!, weight);
  }
  const { likeness, votes } = neighbours(course, precedents, rarityOf, own);
  const { subject } = course.code;
  return {
    likeness,
    votes,
    votesForOnes: [...votes].reduce((sum, [home, vote]) => (home === NONE ? sum : sum + vote), 0),
    sameCourse,
    sameTitle,
    sameCourseTotal: own.size,
    sameTitleTotal,
    isElsewhere: alike.every((at) => precedents.institutions[at] !== school),
    subject: precedents.subjects.get(subject),
    subjectTotal: precedents.subjectTotals.get(subject) ?? 0,
    schoolTotal: precedents.schools.get(school)?.total ?? 0,
    schoolNone: precedents.schools.get(school)?.none ?? 0,
    noneShare: precedents.nones / (precedents.size + 5),
    fieldNone: fieldNoneOf(shares, precedents),
    givenInField: (home) => givenShare(shares, home, precedents),
    habitsFor: askHabits(course, school, own, precedents),
  };
}

function neighbours(
  course: ReadCourse,
  precedents: PrecedentIndex,
  rarityOf: (word: string) => number,
  itself: ReadonlySet<number>,
) {
  const shared = new Map<number, number>();
  const own = weightsOf(course, rarityOf);
  const total = sumOf(own);
  const seen = new Set<string>();
  course.title.places.forEach((forms, place) => {
    const touched = new Set<number>();
    for (const form of forms) {
      if (seen.has(form)) continue;
      seen.add(form);
      for (const at of precedents.byWord.get(form) ?? []) touched.add(at);
    }
    for (const at of touched) shared.set(at, (shared.get(at) ?? 0) + own[place]!);
  });
  for (const concept of course.title.concepts)
    for (const at of precedents.byConcept.get(concept) ?? []) if (!shared.has(at)) shared.set(at, 0);
  for (const at of itself) shared.delete(at);
  const best = [...shared]
    .map(([at, weight]) => ({
      at,
      likeness: likenessTo(course, precedents.read[at]!, weight, total, rarityOf),
    }))
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .slice(0, NEIGHBOURS_MAX);
  const likeness = new Map<number, number>();
  const votes = new Map<number, number>();
  let all = 0.15;
  for (const each of best) {
    const home = precedents.homes[each.at]!;
    likeness.set(home, Math.max(likeness.get(home) ?? 0, each.likeness));
    const vote = each.likeness ** 4;
    add(votes, home, vote);
    all += vote;
  }
  for (const [home, vote] of votes) votes.set(home, vote / all);
  return { likeness, votes };
}

/** Two titles that name the same common course are at least so much alike. */
const SAME_COURSE = 0.6;

/** Twice the shared weight over all weight, less where the numbers of the rows differ. */
function likenessTo(
  a: ReadCourse,
  b: ReadCourse,
  shared: number,
  total: number,
  rarityOf: (word: string) => number,
): number {
  const theirs = sumOf(weightsOf(b, rarityOf));
  const sameCourse = a.title.concepts.some((concept) => b.title.concepts.includes(concept));
  let likeness = Math.max(sameCourse ? SAME_COURSE : 0, Math.min(1, (2 * shared) / (total + theirs || 1)));
  if (a.title.sequence !== b.title.sequence)
    likeness *= a.title.sequence !== null && b.title.sequence !== null ? 0.6 : 0.9;
  if ((a.title.lab === 'only') !== (b.title.lab === 'only')) likeness *= 0.7;
  if (a.title.step > 1 && b.title.step !== a.title.step) likeness *= 0.8;
  if (a.code.subject === b.code.subject) likeness = 0.9 * likeness + 0.1 * Math.min(1, likeness * 1.3);
  return likeness;
}

function weightsOf({ title }: ReadCourse, rarityOf: (word: string) => number): number[] {
  return title.places.map((forms, at) => rarityOf(forms[0]!) * (title.generic[at] ? 0.25 : 1));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function add(map: Map<number, number>, key: number, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value);
}
