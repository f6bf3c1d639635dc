import type { CourseStatus } from './transcript.js';

const LETTER_GRADE = /^[A-F][+–−-]?$/;
const GRADE = /^(?:[A-Z]{1,4}[+–−-]?|[A-Z]{1,3}\d?)[*#^&]{0,2}$/;
const IN_PROGRESS_WORDS = new RegExp(
  String.raw`^(?:IP|INP|IPR|\*{2,3}|-{2,3}|REG|RG|CUR|ENR|CIP|WIP|in[ -]?progress|inprog|` +
    String.raw`enrolled|registered|current)$`,
  'i',
);
const WITHDRAWN = /^(?:W|WD|WX|WP|WF|WU|WN|WA|WL|WI|LWD|DR|ABN|AW|withdrawn|withdrew|dropped)$/i;
const INCOMPLETE = /^(?:I|INC|PEN|DEF|OX|incomplete|NR|NG|NGR|RD)$/i;
const AUDIT = /^(?:AU|AUD|AUDIT|audit(?:ed)?)$/i;
const FAILED = /^(?:F|FF|NP|NC|NCR|FAIL|FAILED|U|E|FN|FX|UW|XF|NM)$/i;
const WORD_GRADE =
  /^(?:pass(?:ed)?|fail(?:ed)?|credit|distinction|merit|satisfactory|honou?rs|bestanden|bra|väl|godkänd)$/i;

/** Could this word stand in a column of grades? */
export function looksLikeGrade(text: string): boolean {
  return GRADE.test(text) || IN_PROGRESS_WORDS.test(text) || WORD_GRADE.test(text) || /^\[\d\]$/.test(text);
}

/** A letter of the usual scale with or without sign: the surest sign of a grade. */
export function isLetterGrade(text: string): boolean {
  return LETTER_GRADE.test(text);
}

/** What schools print where a grade is still to come, such as `IP` or `***`. */
export function isInProgressWord(text: string): boolean {
  return IN_PROGRESS_WORDS.test(text);
}

/** A grade of 0 to 100, of 1 to 20 or with decimals: only ever read under a heading that says grade. */
export function looksLikeNumericGrade(text: string): boolean {
  return /^\d{1,3}(?:[.,]\d{1,2})?%?$/.test(text);
}

/** Signs of print around a grade that are no part of it: footnote marks. */
export function bareGrade(text: string): string {
  return text.replace(/[*#^&]+$/, '') || text;
}

/** What the grade says by itself. The legend and the repeat column may say more. */
export function statusOfGrade(grade: string | null): CourseStatus {
  if (grade === null || grade === '') return 'in-progress';
  const bare = bareGrade(grade);
  if (IN_PROGRESS_WORDS.test(bare)) return 'in-progress';
  if (WITHDRAWN.test(bare)) return 'withdrawn';
  if (AUDIT.test(bare)) return 'audit';
  if (INCOMPLETE.test(bare)) return 'incomplete';
  return FAILED.test(bare) ? 'failed' : 'completed';
}
