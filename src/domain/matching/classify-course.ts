import { RecentAnswers } from '../recent-answers.js';
import { isBelowCollege } from './below-college.js';
import { CATEGORIES, NAMES, type Category } from './categories.js';
import { readCode, type CourseCode } from './course-code.js';
import { musicSubjectOf } from './music-subjects.js';
import {
  fieldNumber,
  fieldsOfCode,
  fieldShares,
  FIELDS,
  readFields,
  type FieldEvidence,
} from './read-fields.js';
import { readTitle } from './read-title.js';

export interface Classification {
  readonly category: Category;
  /** Probability that the category is right, 0 to 1. */
  readonly probability: number;
  /** Music subject such as `Theory`; null when the course is none. */
  readonly subject: string | null;
  readonly reasons: readonly string[];
}

const REMEDIAL = fieldNumber('remedial');
const REMEDIAL_WEIGHT = 9;
/** Nothing is surer than this by words alone; measured on titles kept apart. */
const SUREST = 0.985;
/** With less than this the title names no field. */
const EVIDENCE_NEEDED = 1;

export interface PrintedCourse {
  readonly code: string | null;
  readonly title: string;
}

const RECENT = new RecentAnswers<Classification>(5000);

/** What kind of course a printed code and title are: general-education category and music subject. */
export function classifyCourse(course: PrintedCourse): Classification {
  return RECENT.get(`${course.code ?? ''}\n${course.title}`, () => classify(course));
}

function classify(course: PrintedCourse): Classification {
  const code = readCode(course.code);
  const whole = code.tail === '' ? course.title : `${code.tail} ${course.title}`;
  const title = readTitle(whole, { placeInRow: null, fields: fieldsOfCode(code.subject) });
  const evidence = readFields(title, code);
  const isBelow = isBelowCollege(code, evidence, title);
  if (isBelow) evidence.scores[REMEDIAL]! += REMEDIAL_WEIGHT;
  if (Math.max(...evidence.scores) < EVIDENCE_NEEDED)
    return {
      category: 'OTHER',
      probability: 0.35,
      subject: null,
      reasons: ['the title names no known field'],
    };
  const shares = fieldShares(evidence.scores);
  const sums = sumsOf(shares);
  const best = sums.indexOf(Math.max(...sums));
  const category = CATEGORIES[best]!;
  return {
    category,
    probability: Math.round(Math.min(SUREST, sums[best]!) * 1000) / 1000,
    subject: category === 'MUSIC' ? musicSubjectOf(title) : null,
    reasons: reasonsOf(category, code, evidence, isBelow),
  };
}

function reasonsOf(
  category: Category,
  code: CourseCode,
  evidence: FieldEvidence,
  isBelow: boolean,
): string[] {
  const { scores, said, fromCode } = evidence;
  const fields = FIELDS.map((_, at) => at).filter(
    (at) => FIELDS[at]!.category === category && scores[at]! > 0,
  );
  fields.sort((a, b) => scores[b]! - scores[a]! || a - b);
  const words = fields.map((at) => said[at]).find((each) => each !== undefined);
  return [
    ...(isBelow && category === 'NONE' ? ['its number is below college level'] : []),
    ...(words === undefined ? [] : [`the title says “${words}”`]),
    ...(fromCode.some((at) => FIELDS[at]!.category === category)
      ? [`${code.subject} is usually ${NAMES[category]}`]
      : []),
  ];
}

/** The share of each category: the sum over its fields. */
function sumsOf(shares: Float32Array): number[] {
  const sums = CATEGORIES.map(() => 0);
  CATEGORY_OF.forEach((category, field) => (sums[category]! += shares[field]!));
  return sums;
}

const CATEGORY_OF = FIELDS.map(({ category }) => CATEGORIES.indexOf(category as Category));
