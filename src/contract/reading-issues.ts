import { NEEDS_A_PERSON } from '../domain/transcript/row-confidence.js';

/** Something in the file is other than what one sees of it. Only staff see these. */
const SIGNALS: ReadonlySet<string> = new Set([
  'covered-text',
  'hidden-text',
  'text-differs-from-picture',
  'several-revisions',
  'font-island',
  'carries-script',
]);

/** Rows that may be wrong or missing in what was read. */
const ROWS: ReadonlySet<string> = new Set([
  'row-doubtful',
  'row-unreadable',
  'row-shifted',
  'course-unreadable',
]);

/** Something printed, such as a total or an average, is not what the rows make. */
const isSum = (code: string) => code.endsWith('-mismatch');

/** What else reading can be unsure of, in the plain words that an applicant understands too. */
const NOTES: ReadonlySet<string> = new Set([
  'columns-as-set',
  'credit-basis',
  'credit-without-course',
  'credits-unreadable',
  'date-in-cell',
  'encoding-guessed',
  'formula-in-cell',
  'institution-missing',
  'no-courses',
  'not-counted',
  'other-credit-unit',
  'other-record',
  'repeated-in-file',
  'several-issuers',
  'status-contradictory',
  'term-by-result',
  'term-contradictory',
  'term-missing',
  'term-unknown',
]);

export const ISSUE_GROUPS = ['first', 'sums', 'notes'] as const;
export type IssueGroup = (typeof ISSUE_GROUPS)[number];

/** In which order a person looks at what reading was not sure of. */
export function issueGroup(code: string): IssueGroup {
  if (SIGNALS.has(code) || ROWS.has(code)) return 'first';
  return isSum(code) ? 'sums' : 'notes';
}

/** Whether the applicant may see it. A code that is not known here stays with staff. */
export function isForApplicant({ code }: { readonly code: string }): boolean {
  return ROWS.has(code) || isSum(code) || NOTES.has(code);
}

/** A person compares such a row with the page before anything is decided on it. */
export function isDoubtful({ confidence }: { readonly confidence: number }): boolean {
  return confidence < NEEDS_A_PERSON;
}
