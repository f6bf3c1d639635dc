import type { CourseRow } from './course-row.js';
import type { CourseField } from './field-reading.js';
import type { Word } from './lines.js';

/** Below this a person looks at the row. */
export const NEEDS_A_PERSON = 0.8;

/**
 * Probability that every field of the row was read right, from the signs that were seen while it was read.
 * The weights are measured: `npm run score:reading` prints how often rows of each confidence are right.
 */
export function confidenceOf({ signs, ...row }: CourseRow, totalsAgree: boolean | null): number {
  let odds =
    signs.under === 'heading' || signs.under === 'carried' ? 0.965 : signs.under === 'learned' ? 0.93 : 0.86;
  if (!signs.measured && row.code !== null) odds -= 0.05;
  if (!signs.spelled && row.code !== null) odds -= 0.03;
  if (signs.pointsFit === true) odds += 0.02;
  if (signs.pointsFit === false) odds -= 0.12;
  if (totalsAgree === true) odds += 0.015;
  if (totalsAgree === false) odds -= 0.12;
  if (signs.wrapped) odds -= 0.02;
  odds -= Math.min(0.3, signs.leftOut * 0.08);
  return Math.round(Math.max(0.01, Math.min(0.99, odds * recognisedRight(signs.recognised))) * 100) / 100;
}

/**
 * Probability that one field of the row was read right. What speaks for or against the row speaks for or
 * against the fields that it is about; recognition counts for the words of the field alone. Measured like the
 * rows: `npm run score:reading` prints how often fields of each confidence are right.
 */
export function fieldConfidence(
  field: CourseField,
  { signs, code }: CourseRow,
  { words, totalsAgree }: { readonly words: readonly Word[]; readonly totalsAgree: boolean | null },
): number {
  const named = field === 'code' || field === 'title';
  const summed = field === 'creditsAttempted' || field === 'creditsEarned';
  let odds = BY_COLUMN[signs.under];
  if (named && !signs.spelled && code !== null) odds -= 0.02;
  if (field === 'title') odds -= Math.min(0.2, signs.leftOut * 0.06) + (signs.wrapped ? 0.015 : 0);
  if (summed && totalsAgree === true) odds += 0.005;
  if (summed && totalsAgree === false) odds -= 0.06;
  if (!named && signs.pointsFit === true) odds += 0.005;
  if (!named && signs.pointsFit === false) odds -= 0.06;
  const recognised = Math.min(...words.map((word) => word.confidence));
  return Math.round(Math.max(0.01, Math.min(0.999, odds * recognisedRight(recognised))) * 1000) / 1000;
}

const BY_COLUMN: Readonly<Record<CourseRow['signs']['under'], number>> = {
  heading: 0.993,
  carried: 0.993,
  learned: 0.985,
  shape: 0.97,
};

/**
 * How often a row is right whose least certain word was recognised with this certainty, measured on scans
 * (`npm run score:reading -- --scans`). The engine doubts itself more than it need where it is nearly sure.
 */
const RECOGNISED: readonly (readonly [certainty: number, right: number])[] = [
  [0, 0.3],
  [0.5, 0.46],
  [0.66, 0.55],
  [0.78, 0.88],
  [0.88, 0.97],
  [0.95, 1],
  [1, 1],
];

/** How often words are right that were recognised with this certainty, 0 to 1; 1 for text of the document. */
export function recognisedRight(certainty: number): number {
  const at = RECOGNISED.findIndex(([to]) => to >= certainty);
  if (at <= 0) return at === 0 ? RECOGNISED[0]![1] : 1;
  const [[x0, y0], [x1, y1]] = [RECOGNISED[at - 1]!, RECOGNISED[at]!];
  return y0 + ((certainty - x0) / (x1 - x0)) * (y1 - y0);
}
