import { gapBefore, type Word } from './lines.js';

export type Role =
  | 'code'
  | 'title'
  | 'credits'
  | 'attempted'
  | 'earned'
  | 'gpa-credits'
  | 'grade'
  | 'points'
  | 'repeat'
  | 'term'
  | 'section'
  | 'other';

export interface Column {
  readonly role: Role;
  readonly x0: number;
  readonly x1: number;
  /** The heading in lower case, or empty where the column was found without one. */
  readonly label: string;
}

/**
 * What the words of column headings mean, most telling first: `Course Title` is a title, `Grade Points` are
 * points. English, then the headings of European and Latin American records.
 */
const MEANINGS: readonly (readonly [Role, RegExp])[] = [
  [
    'other',
    words(
      'average|avg|median|enrol\\w*|size|basis|mode|component|campus|camp|instructor|gen ?ed|area|start|end|' +
        'dates?|status|type|remarks?|lang\\w*|weight|coef\\w*|distribution|category|lecturer|teacher|wam|' +
        'datum|fecha|data|ore|carga|sws|art|versuch|attr\\w*|attributes?|faculty|l|t|p|rank|max|min|' +
        'maximum|minimum|intl?|internal|external|obtained|compet\\w*|requirement',
    ),
  ],
  ['section', words('sect?(?:ion)?|sec')],
  ['attempted', words('attempted|attempt|attmp?t?d?|att|attm|ahrs|att?mpt|taken credits?|carried')],
  ['earned', words('earned|earn|ernd|ern|erned|ehrs|completed|compl?|passed|acquired|awarded|gained')],
  ['gpa-credits', words('gpa|qhrs')],
  [
    'points',
    words(
      'points|point|pts|qpts?|qps?|gp|gpts|qual\\w*|honou?r points|grade points?|qlty|gr pts|crd pts|quality',
    ),
  ],
  [
    'title',
    words(
      'title|description|descriptive|descr?|name|titel|bezeichnung|benamning|benämning|titolo|intitulé|' +
        'intitule|libellé|denominaci[oó]n|asignaturas?|materias?|disciplinas?|matières?|insegnament[oi]|' +
        'esam[ei]|lehrveranstaltung(?:en)?|veranstaltung(?:en)?|prüfung(?:en)?|modul(?:e|titel|name)?|' +
        'enseignements?|vak(?:ken)?|emne(?:navn)?|kursnamn|kursbenämning|leistung|corso|nombre|unité|fach|' +
        'attività|omschrijving|study unit|unit of study|learning unit|bezeichnung der leistung|naam',
    ),
  ],
  [
    'grade',
    words(
      'grades?|grde?|gr|gd|marks?|final|notes?|noten?|nota|result(?:s|at|aat|ado|ats)?|betyg|cijfer|voto|' +
        'karakter|calificaci[oó]n(?:es)?|bewertung|scores?|letter|mention|résultat|vitsord|arvosana',
    ),
  ],
  ['repeat', /^(?:r|rpt|rep|repeat(?:ed)?|ri)$/],
  [
    'credits',
    words(
      'credits?|cred|cr|crs|crd|hours?|hrs?|units?|ects|cp|sh|qh|sch|value|cfu|lp|leistungspunkte|' +
        'kreditpunkte|poäng|hp|högskolepoäng|crédits?|cr[eé]ditos?|crediti|studiepunten|ec|sp|' +
        'studiepoeng|ects-punkte|punkte|uoc|cps?|op|sws/lp|kp|creds?',
    ),
  ],
  ['other', words('level|lvl|lv')],
  [
    'term',
    words('terms?|semester|session|year|taken|when|trimestre|semestre|periodo|año|année|anno|sem|période|aa'),
  ],
  [
    'code',
    words(
      'subjects?|subj|sub|courses?|crse|code|catalog|cat|dept|department|discipline|class|no|nos|number|' +
        'nbr|num|nr|id|module|c[oó]digo|kurs|kurskod|kod|codice|ue|kode|emnekode|vakcode|prnr|' +
        'modulnr|cours|clave|nummer|ref|abbr',
    ),
  ],
];

/** Pairs of words that head one column together. */
const PAIR = new RegExp(
  String.raw`^(?:(?:course|subject|subj|crse|class|catalog|module|unit|paper) (?:title|name|description|` +
    String.raw`descriptive|no|nos|number|nbr|num|code|id|and|crse)|descriptive title|` +
    String.raw`(?:credits?|cred|cr|hours?|hrs?|units?|sem(?:ester)?|quarter|qtr|gpa|quality|` +
    String.raw`qual|grade|grd|gr|att|earned|earn|attempted|course|final|letter|official|honor|` +
    String.raw`class|grading|cum|ects|local|credit|academic) (?:hours?|hrs?|hr|credits?|cr|units?|attempted|` +
    String.raw`att|earned|ernd|points?|pts|grade|value|average|avg|basis|size|sem|crse|year|mark)|gen ed)$`,
);

/**
 * The columns that a line heads; null when the line is no heading of a table of courses. It names a course or
 * a title and at least one of credit, grade and points, and almost nothing else.
 */
export function readHeader(words: readonly Word[]): readonly Column[] | null {
  const columns = columnsOf(words);
  if (columns === null || columns.length < 2) return null;
  const has = (...roles: Role[]) => columns.some((column) => roles.includes(column.role));
  const measured = has('credits', 'attempted', 'earned', 'grade', 'points');
  return has('code', 'title') && measured ? settled(columns) : null;
}

/** As `readHeader`, for the heading of a table of totals: measures only, no course. */
export function readTotalsHeader(words: readonly Word[]): readonly Column[] | null {
  const columns = columnsOf(words);
  if (columns === null || columns.length < 2) return null;
  const measured = columns.filter((column) => MEASURES.has(column.role));
  return measured.length >= 2 && !columns.some((column) => ['code', 'title'].includes(column.role))
    ? columns
    : null;
}

const MEASURES: ReadonlySet<Role> = new Set(['credits', 'attempted', 'earned', 'points', 'gpa-credits']);

/** Every word as part of a column heading; null when too many words are something else. */
export function columnsOf(words: readonly Word[]): readonly Column[] | null {
  if (words.length > 26 || words.some((word) => /\d/.test(word.text))) return null;
  const columns: Column[] = [];
  let strange = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    const next = words[at + 1];
    const pair = next === undefined ? '' : `${plain(word)} ${plain(next)}`;
    if (next !== undefined && gapBefore(words, at + 1) < 0.75 && PAIR.test(pair)) {
      columns.push({ role: roleOf(pair) ?? 'other', x0: word.x0, x1: next.x1, label: pair });
      at += 1;
      continue;
    }
    const role = roleOf(plain(word));
    if (role !== null) columns.push({ role, x0: word.x0, x1: word.x1, label: plain(word) });
    else if (!/^[\W_]*$/.test(word.text)) strange += 1;
  }
  return columns.length === 0 || strange > columns.length * 0.34 ? null : columns;
}

function roleOf(text: string): Role | null {
  return MEANINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Headings that only ever name a number or short name of a course. */
const PLAIN_CODE =
  /\b(?:code|no|nos|number|nbr|num|nr|id|kod|c[oó]digo|codice|subj|crse|catalog|cat|kurskod|dept|clave)\b/;

/**
 * One code and one title. Neighbouring headings of a code are one column (`Subject · Number`); beside a
 * `Code` the `Course` is the title; a second grade (`Mark · Grade`) leaves the one that says grade.
 */
function settled(columns: readonly Column[]): readonly Column[] {
  const titled = columns.some(({ role }) => role === 'title');
  const codes = columns.filter(({ role }) => role === 'code');
  const explicit = codes.some(({ label }) => PLAIN_CODE.test(label));
  const title = titled || !explicit ? undefined : codes.findLast(({ label }) => !PLAIN_CODE.test(label));
  const named = columns.map((column): Column => (column === title ? { ...column, role: 'title' } : column));
  const merged: Column[] = [];
  for (const column of named) {
    const last = merged.at(-1);
    if (last?.role === 'code' && column.role === 'code') {
      merged[merged.length - 1] = { ...last, x1: column.x1, label: `${last.label} ${column.label}` };
    } else merged.push(column);
  }
  return single(single(merged, 'grade', /grade|gr|note|betyg|calif/), 'title', /title|name|desc/);
}

/** Where two columns claim one role, the one whose heading says it best keeps it. */
function single(columns: readonly Column[], role: Role, best: RegExp): Column[] {
  const claims = columns.filter((column) => column.role === role);
  const kept = claims.find(({ label }) => best.test(label)) ?? claims[0];
  return columns.map((column) =>
    column.role === role && column !== kept ? { ...column, role: 'other' } : column,
  );
}

function plain(word: Word): string {
  return word.text.toLowerCase().replace(/[^\p{L}&]+/gu, '');
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'u');
}
