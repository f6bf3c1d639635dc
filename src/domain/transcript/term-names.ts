import type { Season, Term } from '../term.js';

export interface TermName {
  /** As printed. */
  readonly name: string;
  readonly term: Term | null;
  /** Where the name stands in the text. */
  readonly start: number;
  readonly end: number;
  /** The name has a year of its own; without one it needs the year that stands over it. */
  readonly dated: boolean;
}

const SEASON_WORDS: readonly (readonly [Season, string])[] = [
  [
    'fall',
    'fall|autumn|herbst|michaelmas|oto[ñn]o|outono|automne|autunno|hösttermin|najaar|güz|jesie[nń]|høst|' +
      'efterår|syksy|podzim|őszi|harmattan|monsoon|ganjil',
  ],
  ['winter', 'winter|january|januar|intersession|interim|j-?term|iap|hilary|lent|invierno|inverno|hiver'],
  [
    'spring',
    'spring|trinity|easter|primavera|printemps|frühling|vårtermin|voorjaar|bahar|wiosna|vår|forår|kevät|' +
      'tavaszi|rain|genap',
  ],
  ['summer', 'summer|sommer|maymester|verano|verão|été|estate|yaz|lato|kesä'],
];
const SEASON = SEASON_WORDS.map(([, words]) => words).join('|');
const SEASON_CODES: ReadonlyMap<string, Season> = new Map([
  ['FA', 'fall'],
  ['F', 'fall'],
  ['WF', 'fall'],
  ['AU', 'fall'],
  ['FL', 'fall'],
  ['HT', 'fall'],
  ['HS', 'fall'],
  ['SP', 'spring'],
  ['S', 'spring'],
  ['SPR', 'spring'],
  ['VT', 'spring'],
  ['FS', 'spring'],
  ['WS', 'fall'],
  ['SS', 'summer'],
  ['SU', 'summer'],
  ['SM', 'summer'],
  ['SUM', 'summer'],
  ['S1', 'summer'],
  ['S2', 'summer'],
  ['WI', 'winter'],
  ['W', 'winter'],
  ['WN', 'winter'],
  ['WT', 'winter'],
  ['WR', 'winter'],
  ['IN', 'winter'],
  ['JT', 'winter'],
]);
const CODES = 'FA|WF|AU|FL|SPR|SP|SUM|SU|SM|S1|S2|WI|WN|WT|WR|IN|JT|HT|VT';
const YEAR = '(?:19[5-9]\\d|20[0-6]\\d)';
const YEARS = `${YEAR}\\s?[-–/]\\s?(?:${YEAR}|\\d\\d)`;
const SHORT_YEARS = '\\d\\d\\s?[-–/]\\s?\\d\\d';
const KIND =
  '(?:semesters?|quarters?|terms?|trimesters?|sessions?|qtr|sem|semestre|dönemi|yarıyılı|semestr|félév)';
const PART = '(?:i{1,3}|[1-4]|[ab])';
const ORDINAL =
  '(?:(?<first>first|primero?|1st|1er|primer|premier|1o|1\\.?º|1\\.|s1|i)|(?<second>second|2nd|2[eè]me|' +
  'segundo|deuxième|2o|2\\.?º|2\\.|s2|ii)|(?<third>third|3rd|tercer|troisième|3\\.|iii))';

const MONTH =
  '(?:(?:jan|ene|feb|f[eé]v|mar|apr|abr|avr|may|mai|jun|jul|aug|ago|sep|set|oct|okt|out|nov|dec|dic|dez)' +
  '\\p{L}{0,6}\\.?)';

const NUMBERED = '(?:(?<firstB>1|i|one)|(?<secondB>2|ii|two)|(?<thirdB>3|iii|three))';

/** From the most telling spelling to the least; each names its groups. */
const SPELLINGS: readonly RegExp[] = [
  // A session over two terms belongs to neither.
  `(?:fall\\s?[/-]\\s?winter|f/w)\\s*,?\\s*(?:(?<years>${YEARS})|(?<year>${YEAR}))`,
  `(?<season>${SEASON})(?:\\s+${PART})?(?:\\s+${KIND})?(?:\\s+${PART})?\\s*[,:-]?\\s*` +
    `(?:of\\s+)?(?:(?<years>${YEARS})|(?<year>${YEAR}))`,
  `(?<wsss>wise|sose|ws|ss|wintersemester|sommersemester|semestr zimowy|` +
    `semestr letni)\\s*(?:(?<years>${YEARS})|(?<year>${YEAR})|` +
    `(?<syears>${SHORT_YEARS})|(?<short>\\d\\d))`,
  `(?:(?<years>${YEARS})|(?<year>${YEAR}))\\s*[,:/-]?\\s*(?:academic year)?\\s*[,:-]?\\s*` +
    `(?<season>${SEASON})(?:\\s+${KIND})?(?:\\s+${PART}\\b)?`,
  `(?<season>${SEASON})\\s+(?:${KIND}\\s+)?(?<syears>${SHORT_YEARS})`,
  `(?<season>${SEASON})\\s+(?:${KIND}\\s+)?['’]?(?<short>\\d\\d)`,
  `(?<syears>${SHORT_YEARS})\\s?/\\s?(?<code>${CODES})`,
  `(?<year>${YEAR})\\s?[/-]?\\s?(?<code>${CODES})`,
  `(?<code>${CODES})\\s?[/-]?\\s?(?<year>${YEAR})(?!/\\d)`,
  `(?<code>FA|SP|SU|WI|HT|VT)\\s?['’]?(?<short>\\d\\d)`,
  `(?:semester|term|semestre|trimester|session|teaching period)\\s+${NUMBERED}\\s*[,:\\-/–]?\\s*` +
    `(?:(?<years>${YEARS})|(?<year>${YEAR}))`,
  `${ORDINAL}\\s+(?:semester|term|semestre|trimester|sem|periodo|` +
    `período)\\s*[,:\\-/–]?\\s*(?:academic year\\s*)?[,:]?\\s*` +
    `(?:(?<years>${YEARS})|(?<year>${YEAR}))`,
  `(?:academic year\\s*)?(?:(?<years>${YEARS})|(?<year>${YEAR}))\\s*[,:\\-/–]?\\s*` +
    `(?:${ORDINAL}\\s+(?:semester|term|semestre|sem)|(?:semester|term|semestre|` +
    `sem\\.?|session)\\s+${NUMBERED})`,
  `(?<year>${YEAR})\\s?[/-]\\s?(?:(?<first>1)|(?<second>2))S?`,
  `[A-E]\\s+term,?\\s+(?<year>${YEAR})`,
  `(?<year>${YEAR})\\s+S(?:(?<first>1)|(?<second>2))[A-Z]?`,
  `(?<code>HS|FS|WS|SS)\\s?(?<short>\\d\\d)`,
  // Parts of a year by their months: `AGO-DIC 2009`, `January - May 2014`.
  `(?<from>${MONTH})\\s*[-–/]\\s*${MONTH}\\s*,?\\s*(?<year>${YEAR})`,
  // A numbered part that is dated by the month of its examinations.
  `(?:semester|term|trimester)\\s+(?:[IVX]{1,4}|\\d{1,2})\\s*[(,:–-]+\\s*` +
    `${MONTH}\\s*,?\\s*(?<examined>${YEAR})`,
].map((source) => new RegExp(`(?<![\\p{L}\\d/.])${source}(?![\\p{L}\\d])`, 'iu'));

/** A season without a year, a numbered half of the year, or the whole of it: dated by what stands over it. */
const UNDATED: readonly RegExp[] = [
  `(?<season>${SEASON})\\s+${KIND}`,
  `(?<season>${SEASON})`,
  `${ORDINAL}\\s+(?:semester|term|semestre|half)`,
  `(?:semester|term|semestre)\\s+${NUMBERED}`,
  `(?<whole>full[ -]?year|year[ -]?long|annual)`,
].map((source) => new RegExp(`^${source}$`, 'iu'));

type Groups = Readonly<Record<string, string | undefined>>;

/** The first term named in the text, in any of the usual spellings; null when there is none. */
export function findTermName(text: string): TermName | null {
  if (!/\d/.test(text) || !/[\p{L}/-]/u.test(text)) return null;
  for (const spelling of SPELLINGS) {
    const match = spelling.exec(text.slice(0, 300));
    if (match === null || match.groups === undefined) continue;
    return {
      name: match[0].trim(),
      term: termFrom(match.groups),
      start: match.index,
      end: match.index + match[0].length,
      dated: true,
    };
  }
  return null;
}

/**
 * The text as the name of a term whose year stands elsewhere (`FIRST SEMESTER` under `2012`); null when it is
 * none. `year` is a year or two years as printed.
 */
export function undatedTermName(text: string, year: string | null): TermName | null {
  const bare = text.trim();
  for (const spelling of UNDATED) {
    const match = spelling.exec(bare);
    if (match?.groups === undefined) continue;
    const years = year !== null && /[-–/]/.test(year) ? { years: year } : { year: year ?? undefined };
    const term = year === null ? null : termFrom({ ...match.groups, ...years });
    return { name: bare, term, start: 0, end: bare.length, dated: false };
  }
  return null;
}

/** A part of the year that the paper dates by its first and last day (`Term 1: 07/01/2018 - 12/31/2018`). */
export function datedTermName(text: string): TermName | null {
  const match = new RegExp(
    String.raw`^((?:term|semester|session|period|` +
      String.raw`quarter)\s+[\dIVX]{1,3})\s*[:(,-]*\s*\d{1,2}/\d{1,2}/\d{4}\s*(?:-|–|` +
      String.raw`to)\s*\d{1,2}/\d{1,2}/\d{4}\)?$`,
    'i',
  ).exec(text.trim());
  if (match === null) return null;
  return { name: match[1]!, term: null, start: 0, end: text.length, dated: true };
}

const YEAR_HEADING = new RegExp(
  `^(?:academic (?:year|session)|año académico|année(?: universitaire| académique)?|anno accademico|year|` +
    `school year|session|läsår|akademisches jahr)?\\s{0,3}[:.]?\\s{0,3}(${YEARS}|${YEAR})$`,
  'i',
);

/** A line that holds only a year, or an academic year, over the terms that follow; null for other text. */
export function yearHeading(text: string): string | null {
  return YEAR_HEADING.exec(text.trim())?.[1] ?? null;
}

/** True when the whole text is one term name and nothing else. */
export function isTermName(text: string): boolean {
  const found = findTermName(text);
  return found !== null && found.start === 0 && found.end === text.trim().length;
}

function termFrom(groups: Groups): Term | null {
  const season = seasonFrom(groups);
  if (season === null) return null;
  const years = groups['years'] ?? fullYears(groups['syears']);
  if (years !== undefined) {
    // An academic year begins in autumn: its winter, spring and summer belong to the year after.
    const first = Number(years.slice(0, 4));
    const begins = season === 'fall' || (groups['wsss'] !== undefined && season === 'winter');
    return `${begins ? first : first + 1}-${season === 'winter' && begins ? 'fall' : season}`;
  }
  const year = groups['year'] ?? (groups['short'] === undefined ? undefined : century(groups['short']));
  if (year === undefined) return null;
  // A European winter semester begins in October of the year it is named after.
  return groups['wsss'] !== undefined && season === 'winter'
    ? `${Number(year)}-fall`
    : `${Number(year)}-${season}`;
}

function seasonFrom(groups: Groups): Season | null {
  const code = groups['code']?.toUpperCase();
  if (code !== undefined) return SEASON_CODES.get(code) ?? null;
  const half = groups['wsss']?.toLowerCase();
  if (half !== undefined)
    return /^w|zimowy/.test(half) ? 'winter' : /^ss$|^so|letni/.test(half) ? 'summer' : null;
  const ordinal = ordinalFrom(groups);
  if (ordinal !== null) return ordinal;
  if (groups['from'] !== undefined) return seasonOfMonth(groups['from']);
  const word = groups['season']?.toLowerCase() ?? '';
  return SEASON_WORDS.find(([, words]) => new RegExp(`^(?:${words})$`).test(word))?.[0] ?? null;
}

/** The season in which a part of the year begins; what begins in winter months is called spring. */
function seasonOfMonth(month: string): Season {
  const name = month.slice(0, 3).toLowerCase();
  if (/^(?:aug|ago|sep|set|o[ck]t|out)$/.test(name)) return 'fall';
  if (/^(?:ma[yi]|ju[nl])$/.test(name)) return 'summer';
  return /^(?:nov|d[ei][cz])$/.test(name) ? 'winter' : 'spring';
}

/**
 * Numbered parts of an academic year over two calendar years: the first is autumn. Of a single year
 * nothing is
 * known: it begins in February in one country and in September in another.
 */
function ordinalFrom(groups: Groups): Season | null {
  const northern = groups['years'] !== undefined || groups['syears'] !== undefined;
  if (!northern) return null;
  if ((groups['whole'] ?? groups['first'] ?? groups['firstB']) !== undefined) return 'fall';
  if ((groups['second'] ?? groups['secondB']) !== undefined) return 'spring';
  return (groups['third'] ?? groups['thirdB']) !== undefined ? 'summer' : null;
}

function fullYears(short: string | undefined): string | undefined {
  return short === undefined ? undefined : century(short.slice(0, 2));
}

function century(short: string): string {
  return Number(short) >= 60 ? `19${short}` : `20${short}`;
}
