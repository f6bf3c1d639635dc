import type { Institution } from './institution.js';
import { nameWords, STATES } from './name-words.js';
import type { SchoolCode } from './school-code.js';

/** What the paper says of the school beside its name. */
export interface SchoolHints {
  /** Printed lines that may hold an address, such as `Wheaton, IL 60187`. */
  readonly lines?: readonly string[];
  /** Printed numbers of the school. */
  readonly codes?: readonly SchoolCode[];
}

/** The words of a school's place: its city, its state and the state's postal code. */
export function placeWords({ city, state }: Institution): ReadonlySet<string> {
  const code = state?.toLowerCase() ?? '';
  const words = [...nameWords(city ?? ''), ...(STATES.get(code) ?? '').split(' '), code];
  return new Set(words.filter((word) => word !== ''));
}

/** Is the printed place the school's town (2), its state (1), neither (-1), or is none printed (0)? */
export type PlaceAnswer = -1 | 0 | 1 | 2;

/** Does the printed place speak for the school? What stands behind the name itself is compared with it. */
export function isAt(school: Institution, places: readonly PrintedPlace[]): PlaceAnswer {
  if (places.length === 0 || school.state === null) return 0;
  const inState = places.filter(({ state }) => state === school.state);
  if (inState.length === 0) return -1;
  const city = nameWords(school.city ?? '').join(' ');
  // A school prints the suburb, its directory the town: the state alone still speaks for it.
  if (city !== '' && inState.some((place) => place.city.endsWith(city))) return 2;
  return inState.length === places.length ? 1 : 0;
}

const CITY_AND_STATE =
  /([\p{L}][\p{L}.'’ -]{1,40}),?\s+([A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?),?(?=\s+\d{5}|\s*$|\s*[|•·])/gu;
const CODES = new Map([...STATES].map(([code, name]) => [name, code.toUpperCase()]));

/** A town and its state, as a paper prints them. */
export interface PrintedPlace {
  readonly city: string;
  readonly state: string;
}

/** The places that are printed. */
export function placesIn({ lines = [] }: SchoolHints): readonly PrintedPlace[] {
  return lines.flatMap(placesOn);
}

function placesOn(line: string): PrintedPlace[] {
  return [...line.matchAll(CITY_AND_STATE)].flatMap(([, city = '', printed = '']) => {
    const code = printed.length === 2 ? printed : CODES.get(printed.toLowerCase());
    const isState = code !== undefined && STATES.has(code.toLowerCase());
    return isState ? [{ city: nameWords(city).join(' '), state: code }] : [];
  });
}
