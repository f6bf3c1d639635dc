import { levelInLine } from './course-level.js';
import type { Draft, DraftSection, PlacedTotals } from './draft-transcript.js';
import { keyEntriesIn } from './grade-key.js';
import { examHeadingIn } from './exam-rows.js';
import { endLabelled, readsLabelled } from './labelled-rows.js';
import type { Line } from './lines.js';
import { namesSchool } from './printed-issuer.js';
import type { Region } from './regions.js';
import type { TableModel } from './course-row.js';
import { isRunning, runningLines } from './running-lines.js';
import {
  opensKey,
  otherCreditHeading,
  sectionHeading,
  yearOf,
  type SectionHeading,
} from './section-headings.js';
import { openSection, type Reading } from './section-reading.js';
import { readsPartOfRow, readsRow, reportIfRow } from './section-rows.js';
import { readTotalsHeader } from './table-header.js';
import type { TableModels } from './table-models.js';
import { splitTermHeader } from './term-header.js';
import { beginsTotals, readTotalsLine } from './totals-line.js';

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
    yearIsOpen: false,
    card: null,
    exams: null,
    inKey: false,
    level: null,
    last: null,
    above: null,
    table: null,
    rows: 0,
    summed: { from: 0, to: 0 },
  };
  const running = runningLines(regions);
  let page: number | null = null;
  for (const region of regions) {
    if (region.page.number !== page) reading.inKey = false;
    page = region.page.number;
    const lines = region.lines.filter((line) => {
      const repeats = isRunning(line, running);
      if (repeats) noteLevel(line, reading);
      return !repeats;
    });
    lines.forEach((line, at) => readLine(line, lines[at + 1], reading));
    endLabelled(reading);
    Object.assign(reading, { last: null, above: null });
  }
  return draft;
}

function readLine(line: Line, next: Line | undefined, reading: Reading): void {
  const table = reading.models.tables.get(line) ?? null;
  if (table !== null) reading.table = table;
  if (opensKey(line.text)) reading.inKey = true;
  noteLevel(line, reading);
  if (reading.section?.basis === 'exam') reading.exams = examHeadingIn(line) ?? reading.exams;
  if (readsLabelled(line, reading) || readsHeading(line, reading)) return;
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

/** `Beginning of Graduate Record`: a level holds for the rows below it, and for a term just opened. */
function noteLevel(line: Line, reading: Reading): void {
  const level = reading.inKey ? null : levelInLine(line);
  if (level === null) return;
  reading.level = { level, line };
  if (reading.section?.rows.length === 0) reading.section.level = reading.level;
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
  if (found !== null) enter(found, line, undefined, reading);
}

function readsSection(line: Line, next: Line | undefined, reading: Reading): boolean {
  const year = yearOf(line);
  if (year !== null) {
    Object.assign(reading, { year, yearIsOpen: reading.outside === null });
    reading.last = null;
    return true;
  }
  if (opensPartOfBlock(line, reading)) return true;
  const found = sectionHeading(line, reading.year);
  if (found === null) return false;
  enter(found, line, next, reading);
  return true;
}

/** Inside a block of credit from elsewhere, the name of each school opens a part of it. */
function opensPartOfBlock(line: Line, reading: Reading): boolean {
  const { outside } = reading;
  if (outside === null || !namesSchool(line.text) || namesIssuer(line.text, reading)) return false;
  if (line.words.length > 12 || /\d[.,]\d|applied/i.test(line.text)) return false;
  const basis = otherCreditHeading(line.text) ?? outside.heading.basis;
  openSection(reading, { kind: 'other', name: line.text, term: null, basis, line });
  return true;
}

function namesIssuer(text: string, { issuer }: Reading): boolean {
  return issuer !== null && text.toLowerCase().includes(issuer);
}

/** Opens what a heading says, or stays inside the block of credit from elsewhere that it is a part of. */
function enter(found: SectionHeading, line: Line, next: Line | undefined, reading: Reading): void {
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
    openSection(reading, { kind: 'other', name: found.name, term: null, basis, line });
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
  openSection(reading, { kind: 'term', name: found.name, term: found.term, basis: 'regular', line });
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
  const heading = reading.totalsHeader ?? (table ?? reading.table)?.columns ?? null;
  const totals = readTotalsLine(line, heading);
  if (totals === null) return beginsTotals(line.text) && /\d/.test(line.text);
  const { section, draft } = reading;
  if (reading.rows > reading.summed.to) reading.summed = { from: reading.summed.to, to: reading.rows };
  const placed: PlacedTotals = { ...totals, after: draft.sections.length, rows: reading.summed };
  if (section === null || section.rows.length === 0 || !belongsTo(section, placed))
    draft.overall.push(placed);
  else section.totals = section.totals === null ? placed : mergedTotals(section.totals, placed);
  reading.last = null;
  return true;
}

/** Of the term itself; a bare total after another that said the same is of more than the term. */
function belongsTo({ totals }: DraftSection, next: PlacedTotals): boolean {
  if (next.scope !== 'unsaid') return next.scope === 'term';
  if (totals === null) return true;
  const more = (['attempted', 'earned', 'gpa'] as const).every(
    (figure) => next[figure] === null || totals[figure] === null,
  );
  return more && totals.scope === 'unsaid' && totals.rows === next.rows;
}

/** What an earlier line of the same totals has said stays. */
function mergedTotals(totals: PlacedTotals, next: PlacedTotals): PlacedTotals {
  return { ...next, ...known(totals), places: { ...next.places, ...totals.places } };
}

/** What an earlier line of the same totals has said already. */
function known<T extends object>(totals: T): Partial<T> {
  return Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== null)) as Partial<T>;
}
