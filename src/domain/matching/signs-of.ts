import type { CatalogIndex } from './catalog-index.js';
import { conceptSigns, creditSigns, languageSigns, levelSigns, sequenceSigns } from './course-signs.js';
import { noneSigns } from './none-signs.js';
import { levelOfHome, pastSigns, relativeSigns } from './past-signs.js';
import { listen, type Heard, type PrecedentIndex } from './precedents.js';
import { fieldShares, readFields } from './read-fields.js';
import type { ReadCourse } from './read-course.js';
import { askCatalog, retrieve, type Question } from './retrieve.js';
import { AT, PAIR_WIDTH } from './sign-names.js';
import { askedFields, subjectLikeness, subjectSigns, type AskedFields } from './subject-signs.js';
import { wordSigns } from './word-signs.js';

/** Everything that the ranker weighs for one course. */
export interface Signs {
  readonly homes: readonly number[];
  /** The signs of each candidate; they live in the working room until the next question. */
  readonly rows: readonly Float64Array[];
  readonly none: Float64Array;
  readonly heard: Heard | null;
}

/**
 * Room to work in, kept from question to question: a cell for each home course, all zero, and rows of
 * signs.
 */
export interface WorkingRoom {
  readonly strength: Float32Array;
  readonly rows: Float64Array[];
}

export function workingRoom(index: CatalogIndex): WorkingRoom {
  return { strength: new Float32Array(index.courses.length), rows: [] };
}

/** Most past answers that are looked at beside those that the words found. */
const PAST_MAX = 24;
/** A word that the catalog does not know is about so rare. */
const UNKNOWN_RARITY = 0.9;

/** Finds the candidates of a course and writes down what speaks for each. */
export function signsOf(
  course: ReadCourse,
  institution: string,
  index: CatalogIndex,
  precedents: PrecedentIndex | null,
  room: WorkingRoom,
): Signs {
  const question = askCatalog(course, index);
  const homes = retrieve(question, index, room.strength);
  const fields = askedFields(fieldShares(readFields(course.title, course.code).scores));
  const rarity = (word: string) => {
    const id = index.vocabulary.idOf(word);
    return id < 0 ? UNKNOWN_RARITY : index.rarity[id]!;
  };
  const isPast = precedents !== null && precedents.size > 0;
  const heard = isPast ? listen(course, institution, precedents, rarity, fields.shares) : null;
  if (heard !== null) addPast(heard, homes);
  const found = homes.length;
  addOfSubject(fields, heard, index, homes);
  const votes = subjectVotes(question, index);
  const rows = homes.map((home, at) => {
    const row = rowOf(room, at);
    pairSigns(question, fields, home, index, row);
    row[AT['subject vote']] = votes[index.subjectOf[home]!]!;
    if (at >= found) row[AT['only of the subject']] = 1;
    if (heard !== null && precedents !== null) {
      pastSigns(heard, home, index.subjectOf[home]!, precedents.given.get(home) ?? 0, row);
      levelOfHome(index.read[home]!.code.level, row);
    }
    return row;
  });
  relativeSigns(rows);
  return { homes, rows, none: noneSigns(question, fields.shares, index, rows, heard), heard };
}

function rowOf({ rows }: WorkingRoom, at: number): Float64Array {
  const row = (rows[at] ??= new Float64Array(PAIR_WIDTH));
  row.fill(0);
  return row;
}

function pairSigns(
  question: Question,
  fields: AskedFields,
  home: number,
  index: CatalogIndex,
  row: Float64Array,
): void {
  const asked = question.course;
  const theirs = index.read[home]!;
  wordSigns(question, home, index, row);
  conceptSigns(asked, theirs, index, row);
  sequenceSigns(asked, theirs, row);
  languageSigns(asked, theirs, row);
  levelSigns(asked, theirs, index, row);
  subjectSigns(asked, fields, home, index, row);
  creditSigns(asked, theirs, index, row);
}

function addPast(heard: Heard, homes: number[]): void {
  const known = new Set(homes);
  const past = [...heard.likeness].filter(([home]) => home >= 0 && !known.has(home));
  past.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [home] of past.slice(0, PAST_MAX)) homes.push(home);
  for (const home of heard.sameCourse.keys()) if (home >= 0 && !homes.includes(home)) homes.push(home);
}

/** So many subjects and courses of each are looked at when the words find little. */
const SUBJECTS_MAX = 3;
const OF_SUBJECT_MAX = 10;
const ENOUGH = 30;
/** Where the words find much, still so many are added. */
const MORE = 14;
const LIKE_ENOUGH = 0.25;

/** Lower-numbered courses of the subjects that the field and past decisions point to. */
function addOfSubject(fields: AskedFields, heard: Heard | null, index: CatalogIndex, homes: number[]): void {
  const most = Math.max(ENOUGH, homes.length + MORE);
  const known = new Set(homes);
  for (const subject of likedSubjects(fields, heard, index)) {
    let added = 0;
    for (const home of index.bySubject[subject]!) {
      if (added === OF_SUBJECT_MAX || homes.length >= most) break;
      if (known.has(home)) continue;
      homes.push(home);
      added += 1;
    }
  }
}

function likedSubjects(fields: AskedFields, heard: Heard | null, index: CatalogIndex): number[] {
  const liked: { subject: number; value: number }[] = [];
  for (let subject = 0; subject < index.subjects.length; subject += 1) {
    const past = heard === null ? 0 : (heard.subject?.get(subject) ?? 0) / (heard.subjectTotal + 2);
    const value = subjectLikeness(fields, subject, index) + past;
    if (value > LIKE_ENOUGH) liked.push({ subject, value });
  }
  liked.sort((a, b) => b.value - a.value || a.subject - b.subject);
  return liked.slice(0, SUBJECTS_MAX).map(({ subject }) => subject);
}

/** A word in more titles than this says nothing about the subject. */
const VOTERS_MAX = 3000;

/** Which subjects of the catalog use the words of the title, as shares of the strongest. */
function subjectVotes(question: Question, index: CatalogIndex): Float32Array {
  const votes = new Float32Array(index.subjects.length);
  let most = 0;
  for (const [id, { place, likeness }] of question.readings) {
    const posted = index.titlePostings[id];
    if (posted === undefined || posted.length > VOTERS_MAX || question.course.title.generic[place]!) continue;
    const weight = (likeness * question.weights[place]!) / (posted.length + 1);
    for (const home of posted) {
      const subject = index.subjectOf[home]!;
      votes[subject]! += weight;
      most = Math.max(most, votes[subject]!);
    }
  }
  if (most > 0) for (let at = 0; at < votes.length; at += 1) votes[at]! /= most;
  return votes;
}
