import { HEADING_PAIR, HEADING_PHRASES, roleOf, type Role } from './heading-words.js';
import { cellsOf, gapBefore, type Word } from './lines.js';

export interface Column {
  readonly role: Role;
  readonly x0: number;
  readonly x1: number;
  /** The heading in lower case, or empty where the column was found without one. */
  readonly label: string;
}

/**
 * The columns that a line heads; null when the line is no heading of a table of courses. It names a course or
 * a title and at least one of credit, grade and points. Headings that say nothing known head a column of
 * their
 * own, as long as most are known. Where only measures are headed, the courses stand left of them.
 */
export function readHeader(words: readonly Word[]): readonly Column[] | null {
  const columns = headingsOf(words);
  if (columns === null || columns.length < 2) return null;
  const has = (...roles: Role[]) => columns.some((column) => roles.includes(column.role));
  const measured = has('credits', 'attempted', 'earned', 'grade', 'points');
  return has('code', 'title') && measured ? settled(columns) : null;
}

/** The columns that the words of a line head, whatever they are; null when too few are known. */
export function headingsOf(words: readonly Word[]): readonly Column[] | null {
  const known = asked.get(words);
  if (known !== undefined) return known;
  const columns = wholeHeading(words);
  asked.set(words, columns);
  return columns;
}

/** The same line is asked as the heading of a table, of measures and of totals. */
const asked = new WeakMap<readonly Word[], readonly Column[] | null>();

function wholeHeading(words: readonly Word[]): readonly Column[] | null {
  // Rows and prose are told apart at once: headings hold no amounts, and a sentence that lists columns is
  // none.
  if (words.length > 30 || words.some(({ text }) => /\d\d|\d[.,]\d/.test(text) && !text.startsWith('/')))
    return null;
  if (words.filter(({ text }) => text.endsWith(',')).length > 1) return null;
  return columnsOf(words) ?? columnsOfCells(words);
}

/**
 * Headings of measures alone, with at least credit and grade among them: a title column stands before
 * them.
 */
export function readMeasuresHeader(words: readonly Word[], left: number): readonly Column[] | null {
  const columns = headingsOf(words);
  if (columns === null || columns.length < 3) return null;
  const has = (...roles: Role[]) => columns.some((column) => roles.includes(column.role));
  if (has('code', 'title') || !has('grade') || !has('credits', 'attempted', 'earned')) return null;
  if (columns[0]!.x0 - left < 8 * words[0]!.em) return null;
  return settled([{ role: 'title', x0: left, x1: left + 1, label: '' }, ...columns]);
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

/** White space between two headings, in letter heights. */
const HEADING_GAP_EM = 0.75;

const MEASURES: ReadonlySet<Role> = new Set(['credits', 'attempted', 'earned', 'points', 'gpa-credits']);

/** Every word as part of a column heading; null when too many words are something else. */
export function columnsOf(printed: readonly Word[]): readonly Column[] | null {
  if (printed.some(({ text }) => /\d/.test(text) && !/^\(?\/\s?\d/.test(text))) return null;
  const words = headingWords(printed);
  if (words.length > 26 || words.some((word) => /\d/.test(word.text))) return null;
  const columns: Column[] = [];
  let strange = 0;
  for (let at = 0; at < words.length;) {
    const word = words[at] as Word;
    const heading = headingAt(words, at);
    if (heading !== null) {
      const last = columns.at(-1);
      // `Créditos ECTS`: two words for one column.
      if (last?.role === heading.column.role && gapBefore(words, at) < HEADING_GAP_EM)
        columns[columns.length - 1] = joinedHeading(last, heading.column);
      else columns.push(heading.column);
      at += heading.length;
      continue;
    }
    at += 1;
    if (/^[\W_]*$/.test(word.text)) continue;
    strange += 1;
    // An unknown heading still heads a column: what stands under it is no part of its neighbours.
    const followsMeasure = !['code', 'title'].includes(columns.at(-1)?.role ?? 'title');
    const ends = at === words.length || gapBefore(words, at) > HEADING_GAP_EM;
    if (gapBefore(words, at - 1) > HEADING_GAP_EM || (ends && word.text.length > 4 && followsMeasure))
      columns.push({ role: 'other', x0: word.x0, x1: word.x1, label: '' });
  }
  return columns.length === 0 || strange > (columns.length - strange) * 0.34 ? null : columns;
}

/** As `columnsOf` for a line of cells, of which a part may say something unknown; each is a column. */
function columnsOfCells(printed: readonly Word[]): readonly Column[] | null {
  const words = headingWords(printed);
  const cells = cellsOf(words, HEADING_GAP_EM);
  if (cells.length < 2 || words.length > 30) return null;
  const columns: Column[] = [];
  let known = 0;
  for (const cell of cells) {
    if (cell.length > 8 || cell.some((word) => /\d{2}/.test(word.text))) return null;
    const inside = headingsIn(cell);
    known += inside.length > 0 ? 1 : 0;
    const whole = { role: 'other' as const, x0: cell[0]!.x0, x1: cell.at(-1)!.x1, label: '' };
    columns.push(...(inside.length > 0 ? inside : [whole]));
  }
  return known >= Math.min(3, cells.length) && known >= cells.length * 0.4 ? columns : null;
}

/** The known headings of a cell, in which other words may stand. */
function headingsIn(cell: readonly Word[]): Column[] {
  const columns: Column[] = [];
  for (let at = 0; at < cell.length;) {
    const heading = headingAt(cell, at);
    at += heading?.length ?? 1;
    if (heading === null) continue;
    const last = columns.at(-1);
    if (last?.role === heading.column.role) columns[columns.length - 1] = joinedHeading(last, heading.column);
    else columns.push(heading.column);
  }
  return columns;
}

function joinedHeading(left: Column, right: Column): Column {
  return { ...left, x1: right.x1, label: `${left.label} ${right.label}` };
}

/** The heading that begins at a word, with how many words it takes; null when the word is none. */
function headingAt(words: readonly Word[], at: number): { column: Column; length: number } | null {
  for (let length = Math.min(4, words.length - at); length >= 1; length -= 1) {
    const part = words.slice(at, at + length);
    const apart = part.some((_, index) => index > 0 && gapBefore(part, index) >= HEADING_GAP_EM);
    if (apart) continue;
    const label = part.map((word) => plain(word)).join(' ');
    const phrase = HEADING_PHRASES.find(([, pattern]) => pattern.test(label))?.[0];
    const paired = length === 2 && HEADING_PAIR.test(label) && !areTwoMeasures(part);
    const role = phrase ?? (length === 1 || paired ? roleOf(label) : null);
    if (role === null) continue;
    return { column: { role, x0: part[0]!.x0, x1: part.at(-1)!.x1, label }, length };
  }
  return null;
}

/**
 * Without what is no word of a heading (`Note /20`); words that touch are two, and pieces of a broken word
 * are one.
 */
function headingWords(printed: readonly Word[]): Word[] {
  const words: Word[] = [];
  // The scale of a grade, and the letter that a formula below calls a column: `Credits (C)`.
  const extra = /^(?:\(?\/\s?\d{2,3}\)?|\([A-Z]\))$/;
  for (const word of printed.filter(({ text }) => !extra.test(text))) {
    const last = words.at(-1);
    const joined = last === undefined ? '' : `${last.text}${word.text}`;
    const broken = last !== undefined && (word.x0 - last.x1) / word.em < BROKEN_WORD_EM;
    if (broken && roleOf(plain(word)) === null && roleOf(joined.toLowerCase()) !== null)
      words[words.length - 1] = { ...last, text: joined, x1: word.x1 };
    else words.push(...splitHumps(word));
  }
  return words;
}

/** The space inside a broken word, in letter heights. */
const BROKEN_WORD_EM = 0.45;

/** `Attempted Earned`: two columns whose headings stand close. */
function areTwoMeasures(words: readonly Word[]): boolean {
  const [left, right] = words.map((word) => roleOf(plain(word)));
  const measures: readonly unknown[] = ['attempted', 'earned', 'credits'];
  if (right === 'grade') return measures.includes(left);
  if (left === 'grade' && right === 'credits') return true;
  return (
    left !== right && left !== 'credits' && measures.includes(left) && /attempted|earned/.test(right ?? '')
  );
}

/** `GradeDate`: two headings that touch. */
function splitHumps(word: Word): Word[] {
  const match = /^(\p{Lu}\p{Ll}{2,})(\p{Lu}\p{Ll}{2,})$/u.exec(word.text);
  if (match === null) return [word];
  const [, left, right] = match as unknown as [string, string, string];
  const x = word.x0 + ((word.x1 - word.x0) * left.length) / word.text.length;
  return [
    { ...word, text: left, x1: x - word.em },
    { ...word, text: right, x0: x },
  ];
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
  const named = namedByNeighbours(columns).map((column, at): Column => {
    if (column === title) return { ...column, role: 'title' };
    // `Sch · Dept · Crse`: a school's number is the first part of a code of three.
    const isPart = column.label === 'sch' && columns[at + 1]?.role === 'code';
    return isPart ? { ...column, role: 'code' } : column;
  });
  const merged: Column[] = [];
  for (const column of named) {
    const last = merged.at(-1);
    if (last?.role === column.role && ['code', 'title', 'term'].includes(column.role)) {
      merged[merged.length - 1] = { ...last, x1: column.x1, label: `${last.label} ${column.label}` };
    } else merged.push(column);
  }
  const bests: readonly (readonly [Role, RegExp])[] = [
    ['grade', /letter|grade|gr|note|betyg|calif/],
    ['title', /title|name|desc/],
    ['credits', /cred|kred|unit|wgt|scope|ects|akts|punk|poeng|poang/],
    ['points', / x |qual|total|earned/],
    ['code', /./],
  ];
  return bests.reduce((once, [role, best]) => single(once, role, best), merged);
}

/** Words that mean another thing beside other headings. */
function namedByNeighbours(columns: readonly Column[]): readonly Column[] {
  const has = (...roles: Role[]) => columns.some(({ role }) => roles.includes(role));
  const amount = has('credits', 'attempted', 'earned');
  return columns.map((column, at): Column => {
    const { label, role } = column;
    const before = columns.slice(0, at).map((each) => each.role);
    // `Paper · Title`: where a paper is a course, its number stands under the word.
    if (role === 'title' && /^(?:paper|module|unit)$/.test(label) && !has('code') && at + 1 < columns.length)
      return columns.slice(at + 1).some((each) => each.role === 'title')
        ? { ...column, role: 'code' }
        : column;
    // `Course Code · Course Title · Unit`: one word for a course and for what it counts.
    if (label === 'unit' && role === 'code' && !amount && before.includes('code') && before.includes('title'))
      return { ...column, role: 'credits' };
    // A running number before the codes.
    if (/^(?:no|nr)$/.test(label) && at === 0 && columns[1]?.role === 'code')
      return { ...column, role: 'other' };
    if (label === 'points' && role === 'points' && !amount) return { ...column, role: 'credits' };
    // `Lp.` before the titles is a running number.
    return label === 'lp' && at === 0 && columns.length > 2 ? { ...column, role: 'other' } : column;
  });
}

/** Where two columns claim one role, the one whose heading says it best keeps it. */
function single(columns: readonly Column[], role: Role, best: RegExp): Column[] {
  const claims = columns.filter((column) => column.role === role);
  const kept = claims.find(({ label }) => best.test(label)) ?? claims[0];
  return columns.map((column) =>
    column.role === role && column !== kept
      ? { ...column, role: role === 'grade' ? 'result' : 'other' }
      : column,
  );
}

function plain(word: Word): string {
  const bare = word.text.normalize('NFD').replace(/\p{M}+/gu, '');
  return bare
    .toLowerCase()
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/[^\p{L}&/ ]+/gu, '')
    .replace(/^\/|\/$/g, '');
}
