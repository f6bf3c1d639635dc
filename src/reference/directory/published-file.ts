import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { PassThrough, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { notAFile } from '../files.js';
import { withOneLineEnd } from '../plain-text.js';
import { ReferenceFault } from '../reference-fault.js';
import { RowStarts, type ParserLines } from '../row-starts.js';
import { PublishedRow } from './published-row.js';
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
  const unzip = () => (isZipped ? createGunzip() : new PassThrough());
  const known: Begin = (table, header) => {
    const found = begin(table, header);
    if (found === null) throw unknownFile(file);
    return found;
  };
  const take = rowsOf(name, known, visit);
  const starts = new RowStarts();
  // Rows come out of the parser in their order, and few are under way at a time.
  const begins: number[] = [];
  try {
    const encoding = (await isUtf8(file, unzip())) ? 'utf8' : 'latin1';
    const rows = parse({
      bom: true,
      encoding,
      max_record_size: ROW_MAX,
      skip_empty_lines: true,
      on_record: (cells: string[], at) => {
        begins.push(starts.ended(at));
        return cells;
      },
    });
    const sink = sinkFor((cells) => take(cells, begins.shift()!));
    await pipeline(createReadStream(file), unzip(), oneLineEnd(), rows, sink);
  } catch (error) {
    throw faultOf(error, name, starts);
  }
}

/**
 * Puts a line feed at each end of a line, for the parser would count two lines where a cell has a carriage
 * return and a line feed. Text in UTF-16, whose letters may have these bytes, goes through as it is.
 */
function oneLineEnd(): Transform {
  let held = '';
  let isWide: boolean | null = null;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      isWide ??= chunk[0] === 0xff && chunk[1] === 0xfe;
      if (isWide) return done(null, chunk);
      // One letter a byte, so that no letter of several bytes is touched.
      const text = held + chunk.toString('latin1');
      held = text.endsWith('\r') ? '\r' : '';
      const whole = withOneLineEnd(text.slice(0, text.length - held.length));
      return done(null, Buffer.from(whole, 'latin1'));
    },
    flush: (done) => done(null, Buffer.from(withOneLineEnd(held), 'latin1')),
  });
}

function sinkFor(take: (cells: readonly string[]) => void): Writable {
  return new Writable({
    objectMode: true,
    write(cells: readonly string[], _encoding, done) {
      try {
        take(cells);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

/** Older files of the government are in Windows letters. */
async function isUtf8(file: string, unzip: Transform): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isValid = true;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        if (isValid) decoder.decode(chunk, { stream: true });
      } catch {
        isValid = false;
      }
      done();
    },
  });
  await pipeline(createReadStream(file), unzip, sink);
  return isValid;
}

function faultOf(error: unknown, name: string, starts: RowStarts): unknown {
  if (error instanceof CsvError) {
    const { lines = 1, empty_lines = 0, column } = error as CsvError & Partial<ParserLines>;
    const line = starts.current({ lines, empty_lines });
    const where = { file: name, line, column: (Number(column) || 0) + 1 };
    // The parser names the line that it has come to.
    const cause = error.message.replace(/ (?:at|on) line \d+/, '');
    return new ReferenceFault('bad-row', `this row cannot be read: ${cause}`, where);
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_') !== true) return error;
  return new ReferenceFault('damaged', `the file ${name} is damaged; download it again`, null);
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
