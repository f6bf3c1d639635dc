import { readCredits, type Credits } from '../../credits.js';
import type { Issue } from '../../reason.js';
import { statusOfGrade } from '../grades.js';
import type { CourseStatus, CreditBasis, TranscriptCourse } from '../transcript.js';
import type { CourseLevel } from '../course-level.js';
import { COURSE_FIELDS, type CourseField, type FieldReading } from '../field-reading.js';
import { placeOfNode, type RecordNode, type Said } from './record-node.js';

/** One course of a record before it has its number in the document. */
export interface RecordRow {
  readonly node: RecordNode;
  readonly course: Omit<TranscriptCourse, 'id' | 'evidence' | 'confidence'>;
  /** What the element says, each value as it is written, in the order of print. */
  readonly printed: string;
  /** The elements that say each value; a conclusion is not said. */
  readonly said: Readonly<Partial<Record<CourseField, Said>>>;
  readonly level: CourseLevel | null;
  /** The record contradicts itself about this row, or a value in it could not be read. */
  readonly doubtful: boolean;
  readonly issues: readonly Issue[];
}

/** A level and the element that states it. */
export interface StatedLevel {
  readonly value: CourseLevel;
  readonly said: Said;
}

/** What a format says of one course and where; null where it says nothing. */
export interface RowSaid {
  readonly code: Said | null;
  readonly title: Said | null;
  readonly attempted: Said | null;
  readonly earned: Said | null;
  readonly grade: Said | null;
  readonly points: Said | null;
  readonly basis: CreditBasis;
  /** By the record's own code; null leaves it to grade and credit earned. */
  readonly status: CourseStatus | null;
  readonly level: StatedLevel | null;
}

/** A value that an element of its own says. */
export const SURE = 0.99;
const INCOMPLETE = 0.9;
const DOUBTFUL = 0.7;
/** Grades with which no school gives credit. `E`, `U` or `N` are a pass somewhere. */
const LEFT_OR_FAILED = /^(?:F|W|WF|WP|AU)$/i;

/** The row, or null when neither a code nor a title names it. What cannot be read is an issue. */
export function rowOf(node: RecordNode, row: RowSaid): RecordRow | null {
  const { basis } = row;
  const [code, title, grade] = [row.code, row.title, row.grade].map((said) => said?.text ?? null) as Texts;
  if (code === null && title === null) return null;
  const name = code ?? title ?? '';
  const amounts = [row.attempted, row.earned, row.points];
  const [attempted, earned, points] = amounts.map((said) => amountIn(said?.text ?? null)) as Amounts;
  const unread = [attempted, earned, points].flatMap((amount) =>
    amount.unread === null ? [] : amount.unread,
  );
  const issues = unread.map((value) =>
    issueAt(
      node,
      'credits-unreadable',
      `No amount of credit could be read from “${value.slice(0, 40)}” for ${name}.`,
    ),
  );
  const settled = settle(row.status, grade, earned.value, basis);
  if (settled.contradictory) {
    const message = `${name}: the record calls it ${settled.status}; its grade or credit says otherwise.`;
    issues.push(issueAt(node, 'status-contradictory', message));
  }
  return {
    node,
    course: {
      code,
      title: title ?? '',
      creditsAttempted: attempted.value,
      creditsEarned: earned.value,
      grade,
      gradePoints: points.value,
      status: settled.status,
      basis,
    },
    printed: [row.code, row.title, row.attempted, row.earned, row.grade, row.points]
      .flatMap((said) => said?.text || [])
      .join(' '),
    said: saidOf(row),
    level: row.level?.value ?? null,
    doubtful: issues.length > 0,
    issues,
  };
}

type Texts = [code: string | null, title: string | null, grade: string | null];
type Amount = ReturnType<typeof amountIn>;
type Amounts = [attempted: Amount, earned: Amount, points: Amount];

function saidOf(row: RowSaid): RecordRow['said'] {
  const fields: Readonly<Partial<Record<CourseField, Said | null>>> = {
    code: row.code,
    title: row.title,
    creditsAttempted: row.attempted,
    creditsEarned: row.earned,
    grade: row.grade,
    gradePoints: row.points,
    level: row.level?.said ?? null,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, said]) => said !== null));
}

/** The values of a course with the elements that say them; a conclusion is told of the whole row. */
export function fieldsOf(
  { node, said, level, printed }: RecordRow,
  course: TranscriptCourse,
): FieldReading[] {
  return COURSE_FIELDS.flatMap((field) => {
    const value = field === 'level' ? level : course[field];
    if (value === null || value === '' || value === 'regular') return [];
    const { text, box } = said[field] ?? { text: printed, box: node.box };
    const evidence = { page: 1, box, text };
    return [{ of: course.id, field, value, evidence, confidence: course.confidence }];
  });
}

/** The row as a course of the transcript, with its place and what stands there. */
export function courseOf({ node, course, printed, doubtful }: RecordRow, id: string): TranscriptCourse {
  const { code, title, creditsAttempted, creditsEarned, status } = course;
  const silent = creditsAttempted === null && creditsEarned === null && status === 'completed';
  const missing = code === null || title === '' || silent;
  return {
    id,
    ...course,
    evidence: { ...placeOfNode(node), text: printed },
    confidence: doubtful ? DOUBTFUL : missing ? INCOMPLETE : SURE,
  };
}

export function issueAt(node: RecordNode | null, code: string, message: string): Issue {
  return { code, message, where: node === null ? null : placeOfNode(node) };
}

/** Records write `.5` and `3.` too. Credit is never less than nothing. */
export function amountIn(text: string | null): { value: Credits | null; unread: string | null } {
  if (text === null) return { value: null, unread: null };
  const value = readCredits(
    text
      .trim()
      .replace(/^(\+?)\./, '$10.')
      .replace(/\.$/, ''),
  );
  return value === null || value.startsWith('-') ? { value: null, unread: text } : { value, unread: null };
}

/**
 * The record's own code decides, except that a course it calls complete may have been failed or left. Without
 * a code, credit earned decides between a pass and letters that schools use for either.
 */
function settle(
  said: CourseStatus | null,
  grade: string | null,
  earned: Credits | null,
  basis: CreditBasis,
): { readonly status: CourseStatus; readonly contradictory: boolean } {
  const byGrade = statusOfGrade(grade);
  const hasEarned = earned !== null && earned !== '0';
  if (said === null && grade === null) {
    const done = hasEarned || basis !== 'regular';
    return { status: done ? 'completed' : 'in-progress', contradictory: false };
  }
  if (said === null) {
    const passed = hasEarned && byGrade !== 'completed' && byGrade !== 'in-progress';
    return passed && byGrade === 'failed'
      ? { status: 'completed', contradictory: LEFT_OR_FAILED.test(grade ?? '') }
      : { status: byGrade, contradictory: passed };
  }
  if (said !== 'completed' || grade === null) {
    return { status: said, contradictory: hasEarned && said !== 'completed' && said !== 'repeated' };
  }
  if (byGrade === 'completed') return { status: said, contradictory: false };
  return hasEarned
    ? { status: said, contradictory: LEFT_OR_FAILED.test(grade) }
    : { status: byGrade === 'in-progress' ? said : byGrade, contradictory: false };
}
