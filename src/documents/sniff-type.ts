import { fileTypeFromBuffer } from 'file-type';
import { decodeRecord } from './record-text.js';
import type { SourceType } from './source-type.js';
import { xmlType } from './xml-type.js';

/** What a document is, by its content. The name of a file is never believed. */
export type SniffedType = SourceType | 'xml' | 'markup' | 'other';

const PDF_MARK = Buffer.from('%PDF-');
/** Readers of PDF accept rubbish of this length before the mark, and mail gateways do put some there. */
const PDF_MARK_WITHIN = 1024;

/** The root of an XML file may stand behind long comments. */
const RECORD_HEAD = 64 * 1024;

/** The header of an interchange and the separator that it chooses, which is no letter. */
const INTERCHANGE = /^\s*ISA[^A-Za-z0-9\s]/;
/** A signed credential is one word in three parts. */
const SIGNED = /^eyJ[\w-]{20,}/;
const CREDENTIAL = /"(?:ClrCredential|AchievementCredential|OpenBadgeCredential)"/;

/** Decides the type of a file from its bytes; `fileName` only tells CSV from other text. */
export async function sniffType(bytes: Uint8Array, fileName: string): Promise<SniffedType> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const markAt = head.subarray(0, PDF_MARK_WITHIN + PDF_MARK.length).indexOf(PDF_MARK);
  if (markAt === 0) return 'pdf';
  // Before the marks of binary formats: that of UTF-16 is also how some sound files begin.
  const record = decodeRecord(bytes.subarray(0, RECORD_HEAD));
  const xml = record === null ? null : xmlType(record.text);
  if (xml !== null) return xml;
  if (record !== null && INTERCHANGE.test(record.text)) return 'edi';
  const isMarked = encodingOf(bytes) !== 'utf-8';
  const known = isMarked ? undefined : await fileTypeFromBuffer(head.length < bytes.length ? bytes : head);
  if (known !== undefined) {
    if (known.mime.startsWith('image/')) return 'image';
    if (known.mime === 'application/pdf') return 'pdf';
    return 'other';
  }
  if (markAt > 0) return 'pdf';
  const text = decodeText(bytes);
  if (text === null) return 'other';
  const start = text.trimStart().slice(0, 200);
  if (/^<(!doctype|html|head|body|svg|script)/i.test(start)) return 'markup';
  if (SIGNED.test(start)) return 'clr-json';
  if (/^[{[]\s*["{[]/.test(start)) return CREDENTIAL.test(text) ? 'clr-json' : 'other';
  return looksLikeCsv(text, fileName) ? 'csv' : 'text';
}

/** Text of a file in UTF-8 or UTF-16 with mark; null when the bytes are not text. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeWith(encodingOf(bytes), bytes) ?? decodeWith('windows-1252', bytes);
  if (text === null) return null;
  // Control characters other than white space mean that this is some program's binary format.
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function decodeWith(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * A delimiter that stands equally often in most of the first lines; in a file that is named as a table, in
 * most of them at all, since categories, totals and quoted line breaks have other numbers.
 */
function looksLikeCsv(text: string, fileName: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const named = /\.(csv|tsv)$/i.test(fileName);
  return [',', ';', '\t', '|'].some((mark) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(mark).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    if (named) return usual >= 1;
    return (
      mark !== '\t' && usual >= 3 && counts.filter((count) => count === usual).length >= counts.length * 0.7
    );
  });
}
