import {
  addCredits,
  compareCredits,
  credits,
  NO_CREDITS,
  scaleCredits,
  subtractCredits,
  type Credits,
} from '../credits.js';
import type { Issue } from '../reason.js';
import type { TotalsPlace } from './check-totals.js';
import { usualValuesOf } from './grades.js';
import type { TranscriptCourse } from './transcript.js';

/** Schools round or cut the average; points are rounded row by row before that. */
const TOLERANCE = credits('0.011');

/**
 * Compares a printed grade point average with the points and credit of the rows, in the usual ways of
 * counting.
 * Says nothing where the rows print no points: an average then cannot be told from the paper.
 */
export function checkAverage(
  printed: string | null,
  courses: readonly TranscriptCourse[],
  where: TotalsPlace,
): readonly Issue[] {
  const counted = courses.filter((course) => counts(course));
  const complete = courses.every(
    (course) => course.gradePoints !== null || usualValuesOf(course.grade ?? '').length === 0,
  );
  if (printed === null || counted.length < 2 || !complete) return [];
  const ways = [
    counted,
    counted.filter(({ status }) => status !== 'repeated'),
    counted.filter(({ basis }) => basis === 'regular'),
    // A letter that some schools fail with and others do not grade by: it earned nothing and may count.
    courses.filter((course) => counted.includes(course) || isFailure(course)),
  ];
  if (ways.some((rows) => averages(credits(printed), rows))) return [];
  const message =
    `${where.name}: the transcript prints an average of ${printed}, ` +
    'which does not follow from the points and credits of its rows.';
  return [{ code: 'average-mismatch', message, where: where.place }];
}

/** Letters of the scale count, and whatever else earned points; a pass that earns none does not. */
function counts({ grade, gradePoints, creditsAttempted }: TranscriptCourse): boolean {
  if (gradePoints === null || creditsAttempted === null || grade === null) return false;
  return gradePoints !== NO_CREDITS || /^(?:F|E|0|0[.,]0+)$/.test(grade);
}

function isFailure({ status, gradePoints, creditsAttempted }: TranscriptCourse): boolean {
  return status === 'failed' && gradePoints === NO_CREDITS && creditsAttempted !== null;
}

/** Points = average × credit, as far as print can be exact. */
function averages(printed: Credits, rows: readonly TranscriptCourse[]): boolean {
  const points = sum(rows.map(({ gradePoints }) => gradePoints));
  const amount = sum(rows.map(({ creditsAttempted }) => creditsAttempted));
  if (amount === NO_CREDITS) return true;
  const apart = subtractCredits(points, scaleCredits(amount, printed)).replace('-', '') as Credits;
  return compareCredits(apart, scaleCredits(amount, TOLERANCE)) <= 0;
}

function sum(amounts: readonly (Credits | null)[]): Credits {
  return addCredits(NO_CREDITS, ...amounts.filter((each) => each !== null));
}
