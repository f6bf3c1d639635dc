import type { Equivalency, Receives } from '../articulation/articulation-rule.js';
import { courseKey } from '../articulation/match-rules.js';
import { categoryText } from '../matching/categories.js';
import type { CampusCourse, CampusEquivalent, Catalog, CatalogCourse } from '../program/program.js';
import type { Reason } from '../reason.js';
import type { CreditLine } from './evaluation-input.js';

/** Campus credit counts where it fits the online degree. */
const CITATION = 'B05';
/**
 * How likely a person agrees: a convention like that of the exam table, since no decisions are published to
 * measure it by. What the school itself lists is likelier than what only looks alike.
 */
const LISTED = 0.9;
const ALIKE = 0.7;
/** The better known pair speaks first. */
const ORDER: readonly CampusEquivalent['status'][] = ['official', 'official-alternative', 'inferred'];

/**
 * What a course of the Boston campus would equal online: the course that a published list pairs it with, else
 * one that looks alike, else the category or subject that the campus lists it under. Never a campus course,
 * which no degree of the online school names. What the school has published as equal is settled, as its own
 * record is; everything else a person confirms. Null where the line is no campus course, or where nothing
 * here speaks for it.
 */
export function campusEquivalency(line: CreditLine, catalog: Catalog): Equivalency | null {
  if (line.source === 'external') return null;
  const course = campusCourse(line, catalog);
  if (course === null) return null;
  const key = courseKey(course.code);
  const pairs = (catalog.campus?.equivalents ?? [])
    .filter(({ campus, family }) => (family ? ofFamily(key, campus) : courseKey(campus) === key))
    .toSorted((a, b) => Number(a.family) - Number(b.family) || rank(a) - rank(b));
  const answer = [...pairs.map((pair) => byPair(course, pair, catalog)), byListing(course)].find(
    (each) => each !== null,
  );
  return answer === undefined ? null : { line: line.id, basis: 'campus', ...answer };
}

/** Is a row of the school's own record a course of the campus? A code of the online catalog never is. */
export function isCampusCourse(line: CreditLine, catalog: Catalog): boolean {
  return line.source !== 'external' && campusCourse(line, catalog) !== null;
}

/** The school keeps one record of a student: a row with a code of the campus was taken on the campus. */
export function whereTaken(line: CreditLine, catalog: Catalog): CreditLine {
  if (line.source !== 'berklee-online' || !isCampusCourse(line, catalog)) return line;
  return { ...line, source: 'berklee-campus' };
}

/** The online course with that code, however it is written; null where the catalog has none. */
export function onlineCourse(code: string | null, { courses }: Catalog): CatalogCourse | null {
  const key = courseKey(code);
  return courses.find((course) => courseKey(course.code) === key) ?? null;
}

/** The campus's own course; for a row of its record or of a family of its codes, what the row says. */
function campusCourse({ source, code, title }: CreditLine, catalog: Catalog) {
  const key = courseKey(code);
  if (onlineCourse(code, catalog) !== null) return null;
  const listed = catalog.campus?.courses.find((course) => courseKey(course.code) === key);
  if (listed !== undefined) return listed;
  const isOfOne = catalog.campus?.equivalents.some(({ campus, family }) => family && ofFamily(key, campus));
  const isCampus = source === 'berklee-campus' || isOfOne === true;
  return isCampus && code !== null ? { code, title, subject: null, category: null } : null;
}

type Answer = Omit<Equivalency, 'line' | 'basis'>;

function byPair(course: CampusCourse, pair: CampusEquivalent, catalog: Catalog): Answer | null {
  const named = pair.online === null ? `“${pair.onlineTitle}”` : `${pair.online} ${pair.onlineTitle}`;
  if (pair.family) {
    // One course serves for any of the family; that does not make any of the family that course.
    const category = catalog.courses.find(({ code }) => code === pair.online)?.category ?? null;
    const why = reason('campus-family', { online: named, family: pair.campus });
    return category === null ? null : proposed({ category }, LISTED, why, pair);
  }
  const facts = { online: named, campus: course.code };
  if (pair.online === null) {
    const receives = listing(course);
    return receives && proposed(receives, ALIKE, reason('campus-without-code', facts), pair);
  }
  const receives = { course: pair.online };
  if (pair.status === 'official') {
    const because = [`published as equal to ${course.code} ${course.title}`, ...sources(pair)];
    const why = reason('campus-published', facts);
    return { receives, certainty: 'approved', probability: 1, because, why };
  }
  const isAlternative = pair.status === 'official-alternative';
  const why = reason(isAlternative ? 'campus-alternative' : 'campus-alike', facts);
  return proposed(receives, isAlternative ? LISTED : ALIKE, why, pair);
}

function byListing(course: CampusCourse): Answer | null {
  const receives = listing(course);
  if (receives === null) return null;
  const area = 'category' in receives ? categoryText(receives.category) : course.subject;
  const because = [`the campus lists ${course.code} ${course.title} under ${area}`];
  const why = reason('campus-listing', { campus: course.code, area });
  return { receives, certainty: 'proposed', probability: LISTED, because, why };
}

function listing({ category, subject }: CampusCourse): Receives | null {
  if (category !== null) return { category };
  return subject === null ? null : { subject };
}

function proposed(receives: Receives, probability: number, why: Reason, pair: CampusEquivalent): Answer {
  const because = [...(pair.note === null ? [] : [pair.note]), ...sources(pair)];
  return { receives, certainty: 'proposed', probability, because, why };
}

function sources({ source }: CampusEquivalent): readonly string[] {
  return source === null ? [] : [`source: ${source}`];
}

/** `LVIS` and digits: `LVIS-223`. */
function ofFamily(key: string, letters: string): boolean {
  return key.startsWith(letters) && /^\d/.test(key.slice(letters.length));
}

function rank({ status }: CampusEquivalent): number {
  return ORDER.indexOf(status);
}

function reason(code: string, facts: Reason['facts']): Reason {
  return { code, facts, citation: CITATION };
}
