import { readCredits } from '../credits.js';
import type { CourseRow, RowWords, TableModel } from './course-row.js';
import { looksLikeGrade } from './grades.js';
import { gapBefore, textOf, type Line } from './lines.js';

/** Lines closer than this belong to one row, in letter heights of white space between them. */
const NEAR_EM = 0.95;
const TITLE_SHIFT_EM = 2.5;

/** What stands under a row and is no part of its title. */
const NOTE = new RegExp(
  String.raw`^(?:[>(*#=]|course topics?\b|topics?:|repeat|degree req|not in av|term hon|` +
    String.raw`dean|good st|academic|` +
    String.raw`gpa\b|totals?\b|term\b|cum\b|in progress|instructor|grade (?:basis|change)|transfer|applied|` +
    String.raw`excluded|included|end of|page\b|continued)`,
  'i',
);

/** The row with the rest of its title, where the line is that: letters only, close by, under the title. */
export function withRestOfTitle(row: CourseRow, line: Line, table: TableModel | null): CourseRow | null {
  const before = row.lines.at(-1)!;
  if (!isNear(before, line) || !isTitleText(line)) return null;
  const titleX = Number.isNaN(row.titleX) ? titleLeft(table) : row.titleX;
  if (titleX === null || Math.abs(line.box[0] - titleX) > line.em * TITLE_SHIFT_EM) return null;
  if (row.titleFont !== '' && line.words[0]!.font !== row.titleFont) return null;
  const words = withWords(row, new Map([['title', line.words]]));
  return withLine({ ...row, words }, line, joinTitle(row.title, line.text));
}

/** A row whose title begins on the line above it. */
export function withTitleAbove(above: Line, row: CourseRow): CourseRow {
  return {
    ...row,
    words: new Map([...row.words, ['title', [...above.words, ...(row.words.get('title') ?? [])]]]),
    title: joinTitle(above.text, row.title),
    titleX: Number.isNaN(row.titleX) ? above.box[0] : row.titleX,
    lines: [above, ...row.lines],
    signs: { ...row.signs, wrapped: true },
  };
}

/** Could the line be a part of a title that stands alone? */
export function isTitleText(line: Line): boolean {
  const { text, words } = line;
  if (words.length > 8 || NOTE.test(text) || /\d{3}|[:;=]|\d[.,]\d/.test(text)) return false;
  if (words.some((_, at) => gapBefore(words, at) > 2)) return false;
  return /\p{L}/u.test(text);
}

/** Are the two lines as close as lines of one row? */
export function isNear(above: Line, below: Line): boolean {
  if (above.page !== below.page) return false;
  const gap = below.box[1] - above.box[3];
  return gap < below.em * NEAR_EM && gap > -below.em;
}

/** White space between two lines, in letter heights; without end where they stand on different pages. */
export function spaceBetween(above: Line | undefined, below: Line | undefined): number {
  if (above === undefined || below === undefined || above.page !== below.page)
    return Number.POSITIVE_INFINITY;
  return Math.max(0, below.box[1] - above.box[3]) / below.em;
}

/** A row whose code and title stand on one line and whose measures stand on the next. */
export function withMeasures(row: CourseRow, measures: CourseRow, line: Line): CourseRow {
  return {
    ...row,
    ...pick(measures),
    words: withWords(row, measures.words),
    title: joinTitle(row.title, measures.title),
    lines: [...row.lines, line],
    signs: { ...measures.signs, spelled: row.signs.spelled, wrapped: true },
  };
}

function pick({ attempted, earned, credits, grade, points, repeat, term }: CourseRow) {
  return { attempted, earned, credits, grade, points, repeat, term };
}

function withLine(row: CourseRow, line: Line, title: string): CourseRow {
  return { ...row, title, lines: [...row.lines, line], signs: { ...row.signs, wrapped: true } };
}

/** The words of a row, and what a line beside it adds: a title goes on, every other value is said once. */
function withWords({ words }: CourseRow, added: RowWords): RowWords {
  const title = [...(words.get('title') ?? []), ...(added.get('title') ?? [])];
  return new Map([...words, ...added, ...(title.length === 0 ? [] : [['title', title] as const])]);
}

/** `Pre-` and `Processing` is one word with a hyphen; everything else is parted by a space. */
function joinTitle(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  return /\p{L}-$/u.test(first) ? first + second : `${first} ${second}`;
}

function titleLeft(table: TableModel | null): number | null {
  return table?.columns.find(({ role }) => role === 'title')?.x0 ?? null;
}

/**
 * A row of a web page that was copied cell by cell: its numbers stand alone on the lines below, credit
 * first, and
 * its grade is the last word of its title. Null when the line is no such number.
 */
export function withPastedNumber(row: CourseRow, line: Line): CourseRow | null {
  const text = line.text;
  if (line.page.unit !== 'characters' || !/^\d{1,3}[.,]\d{1,3}$/.test(text)) return null;
  const amount = readCredits(text);
  const says = (role: 'points' | 'credits') => withWords(row, new Map([[role, line.words]]));
  if (row.credits !== null || row.attempted !== null) {
    if (row.points !== null) return null;
    return withLine({ ...row, points: amount, words: says('points') }, line, row.title);
  }
  const title = row.title.split(' ');
  const grade = row.grade ?? (title.length > 1 && looksLikeGrade(title.at(-1)!) ? title.pop()! : null);
  const signs = { ...row.signs, measured: true };
  const measured = { ...row, credits: amount, grade, words: says('credits'), signs };
  return withLine(measured, line, title.join(' '));
}

/** Small words that never end a title. */
const GOES_ON = /(?:\b(?:of|the|and|in|for|to|with|on|an?|from|und|der|de|la|et)|[,&-])$/i;

/** Does the text need more words after it? */
export function goesOn(text: string): boolean {
  return GOES_ON.test(text);
}

/** The text of a line for an issue: short, and one line. */
export function excerpt(line: Line): string {
  return textOf(line.words).slice(0, 80);
}
