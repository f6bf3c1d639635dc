import { addCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
import type { Issue, Place } from '../reason.js';
import type { TotalsLine } from './totals-line.js';
import type { PrintedTotals, TranscriptCourse } from './transcript.js';

/**
 * Compares printed totals with our sums. A difference is an issue that names the rows that could explain it,
 * never a repair. `agrees` is null when nothing comparable is printed.
 */
export function checkTotals(
  printed: TotalsLine | null,
  courses: readonly TranscriptCourse[],
  where: { readonly code: string; readonly name: string; readonly place: Place | null },
): { readonly totals: PrintedTotals | null; readonly issues: readonly Issue[] } {
  if (printed === null) return { totals: null, issues: [] };
  const counted = courses.filter((course) => course.status !== 'audit');
  const earned = sum(counted.map((course) => course.creditsEarned));
  const attempted = sum(counted.map((course) => course.creditsAttempted));
  const differences = [
    ...differs('earned', printed.earned, earned),
    ...(printed.earned === null ? differs('attempted', printed.attempted, attempted) : []),
  ];
  const comparable = printed.earned !== null || printed.attempted !== null;
  const issues = differences.map(({ what, said, found }) => {
    const gap = subtractCredits(said, found);
    const size = gap.replace('-', '');
    const rows = courses.filter((each) => each.creditsEarned === size || each.creditsAttempted === size);
    const names = rows.slice(0, 4).map((each) => each.code ?? each.title);
    const hint = names.length === 0 ? '' : ` Rows of that size: ${names.join(', ')}.`;
    const message =
      `${where.name}: the transcript prints ${said} credits ${what}, ` +
      `the rows add up to ${found}.${hint}`;
    return { code: where.code, message, where: where.place };
  });
  const totals = { attempted: printed.attempted, earned: printed.earned, gpa: printed.gpa };
  return { totals: { ...totals, agrees: comparable ? issues.length === 0 : null }, issues };
}

function differs(
  what: string,
  said: Credits | null,
  found: Credits,
): { what: string; said: Credits; found: Credits }[] {
  return said === null || said === found ? [] : [{ what, said, found }];
}

function sum(amounts: readonly (Credits | null)[]): Credits {
  return addCredits(NO_CREDITS, ...amounts.filter((amount) => amount !== null));
}
