import type { CatalogIndex } from './catalog-index.js';
import { NONE, type Heard } from './precedents.js';
import { FIELDS, fieldNumber } from './read-fields.js';
import { AT as PAIR } from './sign-names.js';
import type { Question } from './retrieve.js';

/** What speaks for "no direct equivalent", whichever home course is looked at. */
export const NONE_SIGNS = [
  'always',
  'words unknown here',
  'few words found',
  'field not taught',
  'excluded field',
  'trade or allied health',
  'remedial or orientation',
  'not a plain course',
  'one credit or less',
  'later of a row',
  'laboratory only',
  'many close',
  'training for a job',
  'field not sure',
  'none fits in words and field',
  'third year asked',
  'known course here',
  'higher level here',
  'upper level here',
  'nearest: known course rare',
  'nearest: subject letters alike',
  'nearest: first of a row',
  'nearest: language step equal',
  'past: same course',
  'past: same course had one',
  'past: same title',
  'past: same title had one',
  'past: votes for none',
  'past: votes for one',
  'past: subject none',
  'past: subject had one',
  'past: share of none',
  'past: best like',
  'past: school none',
  'past: school had one',
  'past: field none',
] as const;

const AT = Object.fromEntries(NONE_SIGNS.map((name, at) => [name, at])) as Record<
  (typeof NONE_SIGNS)[number],
  number
>;

const ids = (names: string) => names.split(/\s+/).map(fieldNumber);
type Groups = readonly (readonly [keyof typeof AT, readonly number[]])[];
const ALWAYS: Groups = [
  ['excluded field', FIELDS.flatMap(({ category }, at) => (category === 'NONE' ? [at] : []))],
  ['remedial or orientation', ids('remedial esl college-success')],
];
const WITH_PAST: Groups = [['trade or allied health', ids('trades allied-health nursing law military')]];
/** Each college builds such programs for itself; their courses seldom have a counterpart elsewhere. */
const JOBS = `computing office trades allied-health nursing law military social-work library hospitality
  agriculture technical-writing`;
const WITHOUT_PAST: Groups = [['training for a job', ids(JOBS)]];

/** For each field the places of the signs it adds to. */
const placesOf = (groups: Groups) =>
  FIELDS.map((_, field) => groups.filter(([, fields]) => fields.includes(field)).map(([name]) => AT[name]));
const PLACES = {
  withPast: placesOf([...ALWAYS, ...WITH_PAST]),
  withoutPast: placesOf([...ALWAYS, ...WITHOUT_PAST]),
};

/** Signs for "no direct equivalent" of one course, given the signs of its candidates. */
export function noneSigns(
  question: Question,
  shares: Float32Array,
  index: CatalogIndex,
  rows: readonly Float64Array[],
  heard: Heard | null,
): Float64Array {
  const row = new Float64Array(NONE_SIGNS.length);
  const best = bestOf(rows);
  row[AT['always']] = 1;
  row[AT['words unknown here']] = question.total === 0 ? 1 : question.unknown / question.total;
  fieldSigns(shares, index, heard !== null, row);
  courseSigns(question, row);
  if (heard === null) {
    row[AT['none fits in words and field']] = 1 - best.fits;
    foundSigns(question, rows, row);
  } else {
    row[AT['few words found']] = 1 - best.found;
    row[AT['many close']] = Math.min(1, closeOnes(rows, best.alike) / 8);
    pastNoneSigns(heard, best.like, row);
  }
  return row;
}

/** Courses numbered from here on are for those who have studied for two years. */
const THIRD_YEAR = 3;

/** What is read of every candidate: the most of it counts. */
const OF_ANY = [
  ['known course here', 'same common course'],
  ['higher level here', 'level higher here'],
  ['upper level here', 'upper level here'],
] as const;
/** What is read of the candidate whose title is nearest. */
const OF_NEAREST = [
  ['nearest: known course rare', 'common course rare'],
  ['nearest: subject letters alike', 'subject letters alike'],
  ['nearest: first of a row', 'number only here: first'],
  ['nearest: language step equal', 'language step equal'],
] as const;

/**
 * What the candidates say about whether any is right, beside which of them: a well-known course that is
 * taught here seldom has none; like letters of a subject say which course, and hardly whether.
 */
function foundSigns({ course }: Question, rows: readonly Float64Array[], row: Float64Array): void {
  if ((course.code.level ?? 0) >= THIRD_YEAR) row[AT['third year asked']] = 1;
  const alike = rows.map((each) => each[PAIR['words alike']]!);
  const nearest = rows[alike.indexOf(Math.max(...alike))];
  for (const [sign, pair] of OF_NEAREST) row[AT[sign]] = nearest?.[PAIR[pair]] ?? 0;
  for (const [sign, pair] of OF_ANY)
    row[AT[sign]] = rows.reduce((most, each) => Math.max(most, each[PAIR[pair]]!), 0);
}

/**
 * What the course's field says. Which fields an office refuses its past decisions tell better; where there
 * are none, it counts whether the field trains for a job, and whether there is one field at all.
 */
function fieldSigns(shares: Float32Array, index: CatalogIndex, hasPast: boolean, row: Float64Array): void {
  const places = hasPast ? PLACES.withPast : PLACES.withoutPast;
  let taught = 0;
  let sure = 0;
  for (let field = 0; field < shares.length; field += 1) {
    const share = shares[field]!;
    taught += share * Math.min(1, index.coverage[field]! * 2);
    sure += share * share;
    for (const place of places[field]!) row[place]! += share;
  }
  if (hasPast) row[AT['field not taught']] = 1 - taught;
  else row[AT['field not sure']] = 1 - sure;
}

/** About here a candidate is of the field that is asked for, and says much the same. */
const FIELD_FITS = 0.6;
const WORDS_FIT = 0.5;
/** So far on either side it is neither clear nor doubtful: a hair's breadth shall not decide. */
const ABOUT = 0.1;

interface Best {
  found: number;
  alike: number;
  like: number;
  /** How far one candidate agrees in both, 0 to 1: words of one and the field of another prove little. */
  fits: number;
}

/** The strongest of some signs among the candidates. */
function bestOf(rows: readonly Float64Array[]): Best {
  const best: Best = { found: 0, alike: 0, like: 0, fits: 0 };
  for (const row of rows) {
    best.found = Math.max(best.found, row[PAIR['asked words found']]!);
    best.alike = Math.max(best.alike, row[PAIR['words alike']]!);
    best.like = Math.max(best.like, row[PAIR['past: like title']]!);
    const fits =
      beyond(row[PAIR['fields alike']]!, FIELD_FITS) * beyond(row[PAIR['words alike']]!, WORDS_FIT);
    best.fits = Math.max(best.fits, fits);
  }
  return best;
}

/** 0 well below, 1 well above, and evenly from the one to the other. */
function beyond(value: number, limit: number): number {
  return Math.min(1, Math.max(0, (value - limit + ABOUT) / (2 * ABOUT)));
}

function closeOnes(rows: readonly Float64Array[], most: number): number {
  let count = 0;
  for (const row of rows) if (row[PAIR['words alike']]! > most - 0.1) count += 1;
  return count;
}

function courseSigns({ course }: Question, row: Float64Array): void {
  const { title, credits } = course;
  if (!course.isPlain) row[AT['not a plain course']] = 1;
  if (credits !== null && credits <= 1500) row[AT['one credit or less']] = 1;
  if ((title.sequence ?? 0) > 1) row[AT['later of a row']] = 1;
  if (title.lab === 'only') row[AT['laboratory only']] = 1;
}

function pastNoneSigns(heard: Heard, like: number, row: Float64Array): void {
  const none = (map: ReadonlyMap<number, number>) => map.get(NONE) ?? 0;
  if (heard.sameCourseTotal > 0) {
    row[AT['past: same course']] = none(heard.sameCourse) / heard.sameCourseTotal;
    row[AT['past: same course had one']] = 1 - row[AT['past: same course']]!;
  }
  if (heard.sameTitleTotal > 0) {
    row[AT['past: same title']] = none(heard.sameTitle) / (heard.sameTitleTotal + 0.5);
    row[AT['past: same title had one']] =
      (heard.sameTitleTotal - none(heard.sameTitle)) / (heard.sameTitleTotal + 0.5);
  }
  row[AT['past: votes for none']] = none(heard.votes);
  row[AT['past: votes for one']] = heard.votesForOnes;
  const nones = heard.subject === undefined ? 0 : none(heard.subject);
  row[AT['past: subject none']] = nones / (heard.subjectTotal + 2);
  row[AT['past: subject had one']] = (heard.subjectTotal - nones) / (heard.subjectTotal + 2);
  row[AT['past: share of none']] = heard.noneShare;
  row[AT['past: best like']] = like;
  row[AT['past: school none']] = heard.schoolNone / (heard.schoolTotal + 3);
  row[AT['past: school had one']] = (heard.schoolTotal - heard.schoolNone) / (heard.schoolTotal + 3);
  row[AT['past: field none']] = heard.fieldNone;
}
