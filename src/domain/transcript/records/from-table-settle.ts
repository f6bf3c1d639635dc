import type { Issue, Place } from '../../reason.js';
import { checkTotals } from '../check-totals.js';
import type { SaidTotals } from '../totals-line.js';
import type { PrintedTotals, TranscriptCourse } from '../transcript.js';
import { placeOf } from './from-table-rows.js';
import type { StandingTotals, TableSection } from './from-table-sections.js';
import { settledTotals, sumsOf, totalsFit, type Sums } from './from-table-totals.js';

interface Made {
  readonly section: TableSection;
  readonly courses: readonly TranscriptCourse[];
}

/**
 * Finds what each printed total is a total of: what its words say, else what it equals, else where it stands.
 */
export function placeTotals(
  made: readonly Made[],
  standing: readonly StandingTotals[],
): {
  readonly sections: readonly (Made & { readonly totals: SaidTotals | null })[];
  readonly overall: PrintedTotals | null;
  readonly issues: readonly Issue[];
} {
  const own = made.filter(({ section }) => section.kind === 'term').flatMap(({ courses }) => courses);
  const all = made.flatMap(({ courses }) => courses);
  const sums = { own: sumsOf(own), all: sumsOf(all), sections: made.length, courses: all.length };
  const sumOf = new Map(made.map(({ section, courses }) => [section, sumsOf(courses)]));
  const bySection = new Map<TableSection, SaidTotals>();
  const issues: Issue[] = [];
  let overall: SaidTotals | null = null;
  let place: Place | null = null;
  for (const each of standing) {
    const { totals, section } = each;
    const inSection = section === null ? sums.all : sumOf.get(section)!;
    if (section === null || isOverall(each, inSection, { ...sums, isOpen: !bySection.has(section) })) {
      overall = joined(overall, settledTotals(totals, totalsFit(totals, sums.own) ? sums.own : sums.all));
      place = placeOf(totals.row);
    } else if (section.kind === 'term') {
      bySection.set(section, joined(bySection.get(section) ?? null, settledTotals(totals, inSection)));
    } else if (!totalsFit(totals, inSection) && !totalsFit(totals, sums.all)) {
      const courses = made.find((one) => one.section === section)?.courses ?? [];
      const where = { code: 'total-mismatch', name: section.name, place: placeOf(totals.row) };
      issues.push(...checkTotals(settledTotals(totals, inSection), courses, where).issues);
    }
  }
  const where = { code: 'total-mismatch', name: 'In all', place };
  // Overall totals include credit from elsewhere in some tables and not in others; what agrees is taken.
  const checked = [own, all].map((courses) => checkTotals(overall, courses, where));
  const best = checked.find((each) => each.issues.length === 0) ?? checked[1]!;
  return {
    sections: made.map((each) => ({ ...each, totals: bySection.get(each.section) ?? null })),
    overall: best.totals,
    issues: [...issues, ...best.issues],
  };
}

interface Known {
  readonly own: Sums;
  readonly all: Sums;
  readonly sections: number;
  readonly courses: number;
  /** The section has no total yet. */
  readonly isOpen: boolean;
}

function isOverall(
  { totals, after, isUnderTerm }: StandingTotals,
  inSection: Sums,
  { own, all, sections, courses, isOpen }: Known,
): boolean {
  if (totals.scope !== 'unsaid') return totals.scope === 'overall';
  const isLast = after === courses;
  const isSilent = totals.attempted === null && totals.earned === null && totals.credits === null;
  if (isSilent || !isLast) return isLast;
  if (totalsFit(totals, own) || totalsFit(totals, all)) return true;
  if (totalsFit(totals, inSection)) return false;
  return sections > 1 || !isOpen || !isUnderTerm;
}

/** Totals that stand on several lines, such as credits and average, are one. */
function joined(before: SaidTotals | null, next: SaidTotals): SaidTotals {
  return {
    scope: next.scope,
    attempted: next.attempted ?? before?.attempted ?? null,
    earned: next.earned ?? before?.earned ?? null,
    gpa: next.gpa ?? before?.gpa ?? null,
    points: next.points ?? before?.points ?? null,
  };
}
