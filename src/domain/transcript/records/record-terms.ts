import type { Season, Term } from '../../term.js';
import { findTermName } from '../term-names.js';
import type { Calendar } from '../transcript.js';

export interface NamedTerm {
  readonly name: string;
  readonly term: Term | null;
  /** The name and the date of one session speak of two different terms. */
  readonly contradictory: boolean;
}

const DATE = /^(\d{4})(?:-(\d\d))?/;
/** First month of each season's terms, latest first. */
const STARTS: Readonly<Record<'quarter' | 'other', readonly (readonly [number, Season])[]>> = {
  quarter: [
    [12, 'winter'],
    [8, 'fall'],
    [6, 'summer'],
    [3, 'spring'],
    [1, 'winter'],
  ],
  other: [
    [12, 'winter'],
    [8, 'fall'],
    [5, 'summer'],
    [1, 'spring'],
  ],
};

/** The term in which a date lies that begins it: a year with month, ISO 8601; null for a year alone. */
function termFromDate(date: string | null, calendar: Calendar): Term | null {
  const [, year, month] = DATE.exec(date ?? '') ?? [];
  if (year === undefined || month === undefined) return null;
  const starts = STARTS[calendar === 'quarter' ? 'quarter' : 'other'];
  const season = starts.find(([first]) => Number(month) >= first)?.[1];
  if (season === undefined || Number(month) > 12) return null;
  // A winter term that begins in December is named after the year in which it is held.
  return `${Number(year) + (month === '12' ? 1 : 0)}-${season}`;
}

/**
 * The term of a session by its name, helped by the date on which it begins: `Fall` with a date in 2012 is
 * fall 2012. Without a name the date gives one; without either the name is `otherwise` and the term is null.
 */
export function namedTerm(
  printed: string | null,
  date: string | null,
  { calendar, otherwise }: { readonly calendar: Calendar; readonly otherwise: string },
): NamedTerm {
  const year = DATE.exec(date ?? '')?.[1];
  const dated = termFromDate(date, calendar);
  if (printed === null) return { name: nameOf(dated, year ?? otherwise), term: dated, contradictory: false };
  const said = findTermName(printed)?.term ?? null;
  if (said !== null) {
    return { name: printed, term: said, contradictory: dated !== null && !near(said, dated) };
  }
  const season = year === undefined ? null : (findTermName(`${printed} ${year}`)?.term ?? null);
  return { name: printed, term: season ?? dated, contradictory: false };
}

/**
 * The month in which a term began that ended, or gave its results, on this date: terms last about four
 * months, and results of January are those of the fall. Null for a year alone.
 */
export function beginOfTermEnding(date: string | null): string | null {
  const [, year, month] = DATE.exec(date ?? '') ?? [];
  if (year === undefined || month === undefined) return null;
  const begun = Number(year) * 12 + Number(month) - 1 - 3;
  return `${Math.floor(begun / 12)}-${String((begun % 12) + 1).padStart(2, '0')}`;
}

function nameOf(term: Term | null, otherwise: string): string {
  if (term === null) return otherwise;
  const [year, season] = term.split('-') as [string, string];
  return `${season.charAt(0).toUpperCase()}${season.slice(1)} ${year}`;
}

/** Spring begins in winter and summer in spring: only another year, or fall for spring, contradicts. */
function near(a: Term, b: Term): boolean {
  const [fall, other] = [a, b].map((term) => term.endsWith('fall')) as [boolean, boolean];
  return a.slice(0, 4) === b.slice(0, 4) && fall === other;
}
