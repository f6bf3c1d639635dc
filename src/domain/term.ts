/** The four starts of an academic year, in calendar order. */
const SEASONS = ['winter', 'spring', 'summer', 'fall'] as const;
export type Season = (typeof SEASONS)[number];

/** A dated period of study, such as `2012-fall`. The year is the calendar year in which the term begins. */
export type Term = `${number}-${Season}`;

/** From and to, both included; null means open on that side. */
export interface TermRange {
  readonly from: Term | null;
  readonly to: Term | null;
}

const TERM = /^(\d{4})-(winter|spring|summer|fall)$/;

/** Reads the canonical spelling only; null for everything else. Printed names are a reader's work. */
export function readTerm(text: string): Term | null {
  return TERM.test(text) ? (text as Term) : null;
}

/** Negative when `a` comes before `b`, zero when equal, positive when after. */
export function compareTerms(a: Term, b: Term): number {
  return termOrdinal(a) - termOrdinal(b);
}

/** Does the term lie in the range, its ends included? */
export function termWithin(term: Term, range: TermRange): boolean {
  if (range.from !== null && compareTerms(term, range.from) < 0) return false;
  return range.to === null || compareTerms(term, range.to) <= 0;
}

/**
 * First and last day that a term may cover, as ISO dates. Schools differ, so the interval is wide: a date
 * test that needs more precision has to say *unknown* when the two ends disagree.
 */
export function termDates(term: Term): { readonly first: string; readonly last: string } {
  const year = termYear(term);
  const [first, last] = {
    winter: ['01-01', '03-31'],
    spring: ['01-01', '06-30'],
    summer: ['05-01', '08-31'],
    fall: ['08-01', '12-31'],
  }[termSeason(term)] as [string, string];
  return { first: `${year}-${first}`, last: `${year}-${last}` };
}

/** The calendar year in which the term begins. */
export function termYear(term: Term): number {
  return Number(term.slice(0, 4));
}

/** Where in its year the term begins. */
function termSeason(term: Term): Season {
  return term.slice(5) as Season;
}

/** The place of a term among all terms there are: four a year, from `0000-winter`, which is 0. */
export function termOrdinal(term: Term): number {
  return termYear(term) * SEASONS.length + SEASONS.indexOf(termSeason(term));
}

/** The place of the last term that can be written, `9999-fall`. */
export const LAST_TERM = 9999 * SEASONS.length + SEASONS.length - 1;

/** The term at a place, 0 to `LAST_TERM`. */
export function termAt(place: number): Term {
  const year = String(Math.floor(place / SEASONS.length)).padStart(4, '0');
  return `${year}-${SEASONS[place % SEASONS.length]!}` as Term;
}

/**
 * The last term that may have begun by a day, an ISO date. Schools differ, so the earliest usual beginning
 * counts.
 */
export function lastTermBegun(day: string): Term {
  const place = termOrdinal(`${day.slice(0, 4)}-fall` as Term);
  const begun = [place, place - 1, place - 2].find((each) => termDates(termAt(each)).first <= day);
  return termAt(begun ?? place - 3);
}
