import { readCredits, type Credits } from '../../credits.js';
import type { Issue } from '../../reason.js';
import { statusOfGrade } from '../grades.js';
import type { CourseStatus, CreditBasis, TranscriptCourse } from '../transcript.js';
import { placeOfNode, type RecordNode } from './record-node.js';

/** One course of a record before it has its number in the document. */
export interface RecordRow {
  readonly node: RecordNode;
  readonly course: Omit<TranscriptCourse, 'id' | 'evidence' | 'confidence'>;
  /** What the element says, each value as it is written, in the order of print. */
  readonly printed: string;
  /** The record contradicts itself about this row, or a value in it could not be read. */
  readonly doubtful: boolean;
  readonly issues: readonly Issue[];
}

/** What a format says of one course, as text; null where it says nothing. */
export interface RowText {
  readonly code: string | null;
  readonly title: string | null;
  readonly attempted: string | null;
  readonly earned: string | null;
  readonly grade: string | null;
  readonly points: string | null;
  readonly basis: CreditBasis;
  /** By the record's own code; null leaves it to grade and credit earned. */
  readonly status: CourseStatus | null;
}

const SURE = 0.99;
const INCOMPLETE = 0.9;
const DOUBTFUL = 0.7;
/** Grades with which no school gives credit. `E`, `U` or `N` are a pass somewhere. */
const LEFT_OR_FAILED = /^(?:F|W|WF|WP|AU)$/i;

/** The row, or null when neither a code nor a title names it. What cannot be read is an issue. */
export function rowOf(node: RecordNode, text: RowText): RecordRow | null {
  const { code, title, grade, basis } = text;
  if (code === null && title === null) return null;
  const name = code ?? title ?? '';
  const attempted = amountIn(text.attempted);
  const earned = amountIn(text.earned);
  const points = amountIn(text.points);
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
  const settled = settle(text.status, grade, earned.value, basis);
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
    printed: [code, title, text.attempted, text.earned, grade, text.points].filter(Boolean).join(' '),
    doubtful: issues.length > 0,
    issues,
  };
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
