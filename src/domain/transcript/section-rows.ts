import { codeLength } from './course-code.js';
import { readCourseRow, readExamRow, readRowPart, type CourseRow, type TableModel } from './course-row.js';
import { examProgramIn } from './exam-results.js';
import { readExamResult } from './exam-rows.js';
import type { DraftSection } from './draft-transcript.js';
import { looksLikeGrade } from './grades.js';
import { cellsOf, textOf, type Line } from './lines.js';
import { sectionHeading } from './section-headings.js';
import { openSection, replaceLast, type Reading } from './section-reading.js';
import { isTermName } from './term-names.js';
import { placeOn } from './text-page.js';
import {
  excerpt,
  goesOn,
  isNear,
  isTitleText,
  spaceBetween,
  withMeasures,
  withPastedNumber,
  withRestOfTitle,
  withTitleAbove,
} from './wrapped-rows.js';

/** Takes a line that is a row of courses into the section that it stands in. */
export function readsRow(line: Line, table: TableModel | null, reading: Reading): boolean {
  if (explainsRanges(line.text) || isTermName(line.text)) return false;
  const under = table === null ? null : readCourseRow(line, table);
  const told = under ?? readCourseRow(line, null);
  const plain = told !== null && codeOrCells(told, table, reading) ? told : null;
  const coded = plain?.code == null ? null : plain;
  const row =
    coded ?? examIn(line, reading) ?? plain ?? (reading.outside === null ? null : readExamRow(line));
  if (row === null) return false;
  if (row.signs.dropped) {
    reading.last = null;
    return true;
  }
  const joined = joinedToLast(row, line, reading);
  if (joined) return true;
  const { above } = reading;
  const whole = above !== null && isNear(above, line) ? withTitleAbove(above, row) : row;
  reading.above = null;
  addRow(whole, line, reading);
  return true;
}

/** A result of an examination in a block of them; what it counts as at a college stays a row of that. */
function examIn(line: Line, { section, outside, exams }: Reading): CourseRow | null {
  if (section?.basis !== 'exam') return null;
  const names = [section.name, outside?.heading.name ?? ''];
  const block = names.find((name) => examProgramIn(name) !== null) ?? null;
  const counted = readExamRow(line);
  return counted?.code == null ? readExamResult(line, block, exams) : null;
}

/** `A 70-100  B 60-69`: a line of the key to the grades. */
function explainsRanges(text: string): boolean {
  return (
    (text.match(/(?<!\S)[A-Z]{1,2}[+-]?[\s:=(]{1,3}\d{1,3}(?:\.\d+)?\s?[-–]\s?\d{1,3}/g) ?? []).length > 1
  );
}

/**
 * A row without a code needs a heading that told its cells apart; in a table with codes it needs to be the
 * second line of a row.
 */
function codeOrCells(row: CourseRow, table: TableModel | null, reading: Reading): boolean {
  const amount = [row.credits, row.attempted, row.earned].some((each) => each !== null);
  // Under a heading of its own a row may say less than where the columns are only supposed.
  const supposed = table !== null && table.from !== 'heading' && row.signs.under !== 'shape';
  if (supposed && !row.signs.spelled && !(amount && row.grade !== null)) return false;
  if (row.code !== null) return true;
  if (table === null || row.title.length <= 3 || /^[*_>]/.test(row.title)) return false;
  const measures = table.columns.some(({ role }) => /credits|attempted|earned/.test(role));
  if (measures && !amount && !(row.grade !== null && looksLikeGrade(row.grade) && row.signs.leftOut === 0))
    return false;
  const coded = table.columns.some(({ role }) => role === 'code');
  const waits = reading.last !== null && !reading.last.signs.measured;
  return row.signs.measured && (!coded || waits || reading.outside !== null || row.grade !== null);
}

/** `CODE Title part one` above `part two 3.00 B`: the measures stand on the second line of one row. */
function joinedToLast(row: CourseRow, line: Line, reading: Reading): boolean {
  const { last } = reading;
  if (row.code !== null || last === null || last.signs.measured || last.code === null) return false;
  if (!isNear(last.lines.at(-1)!, line)) return false;
  replaceLast(withMeasures(last, row, line), reading);
  return true;
}

/** Puts a row into the section that it stands in, or into that of the term it names. */
export function addRow(row: CourseRow, line: Line, reading: Reading): void {
  let { section } = reading;
  if (row.term !== null && !stands(row.term, section)) {
    section = reading.draft.sections.find((each) => each.kind === 'term' && each.name === row.term) ?? null;
    if (section === null) {
      const found = sectionHeading({ ...line, text: row.term, words: line.words.slice(0, 1) }, reading.year);
      section = openSection(reading, {
        kind: 'term',
        name: row.term,
        term: found?.term ?? null,
        basis: 'regular',
        line,
      });
    }
    reading.section = section;
  }
  if (reading.yearIsOpen && row.term === null)
    section = openSection(reading, {
      kind: 'term',
      name: reading.year!,
      term: null,
      basis: 'regular',
      line: null,
    });
  if (section === null) {
    section = openSection(reading, { kind: 'term', name: '', term: null, basis: 'regular', line: null });
    reading.draft.issues.push({
      code: 'term-missing',
      message: 'Courses stand on the page before any term is named.',
      where: placeOn(line.page, line.box),
    });
  }
  section.rows.push(row);
  reading.rows += 1;
  reading.last = row;
}

/** The row stands in its own term already, or says only the year of the term whose heading is above it. */
function stands(term: string, section: DraftSection | null): boolean {
  if (section === null) return false;
  const saysYear = /^\d{4}(?:\s?[-–/]\s?\d{2,4})?$/.test(term) && section.name.includes(term);
  return section.kind === 'other' || section.name === term || saysYear;
}

/** The rest of a long title, the measures of a row above, or the beginning of the title of the row below. */
export function readsPartOfRow(
  line: Line,
  next: Line | undefined,
  table: TableModel | null,
  reading: Reading,
): boolean {
  const { last } = reading;
  if (last !== null) {
    if (readsRepeatNote(line, last, reading)) return true;
    const pasted = withPastedNumber(last, line);
    if (pasted !== null) {
      replaceLast(pasted, reading);
      return true;
    }
    const part = table === null ? null : readRowPart(line, table);
    const measures = part !== null && part.code === null && part.title === '' && part.signs.measured;
    if (measures && !last.signs.measured && isNear(last.lines.at(-1)!, line)) {
      replaceLast(withMeasures(last, part, line), reading);
      return true;
    }
  }
  if (beginsNext(line, next, reading)) {
    reading.above = line;
    return true;
  }
  const joined = last === null ? null : withRestOfTitle(last, line, table);
  if (joined === null) return false;
  replaceLast(joined, reading);
  return true;
}

/** A line of letters nearer to a row without a title, or nearer to the row below than to the row above. */
function beginsNext(line: Line, next: Line | undefined, reading: Reading): boolean {
  if (next === undefined || !isTitleText(line) || !isNear(line, next)) return false;
  const table = reading.models.tables.get(next) ?? null;
  const row = readRowPart(next, table);
  if (row === null || !row.signs.measured || (row.code === null && table === null)) return false;
  const titleX = table?.columns.find(({ role }) => role === 'title')?.x0 ?? row.titleX;
  if (!(Math.abs(line.box[0] - titleX) < line.em * 2.5)) return false;
  if (row.title === '') return row.code !== null;
  const above = reading.last?.lines.at(-1);
  if (row.code === null) return false;
  // Where the lines stand evenly, words that need more after them belong to the row below.
  const even = spaceBetween(line, next) < spaceBetween(above, line) * 1.3;
  if (even && goesOn(line.text) && !goesOn(reading.last?.title ?? '')) return true;
  return spaceBetween(line, next) < spaceBetween(above, line) * 0.7;
}

/** `Repeated: excluded from GPA` under a row takes it out of the record. */
function readsRepeatNote(line: Line, last: CourseRow, reading: Reading): boolean {
  if (!/\brepeat/i.test(line.text) || line.words.length > 10) return false;
  const excluded = /exclud|not (?:counted|included|in)|no credit|replaced|superseded|forgiv/i.test(line.text);
  if (excluded) replaceLast({ ...last, repeat: last.repeat ?? 'E', lines: [...last.lines, line] }, reading);
  return true;
}

/**
 * A line that looks like a row and could not be read is an issue with its place: nothing is lost in
 * silence.
 */
export function reportIfRow(line: Line, table: TableModel | null, reading: Reading): void {
  if (!/\p{L}{2}/u.test(line.text)) return;
  const spelled = codeLength(line.words.map((word) => word.text)) > 0;
  const part = table === null ? null : readRowPart(line, table);
  const cells = part !== null && /\p{L}{2}/u.test(part.title) && part.grade !== null && part.signs.measured;
  const exam = reading.section?.basis === 'exam' && examProgramIn(line.text) !== null && /\d/.test(line.text);
  const looksSo = exam || (spelled && /\d[.,]\d/.test(line.text)) || (cells && reading.last !== null);
  if (!looksSo && !(reading.models.tables.has(line) && hasCellsOfRow(line))) return;
  const message = `A line that looks like a course could not be read: “${excerpt(line)}”.`;
  reading.draft.issues.push({ code: 'row-unreadable', message, where: placeOn(line.page, line.box) });
}

/** A text of some letters and, apart from it, at least two cells that are amounts or grades. */
function hasCellsOfRow({ words }: Line): boolean {
  const cells = cellsOf(words).map((cell) => textOf(cell));
  const values = cells
    .slice(1)
    .filter((text) => /^\d{1,3}(?:[.,]\d{1,3})?$/.test(text) || looksLikeGrade(text));
  const named = cells.some((text) => /\p{L}{4}/u.test(text) && !/[:=]/.test(text));
  return named && values.length > 1 && values.some((text) => /\d/.test(text));
}
