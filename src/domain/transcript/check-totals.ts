import { addCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
import type { Issue, Place } from '../reason.js';
import type { PrintedFigure, SaidTotals } from './totals-line.js';
import type { PrintedTotals, TranscriptCourse } from './transcript.js';

/** What a total is called in an issue, and where a person finds it when its own place is not known. */
export interface TotalsPlace {
  readonly code: string;
  readonly name: string;
  readonly place: Place | null;
}

interface Sums {
  readonly attempted: readonly Credits[];
  readonly earned: readonly Credits[];
  readonly points: readonly Credits[];
}

/**
 * Compares printed totals with our sums. Schools count differently (repeated courses, transfer credit,
 * courses
 * in progress and withdrawals are in some totals and not in others), so a total agrees when one of the usual
 * ways of counting gives it. A difference is an issue that names the rows that could explain it, never a
 * repair. `agrees` is null when nothing comparable is printed.
 */
export function checkTotals(
  printed: SaidTotals | null,
  courses: readonly TranscriptCourse[],
  where: TotalsPlace,
): { readonly totals: PrintedTotals | null; readonly issues: readonly Issue[] } {
  if (printed === null) return { totals: null, issues: [] };
  const sums = sumsOf(courses);
  const differences = differencesOf(printed, sums);
  const comparable = [printed.earned, printed.attempted].some((each) => each !== null);
  const issues = differences.map(({ figure, what, said, found }) => {
    const gap = subtractCredits(said, found).replace('-', '');
    const rows = courses.filter(({ creditsEarned, creditsAttempted, gradePoints }) =>
      (what === 'grade points' ? [gradePoints] : [creditsEarned, creditsAttempted]).includes(gap as Credits),
    );
    const names = rows.slice(0, 4).map((each) => each.code ?? each.title);
    const hint = names.length === 0 ? '' : ` Rows of that size: ${names.join(', ')}.`;
    const unit = what === 'grade points' ? what : `credits ${what}`;
    const message =
      `${where.name}: the transcript prints ${said} ${unit}, ` + `the rows add up to ${found}.${hint}`;
    return { code: where.code, message, where: printed.places?.[figure] ?? where.place };
  });
  const totals = { attempted: printed.attempted, earned: printed.earned, gpa: printed.gpa };
  return { totals: { ...totals, agrees: comparable ? issues.length === 0 : null }, issues };
}

/** Does the printed total follow from these rows in one of the usual ways of counting? */
export function agreesWith(printed: SaidTotals, courses: readonly TranscriptCourse[]): boolean {
  return differencesOf(printed, sumsOf(courses)).length === 0;
}

interface Difference {
  readonly figure: PrintedFigure;
  readonly what: string;
  readonly said: Credits;
  readonly found: Credits;
}

function differencesOf(printed: SaidTotals, sums: Sums): Difference[] {
  const either = printed.single === true ? [...sums.earned, ...sums.attempted] : sums.earned;
  const earned = differs('earned', printed.earned, either);
  // Attempted hours are counted in more ways than can be told from the paper: they only speak alone.
  const attempted = printed.earned === null ? differs('attempted', printed.attempted, sums.attempted) : [];
  const points = sums.points.length === 0 ? [] : differs('points', printed.points ?? null, sums.points);
  return [...earned, ...attempted, ...points];
}

function differs(figure: PrintedFigure, said: Credits | null, found: readonly Credits[]): Difference[] {
  if (said === null || found.includes(said)) return [];
  return [{ figure, what: figure === 'points' ? 'grade points' : figure, said, found: found[0]! }];
}

/** The sums in the usual ways of counting, the plainest first. */
function sumsOf(courses: readonly TranscriptCourse[]): Sums {
  const counted = courses.filter(({ status }) => status !== 'audit');
  const ways: readonly ((course: TranscriptCourse) => boolean)[] = [
    () => true,
    ({ status }) => status !== 'repeated',
    ({ basis }) => basis === 'regular',
    ({ basis, status }) => basis === 'regular' && status !== 'repeated',
    ({ status }) => status !== 'withdrawn',
    ({ status }) => status !== 'in-progress',
    ({ status }) => status !== 'withdrawn' && status !== 'in-progress',
    ({ status }) => !['withdrawn', 'in-progress', 'repeated', 'incomplete'].includes(status),
  ];
  const each = (value: (course: TranscriptCourse) => Credits | null) => [
    ...new Set(ways.map((way) => sum(counted.filter(way).map(value)))),
  ];
  const graded = counted.filter(({ gradePoints }) => gradePoints !== null);
  return {
    attempted: each((course) => course.creditsAttempted),
    earned: each((course) => course.creditsEarned),
    points: graded.length === 0 ? [] : each((course) => course.gradePoints),
  };
}

function sum(amounts: readonly (Credits | null)[]): Credits {
  return addCredits(NO_CREDITS, ...amounts.filter((amount) => amount !== null));
}
