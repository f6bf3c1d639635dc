import type { SchoolHints } from '../institution/place.js';
import type { Evidence } from '../reason.js';
import type { Transcript } from './transcript.js';

/** What is read of a course. `level` has no place in the transcript itself; the others are named alike. */
export const COURSE_FIELDS = [
  'code',
  'title',
  'creditsAttempted',
  'creditsEarned',
  'grade',
  'gradePoints',
  'status',
  'basis',
  'level',
] as const;
export type CourseField = (typeof COURSE_FIELDS)[number];

/** What else a paper says: of itself, of a term and of the whole record. */
export const PAPER_FIELDS = ['name', 'id', 'creditUnit', 'attempted', 'earned', 'gpa'] as const;
export type PaperField = (typeof PAPER_FIELDS)[number];

/** One value of the reading, where it stands on the paper and how sure it is. */
export interface FieldReading {
  /** Id of a course, `term-1` of the first, `other-1`, `totals`, `institution`, `student`, `document`. */
  readonly of: string;
  readonly field: CourseField | PaperField;
  /** As in the transcript, as text. */
  readonly value: string;
  /** The words that say it: for what is concluded, such as a status, those that it is concluded from. */
  readonly evidence: Evidence;
  /** Probability, 0 to 1, that the value was read right. */
  readonly confidence: number;
}

/** A transcript and the place and confidence of each of its values; what is not printed is not listed. */
export interface TranscriptReading {
  readonly transcript: Transcript;
  readonly fields: readonly FieldReading[];
  /** What is said of the school beside its name, such as its address and its numbers. */
  readonly sender: SchoolHints;
}
