import { parse, type CsvError, type Parser } from 'csv-parse';
import { ReferenceFault } from './reference-fault.js';

/** The cells of one row, and the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly record: readonly string[];
}

/** So many broken rows wait to be told at a time; a file with more in a row has one cause. */
const SKIPPED_MAX = 1_000;

/**
 * The rows of a CSV file one after another, so that a file of any size is read in little memory: a row, or a
 * fault with line and column where it is none; a broken row does not hide the next. UTF-8 with or without a
 * byte order mark, any line ends; bytes that are no UTF-8 end it with a thrown fault. `file` only names it in
 * faults. A row longer than `charactersMax` is a quotation mark that was never closed.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  charactersMax: number,
): AsyncGenerator<CsvRecord | ReferenceFault> {
  // The parser runs ahead: what it skips waits here for its turn. One row may be complained of twice.
  const skipped = new Map<number, ReferenceFault>();
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
    max_record_size: charactersMax,
    skip_records_with_error: true,
    on_skip: (error) => {
      const fault = malformed(error, file);
      const { line } = fault.where!;
      if (!skipped.has(line) && skipped.size < SKIPPED_MAX) skipped.set(line, fault);
    },
  });
  feed(bytes, parser, file).catch((error: unknown) => parser.destroy(error as Error));
  let line = 1;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    for (const [at, fault] of skipped) {
      if (at > info.lines) break;
      skipped.delete(at);
      yield fault;
    }
    // The parser tells the line that a row ends on.
    yield { line: Math.max(line, info.lines - linesIn(record)), record };
    line = info.lines + 1;
  }
  yield* skipped.values();
}

/**
 * Puts the text into the parser as fast as it takes it, with one kind of line end: the parser would count two
 * lines where a cell has a carriage return and a line feed.
 */
async function feed(bytes: AsyncIterable<Uint8Array>, parser: Parser, file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [lines, held] = [0, ''];
  for await (const chunk of bytes) {
    const text = held + decodedOr(() => decoder.decode(chunk, { stream: true }), file, lines);
    const nul = text.indexOf('\0');
    if (nul >= 0) throw nulByte(file, lines + linesBefore(text, nul));
    held = text.endsWith('\r') ? '\r' : '';
    const folded = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    lines += folded.split('\n').length - 1;
    if (parser.destroyed) return;
    if (!parser.write(folded)) await flowing(parser);
  }
  parser.end(`${held.replace('\r', '\n')}${decodedOr(() => decoder.decode(), file, lines)}`);
}

/** Resolves when the parser takes more, or when nobody reads from it any longer. */
function flowing(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      parser.off('drain', go).off('close', go);
      resolve();
    };
    parser.on('drain', go).on('close', go);
  });
}

function decodedOr(decode: () => string, file: string, lines: number): string {
  try {
    return decode();
  } catch {
    throw wrongEncoding(file, lines);
  }
}

function wrongEncoding(file: string, lines: number): ReferenceFault {
  const sentence = 'the file is not in UTF-8; save it as CSV in UTF-8';
  return new ReferenceFault('wrong-encoding', sentence, { file, line: lines + 1, column: 1 });
}

function nulByte(file: string, lines: number): ReferenceFault {
  const sentence = 'a NUL byte stands on this line, which no text has; save the file as CSV in UTF-8';
  return new ReferenceFault('nul-byte', sentence, { file, line: lines + 1, column: 1 });
}

/** How many lines end before a place of a text, whatever ends them. */
function linesBefore(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n?|\n/).length - 1;
}

function malformed(error: CsvError | undefined, file: string): ReferenceFault {
  const isOpen = error?.code === 'CSV_QUOTE_NOT_CLOSED' || error?.code === 'CSV_MAX_RECORD_SIZE';
  const sentence = isOpen
    ? 'a quotation mark is opened and never closed'
    : 'a quotation mark stands where none can stand';
  const where = { file, line: Number(error?.['lines'] ?? 1), column: Number(error?.['index'] ?? 0) + 1 };
  return new ReferenceFault('malformed-row', sentence, where);
}

function linesIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
