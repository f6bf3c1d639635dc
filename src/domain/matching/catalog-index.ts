import type { CourseCode } from './course-code.js';
import { WELL_KNOWN_COURSES } from './well-known-courses.js';
import type { Place } from './phrases.js';
import { readCourse, type PrintedCourse, type ReadCourse } from './read-course.js';
import { FIELDS, readFields, writeShares } from './read-fields.js';
import { Vocabulary } from './vocabulary.js';
import { rootOf } from './word-roots.js';

export interface HomeCourse extends PrintedCourse {
  readonly code: string;
}

/** A catalog made ready for matching: words, common courses, subjects and fields of its courses. */
/** Words that may stand at one place, as numbers of the vocabulary. */
export type WordIds = readonly number[];

export interface CatalogIndex {
  readonly courses: readonly HomeCourse[];
  readonly read: readonly ReadCourse[];
  readonly vocabulary: Vocabulary;
  /** For each word the courses whose title says it, ascending. */
  readonly titlePostings: readonly (readonly number[])[];
  /** For each word the courses whose description says it, ascending. */
  readonly textPostings: readonly (readonly number[])[];
  readonly conceptPostings: readonly (readonly number[])[];
  /** Rarity of each word of the vocabulary, 0 to 1. */
  readonly rarity: Float32Array;
  /** For each course the words of each place of its title, as numbers of the vocabulary. */
  readonly places: readonly (readonly WordIds[])[];
  /** Weight of all places together. */
  readonly totals: Float32Array;
  /** Fields of each course as stretches of length one, course by course. */
  readonly fields: Float32Array;
  /** Number of the subject of each course. */
  readonly subjectOf: Int32Array;
  readonly subjects: readonly string[];
  /** The same for each subject. */
  readonly subjectFields: Float32Array;
  /** Courses of each subject, lower numbers first. */
  readonly bySubject: readonly (readonly number[])[];
  /** Share of the courses with credit printed. */
  readonly creditShare: number;
  /** Share of the courses of the last undergraduate year and above. */
  readonly upperShare: number;
  /** Strongest share that any subject has of each field: what the catalog teaches at all. */
  readonly coverage: Float32Array;
  readonly byCode: ReadonlyMap<string, number>;
  readonly bySubjectNumber: ReadonlyMap<string, readonly number[]>;
}

/** The last undergraduate year; graduate courses are above. */
export const UPPER_LEVEL = 4;
const GENERIC_WEIGHT = 0.25;
/** How much of a course's field is its own, the rest its subject's. */
const OWN_SHARE = 0.5;
/** A description is read so far; what comes later is detail. */
const TEXT_WORDS_MAX = 80;
const TEXT_LETTERS_MAX = 800;

/** Builds the index of a catalog. */
export function indexCatalog(courses: readonly HomeCourse[]): CatalogIndex {
  const read = courses.map(readCourse);
  const vocabulary = new Vocabulary();
  const titlePostings: number[][] = [];
  const textPostings: number[][] = [];
  const conceptPostings: number[][] = Array.from({ length: WELL_KNOWN_COURSES }, () => []);
  const known = new Map<Place, WordIds>();
  const idsOf = (forms: Place) => {
    const ids = known.get(forms) ?? forms.map((word) => vocabulary.add(word));
    known.set(forms, ids);
    return ids;
  };
  const places = read.map(({ title }, at) => {
    for (const concept of title.concepts) conceptPostings[concept]!.push(at);
    return title.places.map((forms) => {
      const ids = idsOf(forms);
      for (const id of ids) post(titlePostings, id, at);
      return ids;
    });
  });
  read.forEach(({ description }, at) => {
    for (const word of textWords(description)) post(textPostings, vocabulary.add(word), at);
  });
  const rarity = rarityOf(vocabulary, titlePostings, textPostings, courses.length);
  const totals = Float32Array.from(read, ({ title }, at) =>
    places[at]!.reduce((sum, ids, place) => sum + placeWeight(rarity, ids, title.generic[place]!), 0),
  );
  return {
    courses,
    read,
    vocabulary,
    titlePostings,
    textPostings,
    conceptPostings,
    rarity,
    places,
    totals,
    ...subjectsOf(read),
    creditShare: shareOf(read, ({ credits }) => credits !== null),
    upperShare: shareOf(read, ({ code }) => (code.level ?? 0) >= UPPER_LEVEL),
    byCode: new Map(courses.map(({ code }, at) => [code, at])),
  };
}

function shareOf(read: readonly ReadCourse[], is: (course: ReadCourse) => boolean): number {
  return read.filter(is).length / (read.length || 1);
}

function post(postings: number[][], id: number, course: number): void {
  const posted = (postings[id] ??= []);
  if (posted[posted.length - 1] !== course) posted.push(course);
}

/** Words of a description, as roots. */
export function textWords(text: string): readonly string[] {
  if (text === '') return [];
  const words = text
    .slice(0, TEXT_LETTERS_MAX)
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words
    .slice(0, TEXT_WORDS_MAX)
    .filter((word) => word.length > 3)
    .map(rootOf);
}

export function placeWeight(rarity: Float32Array, ids: ArrayLike<number>, generic: boolean): number {
  let weight = 1;
  if (ids.length > 0 && ids[0]! >= 0) weight = rarity[ids[0]!]!;
  return generic ? weight * GENERIC_WEIGHT : weight;
}

function rarityOf(
  vocabulary: Vocabulary,
  titles: number[][],
  texts: number[][],
  courses: number,
): Float32Array {
  const most = Math.log(1 + courses / 0.5);
  return Float32Array.from({ length: vocabulary.size }, (_, id) => {
    const times = (titles[id]?.length ?? 0) || Math.min(1, texts[id]?.length ?? 0);
    return Math.max(0.15, Math.log(1 + courses / (times + 0.5)) / most);
  });
}

function subjectsOf(read: readonly ReadCourse[]) {
  const numbers = new Map<string, number>();
  const subjectOf = Int32Array.from(read, ({ code }) => {
    const known = numbers.get(code.subject);
    if (known !== undefined) return known;
    numbers.set(code.subject, numbers.size);
    return numbers.size - 1;
  });
  return {
    subjectOf,
    subjects: [...numbers.keys()],
    bySubject: bySubject(read, subjectOf, numbers.size),
    bySubjectNumber: byNumber(read),
    ...fieldsOf(read, subjectOf, numbers.size),
  };
}

function fieldsOf(read: readonly ReadCourse[], subjectOf: Int32Array, subjects: number) {
  const width = FIELDS.length;
  const fields = new Float32Array(read.length * width);
  const subjectFields = new Float32Array(subjects * width);
  const sizes = new Int32Array(subjects);
  read.forEach((course, at) => {
    writeShares(readFields(course.title, course.code).scores, fields, at * width);
    const subject = subjectOf[at]!;
    sizes[subject]! += 1;
    for (let field = 0; field < width; field += 1)
      subjectFields[subject * width + field]! += fields[at * width + field]!;
  });
  const coverage = new Float32Array(width);
  for (let i = 0; i < subjectFields.length; i += 1) {
    subjectFields[i]! /= sizes[Math.floor(i / width)]!;
    coverage[i % width] = Math.max(coverage[i % width]!, subjectFields[i]!);
  }
  for (let at = 0; at < read.length; at += 1) {
    const from = subjectOf[at]! * width;
    for (let field = 0; field < width; field += 1) {
      const share = OWN_SHARE * fields[at * width + field]!;
      fields[at * width + field] = share + (1 - OWN_SHARE) * subjectFields[from + field]!;
    }
    toUnit(fields, at * width, width);
  }
  for (let subject = 0; subject < subjects; subject += 1) toUnit(subjectFields, subject * width, width);
  return { fields, subjectFields, coverage };
}

/** Makes a stretch of numbers of length one, so that a product of two such is their likeness. */
function toUnit(values: Float32Array, from: number, width: number): void {
  let squares = 0;
  for (let i = from; i < from + width; i += 1) squares += values[i]! * values[i]!;
  const length = Math.sqrt(squares) || 1;
  for (let i = from; i < from + width; i += 1) values[i]! /= length;
}

function bySubject(read: readonly ReadCourse[], subjectOf: Int32Array, subjects: number): number[][] {
  const lists: number[][] = Array.from({ length: subjects }, () => []);
  read.forEach((_, at) => lists[subjectOf[at]!]!.push(at));
  const number = (at: number) => read[at]!.code.number ?? 0;
  for (const list of lists) list.sort((a, b) => number(a) - number(b) || a - b);
  return lists;
}

function byNumber(read: readonly ReadCourse[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  read.forEach(({ code }, at) => {
    const key = numberKey(code);
    if (key === null) return;
    const known = found.get(key);
    if (known === undefined) found.set(key, [at]);
    else known.push(at);
  });
  return found;
}

/** Subject and number as one text, null when either is missing. */
export function numberKey({ subject, number }: CourseCode): string | null {
  return subject === '' || number === null ? null : `${subject} ${number}`;
}
