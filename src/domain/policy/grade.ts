import { compareCredits, credits, NO_CREDITS, readCredits, scaleCredits, type Credits } from '../credits.js';
import { LEFT_OUT } from './left-out.js';
import type { GradeScale, MinimumGrade } from './transfer-policy.js';

/** What a printed grade says, as far as it can be said without the sender's key. */
export type ReadGrade =
  | { readonly kind: 'letter'; readonly points: Credits }
  | { readonly kind: 'points'; readonly points: Credits }
  | { readonly kind: 'percent'; readonly percent: Credits }
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail' }
  | { readonly kind: 'unknown' };

/** Below this, marks out of twenty and the like cannot be told from percent. */
const PERCENT_FROM = credits('20');
const PERCENT_MOST = credits('100');

/**
 * Reads a grade as printed, by the policy's scale (T04, Q13); without one, by the scale of a policy that
 * leaves it out. `most` is the most points on the senders' scales, where that is told apart.
 */
export function readGrade(
  printed: string | null,
  scale: GradeScale = LEFT_OUT.grades,
  most: string = scale.highestPoints,
): ReadGrade {
  const text = (printed ?? '').trim().toUpperCase();
  if (scale.pass.includes(text)) return { kind: 'pass' };
  if (scale.fail.includes(text)) return { kind: 'fail' };
  const letter = pointsOf(text, scale);
  if (letter !== null) return { kind: 'letter', points: letter };
  const number = readCredits(text.replace(/\s*%$/, ''));
  if (number === null || number.startsWith('-')) return { kind: 'unknown' };
  if (text.endsWith('%')) return { kind: 'percent', percent: number };
  if (compareCredits(number, credits(most)) <= 0) return { kind: 'points', points: number };
  const plausible = compareCredits(number, PERCENT_FROM) > 0 && compareCredits(number, PERCENT_MOST) <= 0;
  return plausible ? { kind: 'percent', percent: number } : { kind: 'unknown' };
}

/**
 * `unknown` when the grade and the rule cannot be compared; a pass is `pass`, for the sender's key to settle.
 */
export function meetsMinimum(
  grade: ReadGrade,
  minimum: MinimumGrade,
  scale: GradeScale = LEFT_OUT.grades,
): 'yes' | 'no' | 'pass' | 'unknown' {
  if (grade.kind === 'pass') return 'pass';
  if (grade.kind === 'fail') return 'no';
  if (grade.kind === 'percent' && minimum.percent !== null) return atLeast(grade.percent, minimum.percent);
  const letter = pointsOf(minimum.letter, scale);
  if (grade.kind === 'letter') return letter === null ? 'unknown' : atLeast(grade.points, letter);
  const least = minimum.points ?? letter;
  return grade.kind === 'points' && least !== null ? atLeast(grade.points, least) : 'unknown';
}

/** For comparing two attempts of one course: higher is better; null when the grade says nothing. */
export function gradeRank(printed: string | null, scale: GradeScale = LEFT_OUT.grades): Credits | null {
  const grade = readGrade(printed, scale);
  if (grade.kind === 'letter' || grade.kind === 'points') return grade.points;
  if (grade.kind === 'percent') return scaleCredits(grade.percent, credits(scale.pointsPerPercent));
  if (grade.kind === 'pass') return pointsOf(scale.passRanksAs, scale);
  return grade.kind === 'fail' ? NO_CREDITS : null;
}

function pointsOf(letter: string, { letters }: GradeScale): Credits | null {
  return Object.hasOwn(letters, letter) ? credits(letters[letter]!) : null;
}

function atLeast(value: Credits, least: string): 'yes' | 'no' {
  return compareCredits(value, credits(least)) >= 0 ? 'yes' : 'no';
}
