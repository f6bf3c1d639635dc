import { editDistance } from './word-likeness.js';

/** Words that stand around a school's name on paper and are no part of it. */
const AROUND = new RegExp(
  String.raw`\b(?:office of (?:the )?(?:(?:university|college) )?(?:registrar|admissions?|records?)` +
    String.raw`(?: and (?:registrar|admissions?|records?|registration))?|` +
    String.raw`(?:registrar'?s?|records|admissions(?: and records)?) (?:office|department)|` +
    String.raw`(?:(?:un)?official )?(?:copy of )?(?:(?:permanent|student|academic) )*` +
    String.raw`(?:transcript|record)s?(?: of (?:academic )?(?:record|credits?))?|` +
    String.raw`university registrar|registrar)\b`,
  'gi',
);
/** `Oregon, University of` */
const TURNED = /^(.+?),\s*((?:the\s+)?(?:university|college|institute|school|academy)\s+of)(?:\s+the)?$/i;
const SMALL = new Set([
  'the', 'of', 'at', 'and', 'in', 'for', 'a', 'an', 'on', 'inc', 'llc', 'ltd', 'incorporated',
]); // prettier-ignore
/** Words that a directory adds to tell campuses apart and papers leave out. */
export const OF_CAMPUS = new Set(['campus', 'main', 'campuses', 'location', 'center', 'system', 'district']);

/** Words that say what kind of school it is; many have them, and none is told by them. */
export const OF_KINDS = new Set([
  'university', 'univ', 'college', 'community', 'technical', 'junior', 'institute', 'institution',
  'technology', 'school', 'academy', 'state',
]); // prettier-ignore

/** States and territories by postal code. */
export const STATES: ReadonlyMap<string, string> = new Map(Object.entries<string>({
  al: 'alabama', ak: 'alaska', az: 'arizona', ar: 'arkansas', ca: 'california', co: 'colorado',
  ct: 'connecticut', de: 'delaware', dc: 'district columbia', fl: 'florida', ga: 'georgia', hi: 'hawaii',
  id: 'idaho', il: 'illinois', in: 'indiana', ia: 'iowa', ks: 'kansas', ky: 'kentucky', la: 'louisiana',
  me: 'maine', md: 'maryland', ma: 'massachusetts', mi: 'michigan', mn: 'minnesota', ms: 'mississippi',
  mo: 'missouri', mt: 'montana', ne: 'nebraska', nv: 'nevada', nh: 'new hampshire', nj: 'new jersey',
  nm: 'new mexico', ny: 'new york', nc: 'north carolina', nd: 'north dakota', oh: 'ohio', ok: 'oklahoma',
  or: 'oregon', pa: 'pennsylvania', ri: 'rhode island', sc: 'south carolina', sd: 'south dakota',
  tn: 'tennessee', tx: 'texas', ut: 'utah', vt: 'vermont', va: 'virginia', wa: 'washington',
  wv: 'west virginia', wi: 'wisconsin', wy: 'wyoming', pr: 'puerto rico', gu: 'guam', vi: 'virgin islands',
})); // prettier-ignore

/** What a shortened word may stand for, likeliest first; several words where one letter group hides them. */
const SHORTENED: ReadonlyMap<string, readonly string[]> = new Map(Object.entries<readonly string[]>({
  univ: ['university'], u: ['university'], uni: ['university'], unv: ['university'],
  universidad: ['university'], university: ['universidad'],
  coll: ['college'], col: ['college', 'columbia'], colg: ['college'], clg: ['college'], c: ['college'],
  cc: ['community college'], ccc: ['community college'], jc: ['junior college'], comm: ['community'],
  com: ['community'], cmty: ['community'], cmnty: ['community'], commun: ['community'],
  cty: ['county', 'city'],
  co: ['county', 'colorado'], inst: ['institute', 'institution'], institute: ['institution'],
  tech: ['technical', 'technology', 'technological', 'institute technology'], technol: ['technology'],
  tc: ['technical college'], technical: ['technology'], technology: ['technical', 'technological'],
  st: ['state', 'saint', 'street'], ste: ['sainte', 'saint'], saint: ['st'], state: ['st'],
  sts: ['saints'], mt: ['mount', 'mountain', 'montana'], mtn: ['mountain'], mount: ['mt'], ft: ['fort'],
  fort: ['ft'], pt: ['point'], n: ['north', 'northern'], s: ['south', 'southern'], e: ['east', 'eastern'],
  w: ['west', 'western'], no: ['north', 'northern'], so: ['south', 'southern'],
  nw: ['northwest', 'northwestern'],
  ne: ['northeast', 'northeastern', 'nebraska'], sw: ['southwest', 'southwestern'],
  se: ['southeast', 'southeastern'], ctr: ['center'], cntr: ['center'], cen: ['central'], cent: ['central'],
  sch: ['school'], schl: ['school'],
  sem: ['seminary'], acad: ['academy'], cons: ['conservatory'], conserv: ['conservatory'],
  conservatory: ['conservatoire'], mus: ['music'], sci: ['science', 'sciences'], med: ['medical', 'medicine'],
  natl: ['national'], intl: ['international'], int: ['international'], amer: ['american'], am: ['american'],
  dept: ['department'], mgmt: ['management'], engr: ['engineering'], eng: ['engineering'],
  agr: ['agricultural'],
  ag: ['agricultural'], mech: ['mechanical'], am2: ['agricultural mechanical'], grad: ['graduate'],
  theol: ['theological', 'theology'], bus: ['business'], poly: ['polytechnic'], vo: ['vocational'],
  voc: ['vocational'], jr: ['junior'], sr: ['senior'], hosp: ['hospital'], hlth: ['health'],
  bapt: ['baptist'],
  luth: ['lutheran'], meth: ['methodist'], chr: ['christian'], christ: ['christian'], hts: ['heights'],
  spgs: ['springs'], vly: ['valley'], val: ['valley'], metro: ['metropolitan'], phila: ['philadelphia'],
  la: ['los angeles', 'louisiana'], sf: ['san francisco'], nyc: ['new york city'], ny: ['new york'],
  suny: ['state university new york'], cuny: ['city university new york'], uc: ['university california'],
  csu: ['california state university', 'colorado state university'], cal: ['california'],
  calif: ['california'], penn: ['pennsylvania'], penna: ['pennsylvania'], mass: ['massachusetts'],
  fla: ['florida'], tenn: ['tennessee'], wash: ['washington'], wisc: ['wisconsin'], conn: ['connecticut'],
  minn: ['minnesota'], mich: ['michigan'], miss: ['mississippi'], okla: ['oklahoma'], ore: ['oregon'],
  ariz: ['arizona'], ark: ['arkansas'], colo: ['colorado'], ind: ['indiana'], ill: ['illinois'],
  tex: ['texas'], neb: ['nebraska'], nev: ['nevada'], kan: ['kansas'], ala: ['alabama'], del: ['delaware'],
  mont: ['montana'], wyo: ['wyoming'], dak: ['dakota'], car: ['carolina'], virg: ['virginia'],
  vir: ['virginia'],  wva: ['west virginia'],
})); // prettier-ignore

/** Systems of schools by their letters, and written out. */
export const CONTRACTIONS: readonly (readonly [string, string])[] = [...SHORTENED].flatMap(([short, forms]) =>
  forms.filter((form) => form.split(' ').length > 3).map((form) => [short, form] as const),
);

/** Letters that no sign can be taken off. */
const LETTERS: ReadonlyMap<string, string> = new Map(Object.entries<string>({
  ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd',
})); // prettier-ignore

/** A name with letters alone: no accents, marks or capitals. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'`´]/g, '')
    .toLowerCase()
    .replace(/[ßøæœłđð]/g, (letter) => LETTERS.get(letter)!)
    .replace(/\ba\s*&\s*m\b/g, ' am2 ')
    .replace(/\ba\s*&\s*t\b/g, ' at2 ')
    .replace(/[0-9a-z]&[0-9a-z]\b/g, (pair) => pair.replace('&', ''))
    .replace(/&/g, ' and ');
}

/** The words of a printed name, in their order, without what only holds them together. */
export function nameWords(name: string): string[] {
  const bare = name.replace(AROUND, ' ').replace(/\s+/g, ' ').trim();
  const own = (bare.length < 3 ? name : bare).replace(/^[\s,:|–-]+|[\s,:|–-]+$/g, '');
  const words = foldName(own.replace(TURNED, '$2 $1'))
    .replace(/\b(?:[a-z]\.\s?){2,}/g, (letters) => `${letters.replace(/[.\s]/g, '')} `)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length === 0 ? words : telling;
}

/** The words that only hold a name together, in their order: `the for &`. */
export function smallWords(name: string): string {
  const words = name.toLowerCase().match(/[a-z]+|&/g) ?? [];
  return words.filter((word) => word === '&' || SMALL.has(word)).join(' ');
}

/** Short forms that are long enough to be known with a slip in them, and behind a lost space. */
const KIND_FORMS = ['univ', 'coll', 'inst', 'tech', 'acad', 'comm', 'col', 'sem', 'sch'];
const KINDS = [
  ...KIND_FORMS.slice(0, 4),
  'university',
  'college',
  'institute',
  'academy',
  'school',
  'community',
];

/** `coull` as `coll`: the short form that a word may be with one slip; null where none is near. */
export function slippedForm(word: string): string | null {
  if (word.length < 3 || word.length > 6) return null;
  return KIND_FORMS.find((form) => form.length > 2 && editDistance(word, form, 1) <= 1) ?? null;
}

/** `voorheesuniv` as `voorhees univ`; null where no kind of school stands at the end. */
export function withoutKind(word: string): readonly [string, string] | null {
  const kind = KINDS.find((each) => word.endsWith(each) && word.length - each.length >= 3);
  return kind === undefined ? null : [word.slice(0, -kind.length), kind];
}

/** Is it a known short form, long enough to be told from letters that stand together by chance? */
export function isShortForm(word: string): boolean {
  return word.length > 2 && SHORTENED.has(word);
}

/** Letters in the place of digits that a scan has put among them. */
function withoutDigits(word: string): string {
  if (!/[a-z]/.test(word) || !/\d/.test(word) || word.endsWith('2')) return word;
  return word.replace(/0/g, 'o').replace(/1/g, 'l').replace(/5/g, 's').replace(/8/g, 'b').replace(/9/g, 'g');
}

const STATE_NAMES = [...STATES.values()];

/** What a printed word may stand for, each as its words; empty where it is no known short form. */
export function longForms(printed: string): readonly (readonly string[])[] {
  const word = withoutDigits(printed);
  const state = STATES.get(word);
  const forms = [...(SHORTENED.get(word) ?? []), ...(state === undefined ? [] : [state]), ...ofState(word)];
  return forms.map((form) => form.split(' '));
}

/** `UMass` and `UConn`: a state's name begun behind the letter of its university. */
function ofState(word: string): readonly string[] {
  if (!/^u[a-z]{3,}$/.test(word) || word.startsWith('univ')) return [];
  const begun = word.slice(1);
  const known = SHORTENED.get(begun)?.filter((form) => STATE_NAMES.includes(form)) ?? [];
  const states = begun.length < 4 ? [] : STATE_NAMES.filter((each) => each.startsWith(begun));
  return [...new Set([...known, ...states])].map((state) => `university ${state}`);
}
