import type { CatalogIndex } from './catalog-index.js';
import type { ReadCourse } from './read-course.js';

/** What past decisions show of how an office decides, whatever the title says. */
export interface Habits {
  /** Past decisions that gave a home course, by sending institution and subject. */
  readonly bySubject: ReadonlyMap<string, readonly number[]>;
  /** The same by sending institution and home course. */
  readonly byHome: ReadonlyMap<string, readonly number[]>;
  /** How often each outside level was given each home level. */
  readonly levels: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Share of the decisions that gave a course of the same number. */
  readonly numberKept: number;
  /** How seldom two courses of one institution are given the same home course, 0 to 1. */
  readonly singleness: number;
}

/** What is known of a past decision for its habits. */
interface Decided {
  readonly read: readonly ReadCourse[];
  readonly homes: Int32Array;
  readonly institutions: readonly string[];
}

/** So many decisions must agree before a habit counts in full. */
const DOUBT = 6;

/** Finds the habits in past decisions. */
export function habitsOf({ read, homes, institutions }: Decided, catalog: CatalogIndex): Habits {
  const bySubject = new Map<string, number[]>();
  const byHome = new Map<string, number[]>();
  const levels = new Map<number, Map<number, number>>();
  const titles = new Set<string>();
  let numbered = 0;
  let kept = 0;
  read.forEach((course, at) => {
    const home = homes[at]!;
    if (home < 0) return;
    const school = institutions[at]!;
    post(bySubject, placeOf(school, course.code.subject), at);
    post(byHome, placeOf(school, home), at);
    titles.add(placeOf(school, home, course.key));
    const theirs = catalog.read[home]!.code;
    if (course.code.level !== null && theirs.level !== null) {
      const table = levels.get(course.code.level) ?? new Map<number, number>();
      levels.set(course.code.level, table.set(theirs.level, (table.get(theirs.level) ?? 0) + 1));
    }
    if (course.code.number === null || theirs.number === null) return;
    numbered += 1;
    if (course.code.number === theirs.number) kept += 1;
  });
  // One of two courses that share a home is the first; only the others use it again.
  const again = (titles.size - byHome.size) / (titles.size + DOUBT);
  return {
    bySubject,
    byHome,
    levels,
    numberKept: kept / (numbered + DOUBT),
    singleness: (Math.max(0, 1 - 4 * again) * titles.size) / (titles.size + DOUBT),
  };
}

function placeOf(...parts: readonly (string | number)[]): string {
  return parts.join('\n');
}

function post(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** What the habits of the office say about one home course for the course asked. */
export interface HabitSigns {
  /** Given to another course of the institution, where that is seldom. */
  readonly taken: number;
  /** The same where that course stands at another place of a row. */
  readonly takenByNumber: number;
  readonly orderKept: number;
  readonly orderBroken: number;
  readonly level: number;
  readonly numberKept: number;
}

/** Past decisions with their habits, and the catalog they are about. */
interface PastDecisions {
  readonly read: readonly ReadCourse[];
  readonly homes: Int32Array;
  readonly habits: Habits;
  readonly catalog: CatalogIndex;
}

/** So many decisions of the same subject are compared. */
const COMPARED_MAX = 60;

/** Makes ready to ask for the habits' signs of home courses, one after another. */
export function askHabits(
  course: ReadCourse,
  school: string,
  own: ReadonlySet<number>,
  { read, homes, habits, catalog }: PastDecisions,
): (home: number) => HabitSigns {
  const { subject, number, level } = course.code;
  const beside = (habits.bySubject.get(placeOf(school, subject)) ?? [])
    .filter((at) => !own.has(at))
    .slice(0, COMPARED_MAX);
  const table = level === null ? undefined : habits.levels.get(level);
  const total = [...(table?.values() ?? [])].reduce((sum, times) => sum + times, 0);
  return (home) => {
    const theirs = catalog.read[home]!;
    const takers = (habits.byHome.get(placeOf(school, home)) ?? []).filter(
      (at) => !own.has(at) && read[at]!.key !== course.key,
    );
    const another = takers.some((at) => isAnotherOfTheRow(course, read[at]!));
    let kept = 0;
    let broken = 0;
    for (const at of beside) {
      const other = homes[at]!;
      if (catalog.subjectOf[other] !== catalog.subjectOf[home] || other === home) continue;
      const side = Math.sign((number ?? 0) - (read[at]!.code.number ?? 0));
      const there = Math.sign((theirs.code.number ?? 0) - (catalog.read[other]!.code.number ?? 0));
      if (side === 0 || there === 0) continue;
      if (side === there) kept += 1;
      else broken += 1;
    }
    return {
      taken: takers.length > 0 ? habits.singleness : 0,
      takenByNumber: another ? 1 : 0,
      orderKept: kept / (kept + broken + 1),
      orderBroken: broken / (kept + broken + 1),
      level:
        theirs.code.level === null
          ? 0
          : (table?.get(theirs.code.level) ?? 0) / (total + 2) - total / (total + 2) / 4,
      numberKept: number !== null && number === theirs.code.number ? habits.numberKept : 0,
    };
  };
}

/** Whether two courses differ in nothing but their place in a row. */
function isAnotherOfTheRow(a: ReadCourse, b: ReadCourse): boolean {
  if (a.title.sequence === null || b.title.sequence === null || a.title.sequence === b.title.sequence)
    return false;
  return wordsOf(a) === wordsOf(b);
}

function wordsOf({ key }: ReadCourse): string {
  return key.slice(0, key.indexOf('|'));
}
