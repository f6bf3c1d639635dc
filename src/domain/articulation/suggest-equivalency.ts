import type { Catalog, CatalogCourse } from '../program/program.js';
import type { Receives } from './articulation-rule.js';
import { GENERAL_EDUCATION } from './category-signals.js';
import { classifyCourse, NAMES } from './classify-course.js';
import { titleWords } from './title-words.js';

export interface Suggestion {
  /** Null when nothing fits well enough to be put before a person. */
  readonly receives: Receives | null;
  readonly probability: number;
  /** What a registrar would say for it. */
  readonly because: readonly string[];
}

/** Titles must share this much of their weight before a home course is named. */
const TITLE_ENOUGH = 0.6;

/**
 * What a course might equal here, as a suggestion only: a person or a published rule decides. General
 * education is suggested by category, music by the closest catalog title, else by subject.
 */
export function suggestEquivalency(
  line: { readonly code: string | null; readonly title: string },
  catalog: Catalog,
): Suggestion {
  const kind = classifyCourse(line);
  if (GENERAL_EDUCATION.some((category) => category === kind.category)) {
    const because = [`reads as ${NAMES[kind.category]}`, ...kind.reasons];
    return { receives: { category: kind.category }, probability: kind.probability, because };
  }
  if (kind.category !== 'MUSIC')
    return { receives: null, probability: kind.probability, because: kind.reasons };
  const closest = closestCourse(line.title, catalog);
  if (closest !== null && closest.likeness >= TITLE_ENOUGH) {
    const because = [`the title is close to ${closest.course.code} ${closest.course.title}`];
    return { receives: { course: closest.course.code }, probability: round(closest.likeness * 0.8), because };
  }
  if (kind.subject === null) return { receives: null, probability: kind.probability, because: kind.reasons };
  return {
    receives: { subject: kind.subject },
    probability: round(kind.probability * 0.7),
    because: [`reads as ${kind.subject}`, ...kind.reasons],
  };
}

function closestCourse(title: string, catalog: Catalog): { course: CatalogCourse; likeness: number } | null {
  const words = new Set(titleWords(title));
  let best: { course: CatalogCourse; likeness: number } | null = null;
  for (const { course, words: theirs } of titlesOf(catalog)) {
    const likeness = overlap(words, theirs);
    if (best === null || likeness > best.likeness) best = { course, likeness };
  }
  return best;
}

interface Title {
  readonly course: CatalogCourse;
  readonly words: ReadonlySet<string>;
}

/** A catalog never changes; its titles are taken apart once, not once for every line. */
const TITLES = new WeakMap<Catalog, readonly Title[]>();

function titlesOf(catalog: Catalog): readonly Title[] {
  const known = TITLES.get(catalog);
  if (known !== undefined) return known;
  const titles = catalog.courses
    .filter(({ academicLevel }) => academicLevel !== 'graduate')
    .map((course) => ({ course, words: new Set(titleWords(course.title)) }));
  TITLES.set(catalog, titles);
  return titles;
}

/** Dice's coefficient over words, where `music` and small numbers weigh half. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const weigh = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + weightOf(word), 0);
  const shared = weigh([...a].filter((word) => b.has(word)));
  const all = weigh(a) + weigh(b);
  return all === 0 ? 0 : (2 * shared) / all;
}

function weightOf(word: string): number {
  return word === 'music' || /^\d+$/.test(word) || word === 'introduction' ? 0.5 : 1;
}

function round(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
