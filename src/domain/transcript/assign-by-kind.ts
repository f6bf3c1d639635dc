import { kindCost, type Assigned } from './assign-columns.js';
import { cheapestPath, NEVER, NO_COLUMN } from './cheapest-path.js';
import { codeLength } from './course-code.js';
import { isLetterGrade, looksLikeGrade } from './grades.js';
import type { Role } from './heading-words.js';
import type { Word } from './lines.js';
import type { Column } from './table-header.js';
import { isTermName, undatedTermName } from './term-names.js';

/** A cell that is left blank, and a word that stands in no cell. */
const BLANK = 0.6;
const LEFT_OUT = 4;
/** Words that a code may stand behind: a mark, a running number, the name of a term. */
const BEFORE_CODE_MAX = 3;

/**
 * As `assignColumns` for text that keeps one space between any two words, as a web page does that was copied:
 * the words go under the headings in their order, by what they look like.
 */
export function assignByKind(words: readonly Word[], columns: readonly Column[]): readonly Assigned[] {
  const code = codeIn(words, columns);
  const path = cheapestPath(words.length, (at) => {
    const text = words[at]!.text;
    const isCode = code !== null && at >= code.from && at < code.to;
    const costs = columns.map(({ role }, to) => {
      if (code !== null && (role === 'code') !== isCode) return role === 'code' || isCode ? NEVER : 0;
      return isCode ? 0 : costIn(text, role, to);
    });
    return (last, offer) => {
      offer(NO_COLUMN, LEFT_OUT);
      for (let to = Math.max(0, last); to < columns.length; to += 1) {
        if (costs[to] === NEVER) continue;
        const role = columns[to]!.role;
        if (to === last && !runsOn(text, words[at - 1]!.text, role)) continue;
        offer(to, costs[to]! + (to === last ? 0 : (to - last - 1) * BLANK));
      }
    };
  });
  return words.map((word, at) => ({ word, column: columns[path[at]!] ?? null }));
}

/** Where the code of the row stands, when the table has a column for it. */
function codeIn(words: readonly Word[], columns: readonly Column[]): { from: number; to: number } | null {
  if (!columns.some(({ role }) => role === 'code')) return null;
  const texts = words.map(({ text }) => text);
  const most = Math.min(BEFORE_CODE_MAX, words.length - 1);
  for (let from = 0; from <= most; from += 1) {
    const length = codeLength(texts, from);
    if (length > 0) return { from, to: from + length };
  }
  return null;
}

function costIn(text: string, role: Role, at: number): number {
  const cost = kindCost(text, role);
  // `Class Piano I`: a numeral is more often the end of a title than a grade.
  if (role === 'grade' && /^(?:I{1,3}|IV|VI?)$/.test(text)) return cost + 1.2;
  if (role === 'title')
    return isLetterGrade(text) || /^\d+$/.test(text) || isOfTerm(text) ? cost + 0.4 : cost;
  if (role === 'term') return isOfTerm(text) ? 0 : NEVER;
  if (role === 'result') return looksLikeGrade(text) ? cost : cost + 0.3;
  return role === 'other' ? 0.3 + at * 0.01 : cost;
}

/** A word of the name of a term, or all of it. */
function isOfTerm(text: string): boolean {
  return isTermName(text) || undatedTermName(text, null) !== null || TERM_WORD.test(text);
}

const TERM_WORD = /^(?:(?:19|20)\d\d(?:[-–/]\d{2,4})?|term|sem(?:ester)?|session|quarter)$/i;

/** Titles run on over any words, verdicts and grades over words of letters, terms over their parts. */
function runsOn(text: string, before: string, role: Role): boolean {
  if (role === 'title' || role === 'code') return true;
  if (role === 'term') return isOfTerm(before) && isOfTerm(text);
  const word = /^\p{L}{2,}/u;
  return (role === 'grade' || role === 'result') && word.test(text) && word.test(before);
}
