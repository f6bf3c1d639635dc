import { numberKey, placeWeight, textWords, type CatalogIndex } from './catalog-index.js';
import type { ReadCourse } from './read-course.js';

/** One word that a place of the asked title may mean, as a number of the catalog's vocabulary. */
interface Reading {
  readonly place: number;
  readonly likeness: number;
}

/** A course as the catalog's words see it. */
export interface Question {
  readonly course: ReadCourse;
  /** Words of the catalog that may stand for words of the title, with the best place and likeness. */
  readonly readings: ReadonlyMap<number, Reading>;
  /** Words of the catalog of neighbouring matters, with the place they are near to. */
  readonly related: ReadonlyMap<number, number>;
  readonly weights: Float32Array;
  readonly total: number;
  /** Weight of the places that no word of the catalog stands for. */
  readonly unknown: number;
}

const CANDIDATES_MAX = 48;
/** Common words are not followed through a large catalog once rarer ones have found enough. */
const POSTINGS_MAX = 12_000;
/** A list longer than this is followed for the words of the title only. */
const SIDE_MAX = 1500;
const TEXT_WEIGHT = 0.3;
const RELATED_WEIGHT = 0.22;
const CONCEPT_WEIGHT = 0.7;
/** A second meaning of a short form counts less than the first. */
const LATER_FORM = 0.9;

const NOTHING: readonly number[] = [];

/** Looks the words of a course up in the catalog's vocabulary. */
export function askCatalog(course: ReadCourse, index: CatalogIndex): Question {
  const readings = new Map<number, Reading>();
  const { places, generic } = course.title;
  const weights = new Float32Array(places.length);
  const related = new Map<number, number>();
  let unknown = 0;
  places.forEach((forms, place) => {
    const ids: number[] = [];
    forms.forEach((form, at) => {
      for (const { id, likeness } of index.vocabulary.near(form)) {
        const value = at === 0 ? likeness : likeness * LATER_FORM;
        const known = readings.get(id);
        if (known === undefined || known.likeness < value) readings.set(id, { place, likeness: value });
        ids.push(id);
      }
      for (const id of index.vocabulary.related(form)) if (!related.has(id)) related.set(id, place);
    });
    weights[place] = placeWeight(index.rarity, ids, generic[place]!);
    if (ids.length === 0 && !generic[place]) unknown += weights[place]!;
  });
  for (const id of readings.keys()) related.delete(id);
  return {
    course,
    readings,
    related,
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    unknown,
  };
}

/**
 * Courses of the catalog worth comparing in full: those that share weighty words of title or description, a
 * common course, or the very code. At most `CANDIDATES_MAX`, the most promising first.
 */
export function retrieve(question: Question, index: CatalogIndex, room: Float32Array): number[] {
  const touched: number[] = [];
  const add = (course: number, weight: number) => {
    if (room[course] === 0) touched.push(course);
    room[course]! += weight;
  };
  let followed = 0;
  const words: { id: number; weight: number; posted: readonly number[] }[] = [];
  question.readings.forEach(({ place, likeness }, id) => {
    const weight = likeness * likeness * question.weights[place]!;
    words.push({ id, weight, posted: index.titlePostings[id] ?? NOTHING });
  });
  words.sort((a, b) => a.posted.length - b.posted.length || a.id - b.id);
  for (const { id, weight, posted } of words) {
    if (followed > 0 && followed + posted.length > POSTINGS_MAX) continue;
    followed += posted.length;
    for (const course of posted) add(course, weight / Math.sqrt(0.35 + index.totals[course]!));
    const texts = index.textPostings[id];
    if (texts === undefined || texts.length > SIDE_MAX) continue;
    followed += texts.length;
    for (const course of texts) add(course, weight * TEXT_WEIGHT);
  }
  for (const [id, place] of question.related) {
    const posted = index.titlePostings[id];
    if (posted === undefined || posted.length > SIDE_MAX || followed + posted.length > POSTINGS_MAX) continue;
    followed += posted.length;
    const weight = RELATED_WEIGHT * question.weights[place]!;
    for (const course of posted) add(course, weight * index.rarity[id]!);
  }
  for (const concept of question.course.title.concepts) {
    const posted = index.conceptPostings[concept]!;
    if (posted.length > SIDE_MAX) continue;
    for (const course of posted) add(course, CONCEPT_WEIGHT);
  }
  for (const word of new Set(textWords(question.course.description))) {
    const id = index.vocabulary.idOf(word);
    const posted = id < 0 ? undefined : index.titlePostings[id];
    if (posted === undefined || posted.length > SIDE_MAX) continue;
    for (const course of posted) add(course, 0.1 * index.rarity[id]!);
  }
  const key = numberKey(question.course.code);
  for (const course of (key === null ? undefined : index.bySubjectNumber.get(key)) ?? []) add(course, 0.2);
  const best = strongest(touched, room);
  for (const course of touched) room[course] = 0;
  return best;
}

/** The strongest of those touched, by strength, the earlier in the catalog first among equals. */
function strongest(touched: readonly number[], strength: Float32Array): number[] {
  if (touched.length <= CANDIDATES_MAX)
    return touched.toSorted((a, b) => strength[b]! - strength[a]! || a - b);
  const kept: number[] = [];
  let least = 0;
  for (const course of touched) {
    if (kept.length === CANDIDATES_MAX * 4) {
      kept.sort((a, b) => strength[b]! - strength[a]! || a - b);
      kept.length = CANDIDATES_MAX;
      least = strength[kept[CANDIDATES_MAX - 1]!]!;
    }
    if (strength[course]! >= least) kept.push(course);
  }
  kept.sort((a, b) => strength[b]! - strength[a]! || a - b);
  return kept.slice(0, CANDIDATES_MAX);
}
