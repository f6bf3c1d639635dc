import { readCredits, scaleCredits, type Credits } from '../credits.js';
import { assignColumns, type Assigned } from './assign-columns.js';
import { codeLength } from './course-code.js';
import { isLetterGrade, looksLikeGrade, statusOfGrade } from './grades.js';
import { gapBefore, type Line, type Word } from './lines.js';
import type { Column, Role } from './table-header.js';
import { isTermName } from './term-names.js';
import type { CourseStatus } from './transcript.js';

/** A row of a table of courses as read from one line; wrapped titles are joined later. */
export interface CourseRow {
  readonly lines: readonly Line[];
  readonly code: string | null;
  readonly title: string;
  /** Left edge of the title, where its continuation would begin. */
  readonly titleX: number;
  readonly attempted: Credits | null;
  readonly earned: Credits | null;
  /** The number of a table that prints only one. */
  readonly credits: Credits | null;
  readonly grade: string | null;
  readonly points: Credits | null;
  readonly repeat: string | null;
  /** Name of a term printed in the row itself. */
  readonly term: string | null;
  readonly status: CourseStatus;
  readonly confidence: number;
}

interface Cells {
  readonly title: readonly Word[];
  readonly code: string | null;
  readonly values: ReadonlyMap<Role, string>;
  /** The code has the shape of one; a column may hold others, which then need a measure beside them. */
  readonly spelled: boolean;
  /** How sure the cells are by themselves. */
  readonly trust: number;
  readonly leftOut: number;
}

/**
 * Reads one line as a row of courses: under the columns of a heading when there is one, else by the shape of
 * its words alone. Null when the line is no row.
 */
export function readCourseRow(line: Line, header: readonly Column[] | null): CourseRow | null {
  const words = joinInProgress(line.words);
  const cells = (header === null ? null : cellsUnder(words, header)) ?? cellsByShape(words);
  if (cells === null) return null;
  const value = (role: Role) => cells.values.get(role) ?? null;
  const amount = (role: Role) => amountOf(value(role));
  const title = cells.title.map((word) => word.text).join(' ');
  const measured = ['credits', 'attempted', 'earned', 'grade'].some((role) => cells.values.has(role as Role));
  if (!measured && (cells.code === null || title === '' || !cells.spelled)) return null;
  if (cells.code === null && (title.length < 3 || !/\p{L}{2}/u.test(title))) return null;
  const grade = value('grade');
  const draft = {
    attempted: amount('attempted'),
    earned: amount('earned'),
    credits: amount('credits'),
    points: amount('points'),
  };
  return {
    lines: [line],
    code: cells.code,
    title,
    titleX: cells.title[0]?.x0 ?? Number.NaN,
    ...draft,
    grade,
    repeat: value('repeat'),
    term: value('term'),
    status: statusOfGrade(grade),
    confidence: cells.trust - Math.min(0.3, cells.leftOut * 0.1) + (pointsFit(draft, grade) ? 0.02 : 0),
  };
}

function cellsUnder(words: readonly Word[], header: readonly Column[]): Cells | null {
  const assigned = assignColumns(words, header);
  const of = (role: Role) => assigned.filter(({ column }) => column?.role === role).map(({ word }) => word);
  const before = assigned.filter(({ column }) => column?.role === 'code' || column?.role === 'title');
  const codeFirst = header.find(({ role }) => role === 'code' || role === 'title')?.role === 'code';
  const run = codeFirst ? before.map(({ word }) => word) : [...of('code'), ...of('title')];
  const spelled = codeLength(run.map((word) => word.text));
  const codeWords = spelled > 0 ? run.slice(0, spelled) : of('code');
  const title = spelled > 0 ? run.slice(spelled) : of('title');
  const hasCodeColumn = header.some(({ role }) => role === 'code');
  // A line of a table with codes whose code cell holds words is prose or a total, not a row.
  if (hasCodeColumn && spelled === 0 && !codeWords.some((word) => /\d/.test(word.text))) return null;
  const code = codeWords.length === 0 ? null : joinCode(codeWords);
  return {
    code,
    title,
    values: valuesOf(assigned),
    spelled: spelled > 0,
    trust: 0.9 + (spelled > 0 ? 0.06 : 0),
    leftOut: assigned.filter(({ column }) => column === null).length,
  };
}

function valuesOf(assigned: readonly Assigned[]): ReadonlyMap<Role, string> {
  const values = new Map<Role, string>();
  for (const { word, column } of assigned) {
    if (column === null || column.role === 'code' || column.role === 'title') continue;
    const before = values.get(column.role);
    values.set(column.role, before === undefined ? word.text : `${before} ${word.text}`);
  }
  return values;
}

/** A row without a heading: a code, a title, and at the end numbers and a grade in some order. */
function cellsByShape(words: readonly Word[]): Cells | null {
  const texts = words.map((word) => word.text);
  const length = codeLength(texts);
  if (length === 0) return null;
  let end = words.length;
  const tail: Word[] = [];
  while (end > length + 1 && standsInTail(words, end - 1)) {
    end -= 1;
    tail.unshift(words[end] as Word);
  }
  while (endsTitle(words, end)) {
    end += 1;
    tail.shift();
  }
  const numbers = tail.filter((word) => isNumber(word.text));
  if (numbers.length === 0 && !tail.some((word) => looksLikeGrade(word.text))) return null;
  if (numbers.length === 0 && tail.length > 2) return null;
  return {
    code: joinCode(words.slice(0, length)),
    title: words.slice(length, end),
    values: rolesByOrder(tail.map((word) => word.text)),
    spelled: true,
    trust: 0.82,
    leftOut: 0,
  };
}

/** `College Writing I` before a wide gap: a letter as near as the next word of a title is no grade. */
function endsTitle(words: readonly Word[], at: number): boolean {
  const [gap, after] = [gapBefore(words, at), gapBefore(words, at + 1)];
  return /^[A-Z]{1,3}$/.test(words[at]?.text ?? '') && gap < 1 && after > 2 * Math.max(gap, 0.5);
}

function standsInTail(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  const apart = gapBefore(words, at) > 0.5;
  if (/^\d{1,3}[.,]\d{1,3}$/.test(text)) return true;
  if (isNumber(text) || isTermName(text)) return apart;
  return looksLikeGrade(text) && (apart || isLetterGrade(text)) && !/^(?:I{2,3}|IV|V|VI)$/.test(text);
}

/**
 * Credit stands before points, and attempted before earned; the grade's place tells which numbers are which.
 */
function rolesByOrder(tail: readonly string[]): ReadonlyMap<Role, string> {
  const values = new Map<Role, string>();
  const term = tail.find((text) => isTermName(text));
  if (term !== undefined) values.set('term', term);
  const rest = tail.filter((text) => text !== term);
  const gradeAt = rest.findIndex((text) => !isNumber(text) && looksLikeGrade(text));
  if (gradeAt >= 0) values.set('grade', rest[gradeAt] as string);
  const before = rest.slice(0, gradeAt < 0 ? rest.length : gradeAt).filter(isNumber);
  const after = gradeAt < 0 ? [] : rest.slice(gradeAt + 1).filter(isNumber);
  const order: Role[] =
    before.length >= 2 ? ['attempted', 'earned', 'points'] : before.length === 1 ? ['credits', 'points'] : [];
  const measures = before.length > 0 ? [...before, ...after] : after;
  const roles = before.length > 0 ? order : (['credits', 'points'] as Role[]);
  measures.forEach((text, index) => {
    const role = roles[index];
    if (role !== undefined) values.set(role, text);
  });
  return values;
}

function joinInProgress(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const before = words[at - 1];
    if (/^in$/i.test(word.text) && next !== undefined && /^progress$/i.test(next.text)) {
      return [{ ...word, text: `${word.text} ${next.text}`, x1: next.x1 }];
    }
    return /^progress$/i.test(word.text) && before !== undefined && /^in$/i.test(before.text) ? [] : [word];
  });
}

function joinCode(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ');
}

function isNumber(text: string): boolean {
  return /^\(?\d{1,3}(?:[.,]\d{1,3})?\)?$/.test(text);
}

function amountOf(text: string | null): Credits | null {
  const amount = text === null ? null : readCredits(text.replace(/[()[\]*#]/g, ''));
  return amount?.startsWith('-') === true ? null : amount;
}

const LETTER_VALUES: Readonly<Record<string, string>> = { A: '4', B: '3', C: '2', D: '1', F: '0' };

/**
 * Do the printed points equal credit times the value of a plain letter? Then the row was surely read right.
 */
function pointsFit(
  row: { attempted: Credits | null; credits: Credits | null; points: Credits | null },
  grade: string | null,
): boolean {
  const value = LETTER_VALUES[grade ?? ''];
  const amount = row.attempted ?? row.credits;
  if (value === undefined || amount === null || row.points === null) return false;
  return scaleCredits(amount, value as Credits) === row.points;
}
