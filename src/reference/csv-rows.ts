import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { csvRecords } from './csv-records.js';
import { notAFile } from './files.js';
import { plainText } from './plain-text.js';
import { ReferenceFault } from './reference-fault.js';

/** Which columns a table must have, and which it may have. */
export interface CsvColumns {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
  /** Optional ones of which at least one must be there. */
  readonly oneOf?: readonly string[];
}

/** One row: its cells by column, trimmed, empty where the column is not there; and the line it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Column of the table that a name stands in, from 1. */
  readonly column: (name: string) => number;
}

/** A row longer than this is none, or a quotation mark that was never closed. */
const ROW_CHARACTERS_MAX = 1_000_000;

/**
 * The rows of a CSV file one after another, so that a file of any size is read in little memory; other
 * columns are passed over. Throws `ReferenceFault` with line and column at the first row that is wrong.
 */
export async function* csvRows(file: string, columns: CsvColumns): AsyncGenerator<CsvRow> {
  await checkFile(file);
  let header: readonly string[] | null = null;
  for await (const entry of csvRecords(plainText(createReadStream(file), file), file, ROW_CHARACTERS_MAX)) {
    if (entry instanceof ReferenceFault) throw entry;
    const { record, line } = entry;
    if (header === null) header = headerOf(record, columns, { file, line });
    else yield rowOf(record, header, columns, { file, line });
  }
  if (header === null) throw new ReferenceFault('empty-file', `the file ${file} is empty`, null);
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null)
    throw new ReferenceFault('no-such-file', `there is no file ${file} that can be read`, null);
  if (found.isDirectory()) throw notAFile(file);
}

function headerOf(
  record: readonly string[],
  { needed, optional, oneOf = [] }: CsvColumns,
  at: { readonly file: string; readonly line: number },
): readonly string[] {
  const names = record.map((name) => name.trim().toLowerCase());
  const where = { ...at, column: 1 };
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const wanted = [...needed, ...optional].join(', ');
    const sentence = `the first line must name the columns ${wanted}; missing: ${missing.join(', ')}`;
    throw new ReferenceFault('missing-column', sentence, where);
  }
  if (oneOf.length > 0 && !oneOf.some((name) => names.includes(name))) {
    const sentence = `the first line must name one of the columns ${oneOf.join(', ')}`;
    throw new ReferenceFault('missing-column', sentence, where);
  }
  const twice = [...needed, ...optional].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined)
    throw new ReferenceFault('column-twice', `the first line names the column ${twice} twice`, where);
  return names;
}

function rowOf(
  record: readonly string[],
  header: readonly string[],
  { needed, optional }: CsvColumns,
  { file, line }: { file: string; line: number },
): CsvRow {
  if (record.length !== header.length) {
    const sentence = `the row has ${record.length} cells where the first line names ${header.length} columns`;
    const column = Math.min(record.length, header.length) + 1;
    throw new ReferenceFault('malformed-row', sentence, { file, line, column });
  }
  const column = (name: string) => header.indexOf(name) + 1;
  const cells = [...needed, ...optional].map((name) => [name, (record[column(name) - 1] ?? '').trim()]);
  return { line, column, cells: Object.fromEntries(cells) };
}
