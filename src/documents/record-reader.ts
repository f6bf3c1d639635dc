import { assembleTranscript, type RecordReading } from '../domain/transcript/records/assemble-transcript.js';
import { fromClr } from '../domain/transcript/records/from-clr.js';
import { fromEdi } from '../domain/transcript/records/from-edi.js';
import { fromElmo } from '../domain/transcript/records/from-elmo.js';
import { fromPesc } from '../domain/transcript/records/from-pesc.js';
import { issueAt } from '../domain/transcript/records/record-row.js';
import type { RecordNode } from '../domain/transcript/records/record-node.js';
import type { TranscriptReading } from '../domain/transcript/field-reading.js';
import { fieldsOfRecord } from '../domain/transcript/records/find-said.js';
import type { TranscriptDocument } from '../domain/transcript/transcript.js';
import { readEdiTree } from './edi-tree.js';
import { readJsonTree } from './json-tree.js';
import { decodeRecord } from './record-text.js';
import type { RecordType } from './source-type.js';
import { refuse, RefusedDocument } from './refusal.js';
import { readXmlTree } from './xml-tree.js';

/** Each kind of record: how its text becomes a tree, and what the tree means. */
const KINDS: Readonly<
  Record<
    RecordType,
    { readonly tree: (text: string) => RecordNode; readonly reading: (root: RecordNode) => RecordReading }
  >
> = {
  'pesc-xml': { tree: readXmlTree, reading: fromPesc },
  'elmo-xml': { tree: readXmlTree, reading: fromElmo },
  edi: { tree: readEdiTree, reading: fromEdi },
  'clr-json': { tree: readJsonTree, reading: fromClr },
};

/**
 * A machine-readable record as a transcript, without any layout. Gives what is left to know: the document
 * that it was. Throws `RefusedDocument`.
 */
export function readRecord(
  type: RecordType,
  bytes: Uint8Array,
): (document: TranscriptDocument) => TranscriptReading {
  const decoded = decodeRecord(bytes);
  if (decoded === null) throw new RefusedDocument(refuse('unreadable'));
  const { tree, reading } = KINDS[type];
  const root = tree(decoded.text);
  const answer = reading(root);
  if (answer.kind === 'not-a-transcript') {
    throw new RefusedDocument(refuse('not-a-transcript', answer.message));
  }
  const { draft } = answer;
  const issues = decoded.guessed
    ? [issueAt(null, 'encoding-guessed', GUESSED), ...draft.issues]
    : draft.issues;
  return (document) => {
    const { transcript, fields, sender } = assembleTranscript({ ...draft, issues }, document);
    return { transcript, fields: [...fieldsOfRecord(root, transcript), ...fields], sender };
  };
}

const GUESSED = 'The file is not in the encoding that it should be in: letters with accents may be wrong.';
