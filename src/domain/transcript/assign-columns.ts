import { isInProgressWord, isLetterGrade, looksLikeGrade, looksLikeNumericGrade } from './grades.js';
import { cellsOf, gapBefore, type Word } from './lines.js';
import type { Role } from './heading-words.js';
import type { Column } from './table-header.js';
import { cheapestPath, NEVER, NO_COLUMN } from './cheapest-path.js';
import { isTermName } from './term-names.js';

/** Cost of leaving a word out of every column, in letter heights of distance: watermarks and margin notes. */
const LEFT_OUT = 14;
const WIDE_GAP_EM = 1.3;
const NARROW_GAP_EM = 0.45;
/** Words that touch without having been drawn as one are two cells. */
const TOUCHING_EM = 0.13;

export interface Assigned {
  readonly word: Word;
  /** Null: the word stands in no column. */
  readonly column: Column | null;
}

/**
 * Puts the words of a row under the columns of its table: from left to right, numbers only under measures,
 * text only under text, so that the sum of distances is least. Words that fit nowhere stay out.
 */
export function assignColumns(words: readonly Word[], columns: readonly Column[]): readonly Assigned[] {
  const path = cheapestPath(words.length, (at) => {
    const word = words[at] as Word;
    // Worked out once for a word: every path that reaches it asks for the same distances.
    const apart = columns.map((_, to) => distance(word, columns, to, false));
    const near = gapBefore(words, at) < 1;
    return (last, offer) => {
      offer(NO_COLUMN, LEFT_OUT);
      for (let to = Math.max(0, last); to < columns.length; to += 1) {
        if (apart[to] === NEVER) continue;
        const stays = to === last;
        const far = stays && near ? distance(word, columns, to, true) : apart[to]!;
        offer(to, far + changeCost(words, at, columns[to] as Column, stays));
      }
    };
  });
  return words.map((word, at) => ({ word, column: columns[path[at]!] ?? null }));
}

/**
 * As `assignColumns` for text whose gaps only set cells apart and keep no distance: the cells go under the
 * headings by their order.
 */
export function assignByOrder(words: readonly Word[], columns: readonly Column[]): readonly Assigned[] {
  const cells = cellsOf(words);
  const path = cheapestPath(cells.length, (at) => {
    const misfits = columns.map(({ role }) =>
      cells[at]!.reduce((sum, word) => sum + kindCost(word.text, role), 0),
    );
    return (last, offer) => {
      offer(NO_COLUMN, LEFT_OUT);
      for (let to = last + 1; to < columns.length; to += 1) offer(to, misfits[to]! + (to - last - 1));
    };
  });
  return cells.flatMap((cell, at) => cell.map((word) => ({ word, column: columns[path[at]!] ?? null })));
}

function changeCost(words: readonly Word[], at: number, column: Column, stays: boolean): number {
  if (at === 0) return 0;
  const gap = gapBefore(words, at);
  if (stays) {
    if (column.role === 'grade' || column.role === 'result')
      return gap < 0.7 && isWord(words[at]!) && isWord(words[at - 1]!) ? 0 : NEVER;
    if (!isText(column.role)) return NEVER;
    // A grade or an amount that touches a title was drawn apart from it.
    if (gap < TOUCHING_EM && isCellOfItsOwn(words[at]!.text)) return 4;
    return gap > WIDE_GAP_EM ? 1 + Math.min(8, gap) : 0;
  }
  // A title such as `Physics 2` runs on in the next word: a column rarely begins after an ordinary space.
  return gap < NARROW_GAP_EM && gap > TOUCHING_EM ? 2.5 : 0;
}

/** Grades of several words (`In Progress`, `Very Good`) stay together; two letters are two cells. */
function isWord(word: Word): boolean {
  return /^\p{L}{2,}/u.test(word.text);
}

function isCellOfItsOwn(text: string): boolean {
  return isLetterGrade(text) || /^\d{1,3}[.,]\d{1,3}$/.test(text);
}

/** Distance of a word from a column, in letter heights; never, when its kind of text cannot stand there. */
function distance(word: Word, columns: readonly Column[], at: number, goesOn: boolean): number {
  const column = columns[at] as Column;
  const misfit = knownCost(word.text, column.role);
  if (misfit === NEVER) return NEVER;
  // A title may run on up to the next column; other text keeps to its own.
  const reach = Math.max(column.x1, (columns[at + 1]?.x0 ?? word.x1) - 1);
  const x1 = column.role === 'title' || (isText(column.role) && goesOn) ? reach : column.x1;
  const apart = Math.max(column.x0 - word.x1, word.x0 - x1, 0);
  const startsBefore = isText(column.role) ? Math.max(0, column.x0 - word.x0) * 0.5 : 0;
  const runsOver = isText(column.role) ? Math.max(0, word.x0 - x1) : 0;
  const offCentre = isText(column.role) ? 0 : Math.abs(word.x0 + word.x1 - column.x0 - column.x1) * 0.04;
  // A word that begins where the next column begins is no more of a title.
  const next = columns[at + 1];
  const inNext = column.role === 'title' && next !== undefined && word.x0 > next.x0 - 1 ? 2 : 0;
  return misfit + inNext + (apart + startsBefore + runsOver + offCentre) / word.em;
}

/** A year, an academic year, the code or the name of a part of it. */
const TERM_PART =
  /^(?:\d{4}|\d{2,4}[-/]\d{2,4}|[A-Z]{1,2}\d{0,2}[A-Z]?|fall|spring|summer|winter|autumn|sem\w*|term|[12])$/i;

const NUMBER = /^[([]?-?\d{1,4}(?:[.,]\d{1,4})?(?: \p{L}{1,7}\.?)?[)\]]?[*#]?$/u;

/** Words of sentences, which no scale grades by. */
const SMALL_WORD = /^(?:and|or|of|the|to|in|is|are|for|with|by|und|oder|der|die|et|ou|de|del|e|y)$/;

/** Grades and amounts come again and again; the texts that are kept are too short to name anybody. */
const KEPT_LENGTH = 4;
const KEPT_MOST = 4_000;
const costs = new Map<Role, Map<string, number>>();

function knownCost(text: string, role: Role): number {
  if (text.length > KEPT_LENGTH) return kindCost(text, role);
  let ofRole = costs.get(role);
  if (ofRole === undefined || ofRole.size > KEPT_MOST) costs.set(role, (ofRole = new Map()));
  const known = ofRole.get(text);
  if (known !== undefined) return known;
  const cost = kindCost(text, role);
  ofRole.set(text, cost);
  return cost;
}

/** How badly a text fits under a heading; never, when it cannot stand there. */
export function kindCost(text: string, role: Role): number {
  switch (role) {
    case 'credits':
    case 'attempted':
    case 'earned':
    case 'gpa-credits':
    case 'points':
      return NUMBER.test(text) || /^\d{1,2}\/\d{1,2}$/.test(text) ? 0 : NEVER;
    case 'grade':
    case 'result':
      if (isLetterGrade(text) || isInProgressWord(text)) return 0;
      if (SMALL_WORD.test(text)) return NEVER;
      if (looksLikeGrade(text)) return 0.3;
      if (looksLikeNumericGrade(text)) return 1.2;
      return /^[\p{L} ]{2,20}\.?$/u.test(text) ? 2.5 : NEVER;
    case 'term':
      return isTermName(text) || TERM_PART.test(text) ? 0 : 5;
    case 'repeat':
      return /^[A-Z*&#]{1,5}$/i.test(text) ? 0 : NEVER;
    case 'section':
      return /^[A-Z0-9-]{1,5}$/.test(text) ? 0 : NEVER;
    case 'title':
      return /^\d+[.,]\d{2,}$/.test(text) ? 6 : /^\d+[.,]\d$/.test(text) ? 3 : 0;
    default:
      return 0;
  }
}

function isText(role: Role): boolean {
  return role === 'code' || role === 'title' || role === 'term' || role === 'other';
}
