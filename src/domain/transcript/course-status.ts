import { NO_CREDITS, type Credits } from '../credits.js';
import type { CourseRow } from './course-row.js';
import type { GradeKey } from './grade-key.js';
import { bareGrade, isLetterGrade, passesByName, statusOfGrade } from './grades.js';
import { statusOnScale, type GradeScale } from './grade-scale.js';
import type { CourseStatus, CreditBasis } from './transcript.js';

/** Grades that say by themselves that the credit was earned elsewhere. */
const TRANSFER_GRADE = /^(?:TR|TC|TRF|TRN|TP|XFER|TRANSFER|T[A-D][+-]?)$/;
/** Marks in a column of repeats that take the row out of the record; `I` (included) and `A` do not. */
const TAKEN_OUT = /^(?:R|E|X|RP\w*|REP\w*|EX\w*|RE|D|N|&)$/i;

/**
 * What the row says of its course. The key printed on this transcript goes before the usual meaning of a
 * grade;
 * credit earned goes before both: a grade with credit was passed, one without was not.
 */
export interface Grading {
  /** What the key printed on the paper says of its letters. */
  readonly key: GradeKey;
  /** How the numbers among its grades are to be taken. */
  readonly scale: GradeScale | null;
  /** The paper prints no grades at all, and says that its credit was awarded. */
  readonly ungraded: boolean;
}

export function statusOf(row: CourseRow, grading: Grading, block: 'term' | 'other'): CourseStatus {
  const usual = gradeStatus(row, grading);
  if (row.grade === null) return grading.ungraded ? 'completed' : withoutGrade(row, block);
  const earnedNothing = row.earned !== null && isZero(row.earned);
  const carriedCredit = row.attempted !== null && !isZero(row.attempted);
  if (marksRepeat(row) && (usual === 'completed' || usual === 'failed')) return 'repeated';
  if (usual === 'failed' && row.earned !== null && !isZero(row.earned)) return 'completed';
  const passes = row.grade !== null && (isLetterGrade(row.grade) || passesByName(row.grade));
  if (usual === 'completed' && earnedNothing && carriedCredit && !passes) return 'failed';
  return usual;
}

/** Transferred by its grade, in a list of the school's own courses. */
export function basisOf(row: CourseRow, block: CreditBasis): CreditBasis {
  if (block !== 'regular' || row.grade === null) return block;
  return TRANSFER_GRADE.test(bareGrade(row.grade)) ? 'transfer' : 'regular';
}

function gradeStatus(row: CourseRow, { key, scale }: Grading): CourseStatus {
  const grade = row.grade === null ? null : bareGrade(row.grade);
  // Letters mean the same everywhere, except for `E`, which passes where the key says so.
  const isPlain = grade !== null && isLetterGrade(grade) && grade !== 'E';
  const said = grade === null || isPlain ? undefined : key.get(grade);
  const verdict = row.result === null || row.result === row.grade ? null : verdictOf(row.result, key);
  if (verdict !== null && grade !== null && /^\d/.test(grade)) return verdict;
  return said ?? (grade === null ? null : statusOnScale(grade, scale)) ?? statusOfGrade(grade);
}

/** What a second grade or a verdict beside a number says; null when it says nothing certain. */
function verdictOf(result: string, key: GradeKey): CourseStatus | null {
  const bare = bareGrade(result);
  // The lowest letter of the European scale passes; where `E` fails, the number beside it says so.
  if (bare === 'E') return null;
  const said = key.get(bare);
  if (said !== undefined) return said;
  const usual = statusOfGrade(bare);
  if (usual !== 'completed') return usual;
  return isLetterGrade(bare) || passesByName(bare) || /^(?:ADMC?|APROVADO|APROBAD[OA]|PASSED)$/i.test(bare)
    ? 'completed'
    : null;
}

/**
 * No grade: still running, unless credit was earned, or the block is credit from elsewhere, which often
 * prints
 * none.
 */
function withoutGrade(row: CourseRow, block: 'term' | 'other'): CourseStatus {
  if (block === 'other') return 'completed';
  const earned = row.earned ?? null;
  return earned !== null && !isZero(earned) ? 'completed' : 'in-progress';
}

function marksRepeat(row: CourseRow): boolean {
  return row.repeat !== null && TAKEN_OUT.test(row.repeat.trim());
}

function isZero(amount: Credits): boolean {
  return amount === NO_CREDITS;
}
