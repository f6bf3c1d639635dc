import { compareCredits, credits, readCredits, type Credits } from '../credits.js';
import type { MinimumGrade } from './transfer-policy.js';

/** What a printed grade says, as far as it can be said without the sender's key. */
export type ReadGrade =
  | { readonly kind: 'letter'; readonly points: Credits }
  | { readonly kind: 'points'; readonly points: Credits }
  | { readonly kind: 'percent'; readonly percent: Credits }
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail' }
  | { readonly kind: 'unknown' };

const STEPS: Readonly<Record<string, string>> = { A: '4', B: '3', C: '2', D: '1', F: '0' };
const PASS = new Set(['P', 'PASS', 'PASSED', 'S', 'SAT', 'CR', 'CREDIT']);
const FAIL = new Set(['F', 'FAIL', 'FAILED', 'NC', 'NP', 'U', 'E', 'WF', 'UNSAT']);
/** An A plus on the usual scale, where no policy says otherwise. */
export const HIGHEST_POINTS = '4.33';

/**
 * Reads a grade as printed. Letters become points on the usual scale, where a plus or minus is three tenths.
 */
export function readGrade(printed: string | null, highestPoints = HIGHEST_POINTS): ReadGrade {
  const text = (printed ?? '').trim().toUpperCase();
  const letter = /^([A-D])([+-]?)$/.exec(text);
  if (letter !== null) return { kind: 'letter', points: letterPoints(letter[1]!, letter[2]!) };
  if (PASS.has(text)) return { kind: 'pass' };
  if (FAIL.has(text)) return { kind: 'fail' };
  const number = readCredits(text.replace(/\s*%$/, ''));
  if (number === null || number.startsWith('-')) return { kind: 'unknown' };
  if (text.endsWith('%')) return { kind: 'percent', percent: number };
  if (compareCredits(number, credits(highestPoints)) <= 0) return { kind: 'points', points: number };
  const plausible = compareCredits(number, credits('20')) > 0 && compareCredits(number, credits('100')) <= 0;
  return plausible ? { kind: 'percent', percent: number } : { kind: 'unknown' };
}

/**
 * `unknown` when the grade and the rule cannot be compared; a pass is `pass`, for the sender's key to settle.
 */
export function meetsMinimum(grade: ReadGrade, minimum: MinimumGrade): 'yes' | 'no' | 'pass' | 'unknown' {
  if (grade.kind === 'pass') return 'pass';
  if (grade.kind === 'fail') return 'no';
  if (grade.kind === 'letter') return atLeast(grade.points, letterOf(minimum.letter));
  if (grade.kind === 'points') return atLeast(grade.points, minimum.points ?? letterOf(minimum.letter));
  if (grade.kind === 'percent' && minimum.percent !== null) return atLeast(grade.percent, minimum.percent);
  return 'unknown';
}

/** For comparing two attempts of one course: higher is better; null when the grade says nothing. */
export function gradeRank(printed: string | null): Credits | null {
  const grade = readGrade(printed);
  if (grade.kind === 'letter' || grade.kind === 'points') return grade.points;
  if (grade.kind === 'percent') return credits(`${grade.percent}/25`.replace(/^(\d+)\.(\d+)\/25$/, ratioOf));
  if (grade.kind === 'pass') return credits('2');
  return grade.kind === 'fail' ? credits('0') : null;
}

function ratioOf(_all: string, whole: string, decimals: string): string {
  return `${Number(whole + decimals)}/${25 * 10 ** decimals.length}`;
}

function atLeast(value: Credits, least: string): 'yes' | 'no' {
  return compareCredits(value, credits(least)) >= 0 ? 'yes' : 'no';
}

function letterOf(letter: string): Credits {
  const grade = readGrade(letter);
  return grade.kind === 'letter' ? grade.points : credits('0');
}

function letterPoints(letter: string, sign: string): Credits {
  const base = STEPS[letter]!;
  if (sign === '+') return credits(`${base}.3`);
  return sign === '-' ? credits(`${Number(base) - 1}.7`) : credits(base);
}
