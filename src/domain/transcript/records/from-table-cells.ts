import { readCredits } from '../../credits.js';
import type { Box } from '../../reason.js';
import { codeLength } from '../course-code.js';
import { isInProgressWord, isLetterGrade, statusOfGrade } from '../grades.js';
import { findTermName } from '../term-names.js';

/** One cell of a table file, white space folded, with its place: `[column, line, column, line]`, from 1. */
export interface TableCell {
  readonly text: string;
  readonly box: Box;
}

/** One record of a table file that holds at least one filled cell. */
export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly box: Box;
}

/** What a column can hold. `transfer-…`: the same of a course taken at another school. */
export const TABLE_FIELDS = [
  'term',
  'year',
  'code',
  'subject',
  'number',
  'title',
  'credits',
  'attempted',
  'earned',
  'grade',
  'points',
  'repeat',
  'level',
  'status',
  'kind',
  'school',
  'student-name',
  'student-id',
  'transfer-school',
  'transfer-code',
  'transfer-subject',
  'transfer-number',
  'transfer-title',
  'transfer-credits',
  'transfer-grade',
  'ignored',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];

/** The text of a cell; empty where the row has none. */
export function cellText(row: TableRow, at: number): string {
  return row.cells[at]?.text ?? '';
}

/** The filled cells of a row, in order. */
export function filled(row: TableRow): readonly TableCell[] {
  return row.cells.filter(({ text }) => text !== '');
}

/** The row as it reads. */
export function rowText(row: TableRow): string {
  return filled(row)
    .map(({ text }) => text)
    .join(' ');
}

/** Marks that say that nothing stands here. */
export function isBlank(text: string): boolean {
  return /^(?:[-–—.]{0,3}|n\/?a|null|none)$/i.test(text);
}

export function isCode(text: string): boolean {
  const words = text.split(' ');
  return words.length <= 4 && codeLength(words) === words.length && !isDateDamage(text);
}

export function isSubject(text: string): boolean {
  return /^[A-Za-z][A-Za-z&/.-]{0,7}$/.test(text);
}

export function isNumber(text: string): boolean {
  return /^[A-Z]?\d{1,4}[A-Z]{0,2}$/i.test(text);
}

/** Is the text surely a grade, also where no heading says so? */
export function isPlainGrade(text: string): boolean {
  if (text === '' || text.length > 14 || /^\p{Ll}{1,3}$/u.test(text)) return false;
  if (isLetterGrade(text) || isInProgressWord(text)) return true;
  return statusOfGrade(text) !== 'completed' || /^(?:P|S|T|CR|TR|pass(?:ed)?|credit)$/i.test(text);
}

export function isTermText(text: string): boolean {
  const found = findTermName(text);
  return found !== null && found.end - found.start >= text.length * 0.6;
}

/** A whole amount with its unit, such as `3.0 cr`, as the bare amount. */
export function bareAmount(text: string): string {
  return text
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\s{0,3}(?:credits?|cr|hours?|hrs?|units?|ects|sh|qh)\.?$/i, '')
    .trim();
}

/** Could a column of such cells hold credit? */
export function isAmount(text: string): boolean {
  const amount = readCredits(bareAmount(text));
  return amount !== null && !amount.startsWith('-') && Number(amount.split('/')[0]) < 1000;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const DATE = new RegExp(
  String.raw`^(?:\d{1,2}[-/. ]${MONTH}(?:[-/. ]\d{2,4})?|${MONTH}[-/. ]\d{1,4}|\d{4}-\d{2}-\d{2}|` +
    String.raw`\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:[ T]\d{1,2}:\d{2}.*)?$`,
  'i',
);

/** A date where none belongs: spreadsheets make one of `1-2`. */
export function isDateDamage(text: string): boolean {
  return DATE.test(text);
}

/** A cell that a spreadsheet would compute. */
export function isFormula(text: string): boolean {
  return text.startsWith('=');
}
