import { createHash } from 'node:crypto';
import { parseTranscript } from '../domain/transcript/parse-transcript.js';
import type { TextPage } from '../domain/transcript/text-page.js';
import type { DocumentType, Transcript } from '../domain/transcript/transcript.js';
import type { PageSize, Question, ReadDocument } from './child-protocol.js';
import { readCsv } from './csv-reader.js';
import { readPdfText } from './pdf-text-reader.js';
import { readPlainText } from './plain-text-reader.js';
import { refuse, RefusedDocument } from './refusal.js';
import { decodeText, sniffType, type SniffedType } from './sniff-type.js';

interface Read {
  readonly type: DocumentType;
  readonly reader: string;
  readonly pages: readonly TextPage[];
  readonly sizes: readonly PageSize[];
}

/**
 * Bytes to a transcript: sniff, read, parse, check. Runs inside a reader process. Throws `RefusedDocument`.
 */
export async function readDocument(question: Question & { kind: 'read' }): Promise<ReadDocument> {
  const { bytes, limits } = question;
  const type = question.type ?? (await sniffType(bytes, question.fileName));
  const read = await readAs(type, question);
  const transcript = parseTranscript(read.pages, {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    type: read.type,
    pages: read.pages.length,
    reader: read.reader,
    official: false,
  });
  const rows = countRows(transcript);
  if (rows === 0) throw new RefusedDocument(refuse('not-a-transcript'));
  if (rows > limits.courseRows) throw new RefusedDocument(refuse('too-complex'));
  return { kind: 'read', transcript, pageSizes: read.sizes };
}

async function readAs(type: SniffedType, { bytes, limits }: Question & { kind: 'read' }): Promise<Read> {
  if (type === 'pdf') {
    const { pages, sizes } = await readPdfText(bytes, limits);
    if (pages.every((page) => page.runs.length === 0)) throw new RefusedDocument(refuse('no-text'));
    return { type: 'pdf-text', reader: 'pdf-text', pages, sizes };
  }
  if (type === 'image') throw new RefusedDocument(refuse('no-text'));
  const text = type === 'csv' || type === 'text' ? decodeText(bytes) : null;
  if (text === null) throw new RefusedDocument(refuse('unsupported-type'));
  const page = type === 'csv' ? readCsv(text, limits) : readPlainText(text, limits);
  const reader = type === 'csv' ? 'csv' : 'plain-text';
  return {
    type: type === 'csv' ? 'csv' : 'text',
    reader,
    pages: [page],
    sizes: [{ width: page.width, height: page.height }],
  };
}

function countRows({ terms, otherCredit }: Transcript): number {
  return [...terms, ...otherCredit].reduce((sum, { courses }) => sum + courses.length, 0);
}
