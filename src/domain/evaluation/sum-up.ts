import { addCredits, NO_CREDITS, subtractCredits, type Credits } from '../credits.js';
import { LEFT_OUT } from '../policy/left-out.js';
import type { CapName, TransferPolicy } from '../policy/transfer-policy.js';
import type { Program } from '../program/program.js';
import { compareTerms, termYear, type Term } from '../term.js';
import type { Award, Evaluation, Placement, Saved, Totals } from './evaluation.js';
import type { Standing } from './standing.js';

/**
 * Semester credits attempted, earned, accepted as awards, applied to the degree, and what is left to take.
 */
export function totalsOf(
  program: Program,
  standings: readonly Standing[],
  awards: readonly Award[],
  allocation: readonly Placement[],
): Totals {
  const earned = standings.filter(({ line }) => line.status === 'completed' || line.status === 'repeated');
  const applied = appliedIn(allocation);
  return {
    attempted: sum(standings.map(({ semester }) => semester)),
    earned: sum(earned.map(({ semester }) => semester)),
    accepted: sum(awards.map((award) => award.credits)),
    applied,
    remaining: subtractCredits(program.totalCredits, applied),
  };
}

/** Each cap with what the plan draws on it. */
export function capsOf(
  policy: TransferPolicy,
  awards: readonly Award[],
  allocation: readonly Placement[],
): Evaluation['caps'] {
  return Object.fromEntries(
    capNames(policy).map((name) => {
      const drawing = new Set(awards.filter((award) => award.counts.includes(name)).map((award) => award.id));
      const applied = appliedIn(allocation.filter((row) => drawing.has(row.award)));
      return [name, { limit: policy.caps[name]!.credits, applied }];
    }),
  );
}

/** The two caps that every policy has, then those that it adds, by name. */
export function capNames({ caps }: TransferPolicy): readonly CapName[] {
  const { transfer: _, 'prior-learning': __, ...added } = caps;
  return ['transfer', 'prior-learning', ...Object.keys(added).toSorted()];
}

/**
 * What the applied credit spares: seats filled are courses not taken; whole terms of full-time study; and the
 * price of those courses in the newest year published up to the term of entry. An estimate, and it says for
 * which year.
 */
export function savedBy(policy: TransferPolicy, asOf: Term, allocation: readonly Placement[]): Saved {
  const courses = allocation.reduce((seats, row) => seats + row.seats, 0);
  const { academicYearBegins = LEFT_OUT.academicYearBegins } = policy;
  const begins = `${termYear(asOf)}-${academicYearBegins}` as Term;
  const start = compareTerms(asOf, begins) >= 0 ? termYear(asOf) : termYear(asOf) - 1;
  const price = policy.prices
    .filter(({ year }) => Number(year.slice(0, 4)) <= start)
    .toSorted((a, b) => (a.year < b.year ? 1 : -1))[0];
  return {
    credits: appliedIn(allocation),
    courses,
    terms: Math.floor(courses / policy.coursesPerTerm),
    money: price === undefined ? null : (BigInt(price.perCourse) * BigInt(courses)).toString(),
    currency: price?.currency ?? null,
    priceYear: price?.year ?? null,
  };
}

function appliedIn(rows: readonly Placement[]): Credits {
  return sum(rows.map((row) => row.credits));
}

function sum(amounts: readonly (Credits | null)[]): Credits {
  return addCredits(NO_CREDITS, ...amounts.filter((amount) => amount !== null));
}
