import type { CourseStatus } from './transcript.js';

const LETTER_GRADE = /^[A-F][+–−-]?$/;
const GRADE = /^(?:[A-Z]{1,4}[+–−-]?|[A-Z]{1,3}\d?|[A-F][+–−-]?\/[A-Z]{1,2})[*#^&@]{0,2}$/;
const MARKED_GRADE = /^(?:[#*@&~%]|\([A-F])?[A-Z]{1,3}[+–−-]?[)*#^&@]{0,2}$/;
const IN_PROGRESS_WORDS = new RegExp(
  String.raw`^(?:IP|INP|IPR|\*{2,3}|-{2,3}|REG|RG|CUR|ENR|CIP|WIP|(?:work |course )?in[ -]?progress|inprog|` +
    String.raw`(?:currently |reg status )?(?:enrolled|registered)|current(?:ly taking)?|not yet graded|` +
    String.raw`in corso|en curso|en cours|laufend|pågående|angemeldet|pending|` +
    String.raw`(?:grade )?pending|future|ongoing)$`,
  'i',
);
const WITHDRAWN = new RegExp(
  String.raw`^(?:W|WD|WX|WP|WF|WU|WN|WA|WL|WI|WM|WE|WDR|WDN|LWD|DR|DRP|ABN|AW|withdrawn|withdrew|dropped|` +
    String.raw`withdrawal|discontinued|cancelled|trancado|no presentado|baja|abandon|ND|CAN|DISC|HW)$`,
  'i',
);
const INCOMPLETE = /^(?:I|INC|IN|PEN|DEF|DFR|DE|OX|incomplete|deferred|NR|NG|NGR|RD|MG|GP|Y|MT|CO)$/i;
const AUDIT = /^(?:AU|AUD|AUDIT|audit(?:ed|or)?|VI|VIS)$/i;
const FAILED = new RegExp(
  String.raw`^(?:F|FF|NP|NC|NCR|FAIL|FAILED|U|E|FN|FX|UW|XF|NM|FWD|FNS|ABS|UN|UNS|NS|N|failure|` +
    String.raw`unsatisfactory|not passed|no pass|no credit|nicht bestanden|underkänd|insuficiente|suspenso|` +
    String.raw`nicht genügend|nicht ausreichend|reprobad[ao]|reprovad[ao]|rep\.? ?falta|AF|` +
    String.raw`FA|FL|FNA|NV|AJ|ABI|NA|NB|` +
    String.raw`no aprobado|no apto|ajourné|respinto|insufficiente|onvoldoende|reprobado|non acquis)$`,
  'i',
);
const WORD_GRADE = new RegExp(
  String.raw`^(?:pass(?:ed)?|fail(?:ed)?|credit|distinction|merit|satisfactory|honou?rs?|excellent|good|` +
    String.raw`fair|poor|superior|sufficient|complete[d]?|bestanden|bra|väl|godkänd|underkänd|gut|sehr|` +
    String.raw`befriedigend|ausreichend|genügend|mangelhaft|sobresaliente|notable|aprobado|bien|buono|` +
    String.raw`distinto|ottimo|idoneo|admis|acquis|validé|zal|goed|voldoende|hyväksytty|bestået|bestått)$`,
  'i',
);

/** Could this word stand in a column of grades? */
export function looksLikeGrade(text: string): boolean {
  return (
    GRADE.test(text) ||
    MARKED_GRADE.test(text) ||
    IN_PROGRESS_WORDS.test(text) ||
    WORD_GRADE.test(text) ||
    /^(?:\[\d{1,2}\]|\p{Ll}{2,14} \(\d\))$/u.test(text)
  );
}

/** A letter of the usual scale with or without sign: the surest sign of a grade. */
export function isLetterGrade(text: string): boolean {
  return LETTER_GRADE.test(text);
}

/** What schools print where a grade is still to come, such as `IP` or `***`. */
export function isInProgressWord(text: string): boolean {
  return IN_PROGRESS_WORDS.test(text);
}

/** With its scale, its verdict, or the number in words beside it. */
const NUMERIC_GRADE = new RegExp(
  String.raw`^\d{1,3}(?:[.,]\d{1,2})?(?:%|L|(?:\s?\/\s?\d{2,3})?(?: e lode)?|` +
    String.raw` \(\p{L}+\)(?: valores)?| \p{L}{4,})?$`,
  'iu',
);

/** A grade of 0 to 100, of 1 to 20 or with decimals: only ever read under a heading that says grade. */
export function looksLikeNumericGrade(text: string): boolean {
  return NUMERIC_GRADE.test(text);
}

/** Signs of print around a grade that are no part of it: footnote marks. */
export function bareGrade(text: string): string {
  return text.replace(/[*#^&@]+$/, '').replace(/^[#*@&~](?=[A-Z])/, '') || text;
}

const PASS_NAMES = new RegExp(
  String.raw`^(?:P|PS|PASS(?:ED)?|CR|S|SA|SAT|CREDIT|G|VG|HD|DI|DN|EX|T|TR|TC|K|CP|H|HP|` +
    String.raw`REQUIREMENT SATISFIED|BESTANDEN)$`,
  'i',
);

/** A grade that means a pass at most schools, whatever it earned. */
export function passesByName(grade: string): boolean {
  return PASS_NAMES.test(bareGrade(grade));
}

/** What the grade says by itself. The key to the transcript and the repeat column may say more. */
export function statusOfGrade(grade: string | null): CourseStatus {
  if (grade === null || grade === '') return 'in-progress';
  const bare = bareGrade(grade);
  if (IN_PROGRESS_WORDS.test(bare)) return 'in-progress';
  if (WITHDRAWN.test(bare)) return 'withdrawn';
  if (AUDIT.test(bare)) return 'audit';
  if (INCOMPLETE.test(bare)) return 'incomplete';
  return FAILED.test(bare) ? 'failed' : 'completed';
}

/** Grade points of the plain letters on the usual scale of four, where most schools agree. */
const LETTER_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ['A+', ['4', '4.3', '4.33']],
  ['A', ['4']],
  ['A-', ['3.7', '3.67', '3.75']],
  ['B+', ['3.3', '3.33', '3.5', '3.25']],
  ['B', ['3']],
  ['B-', ['2.7', '2.67', '2.75']],
  ['C+', ['2.3', '2.33', '2.5', '2.25']],
  ['C', ['2']],
  ['C-', ['1.7', '1.67', '1.75']],
  ['D+', ['1.3', '1.33', '1.5', '1.25']],
  ['D', ['1']],
  ['D-', ['0.7', '0.67', '0.75']],
  ['F', ['0']],
  ['W', ['0']],
]);

/** What a letter may be worth a credit; empty for grades that schools do not count alike. */
export function usualValuesOf(grade: string): readonly string[] {
  return LETTER_VALUES.get(bareGrade(grade)) ?? [];
}
