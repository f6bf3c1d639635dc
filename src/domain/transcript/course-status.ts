import { NO_CREDITS, type Credits } from '../credits.js';
import type { CourseRow } from './course-row.js';
import type { GradeKey } from './grade-key.js';
import { bareGrade, isLetterGrade, statusOfGrade } from './grades.js';
import type { CourseStatus, CreditBasis } from './transcript.js';

/** Grades that say by themselves that the credit was earned elsewhere. */
const TRANSFER_GRADE = /^(?:TR|TC|TRF|TRN|TP|XFER|TRANSFER|T[A-D][+-]?)$/;
/** Marks in a column of repeats that take the row out of the record; `I` (included) and `A` do not. */
const TAKEN_OUT = /^(?:R|E|X|RP\w*|REP\w*|EX\w*|RE|D|N|&)$/i;

/**
 * What the row says of its course. The key printed on this transcript goes before the usual meaning of a grade;
 * credit earned goes before both: a grade with credit was passed, one without was not.
 */
export function statusOf(row: CourseRow, key: GradeKey, block: 'term' | 'other'): CourseStatus {
  const usual = gradeStatus(row, key);
  if (row.grade === null) return withoutGrade(row, block);
  const earnedNothing = row.earned !== null && isZero(row.earned);
  const carriedCredit = row.attempted !== null && !isZero(row.attempted);
  if (marksRepeat(row) && (usual === 'completed' || usual === 'failed')) return 'repeated';
  if (usual === 'failed' && row.earned !== null && !isZero(row.earned)) return 'completed';
  if (usual === 'completed' && earnedNothing && carriedCredit && !passesAnyway(row, key)) {
    return isLetterGrade(row.grade) && row.repeat !== null ? 'repeated' : usual;
  }
  return usual;
}

/** Transferred by its grade, in a list of the school's own courses. */
export function basisOf(row: CourseRow, block: CreditBasis): CreditBasis {
  if (block !== 'regular' || row.grade === null) return block;
  return TRANSFER_GRADE.test(bareGrade(row.grade)) ? 'transfer' : 'regular';
}

function gradeStatus(row: CourseRow, key: GradeKey): CourseStatus {
  const grade = row.grade === null ? null : bareGrade(row.grade);
  const said = grade === null || isLetterGrade(grade) ? undefined : key.get(grade);
  return said ?? numericStatus(grade) ?? statusOfGrade(grade);
}

/** Numbers are passes unless the scale says otherwise; 0 and percents under 40 are none on any scale. */
function numericStatus(grade: string | null): CourseStatus | null {
  if (grade === null || !/^\d/.test(grade)) return null;
  const value = Number(grade.replace(',', '.').replace(/[^\d.].*$/, ''));
  const scale = /\/\s?(\d{2,3})/.exec(grade)?.[1];
  if (scale !== undefined)
    return value >= Number(scale) * (scale === '30' ? 0.6 : 0.5) ? 'completed' : 'failed';
  if (value === 0) return 'failed';
  // On the German scale 5,0 is a fail; elsewhere a five is a pass.
  if (grade === '5,0') return 'failed';
  return value > 20 && value < 40 ? 'failed' : 'completed';
}

/**
 * No grade: still running, unless credit was earned, or the block is credit from elsewhere, which often prints
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

function passesAnyway(row: CourseRow, key: GradeKey): boolean {
  return row.grade !== null && key.get(bareGrade(row.grade)) === 'completed';
}

function isZero(amount: Credits): boolean {
  return amount === NO_CREDITS;
}
