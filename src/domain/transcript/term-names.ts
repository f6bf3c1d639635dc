import type { Season, Term } from '../term.js';

export interface TermName {
  /** As printed. */
  readonly name: string;
  readonly term: Term | null;
  /** Where the name stands in the text. */
  readonly start: number;
  readonly end: number;
}

const SEASON_WORDS: readonly (readonly [Season, string])[] = [
  ['fall', 'fall|autumn|herbst|michaelmas'],
  ['winter', 'winter|january|intersession|interim|j-?term|iap|hilary|lent'],
  ['spring', 'spring|trinity|easter'],
  ['summer', 'summer|sommer|maymester|may'],
];
const SEASON = SEASON_WORDS.map(([, words]) => words).join('|');
const SEASON_CODES: Readonly<Record<string, Season>> = {
  FA: 'fall',
  F: 'fall',
  WF: 'fall',
  AU: 'fall',
  FL: 'fall',
  SP: 'spring',
  S: 'spring',
  SPR: 'spring',
  SU: 'summer',
  SM: 'summer',
  SUM: 'summer',
  S1: 'summer',
  S2: 'summer',
  WI: 'winter',
  W: 'winter',
  WN: 'winter',
  WT: 'winter',
  WR: 'winter',
  IN: 'winter',
  JT: 'winter',
};
const CODES = 'FA|WF|AU|FL|SPR|SP|SUM|SU|SM|S1|S2|WI|WN|WT|WR|IN|JT';
const YEAR = '(?:19[5-9]\\d|20[0-6]\\d)';
const YEARS = `${YEAR}\\s?[-–/]\\s?(?:${YEAR}|\\d\\d)`;
const KIND = '(?:semester|quarter|term|trimester|session|qtr|sem)';
const PART = '(?:i{1,3}|[1-4]|[ab])';

/** From the most telling spelling to the least; each names its groups `season`, `code`, `year` or `years`. */
const SPELLINGS: readonly RegExp[] = [
  `(?<season>${SEASON})(?:\\s+${PART})?(?:\\s+${KIND})?(?:\\s+${PART})?\\s*[,:-]?\\s*` +
    `(?:of\\s+)?(?:(?<years>${YEARS})|(?<year>${YEAR}))`,
  `(?:(?<years>${YEARS})|(?<year>${YEAR}))\\s*[,:-]?\\s*` +
    `(?<season>${SEASON})(?:\\s+${KIND})?(?:\\s+${PART}\\b)?`,
  `(?<season>${SEASON})\\s+(?:${KIND}\\s+)?['’](?<short>\\d\\d)`,
  `(?<year>${YEAR})\\s?[/-]?\\s?(?<code>${CODES})`,
  `(?<code>${CODES})\\s?[/-]?\\s?(?<year>${YEAR})`,
  `(?<code>FA|SP|SU|WI)\\s?['’]?(?<short>\\d\\d)`,
].map((source) => new RegExp(`(?<![\\w/])${source}(?![\\w])`, 'i'));

/** The first term named in the text, in any of the usual spellings; null when there is none. */
export function findTermName(text: string): TermName | null {
  for (const spelling of SPELLINGS) {
    const match = spelling.exec(text.slice(0, 300));
    if (match === null || match.groups === undefined) continue;
    return {
      name: match[0].trim(),
      term: termFrom(match.groups),
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return null;
}

/** True when the whole text is one term name and nothing else. */
export function isTermName(text: string): boolean {
  const found = findTermName(text);
  return found !== null && found.start === 0 && found.end === text.trim().length;
}

function termFrom(groups: Readonly<Record<string, string | undefined>>): Term | null {
  const season = seasonFrom(groups);
  if (season === null) return null;
  if (groups['years'] !== undefined) {
    // An academic year begins in autumn: its winter, spring and summer belong to the year after.
    const first = Number(groups['years'].slice(0, 4));
    return `${season === 'fall' ? first : first + 1}-${season}`;
  }
  const year = groups['year'] ?? (groups['short'] === undefined ? undefined : century(groups['short']));
  return year === undefined ? null : `${Number(year)}-${season}`;
}

function seasonFrom(groups: Readonly<Record<string, string | undefined>>): Season | null {
  const code = groups['code']?.toUpperCase();
  if (code !== undefined) return SEASON_CODES[code] ?? null;
  const word = groups['season']?.toLowerCase() ?? '';
  return SEASON_WORDS.find(([, words]) => new RegExp(`^(?:${words})$`).test(word))?.[0] ?? null;
}

function century(short: string): string {
  return Number(short) >= 60 ? `19${short}` : `20${short}`;
}
