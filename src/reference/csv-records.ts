import { parse, type CsvError, type Parser } from 'csv-parse';
import { withoutLongLines } from './long-lines.js';
import { ReferenceFault } from './reference-fault.js';
import { RowStarts, type ParserLines } from './row-starts.js';

/** The cells of one row, and the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly record: readonly string[];
}

/** So many broken rows wait to be told at a time; a file with more in a row has one cause. */
const SKIPPED_MAX = 1_000;

/**
 * The rows of a CSV file one after another, so that a file of any size is read in little memory: a row, or a
 * fault with line and column where it is none; a broken row does not hide the next. `text` comes in pieces,
 * with line feeds alone; what it throws is thrown. `file` only names it in faults. A line longer than
 * `charactersMax` is no row; several lines that are one row and longer than that are a quotation mark that
 * was not closed, and the parser takes up the rows after it only where it finds the next.
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  file: string,
  charactersMax: number,
): AsyncGenerator<CsvRecord | ReferenceFault> {
  // The parser runs ahead: what it skips waits here for its turn. One row may be complained of twice.
  const skipped = new Map<number, ReferenceFault>();
  const starts = new RowStarts();
  const skip = (fault: ReferenceFault) => {
    const { line } = fault.where!;
    if (!skipped.has(line) && skipped.size < SKIPPED_MAX) skipped.set(line, fault);
  };
  const tooLong = (line: number) => {
    const sentence = `this row is longer than ${charactersMax} characters`;
    skip(new ReferenceFault('malformed-row', sentence, { file, line, column: 1 }));
  };
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: '\n',
    max_record_size: charactersMax,
    skip_records_with_error: true,
    on_record: (row, at) => {
      starts.ended(at);
      return row;
    },
    on_skip: (error) => {
      skip(malformed(error, file, starts));
    },
  });
  feed(withoutLongLines(text, charactersMax, tooLong), parser).catch((error: unknown) =>
    parser.destroy(error as Error),
  );
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

/** Puts the text into the parser as fast as it takes it. */
async function feed(text: AsyncIterable<string>, parser: Parser): Promise<void> {
  for await (const piece of text) {
    if (parser.destroyed) return;
    if (!parser.write(piece)) await flowing(parser);
  }
  parser.end();
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

/** An open quotation mark swallows lines, so it is told where its row begins; any other where it stands. */
function malformed(error: CsvError | undefined, file: string, starts: RowStarts): ReferenceFault {
  const isOpen = error?.code === 'CSV_QUOTE_NOT_CLOSED' || error?.code === 'CSV_MAX_RECORD_SIZE';
  const sentence = isOpen
    ? 'a quotation mark is opened and never closed'
    : 'a quotation mark stands where none can stand';
  const at: ParserLines = {
    lines: Number(error?.['lines'] ?? 1),
    empty_lines: Number(error?.['empty_lines'] ?? 0),
  };
  const line = isOpen ? starts.current(at) : at.lines;
  if (!isOpen) starts.ended(at);
  const where = { file, line, column: Number(error?.['index'] ?? 0) + 1 };
  return new ReferenceFault('malformed-row', sentence, where);
}

function linesIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
