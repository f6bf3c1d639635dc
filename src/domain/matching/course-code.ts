/** A course code taken apart: `ENGL& 101L` is subject `ENGL`, number `101`, suffix `L`. */
export interface CourseCode {
  /** Letters (or the first group of digits) upper case; empty when there are none. */
  readonly subject: string;
  /** Digits of the number without leading zeros, as a number; null when there is none. */
  readonly number: number | null;
  /** How many digits the number is printed with. */
  readonly digits: number;
  readonly suffix: string;
  /**
   * Hundreds of a three-digit number, thousands of a longer one: 0 is below college level; null: not said.
   */
  readonly level: number | null;
  /** Words that stand behind the number: part of the title, cut off at the wrong place. */
  readonly tail: string;
  /** How it is spelled, without gaps, signs and leading zeros: `ENGL101L`; empty when nothing is printed. */
  readonly spelled: string;
}

/** Letters, perhaps a campus letter before the number (`LIB K104`), the number, a suffix, the rest. */
const SUBJECT = String.raw`^\s*([A-Za-z][A-Za-z&/. -]{0,11}?)(?:[\s.:&-]+[A-Za-z](?=\d))?[\s.:&-]*`;
const SUFFIX = String.raw`([A-Za-z]{0,3}|[A-Za-z]\d[A-Za-z]?)(?![A-Za-z0-9])`;
const LETTERS = new RegExp(String.raw`${SUBJECT}(\d{1,5})\s?${SUFFIX}(.*)$`);
const DIGITS = /^\s*(\d{2,3})[-.: ](\d{2,5})([A-Za-z]{0,2})(?![A-Za-z0-9])(.*)$/;
/** Marks that schools print between or around the parts of a code: `MUS*101`, `#MUS 101`, `MUS–101`. */
const MARKS = /[*#_~\u2010-\u2015\u2212]/g;
/** A college within the school, where subject and number are digits: `07:700:101`, `AS.060.113`. */
const COLLEGE = /^(?:\d{2}:|[A-Za-z]{2}\.)(?=\d{3}[:.]\d{3})/;
/** What is longer is no code; only so much of it is read. */
const LETTERS_MAX = 100;
const AROUND = /^[\s([-]+|[\s)\]-]+$/g;
const NOTHING: CourseCode = {
  subject: '',
  number: null,
  digits: 0,
  suffix: '',
  level: null,
  tail: '',
  spelled: '',
};

/** Reads a printed code, whatever shape the school gives it. */
export function readCode(printed: string | null): CourseCode {
  const marked = printed?.slice(0, LETTERS_MAX).replace(MARKS, '-') ?? '';
  const code = marked.replace(AROUND, '').replace(COLLEGE, '');
  if (code === '') return NOTHING;
  const lettered = LETTERS.exec(code);
  if (lettered !== null) {
    const [, subject = '', number = '', suffix = '', tail = ''] = lettered;
    return made(subject.replace(/[^A-Za-z]/g, ''), number, suffix, tail);
  }
  const numbered = DIGITS.exec(code);
  if (numbered !== null) {
    const [, subject = '', number = '', suffix = '', tail = ''] = numbered;
    return made(subject, number, suffix, tail);
  }
  const spelled = code.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const letters = /^\s*([A-Za-z]{2,8})\b(.*)$/.exec(code);
  if (letters === null) return { ...NOTHING, spelled };
  // `PSYC 1F90` has no number of its own, but a level.
  const [, level = null] = /^[\s.:-]*(\d)/.exec(letters[2]!) ?? [];
  const tail = letters[2]!.replace(/^\s*\S*\d\S*/, '').trim();
  return {
    ...NOTHING,
    subject: letters[1]!.toUpperCase(),
    level: level === null ? null : Number(level),
    tail,
    spelled,
  };
}

function made(subject: string, number: string, suffix: string, tail: string): CourseCode {
  const value = Number(number);
  return {
    subject: subject.toUpperCase(),
    number: value,
    digits: number.length,
    suffix: suffix.toUpperCase(),
    level: levelOf(number),
    tail: tail.replace(/^[\s:.-]+/, '').trim(),
    spelled: `${subject}${value}${suffix}`.toUpperCase(),
  };
}

function levelOf(number: string): number | null {
  if (number.length >= 3) return Math.min(9, Number(number.slice(0, 1)));
  return null;
}
