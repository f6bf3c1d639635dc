import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { csvRecords } from '../csv-records.js';
import { notAFile } from '../files.js';
import { ReferenceFault } from '../reference-fault.js';
import { PublishedRow } from './published-row.js';
import { publishedText } from './published-text.js';
import { readSheets } from './spreadsheet.js';

/** The files that are read, each told by columns that no other has. */
const KINDS = {
  directory: ['UNITID', 'INSTNM', 'STABBR'],
  calendar: ['UNITID', 'CALSYS'],
  foreign: ['NAME', 'COUNTRY', 'SOURCE'],
  places: ['DAPIPID', 'LOCATIONNAME', 'LOCATIONTYPE'],
  records: ['DAPIPID', 'AGENCYNAME', 'PROGRAMNAME', 'ACCREDITATIONSTATUS', 'ACCREDITATIONDATE'],
  actions: ['DAPIPID', 'ACTIONDESCRIPTION', 'ACTIONDATE'],
} as const;
export type PublishedKind = keyof typeof KINDS;

/** What is done with each row, in the order of the file. */
export type Visit = (kind: PublishedKind, row: PublishedRow) => void;

/** No row of these files is longer. */
const ROW_MAX = 200_000;

/**
 * Reads a published file row by row, whatever its name: CSV, CSV in gzip, or a workbook. Never holds more
 * than a row. Gives the kinds of table it found. Throws `ReferenceFault` for a file that is none of these,
 * and for a broken row, with its line.
 */
export async function readPublished(file: string, visit: Visit): Promise<readonly PublishedKind[]> {
  const start = await firstBytes(file);
  const kinds: PublishedKind[] = [];
  const begin = (name: string, header: readonly string[]) => {
    const table = tableOf(name, header);
    if (table !== null) kinds.push(table.kind);
    return table;
  };
  const isZip = start[0] === 0x50 && start[1] === 0x4b;
  if (isZip) await readSheets(file, (sheet) => rowsOf(`${basename(file)}#${sheet}`, begin, visit));
  else await readCsv(file, start[0] === 0x1f && start[1] === 0x8b, begin, visit);
  if (kinds.length === 0) throw unknownFile(file);
  return kinds;
}

function unknownFile(file: string): ReferenceFault {
  const kinds = 'IPEDS HD or IC, DAPIP, or schools abroad (CSV, CSV in gzip, or a workbook)';
  const sentence = `the file ${file} is none of those that are read: ${kinds}`;
  return new ReferenceFault('unknown-file', sentence, null);
}

interface Table {
  readonly kind: PublishedKind;
  readonly columns: ReadonlyMap<string, number>;
}

function tableOf(file: string, header: readonly string[]): Table | null {
  const columns = new Map(
    header.map((cell, at) => [
      cell
        .replace(/^\uFEFF/, '')
        .trim()
        .toUpperCase(),
      at,
    ]),
  );
  const kinds = Object.keys(KINDS) as PublishedKind[];
  const kind = kinds.find((each) => KINDS[each].every((column) => columns.has(column)));
  if (kind === undefined) return null;
  if (columns.size === header.length) return { kind, columns };
  throw new ReferenceFault('bad-row', 'two columns have the same name', { file, line: 1, column: 1 });
}

type Begin = (name: string, header: readonly string[]) => Table | null;

/** The first row names the columns; a table that nobody knows is passed over. */
function rowsOf(name: string, begin: Begin, visit: Visit): (cells: readonly string[], line: number) => void {
  let table: Table | null | undefined;
  return (cells, line) => {
    if (table === undefined) table = begin(name, cells);
    else if (table !== null) visit(table.kind, new PublishedRow(name, line, table.columns, cells));
  };
}

async function readCsv(file: string, isZipped: boolean, begin: Begin, visit: Visit): Promise<void> {
  const name = basename(file);
  const known: Begin = (table, header) => {
    const found = begin(table, header);
    if (found === null) throw unknownFile(file);
    return found;
  };
  const take = rowsOf(name, known, visit);
  let width: number | null = null;
  for await (const row of csvRecords(publishedText(file, { name, isZipped }), name, ROW_MAX)) {
    if (row instanceof ReferenceFault) throw new ReferenceFault('bad-row', row.sentence, row.where);
    const { record, line } = row;
    width ??= record.length;
    if (record.length !== width) throw badWidth(record.length, width, { file: name, line });
    take(record, line);
  }
}

function badWidth(cells: number, columns: number, at: { file: string; line: number }): ReferenceFault {
  const sentence = `the row has ${cells} cells where the first line names ${columns} columns`;
  return new ReferenceFault('bad-row', sentence, { ...at, column: Math.min(cells, columns) + 1 });
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
    if (isFolder) throw notAFile(file);
    throw new ReferenceFault('no-such-file', `there is no file ${file} that can be read`, null);
  }
}
