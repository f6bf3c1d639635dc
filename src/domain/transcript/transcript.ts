import type { CreditUnit, Credits } from '../credits.js';
import type { Evidence, Issue } from '../reason.js';
import type { Term } from '../term.js';

/** A transcript as data: the shape `segue.transcript/1` that every reader gives and every consumer takes. */
export interface Transcript {
  readonly schema: 'segue.transcript/1';
  readonly document: TranscriptDocument;
  readonly institution: PrintedInstitution;
  readonly student: { readonly name: string | null; readonly id: string | null };
  readonly calendar: Calendar;
  readonly creditUnit: CreditUnit;
  readonly terms: readonly TranscriptTerm[];
  readonly otherCredit: readonly OtherCredit[];
  readonly totals: PrintedTotals | null;
  readonly issues: readonly Issue[];
}

export type DocumentType =
  'pdf-text' | 'pdf-scan' | 'image' | 'pesc-xml' | 'elmo-xml' | 'edi' | 'clr-json' | 'csv' | 'text';
export type Calendar = 'semester' | 'quarter' | 'trimester' | 'other' | 'unknown';

export interface TranscriptDocument {
  readonly sha256: string;
  readonly type: DocumentType;
  readonly pages: number;
  readonly reader: string;
  /** Bytes alone never prove that a record is official: readers always say false; a person says true. */
  readonly official: boolean;
}

/** The sending institution as printed, with the directory's best matches, best first. */
export interface PrintedInstitution {
  readonly name: string | null;
  readonly matches: readonly InstitutionMatch[];
}

export interface InstitutionMatch {
  readonly unitid: string;
  readonly name: string;
  readonly score: number;
}

export interface TranscriptTerm {
  /** As printed. */
  readonly name: string;
  /** Null when the printed name does not say which term it is. */
  readonly term: Term | null;
  readonly courses: readonly TranscriptCourse[];
  readonly totals: PrintedTotals | null;
}

/** Credit that stands on the record outside its own terms, such as a block of transfer credit. */
export interface OtherCredit {
  readonly heading: string;
  readonly courses: readonly TranscriptCourse[];
}

export type CourseStatus =
  'completed' | 'in-progress' | 'withdrawn' | 'repeated' | 'audit' | 'failed' | 'incomplete';
export type CreditBasis = 'regular' | 'exam' | 'transfer' | 'military' | 'prior-learning';

/** One course line as the sender reported it. A field that is not on the paper is null. */
export interface TranscriptCourse {
  /** Unique in the document: `p<page>-l<line>`. */
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly creditsAttempted: Credits | null;
  readonly creditsEarned: Credits | null;
  readonly grade: string | null;
  readonly gradePoints: Credits | null;
  readonly status: CourseStatus;
  readonly basis: CreditBasis;
  readonly evidence: Evidence;
  /** Probability, 0 to 1, that every field of the row was read right. */
  readonly confidence: number;
}

/** Totals as printed; `agrees` is null when nothing comparable was printed. */
export interface PrintedTotals {
  readonly attempted: Credits | null;
  readonly earned: Credits | null;
  readonly gpa: string | null;
  readonly agrees: boolean | null;
}
