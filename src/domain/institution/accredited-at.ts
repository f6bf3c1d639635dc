import { termDates, type Term } from '../term.js';
import type { Accreditation, AccreditationAnswer, Institution } from './institution.js';

/** Dates as text compare in their order; these stand before and after all of them. */
const ALWAYS = '0000-01-01';
const FOREVER = '9999-12-31';

/** Days, both included. */
interface Days {
  readonly first: string;
  readonly last: string;
}

/**
 * Was the school accredited, by an agency of one of these groups, when the course was taken? `yes` only where
 * known intervals cover the whole term, one after another if need be; `no` only where no interval can reach
 * into it; `unknown` for all the rest: never a silent yes (T05, T06).
 */
export function accreditedAt(
  institution: Institution,
  taken: Term | null,
  groups: readonly string[],
): AccreditationAnswer {
  const known = institution.accreditations.filter((each) => groups.includes(each.group));
  if (known.length === 0 || taken === null) return 'unknown';
  const term = termDates(taken);
  if (isCovered(term, known.flatMap(surely))) return 'yes';
  return known.flatMap(possibly).some((days) => overlaps(days, term)) ? 'unknown' : 'no';
}

/**
 * The last day of which a source says that the school is accredited, where the term was later: the source
 * ends there, not the accreditation. Null where that is not why the answer is unknown.
 */
export function knownUntil(
  institution: Institution,
  taken: Term | null,
  groups: readonly string[],
): string | null {
  if (taken === null) return null;
  const { last } = termDates(taken);
  const open = institution.accreditations.filter(
    ({ group, to, candidate }) => groups.includes(group) && to === null && candidate !== true,
  );
  const until = open.map(({ checkedOn }) => checkedOn).reduce((a, b) => (a > b ? a : b), '');
  return until === '' || until >= last ? null : until;
}

/** The days on which the school was accredited for certain: none that only a guess or a silence covers. */
function surely({ from, to, checkedOn, fromEstimated, candidate }: Accreditation): Days[] {
  const last = to ?? checkedOn;
  if (candidate === true) return [];
  // Without a start, the day on which the source was right is the only one that is settled.
  if (from === null) return to === null ? [{ first: checkedOn, last }] : [];
  const first = fromEstimated === true ? `${yearOf(from) + 2}-01-01` : from;
  return first <= last ? [{ first, last }] : [];
}

/** The days on which the school may have been accredited: those that the source gives or is silent about. */
function possibly({ from, to, checkedOn, fromEstimated, candidate }: Accreditation): Days[] {
  // A candidate was not accredited, but what came after the source looked is not known.
  if (candidate === true) return to === null ? [{ first: dayAfter(checkedOn), last: FOREVER }] : [];
  const estimate = from !== null && fromEstimated === true ? `${yearOf(from) - 1}-01-01` : from;
  return [{ first: estimate ?? ALWAYS, last: to ?? FOREVER }];
}

function isCovered(term: Days, known: readonly Days[]): boolean {
  let next = term.first;
  for (const { first, last } of known.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    if (first > next) return false;
    if (last >= term.last) return true;
    if (last >= next) next = dayAfter(last);
  }
  return false;
}

function overlaps(a: Days, b: Days): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
