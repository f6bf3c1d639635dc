import type { Issue } from '../../reason.js';
import { sha256 } from '../../sha256.js';
import { checkTotals } from '../check-totals.js';
import { findTermName } from '../term-names.js';
import type { TranscriptReading } from '../field-reading.js';
import type { Transcript, TranscriptCourse, TranscriptDocument } from '../transcript.js';
import { cellText, filled, isAmount, isCode, type TableField, type TableRow } from './from-table-cells.js';
import { fieldsOfTableRow } from './from-table-fields.js';
import { columnsOf, type ColumnMapping, type Columns } from './from-table-columns.js';
import { headOf, tableUnit, type TableHead } from './from-table-head.js';
import { headingKey, isHeading, isStrangeHeading } from './from-table-headings.js';
import { placeOf } from './from-table-rows.js';
import { walkTable, type TableBlock, type TableSection } from './from-table-sections.js';
import { placeTotals } from './from-table-settle.js';

/** How a table was taken: shown to a person, who may know better. */
export interface TableOutline {
  /** SHA-256 over the words of the first heading: files of one sender share it. */
  readonly fingerprint: string;
  readonly isHeaded: boolean;
  readonly columns: readonly OutlinedColumn[];
  /** The first rows under the heading, cell by cell. */
  readonly rows: readonly (readonly string[])[];
}

export interface OutlinedColumn {
  /** As printed; empty where none is. */
  readonly heading: string;
  readonly field: TableField;
}

export interface TableReading extends TranscriptReading {
  readonly head: TableHead;
  readonly outline: TableOutline;
}

const SHOWN_ROWS = 8;

/**
 * Reads a table of courses of any shape: by its headings where it has some, else by what its columns hold.
 * `mapping` is a person's word on the columns and wins. Every row is a course, a line that is known to be
 * none (heading, term, category, total), or an issue with its place.
 */
export function readTable(
  rows: readonly TableRow[],
  document: TranscriptDocument,
  mapping: ColumnMapping = {},
): TableReading {
  const { above, blocks } = blocksOf(rows, mapping);
  const { sections, totals, issues } = walkTable(above, blocks);
  const unsure: Issue[] = [...issues];
  const ids = new Set<string>();
  const made = sections.map((section) => ({
    section,
    courses: section.courses.map(({ course }) => named(ids, course)),
  }));
  const settled = placeTotals(made, totals);
  unsure.push(...settled.issues);
  const terms = settled.sections
    .filter(({ section, courses }) => section.kind === 'term' && courses.length > 0)
    .map(({ section, courses, totals: printed }) => termOf(section, courses, printed, unsure));
  const first = blocks[0];
  const body = blocks.flatMap(({ rows: own, columns }) => own.map((row) => ({ row, columns })));
  const head = headOf(above, body);
  const all = made.flatMap(({ courses }) => courses);
  unsure.push(...withoutCredits(all, unsure));
  const headings = blocks.flatMap(({ heading }) => (heading === null ? [] : [heading]));
  const transcript: Transcript = {
    schema: 'segue.transcript/1',
    document,
    institution: { name: head.school, matches: [] },
    student: head.student,
    ...tableUnit(
      headings,
      above,
      terms.map(({ name }) => name),
    ),
    terms,
    otherCredit: made
      .filter(({ section, courses }) => section.kind === 'other' && courses.length > 0)
      .map(({ section, courses }) => ({ heading: section.name, courses })),
    totals: settled.overall,
    issues: unsure,
  };
  const fields = made.flatMap(({ section, courses }) =>
    section.courses.flatMap((placed, at) => fieldsOfTableRow(placed, courses[at]!)),
  );
  return { transcript, fields, sender: {}, head, outline: outlineOf(first) };
}

/** Cuts the rows at every heading that is not the one before again. */
function blocksOf(
  rows: readonly TableRow[],
  mapping: ColumnMapping,
): { readonly above: readonly TableRow[]; readonly blocks: readonly TableBlock[] } {
  const above: TableRow[] = [];
  const cut: { key: string; heading: TableRow; rows: TableRow[] }[] = [];
  const strange = rows.some(isHeading)
    ? -1
    : rows.slice(0, 20).findIndex((row, at) => isStrangeHeading(row, rows.slice(at + 1, at + 200)));
  rows.forEach((row, at) => {
    const last = cut.at(-1);
    if (isHeading(row) || at === strange) {
      const key = headingKey(row);
      if (last?.key !== key) cut.push({ key, heading: row, rows: [] });
    } else if (last === undefined) above.push(row);
    else last.rows.push(row);
  });
  if (cut.length === 0) return bare(above, mapping);
  const byKey = new Map<string, TableRow[]>();
  for (const { key, rows: own } of cut) byKey.set(key, [...(byKey.get(key) ?? []), ...own]);
  const columns = new Map<string, Columns>();
  const blocks = cut.map(({ key, heading, rows: own }) => {
    // A person's word is on the columns of the first heading.
    const said = key === cut[0]!.key ? mapping : {};
    const taken = columns.get(key) ?? columnsOf(heading, byKey.get(key)!, said);
    columns.set(key, taken);
    return { heading, rows: own, columns: taken, isSure: true };
  });
  return { above, blocks };
}

/** A table without a heading: what stands over its first row of cells is the head of the file. */
function bare(
  rows: readonly TableRow[],
  mapping: ColumnMapping,
): { readonly above: readonly TableRow[]; readonly blocks: readonly TableBlock[] } {
  const first = rows.findIndex((row) => filled(row).some(({ text }) => isAmount(text) || isCode(text)));
  const own = first < 0 ? [] : rows.slice(first);
  const above = first < 0 ? rows : rows.slice(0, first);
  const isSure = Object.keys(mapping).length > 0;
  return { above, blocks: [{ heading: null, rows: own, columns: columnsOf(null, own, mapping), isSure }] };
}

function named(ids: Set<string>, course: Omit<TranscriptCourse, 'id'>): TranscriptCourse {
  const line = `p1-l${course.evidence.box[1]}`;
  let id = line;
  for (let n = 2; ids.has(id); n += 1) id = `${line}-${n}`;
  ids.add(id);
  return { id, ...course };
}

/** A term with its totals compared; one that nobody can date is an issue, since rules go by dates. */
function termOf(
  { name, place }: TableSection,
  courses: readonly TranscriptCourse[],
  printed: Parameters<typeof checkTotals>[0],
  issues: Issue[],
): Transcript['terms'][number] {
  const checked = checkTotals(printed, courses, { code: 'term-total-mismatch', name, place });
  issues.push(...checked.issues);
  const term = findTermName(name)?.term ?? null;
  if (term === null) {
    const message =
      name === '' ? 'No term is named for these courses.' : `It is not clear when “${name}” was.`;
    issues.push({ code: name === '' ? 'term-missing' : 'term-unknown', message, where: place });
  }
  return { name, term, courses, totals: checked.totals };
}

/** In a table with credits, a finished row without any was not read to its end; told once. */
function withoutCredits(courses: readonly TranscriptCourse[], known: readonly Issue[]): Issue[] {
  const silent = (course: TranscriptCourse) =>
    course.creditsAttempted === null && course.creditsEarned === null;
  if (courses.every(silent)) return [];
  const isKnown = (line: number) => known.some(({ where }) => where !== null && where.box[1] === line);
  return courses
    .filter((course) => silent(course) && course.status === 'completed' && course.basis === 'regular')
    .filter(({ evidence }) => !isKnown(evidence.box[1]))
    .map(({ code, title, evidence }) => {
      const message = `No amount of credit could be read for ${code ?? title}.`;
      return { code: 'credits-unreadable', message, where: placeOf(evidence) };
    });
}

function outlineOf(block: TableBlock | undefined): TableOutline {
  const { heading, rows, columns } = block ?? { heading: null, rows: [], columns: [] };
  const key = heading === null ? `no heading, ${columns.length} columns` : headingKey(heading);
  return {
    fingerprint: sha256(key),
    isHeaded: heading !== null,
    columns: columns.map((field, at) => ({
      heading: heading === null ? '' : cellText(heading, at),
      field,
    })),
    rows: rows
      .filter((row) => filled(row).length > 1)
      .slice(0, SHOWN_ROWS)
      .map((row) => columns.map((_, at) => cellText(row, at))),
  };
}
