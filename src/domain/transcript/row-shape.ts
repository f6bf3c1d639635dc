import { codeLength } from './course-code.js';
import type { Cells } from './course-row.js';
import { isInProgressWord, isLetterGrade, looksLikeGrade } from './grades.js';
import { cellsOf, gapBefore, textOf, type Word } from './lines.js';
import type { Role } from './heading-words.js';

import { isTermName } from './term-names.js';

const AMOUNT = /^\(?\d{1,3}(?:[.,]\d{1,3})?\)?$/;
const DECIMAL = /^\d{1,3}[.,]\d{1,3}$/;

/**
 * The cells of a row that stands under no heading, by the shape of its words: a code, a title, and at the end
 * numbers and a grade in some order. Null when the line has no such shape.
 */
export function cellsByShape(words: readonly Word[]): Cells | null {
  const texts = words.map((word) => word.text);
  const length = codeLength(texts);
  if (length === 0) return titleFirst(words);
  const from = length + sectionLength(words, length);
  const end = titleEnd(words, from);
  const tail = words.slice(end);
  const numbers = tail.filter((word) => AMOUNT.test(word.text));
  if (numbers.length === 0 && !tail.some((word) => looksLikeGrade(word.text))) return null;
  if (numbers.length === 0 && tail.length > 2) return null;
  if (end === from) return null;
  return {
    code: words.slice(0, length),
    title: words.slice(from, end),
    values: rolesByOrder(tail),
    leftOut: [],
  };
}

/** `Title · CODE 123-001 · credits · grade`: the code follows the title, a wide gap before it. */
function titleFirst(words: readonly Word[]): Cells | null {
  for (let at = 1; at < words.length - 1; at += 1) {
    if (gapBefore(words, at) < 1) continue;
    const length = codeLength(
      words.map((word) => word.text),
      at,
    );
    const tail = words.slice(at + length);
    const apart = tail.length > 0 && gapBefore(words, at + length) > 0.8;
    const lettered = words.slice(at, at + length).some((word) => /\p{L}/u.test(word.text));
    if (length === 0 || !lettered || !apart || !tail.every((word) => standsAlone(word.text))) continue;
    if (!tail.some((word) => AMOUNT.test(word.text))) continue;
    const title = words.slice(0, at);
    if (!/\p{L}{3}/u.test(title.map((word) => word.text).join(' '))) continue;
    return { code: words.slice(at, at + length), title, values: rolesByOrder(tail), leftOut: [] };
  }
  return null;
}

function standsAlone(text: string): boolean {
  return AMOUNT.test(text) || looksLikeGrade(text) || isTermName(text);
}

/**
 * A row of credit by examination: the name of the exam, its verdict and credit, then the course that it
 * counts
 * as: `United States History · P · 3.00 · HIST201`. Null for other lines.
 */
export function cellsOfExam(words: readonly Word[]): Cells | null {
  const at = words.findIndex(
    (word, index) =>
      index > 0 &&
      gapBefore(words, index) > 1 &&
      looksLikeGrade(word.text) &&
      DECIMAL.test(words[index + 1]?.text ?? ''),
  );
  if (at < 0) return null;
  const from = /^\d{4}$/.test(words[0]!.text) && at > 1 ? 1 : 0;
  const title = words.slice(from, at);
  const after = words.slice(at + 2);
  const length = codeLength(after.map((word) => word.text));
  if (!/\p{L}{3}/u.test(title.map((word) => word.text).join(' ')) || after.length > length + 3) return null;
  const values = new Map<Role, readonly Word[]>([
    ['grade', [words[at]!]],
    ['credits', [words[at + 1]!]],
  ]);
  return { code: after.slice(0, length), title, values, leftOut: [] };
}

/** A number with its unit, and the level of study that credit is recommended for. */
const CREDIT =
  /^\d{1,2}(?:[.,]\d{1,2})?\s?(?:S\.?H\.?|Q\.?H\.?|(?:sem|qtr)\.? (?:hrs|hours)|credits?|hours|units?)$/i;
const LEVEL = /^(?:[LUVG]|LD|UD|LL|UL|GL|VC|(?:lower|upper|graduate|vocational)\b.{0,12})$/i;

/**
 * A row of credit recommended for training: what it counts as, how much, and for which level:
 * `Digital Circuits · 3 SH · L`. Null for other lines.
 */
export function cellsOfRecommendation(words: readonly Word[]): Cells | null {
  const [title, amount, level, ...more] = cellsOf(words);
  if (title === undefined || amount === undefined || more.length > 0) return null;
  if (!CREDIT.test(textOf(amount)) || !/\p{L}{3}/u.test(textOf(title)) || /[:.]$/.test(textOf(title)))
    return null;
  if (level !== undefined && !LEVEL.test(textOf(level))) return null;
  const values = new Map<Role, readonly Word[]>([['credits', amount]]);
  return { code: [], title, values, leftOut: [], level: level ?? [] };
}

/** A number of a section between the code and the title, set apart on both sides. */
export function sectionLength(words: readonly Word[], at: number): number {
  const word = words[at];
  if (word === undefined || !/^(?:\d{1,3}[A-Z]?|[A-Z]\d{1,2}|[A-Z]{2})$/.test(word.text)) return 0;
  const apart = gapBefore(words, at + 1) > 0.8 && gapBefore(words, at + 1) > gapBefore(words, at) * 0.6;
  return apart && /\p{L}{2}/u.test(words[at + 1]?.text ?? '') ? 1 : 0;
}

/** Where the title ends and the measures begin, counted from the right. */
function titleEnd(words: readonly Word[], from: number): number {
  let end = words.length;
  while (end > from + 1 && standsInTail(words, end - 1)) end -= 1;
  while (endsTitle(words, end)) end += 1;
  return end;
}

/** `College Writing I` before a wide gap: a letter as near as the next word of a title is no grade. */
function endsTitle(words: readonly Word[], at: number): boolean {
  const [gap, after] = [gapBefore(words, at), gapBefore(words, at + 1)];
  return /^[A-Z]{1,3}$/.test(words[at]?.text ?? '') && gap < 1 && after > 2 * Math.max(gap, 0.5);
}

function standsInTail(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  const apart = gapBefore(words, at) > 0.5;
  if (DECIMAL.test(text)) return true;
  if (AMOUNT.test(text) || isTermName(text) || isInProgressWord(text)) return apart;
  return looksLikeGrade(text) && (apart || isLetterGrade(text)) && !/^(?:I{2,3}|IV|V|VI)$/.test(text);
}

/**
 * Credit stands before points, and attempted before earned; the grade's place tells which numbers are which.
 */
function rolesByOrder(tail: readonly Word[]): ReadonlyMap<Role, readonly Word[]> {
  const values = new Map<Role, readonly Word[]>();
  const term = tail.find((word) => isTermName(word.text));
  if (term !== undefined) values.set('term', [term]);
  const rest = tail.filter((word) => word !== term);
  const gradeAt = rest.findIndex((word) => !AMOUNT.test(word.text) && looksLikeGrade(word.text));
  if (gradeAt >= 0) values.set('grade', [rest[gradeAt] as Word]);
  const numbersIn = (words: readonly Word[]) => words.filter((word) => AMOUNT.test(word.text));
  const before = numbersIn(rest.slice(0, gradeAt < 0 ? rest.length : gradeAt));
  const after = gradeAt < 0 ? [] : numbersIn(rest.slice(gradeAt + 1));
  const second = Number(before[1]?.text.replace(',', '.'));
  // A second number on the scale of four beside credit, and no letter: the grade itself.
  const decimalGrade = gradeAt < 0 && before.length === 2 && second >= 0.7 && second <= 4.3;
  const isGrade = decimalGrade && before[0]!.text !== before[1]!.text;
  const roles: readonly Role[] = isGrade ? ['credits', 'grade'] : rolesOf(before, after);
  [...before, ...after].forEach((word, index) => {
    const role = roles[index];
    if (role !== undefined) values.set(role, [word]);
  });
  // A letter after the last number marks a repeated course.
  const mark = rest.at(-1);
  if (mark !== undefined && after.length > 0 && /^[A-Z]$/.test(mark.text)) values.set('repeat', [mark]);
  return values;
}

function rolesOf(before: readonly Word[], after: readonly Word[]): readonly Role[] {
  const all = [...before, ...after];
  if (before.length >= 2)
    return ['attempted', 'earned', ...(all.length > 3 ? ['gpa-credits' as const] : []), 'points'];
  if (before.length === 1)
    return after.length >= 2 ? ['attempted', 'earned', 'points'] : ['credits', 'points'];
  if (after.length >= 3)
    return ['attempted', 'earned', ...(after.length > 3 ? ['gpa-credits' as const] : []), 'points'];
  return ['credits', 'points'];
}
