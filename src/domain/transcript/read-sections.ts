import { readCourseRow, readRowPart, type CourseRow, type TableModel } from './course-row.js';
import { codeLength } from './course-code.js';
import type { Draft, DraftSection } from './draft-transcript.js';
import { keyEntriesIn } from './grade-key.js';
import { looksLikeGrade } from './grades.js';
import type { Line } from './lines.js';
import { namesSchool } from './printed-issuer.js';
import type { Region } from './regions.js';
import { isRunning, runningLines } from './running-lines.js';
import {
  opensKey,
  otherCreditHeading,
  sectionHeading,
  yearOf,
  type SectionHeading,
} from './section-headings.js';
import { readTotalsHeader, type Column } from './table-header.js';
import type { TableModels } from './table-models.js';
import { splitTermHeader } from './term-header.js';
import { placeOn } from './text-page.js';
import { beginsTotals, readTotalsLine } from './totals-line.js';
import {
  excerpt,
  isNear,
  isTitleText,
  spaceBetween,
  withMeasures,
  withRestOfTitle,
  withTitleAbove,
} from './wrapped-rows.js';

interface Reading {
  readonly draft: Draft;
  readonly models: TableModels;
  /** The school that issued the paper, in lower case. */
  readonly issuer: string | null;
  section: DraftSection | null;
  /** A block of credit from elsewhere that is not yet closed; its sub-headings stay inside. */
  outside: { readonly heading: SectionHeading; readonly lasts: boolean } | null;
  totalsHeader: readonly Column[] | null;
  year: string | null;
  inKey: boolean;
  last: CourseRow | null;
  /** A line that is the beginning of the title of the next row. */
  above: Line | null;
}

/**
 * Walks the lines in reading order and sorts them: headings of terms and blocks, rows of courses, totals, the
 * key. Nothing that looks like a row is dropped: what cannot be read is an issue with its place.
 */
export function readSections(regions: readonly Region[], models: TableModels, issuer: string | null): Draft {
  const draft: Draft = { sections: [], overall: [], issues: [], key: new Map() };
  const reading: Reading = {
    draft,
    models,
    issuer: issuer?.toLowerCase() ?? null,
    section: null,
    outside: null,
    totalsHeader: null,
    year: null,
    inKey: false,
    last: null,
    above: null,
  };
  const running = runningLines(regions);
  let page: number | null = null;
  for (const region of regions) {
    if (region.page.number !== page) reading.inKey = false;
    page = region.page.number;
    const lines = region.lines.filter((line) => !isRunning(line, running));
    lines.forEach((line, at) => readLine(line, lines[at + 1], reading));
    Object.assign(reading, { last: null, above: null });
  }
  return draft;
}

function readLine(line: Line, next: Line | undefined, reading: Reading): void {
  const table = reading.models.tables.get(line) ?? null;
  if (opensKey(line.text)) reading.inKey = true;
  if (readsHeading(line, reading)) return;
  if (reading.inKey) {
    keyEntriesIn(line.text).forEach(([grade, status]) => reading.draft.key.set(grade, status));
    return;
  }
  if (!beginsTotals(line.text) && readsRow(line, table, reading)) return;
  if (readsSection(line, next, reading) || readsTotals(line, table, reading)) return;
  if (readsPartOfRow(line, next, table, reading)) return;
  keyEntriesIn(line.text).forEach(([grade, status]) => reading.draft.key.set(grade, status));
  reportIfRow(line, table, reading);
  reading.last = null;
}

/** The heading of a table; a line that names a term and heads its measures opens the term too. */
function readsHeading(line: Line, reading: Reading): boolean {
  const header = reading.models.headings.has(line);
  if (header) {
    // The table of a key has grades and their points, and no credit.
    const explains = reading.inKey && !/cred|unit|hour|hrs|attempt|earn/i.test(line.text);
    if (!explains) Object.assign(reading, { totalsHeader: null, inKey: false });
    reading.last = null;
    return true;
  }
  const split = splitTermHeader(line);
  if (split !== null) {
    openTerm(split.name, line, reading);
    Object.assign(reading, { totalsHeader: null, inKey: false });
    return true;
  }
  const totalsHeader = readTotalsHeader(line.words);
  if (totalsHeader === null) return false;
  reading.totalsHeader = totalsHeader;
  return true;
}

function openTerm(name: string, line: Line, reading: Reading): void {
  const found = sectionHeading({ ...line, text: name }, reading.year);
  if (found !== null) enter(found, undefined, reading);
}

function readsRow(line: Line, table: TableModel | null, reading: Reading): boolean {
  const under = table === null ? null : readCourseRow(line, table);
  const row = under ?? readCourseRow(line, null);
  if (row === null || !codeOrCells(row, table, reading)) return false;
  const joined = joinedToLast(row, line, reading);
  if (joined) return true;
  const { above } = reading;
  const whole = above !== null && isNear(above, line) ? withTitleAbove(above, row) : row;
  reading.above = null;
  addRow(whole, line, reading);
  return true;
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

function addRow(row: CourseRow, line: Line, reading: Reading): void {
  let { section } = reading;
  if (row.term !== null && section?.name !== row.term && section?.kind !== 'other') {
    section = reading.draft.sections.find((each) => each.kind === 'term' && each.name === row.term) ?? null;
    if (section === null) {
      const found = sectionHeading({ ...line, text: row.term, words: line.words.slice(0, 1) }, reading.year);
      section = open(reading, { kind: 'term', name: row.term, term: found?.term ?? null, basis: 'regular' });
    }
    reading.section = section;
  }
  if (section === null) {
    section = open(reading, { kind: 'term', name: '', term: null, basis: 'regular' });
    reading.draft.issues.push({
      code: 'term-missing',
      message: 'Courses stand on the page before any term is named.',
      where: placeOn(line.page, line.box),
    });
  }
  section.rows.push(row);
  reading.last = row;
}

function readsSection(line: Line, next: Line | undefined, reading: Reading): boolean {
  const year = yearOf(line);
  if (year !== null) {
    reading.year = year;
    reading.last = null;
    return true;
  }
  if (opensPartOfBlock(line, reading)) return true;
  const found = sectionHeading(line, reading.year);
  if (found === null) return false;
  enter(found, next, reading);
  return true;
}

/** Inside a block of credit from elsewhere, the name of each school opens a part of it. */
function opensPartOfBlock(line: Line, reading: Reading): boolean {
  const { outside } = reading;
  if (outside === null || !namesSchool(line.text) || namesIssuer(line.text, reading)) return false;
  if (line.words.length > 12 || /\d[.,]\d|applied/i.test(line.text)) return false;
  const basis = otherCreditHeading(line.text) ?? outside.heading.basis;
  open(reading, { kind: 'other', name: line.text, term: null, basis });
  return true;
}

function namesIssuer(text: string, { issuer }: Reading): boolean {
  return issuer !== null && text.toLowerCase().includes(issuer);
}

/** Opens what a heading says, or stays inside the block of credit from elsewhere that it is a part of. */
function enter(found: SectionHeading, next: Line | undefined, reading: Reading): void {
  Object.assign(reading, { last: null, above: null });
  if (found.kind === 'own') {
    if (reading.outside !== null) reading.section = null;
    reading.outside = null;
    return;
  }
  const elsewhere = found.elsewhere && !namesIssuer(found.name, reading);
  if (found.kind === 'other' || elsewhere) {
    const lasts = /\binstitution\b|\baccepted\b/i.test(found.name);
    const basis = found.kind === 'other' ? found.basis : 'transfer';
    reading.outside = found.kind === 'other' ? { heading: found, lasts } : null;
    open(reading, { kind: 'other', name: found.name, term: null, basis });
    return;
  }
  const { outside, section } = reading;
  // In a block of its own, a season stands over the heading of a table; an own term stands over its rows.
  const empty = section?.kind === 'other' && section.rows.length === 0 && section.totals === null;
  const begins = empty && (namesSchool(found.name) || headsTable(next, reading));
  if (outside !== null && (outside.lasts || begins) && !ownTermFollows(next)) return;
  reading.outside = null;
  // The heading of a term is printed again where it runs over to the next column or page.
  if (section?.kind === 'term' && section.name.toLowerCase() === found.name.toLowerCase()) return;
  open(reading, { kind: 'term', name: found.name, term: found.term, basis: 'regular' });
}

function headsTable(line: Line | undefined, reading: Reading): boolean {
  return line !== undefined && (reading.models.headings.has(line) || namesSchool(line.text));
}

/** Right under the name of an own term stand the heading of its table or its program, not another school. */
function ownTermFollows(next: Line | undefined): boolean {
  return (
    next !== undefined &&
    /^(?:program|plan|major|college|career|faculty|degree)\b|^bachelor|^honou?rs b/i.test(next.text)
  );
}

function readsTotals(line: Line, table: TableModel | null, reading: Reading): boolean {
  const totals = readTotalsLine(line, reading.totalsHeader ?? table?.columns ?? null);
  if (totals === null) return beginsTotals(line.text) && /\d/.test(line.text);
  const { section, draft } = reading;
  const ofTerm = totals.scope === 'term' || (totals.scope === 'unsaid' && section?.totals === null);
  const inBlock = section !== null && ofTerm && section.rows.length > 0;
  if (!inBlock) draft.overall.push(totals);
  else section.totals = section.totals === null ? totals : { ...totals, ...known(section.totals) };
  reading.last = null;
  return true;
}

/** What an earlier line of the same totals has said already. */
function known<T extends object>(totals: T): Partial<T> {
  return Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== null)) as Partial<T>;
}

/** The rest of a long title, the measures of a row above, or the beginning of the title of the row below. */
function readsPartOfRow(
  line: Line,
  next: Line | undefined,
  table: TableModel | null,
  reading: Reading,
): boolean {
  const { last } = reading;
  if (last !== null) {
    if (readsRepeatNote(line, last, reading)) return true;
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
  return row.code !== null && spaceBetween(line, next) < spaceBetween(above, line) * 0.7;
}

/** `Repeated: excluded from GPA` under a row takes it out of the record. */
function readsRepeatNote(line: Line, last: CourseRow, reading: Reading): boolean {
  if (!/\brepeat/i.test(line.text) || line.words.length > 10) return false;
  const excluded = /exclud|not (?:counted|included|in)|no credit|replaced|superseded|forgiv/i.test(line.text);
  if (excluded) replaceLast({ ...last, repeat: last.repeat ?? 'E', lines: [...last.lines, line] }, reading);
  return true;
}

function replaceLast(row: CourseRow, reading: Reading): void {
  const section = reading.draft.sections.find((each) => each.rows.includes(reading.last!));
  if (section !== undefined) section.rows[section.rows.lastIndexOf(reading.last!)] = row;
  reading.last = row;
}

function reportIfRow(line: Line, table: TableModel | null, reading: Reading): void {
  const spelled = codeLength(line.words.map((word) => word.text)) > 0;
  const part = table === null ? null : readRowPart(line, table);
  const cells = part !== null && part.title !== '' && part.grade !== null && part.signs.measured;
  if (!(spelled && /\d[.,]\d/.test(line.text)) && !(cells && reading.last !== null)) return;
  const message = `A line that looks like a course could not be read: “${excerpt(line)}”.`;
  reading.draft.issues.push({ code: 'row-unreadable', message, where: placeOn(line.page, line.box) });
}

function open(
  reading: Reading,
  section: Pick<DraftSection, 'kind' | 'name' | 'term' | 'basis'>,
): DraftSection {
  const opened: DraftSection = { ...section, rows: [], totals: null };
  reading.draft.sections.push(opened);
  reading.section = opened;
  reading.last = null;
  return opened;
}
