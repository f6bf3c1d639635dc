import type { Credits } from '../credits.js';
import type { Term } from '../term.js';

/** One course of the school's own student record, for credit or not, alone or in a certificate. */
export interface OwnCourse {
  readonly code: string;
  readonly title: string | null;
  /** Semester credits. */
  readonly credits: Credits;
  readonly grade: string | null;
  readonly term: Term;
  readonly enrollment: 'credit' | 'non-credit';
  readonly certificate: string | null;
}
