import type { Place } from '../reason.js';
import { codeLength } from './course-code.js';
import { readCourseRow, type CourseRow } from './course-row.js';
import { opensKey, otherCreditHeading, type Draft, type DraftSection } from './draft-transcript.js';
import type { Line } from './lines.js';
import type { Region } from './regions.js';
import { readHeader, readTotalsHeader, type Column } from './table-header.js';
import { findTermName } from './term-names.js';
import { placeOn } from './text-page.js';
import { readTotalsLine } from './totals-line.js';

/** Lines that name a term without opening one: dates of printing, admission and degrees. */
const NOT_A_HEADING = new RegExp(
  String.raw`\b(?:printed|issued|admit\w*|matric\w*|conferred|awarded|as of|graduat\w*|birth|` +
    String.raw`entered|dean'?s list|good standing|standing)\b`,
  'i',
);
const TOTALS = new RegExp(
  String.raw`^(?:(?:term|semester|quarter|session|cumulative|cum|overall|career|` +
    String.raw`institution\w*|transfer|grand|sub)\s*)*-?\s*(?:totals?|gpa|cum)\b`,
  'i',
);
const HEADING_LENGTH = 80;

interface Reading {
  readonly draft: Draft;
  section: DraftSection | null;
  header: readonly Column[] | null;
  totalsHeader: readonly Column[] | null;
  inKey: boolean;
  last: CourseRow | null;
}

/**
 * Walks the lines in reading order and sorts them: headings of tables and terms, rows of courses, totals, the
 * key.
 */
export function readSections(regions: readonly Region[]): Draft {
  const draft: Draft = { sections: [], overall: null, issues: [] };
  const reading: Reading = {
    draft,
    section: null,
    header: null,
    totalsHeader: null,
    inKey: false,
    last: null,
  };
  const running = runningLines(regions);
  let page: number | null = null;
  for (const region of regions) {
    if (region.page.number !== page) reading.inKey = false;
    page = region.page.number;
    region.lines.filter((line) => !isRunning(line, running)).forEach((line) => readLine(line, reading));
    reading.last = null;
  }
  return draft;
}

/**
 * Heads and feet that every page repeats: the same words at the same height. Headings of tables are still
 * needed.
 */
function runningLines(regions: readonly Region[]): ReadonlySet<string> {
  const pages = new Map<string, Set<number>>();
  for (const line of regions.flatMap((region) => region.lines)) {
    pages.set(runningKey(line), (pages.get(runningKey(line)) ?? new Set()).add(line.page.number));
  }
  return new Set([...pages].filter(([, numbers]) => numbers.size > 1).map(([key]) => key));
}

function isRunning(line: Line, running: ReadonlySet<string>): boolean {
  if (!running.has(runningKey(line))) return false;
  if (codeLength(line.words.map((word) => word.text)) > 0) return false;
  return (
    readHeader(line.words) === null &&
    readTotalsHeader(line.words) === null &&
    findTermName(line.text) === null
  );
}

function runningKey(line: Line): string {
  return `${Math.round(line.box[1])} ${line.text}`;
}

function readLine(line: Line, reading: Reading): void {
  if (opensKey(line.text)) reading.inKey = true;
  const header = readHeader(line.words);
  if (header !== null) {
    Object.assign(reading, { header, totalsHeader: null, inKey: false, last: null });
    return;
  }
  const totalsHeader = readTotalsHeader(line.words);
  if (totalsHeader !== null) {
    reading.totalsHeader = totalsHeader;
    return;
  }
  if (reading.inKey) return;
  const row = TOTALS.test(line.text) ? null : readCourseRow(line, reading.header);
  if (row !== null && codeOrCells(row)) return addRow(row, line, reading);
  if (opensSection(line, reading)) return;
  const totals = readTotalsLine(line, reading.totalsHeader ?? reading.header);
  if (totals !== null) {
    const { section } = reading;
    const ofTerm = totals.scope === 'term' || (totals.scope === 'unsaid' && section?.totals === null);
    if (section === null || !ofTerm) reading.draft.overall = totals;
    else section.totals = totals;
    reading.last = null;
    return;
  }
  if (joinsTitle(line, reading)) return;
  if (codeLength(line.words.map((word) => word.text)) > 0 && /\d\.\d/.test(line.text)) {
    const message = `A line that looks like a course could not be read: “${line.text.slice(0, 80)}”.`;
    reading.draft.issues.push({ code: 'row-unreadable', message, where: placeOf(line) });
  }
  reading.last = null;
}

/** A row without a code must at least have been told apart by a heading and carry a grade or credit. */
function codeOrCells(row: CourseRow): boolean {
  return (
    row.code !== null ||
    ((row.grade !== null || row.credits !== null || row.earned !== null) && row.title.length > 3)
  );
}

function addRow(row: CourseRow, line: Line, reading: Reading): void {
  let { section } = reading;
  if (row.term !== null && section?.name !== row.term && section?.kind !== 'other') {
    section = reading.draft.sections.find((each) => each.kind === 'term' && each.name === row.term) ?? null;
    if (section === null) section = open(reading, 'term', row.term, 'regular');
    reading.section = section;
  }
  if (section === null) {
    section = open(reading, 'term', '', 'regular');
    reading.draft.issues.push({
      code: 'term-missing',
      message: 'Courses stand on the page before any term is named.',
      where: placeOf(line),
    });
  }
  section.rows.push(row);
  reading.last = row;
}

function opensSection(line: Line, reading: Reading): boolean {
  const { text } = line;
  if (text.length > HEADING_LENGTH) return false;
  const basis = otherCreditHeading(text);
  if (basis !== null) {
    open(reading, 'other', text, basis);
    return true;
  }
  const term = findTermName(text);
  if (term === null || NOT_A_HEADING.test(text) || term.start > 40 || line.words.length > 9) return false;
  const name = text
    .slice(term.start)
    .split(/\s{2,}|\s[-–—|(]\s?/)[0]!
    .trim();
  const same = reading.draft.sections.find((each) => each.kind === 'term' && each.name === name);
  // The heading of a term is printed again where it runs over to the next column or page.
  if (same !== undefined) {
    reading.section = same;
    reading.last = null;
  } else open(reading, 'term', name, 'regular');
  return true;
}

function open(
  reading: Reading,
  kind: DraftSection['kind'],
  name: string,
  basis: DraftSection['basis'],
): DraftSection {
  const section: DraftSection = { kind, name, basis, rows: [], totals: null };
  reading.draft.sections.push(section);
  reading.section = section;
  reading.last = null;
  return section;
}

/** The rest of a long title, alone under the title of the row before. */
function joinsTitle(line: Line, reading: Reading): boolean {
  const { last, section } = reading;
  const before = last?.lines.at(-1);
  if (last === null || section === null || before === undefined || before.page !== line.page) return false;
  const near =
    line.box[1] - before.box[3] < line.em * 0.9 && Math.abs(line.box[0] - last.titleX) < line.em * 2.5;
  const words =
    line.words.length <= 6 &&
    !/\d{3}|[:;]/.test(line.text) &&
    !/^(?:gpa|total|dean|good|term)\b/i.test(line.text);
  if (!near || !words) return false;
  const joined: CourseRow = { ...last, title: `${last.title} ${line.text}`, lines: [...last.lines, line] };
  section.rows[section.rows.indexOf(last)] = joined;
  reading.last = joined;
  return true;
}

function placeOf(line: Line): Place {
  return placeOn(line.page, line.box);
}
