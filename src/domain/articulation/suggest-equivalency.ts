import { GENERAL_EDUCATION, NAMES } from '../matching/categories.js';
import { classifyCourse } from '../matching/classify-course.js';
import { matchCourse, prepareMatcher, type MatchCandidate, type Matcher } from '../matching/match-course.js';
import { RecentAnswers } from '../recent-answers.js';
import type { Catalog, CatalogCourse } from '../program/program.js';
import type { Receives } from './articulation-rule.js';

export interface Suggestion {
  /** Null when nothing fits well enough to be put before a person. */
  readonly receives: Receives | null;
  readonly probability: number;
  /** What a registrar would say for it. */
  readonly because: readonly string[];
}

interface Printed {
  readonly code: string | null;
  readonly title: string;
}

/** A home course is named when it is likelier than not. */
const LIKELY_ENOUGH = 0.5;
/** A title that names a music subject is right about it this often as about being music at all. */
const SUBJECT_SHARE = 0.7;

/**
 * What a course might equal here, as a suggestion only: a person or a published rule decides. General
 * education is suggested by category, music by the likeliest catalog course, else by subject.
 */
export function suggestEquivalency(line: Printed, catalog: Catalog): Suggestion {
  const kind = classifyCourse(line);
  if (GENERAL_EDUCATION.some((category) => category === kind.category)) {
    const because = [`reads as ${NAMES[kind.category]}`, ...kind.reasons];
    return { receives: { category: kind.category }, probability: kind.probability, because };
  }
  if (kind.category !== 'MUSIC')
    return { receives: null, probability: kind.probability, because: kind.reasons };
  const likeliest = likeliestCourse(line, catalog);
  if (likeliest !== null && likeliest.probability >= LIKELY_ENOUGH) {
    const { code, probability, reasons } = likeliest;
    const title = catalog.courses.find((course) => course.code === code)?.title ?? '';
    return { receives: { course: code }, probability, because: [`close to ${code} ${title}`, ...reasons] };
  }
  if (kind.subject === null) return { receives: null, probability: kind.probability, because: kind.reasons };
  return {
    receives: { subject: kind.subject },
    probability: Math.round(kind.probability * SUBJECT_SHARE * 1000) / 1000,
    because: [`reads as ${kind.subject}`, ...kind.reasons],
  };
}

function likeliestCourse({ code, title }: Printed, catalog: Catalog): MatchCandidate | null {
  const { matcher, recent } = matcherOf(catalog);
  const find = () => matchCourse({ institution: '', code, title }, matcher, 1).candidates;
  return recent.get(`${code ?? ''}\n${title}`, find)[0] ?? null;
}

/**
 * What a course from elsewhere never equals: graduate courses, what is kept for degree students such as a
 * capstone (Q24), and what carries no credits of its own.
 */
function mayBeEqualled({ academicLevel, degreeOnly, credits }: CatalogCourse): boolean {
  return academicLevel !== 'graduate' && !degreeOnly && credits !== null;
}

interface ReadyCatalog {
  readonly matcher: Matcher;
  readonly recent: RecentAnswers<readonly MatchCandidate[]>;
}

/** A catalog never changes; it is made ready once, not once for every line. */
const READY = new WeakMap<Catalog, ReadyCatalog>();

function matcherOf(catalog: Catalog): ReadyCatalog {
  const known = READY.get(catalog);
  if (known !== undefined) return known;
  const courses = catalog.courses
    .filter(mayBeEqualled)
    .map(({ code, title, credits, topics }) => ({ code, title, credits, description: topics.join('; ') }));
  const ready = {
    matcher: prepareMatcher(courses),
    recent: new RecentAnswers<readonly MatchCandidate[]>(5000),
  };
  READY.set(catalog, ready);
  return ready;
}
