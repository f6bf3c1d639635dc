import type { Line } from './lines.js';

/** Level of a course's credit, after the values of PESC's `CourseCreditLevel`. */
export type CourseLevel =
  'lower-division' | 'upper-division' | 'undergraduate' | 'graduate' | 'professional' | 'vocational' | 'dual';

const LEVELS: readonly (readonly [CourseLevel, RegExp])[] = [
  ['lower-division', /^(?:l|ld|ll|lower(?:[- ]division|[- ]level)?)$/],
  ['upper-division', /^(?:ud|ul|upper(?:[- ]division|[- ]level)?)$/],
  ['undergraduate', /^(?:ug|u|un|und|undg|ugr?d|ugrad|under ?grad\w*|bachelor\w*|licence|bakalavr\w*)$/],
  ['graduate', /^(?:gr?|gd|grd|grad|graduate|pg|pgr?d|postgrad\w*|masters?|doctora\w*|phd)$/],
  ['professional', /^(?:pr|prof|professional|law|lw|jd|md|medical)$/],
  ['vocational', /^(?:v|vc|voc|vocational|technical|ctec?)$/],
  ['dual', /^(?:dual(?:[- ]credit|[- ]enrol\w*)?|dc)$/],
];

/**
 * The level that a cell of a column of levels names, such as `UG`; null when it says nothing certain.
 * `isDivided`: the same paper marks lower division, so that `U` is upper division.
 */
export function levelOfMark(text: string, isDivided = false): CourseLevel | null {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z -]/g, '')
    .trim();
  if (isDivided && plain === 'u') return 'upper-division';
  return LEVELS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** `Course Level: Undergraduate`, `Academic Career - Graduate`. */
const LABELLED = new RegExp(
  String.raw`\b(?:(?:course|student|academic|program|transcript|credit|study|record) (?:level|career)|` +
    String.raw`career|level)` +
    String.raw`\s?[:=-]\s?(\p{L}+(?:[- ]division)?)`,
  'iu',
);
/** `Beginning of Graduate Record`, `UNDERGRADUATE CAREER`, `Graduate Coursework`. */
const HEADING = new RegExp(
  String.raw`^(?:beginning of |start of |-+ ?)?(undergraduate|graduate|professional|postgraduate|law) ` +
    String.raw`(?:academic )?(?:record|career|level|course ?work|courses|studies|transcript|division|` +
    String.raw`credit)\b(?! totals?)`,
  'i',
);

/** Does one of the cells of a column of levels mark lower division? */
export function dividesLevels(marks: readonly string[]): boolean {
  return marks.some((mark) => levelOfMark(mark) === 'lower-division');
}

const NAMES_ONE = /graduate|career|level|law|professional/i;

/** The level that a line gives to the courses below it; null when it gives none. */
export function levelInLine({ text, words }: Line): CourseLevel | null {
  if (words.length > 24 || !NAMES_ONE.test(text)) return null;
  const named = (words.length <= 8 ? HEADING.exec(text)?.[1] : undefined) ?? LABELLED.exec(text)?.[1];
  return named === undefined ? null : levelOfMark(named);
}
