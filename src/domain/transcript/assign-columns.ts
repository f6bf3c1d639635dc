import { isInProgressWord, isLetterGrade, looksLikeGrade, looksLikeNumericGrade } from './grades.js';
import { gapBefore, type Word } from './lines.js';
import type { Column, Role } from './table-header.js';

const NEVER = Number.POSITIVE_INFINITY;
/** Cost of leaving a word out of every column, in letter heights of distance: watermarks and margin notes. */
const LEFT_OUT = 14;
const WIDE_GAP_EM = 2.2;
const NARROW_GAP_EM = 0.45;

export interface Assigned {
  readonly word: Word;
  /** Null: the word stands in no column. */
  readonly column: Column | null;
}

/**
 * Puts the words of a row under the columns of its heading: from left to right, numbers only under measures,
 * text only under text, so that the sum of distances is least. Words that fit nowhere stay out.
 */
export function assignColumns(words: readonly Word[], columns: readonly Column[]): readonly Assigned[] {
  // best[c]: least cost so far with the last placed word under column c - 1; c = 0 before the first.
  let best: { cost: number; path: readonly number[]; last: number }[] = [{ cost: 0, path: [], last: -1 }];
  words.forEach((word, at) => {
    const next = new Map<number, { cost: number; path: readonly number[]; last: number }>();
    const offer = (last: number, cost: number, path: readonly number[]) => {
      if (cost < (next.get(last)?.cost ?? NEVER)) next.set(last, { cost, path, last });
    };
    for (const state of best) {
      offer(state.last, state.cost + LEFT_OUT, [...state.path, -1]);
      for (let to = Math.max(0, state.last); to < columns.length; to += 1) {
        const stays = to === state.last;
        const cost = distance(word, columns, to) + changeCost(words, at, columns[to] as Column, stays);
        if (cost < NEVER) offer(to, state.cost + cost, [...state.path, to]);
      }
    }
    best = [...next.values()].toSorted((a, b) => a.cost - b.cost).slice(0, 24);
  });
  const path = best[0]?.path ?? [];
  return words.map((word, at) => ({ word, column: columns[path[at] ?? -1] ?? null }));
}

function changeCost(words: readonly Word[], at: number, column: Column, stays: boolean): number {
  if (at === 0) return 0;
  const gap = gapBefore(words, at);
  if (stays) {
    if (!isText(column.role)) return NEVER;
    return gap > WIDE_GAP_EM ? Math.min(8, gap) : 0;
  }
  // A title such as `Physics 2` runs on in the next word: a column rarely begins after an ordinary space.
  return gap < NARROW_GAP_EM ? 2.5 : 0;
}

/** Distance of a word from a column, in letter heights; never, when its kind of text cannot stand there. */
function distance(word: Word, columns: readonly Column[], at: number): number {
  const column = columns[at] as Column;
  const misfit = kindCost(word.text, column.role);
  if (misfit === NEVER) return NEVER;
  const x1 = isText(column.role) ? Math.max(column.x1, (columns[at + 1]?.x0 ?? word.x1) - 1) : column.x1;
  const apart = Math.max(column.x0 - word.x1, word.x0 - x1, 0);
  const startsBefore = isText(column.role) ? Math.max(0, column.x0 - word.x0) * 0.5 : 0;
  const runsOver = isText(column.role) ? Math.max(0, word.x0 - x1) : 0;
  const offCentre = isText(column.role) ? 0 : Math.abs(word.x0 + word.x1 - column.x0 - column.x1) * 0.04;
  return misfit + (apart + startsBefore + runsOver + offCentre) / word.em;
}

function kindCost(text: string, role: Role): number {
  const number = /^[([]?-?\d{1,4}(?:[.,]\d{1,4})?[)\]]?[*#]?$/.test(text);
  switch (role) {
    case 'credits':
    case 'attempted':
    case 'earned':
    case 'gpa-credits':
    case 'points':
      return number ? 0 : NEVER;
    case 'grade':
      if (isLetterGrade(text) || isInProgressWord(text)) return 0;
      if (looksLikeGrade(text)) return 0.3;
      return looksLikeNumericGrade(text) ? 1.2 : NEVER;
    case 'repeat':
      return /^[A-Z*&#]{1,3}$/i.test(text) ? 0 : NEVER;
    case 'section':
      return /^[A-Z0-9-]{1,5}$/.test(text) ? 0 : NEVER;
    case 'title':
      return /^\d+[.,]\d{2,}$/.test(text) ? 6 : 0;
    default:
      return 0;
  }
}

function isText(role: Role): boolean {
  return role === 'code' || role === 'title' || role === 'term' || role === 'other';
}
