import { createHash } from 'node:crypto';
import type { ColumnMapping } from '../domain/transcript/records/from-table-columns.js';
import { readTable } from '../domain/transcript/records/from-table.js';
import type { Issue } from '../domain/reason.js';
import type { TranscriptReading } from '../domain/transcript/field-reading.js';
import { parseTranscript } from '../domain/transcript/parse-transcript.js';
import { OTHER_PAPERS } from '../domain/transcript/paper-kind.js';
import type { TableRow } from '../domain/transcript/records/from-table-cells.js';
import { CHARACTER_LINE, CHARACTER_WIDTH, type TextPage } from '../domain/transcript/text-page.js';
import type { DocumentType, Transcript, TranscriptDocument } from '../domain/transcript/transcript.js';
import type { OutlinedTable, PageSize, Question, ReadDocument, ScanNotice } from './child-protocol.js';
import { readCsv } from './csv-reader.js';
import type { ReadLimits } from './limits.js';
import { refuseLongLines, refuseLongLinesOn } from './line-length.js';
import type { DocumentFacts } from './document-facts.js';
import { fontIslands } from './pdf-font-islands.js';
import { readPdfText } from './pdf-text-reader.js';
import { readPlainText } from './plain-text-reader.js';
import { readPictures, readScannedPages } from './scan-reader.js';
import { readRecord } from './record-reader.js';
import { refuse, RefusedDocument } from './refusal.js';
import { decodeText, sniffType, type SniffedType } from './sniff-type.js';
import { whatIsHidden } from './suspicion.js';

/** What a reader of one kind of file gives: pages whose layout is still to be read, or the record itself. */
type Read = {
  readonly type: DocumentType;
  readonly reader: string;
  readonly sizes: readonly PageSize[];
  /** What a person should look at in the file itself, besides what the layout raises. */
  readonly signals?: readonly Issue[];
  readonly facts?: DocumentFacts;
} & (
  | { readonly pages: readonly TextPage[] }
  | { readonly transcriptOf: (document: TranscriptDocument) => TranscriptReading }
);

const OTHER_XML =
  'The XML is no transcript of a known form (PESC College Transcript or EMREX/ELMO). ' +
  'Send the transcript as a PDF with text, as CSV or as plain text.';
/** A record has no pages; its places are columns and lines of one. */
const ONE_PAGE: PageSize = { width: 612, height: 792 };

/**
 * Bytes to a transcript: sniff, read, parse, check. Runs inside a reader process. Throws `RefusedDocument`.
 */
export async function readDocument(
  question: Question & { kind: 'read' },
  notice: (scan: ScanNotice) => void,
): Promise<ReadDocument> {
  const { bytes, limits } = question;
  const type = question.type ?? (await sniffType(bytes, question.fileName));
  const hidden = whatIsHidden(bytes, type);
  if (hidden !== null) throw new RefusedDocument(refuse('suspicious', hidden));
  const read = await readAs(type, question, notice);
  const document = {
    sha256: hashOf(bytes),
    type: read.type,
    pages: read.sizes.length,
    reader: read.reader,
    official: false,
  };
  if ('pages' in read) refuseLongLinesOn(read.pages, limits);
  const parsed = 'pages' in read ? parsePages(read.pages, document) : read.transcriptOf(document);
  const islands = 'pages' in read && type === 'pdf' ? fontIslands(parsed.transcript, read.pages) : [];
  const issues = [...parsed.transcript.issues, ...(read.signals ?? []), ...islands];
  const transcript = { ...parsed.transcript, issues };
  const rows = countRows(transcript);
  if (rows === 0) throw new RefusedDocument(refuse('not-a-transcript'));
  if (rows > limits.courseRows) throw new RefusedDocument(refuse('too-complex'));
  return {
    kind: 'read',
    transcript,
    fields: JSON.stringify(parsed.fields),
    pageSizes: read.sizes,
    facts: read.facts ?? null,
    sender: parsed.sender,
  };
}

/** A paper that is no transcript is named as what it is, and never turned into courses. */
function parsePages(pages: readonly TextPage[], document: TranscriptDocument): TranscriptReading {
  const { otherPaper, ...reading } = parseTranscript(pages, document);
  if (otherPaper !== null) throw new RefusedDocument(refuse('not-a-transcript', OTHER_PAPERS[otherPaper]));
  return reading;
}

/** The one reader for each kind of content. */
async function readAs(
  type: SniffedType,
  question: Question & { kind: 'read' },
  notice: (scan: ScanNotice) => void,
): Promise<Read> {
  const { bytes, columns, limits } = question;
  switch (type) {
    case 'pdf': {
      const text = await readPdfText(bytes, limits, question.issuers);
      const { sizes, signals, facts } = text;
      const { pages, scanned } = await readScannedPages(bytes, text, limits, notice);
      if (pages.every((page) => page.runs.length === 0)) throw new RefusedDocument(refuse('no-text'));
      if (scanned) return { type: 'pdf-scan', reader: 'ocr', pages, sizes, signals, facts };
      return { type: 'pdf-text', reader: 'pdf-text', pages, sizes, signals, facts };
    }
    case 'image':
      return { type: 'image', reader: 'ocr', ...(await readPictures(bytes, limits, notice)) };
    case 'csv':
      return readTableFile(textOf(bytes, limits), columns, limits);
    case 'text':
      return onOnePage('text', 'plain-text', readPlainText(textOf(bytes, limits), limits));
    case 'pesc-xml':
    case 'elmo-xml':
    case 'edi':
    case 'clr-json':
      return { type, reader: type, sizes: [ONE_PAGE], transcriptOf: readRecord(type, bytes) };
    case 'xml':
      throw new RefusedDocument(refuse('unsupported-type', OTHER_XML));
    default:
      throw new RefusedDocument(refuse('unsupported-type'));
  }
}

/** What each column of a table file is taken for. Throws `RefusedDocument`, also for what is no table. */
export async function outlineTable(question: Question & { kind: 'outline' }): Promise<OutlinedTable> {
  const { bytes, fileName, columns, limits } = question;
  if ((await sniffType(bytes, fileName)) !== 'csv') throw new RefusedDocument(refuse('unsupported-type'));
  const document = { sha256: hashOf(bytes), type: 'csv', pages: 1, reader: 'csv', official: false } as const;
  const { outline, transcript } = readTable(readCsv(textOf(bytes, limits), limits), document, columns);
  return { kind: 'outlined', outline, transcript };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readTableFile(text: string, columns: ColumnMapping, limits: ReadLimits): Read {
  const rows = readCsv(text, limits);
  return {
    type: 'csv',
    reader: 'csv',
    sizes: [tableSize(rows)],
    transcriptOf: (document) => {
      const { head, transcript, fields, sender } = readTable(rows, document, columns);
      refuseSeveral('schools', head.schools);
      refuseSeveral('students', head.students);
      return { transcript, fields, sender };
    },
  };
}

function tableSize(rows: readonly TableRow[]): PageSize {
  const [lines, columns] = [rows.at(-1)?.box[3] ?? 1, rows.map(({ box }) => box[2])];
  return { width: CHARACTER_WIDTH * Math.max(1, ...columns), height: CHARACTER_LINE * lines };
}

function refuseSeveral(what: string, named: readonly string[]): void {
  if (named.length < 2) return;
  const both = `${named[0]} and ${named[1]}`;
  const sentence = `The table names several ${what}, such as ${both}. Send one file for each.`;
  throw new RefusedDocument(refuse('not-a-transcript', sentence));
}

function onOnePage(type: DocumentType, reader: string, page: TextPage): Read {
  return { type, reader, pages: [page], sizes: [{ width: page.width, height: page.height }] };
}

function textOf(bytes: Uint8Array, limits: ReadLimits): string {
  const text = decodeText(bytes);
  if (text === null) throw new RefusedDocument(refuse('unsupported-type'));
  refuseLongLines(text, limits);
  return text;
}

function countRows({ terms, otherCredit }: Transcript): number {
  return [...terms, ...otherCredit].reduce((sum, { courses }) => sum + courses.length, 0);
}
