import { inflateSync } from 'node:zlib';
import type { SniffedType } from './sniff-type.js';

const PDF_MARK = '%PDF-';
const HEAD = 1024;
const TAIL = 66_000;
const SCRIPT_WITHIN = 64 * 1024;
const UNPACKED_MAX = 4 * 1024 * 1024;
const PACKED_MAX = 200;

/** How programs, archives and pages for browsers begin. */
const FOREIGN_MARKS = ['MZ', '\x7fELF', 'PK\x03\x04', '#!', 'Rar!', '7z\xbc\xaf', '\xca\xfe\xba\xbe'];
const MARKUP = /<(?:!doctype|html|script|\?php|svg)/i;
const PICTURE_MARKS = ['\x89PNG', '\xff\xd8\xff', 'GIF8'];
const RUNS_PROGRAM = /\/S\s*\/Launch(?![A-Za-z])/;
const PROGRAM_NAME = /\.(?:exe|com|bat|cmd|scr|msi|dll|js|jse|vbs|vbe|ps1|wsf|hta|jar|sh|app|lnk)$/i;

/**
 * What a file hides behind the mark of a PDF or a picture, as one sentence for the person who sent it; null
 * when there is nothing. A file that two programs take for two things is refused, whatever the second one is.
 */
export function whatIsHidden(bytes: Uint8Array, sniffed: SniffedType): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // A PDF with something else before it is sniffed as that something.
  const isPdf = sniffed === 'pdf' || (sniffed !== 'image' && file.subarray(0, HEAD + 5).includes(PDF_MARK));
  const type = isPdf ? 'pdf' : sniffed;
  if (type !== 'pdf' && type !== 'image') return null;
  const second = type === 'pdf' ? besidePdf(file) : besidePicture(file);
  if (second !== null)
    return `The file is ${type === 'pdf' ? 'a PDF' : 'a picture'} and ${second} in one. ${SEND}`;
  if (type === 'pdf' && definitionsIn(file).some((part) => RUNS_PROGRAM.test(part)))
    return `The PDF asks to start a program. ${SEND}`;
  return null;
}

/** The name of an attached file is that of a program, or its bytes are. */
export function isProgram(name: string, bytes: Buffer): boolean {
  return PROGRAM_NAME.test(name) || foreignMark(bytes.subarray(0, 8).toString('latin1')) === 'a program';
}

export const SEND = 'Download the transcript again from the school and send that.';

/** The PDF's definitions as text, also those that are packed into streams of objects. */
export function definitionsIn(file: Buffer): string[] {
  const parts = [file.toString('latin1')];
  let unpacked = 0;
  let at = file.indexOf('/ObjStm');
  for (let count = 0; at >= 0 && count < PACKED_MAX && unpacked < UNPACKED_MAX; count += 1) {
    const start = file.indexOf('stream', at);
    if (start < 0) break;
    const from = start + 6 + (file[start + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf('endstream', from);
    if (end < 0) break;
    try {
      const part = inflateSync(file.subarray(from, end), { maxOutputLength: UNPACKED_MAX });
      unpacked += part.length;
      parts.push(part.toString('latin1'));
    } catch {
      // Locked or packed in another way: nothing in it can run here either.
    }
    at = file.indexOf('/ObjStm', end);
  }
  return parts;
}

function besidePdf(file: Buffer): string | null {
  const start = file.subarray(0, HEAD + 5).indexOf(PDF_MARK);
  const before = file.subarray(0, Math.max(0, start)).toString('latin1');
  if (MARKUP.test(before)) return 'a page for browsers';
  const mark = foreignMark(before) ?? (isPicture(before) ? 'a picture' : null);
  if (mark !== null) return mark;
  const end = file.lastIndexOf('%%EOF');
  const after =
    end < 0
      ? ''
      : file
          .subarray(end + 5, end + 5 + HEAD)
          .toString('latin1')
          .trimStart();
  if (MARKUP.test(after)) return 'a page for browsers';
  return foreignMark(after) ?? (endsAsArchive(file) ? 'an archive' : null);
}

function besidePicture(file: Buffer): string | null {
  const end = pictureEnd(file);
  const after =
    end === null
      ? ''
      : file
          .subarray(end, end + HEAD)
          .toString('latin1')
          .trimStart();
  if (MARKUP.test(after) || MARKUP.test(file.subarray(0, SCRIPT_WITHIN).toString('latin1')))
    return 'a page for browsers';
  if (after.includes(PDF_MARK)) return 'a PDF';
  return foreignMark(after) ?? (endsAsArchive(file) ? 'an archive' : null);
}

/** Where the picture itself ends; null for kinds whose end is not marked. */
function pictureEnd(file: Buffer): number | null {
  if (file.subarray(0, 4).toString('latin1') === '\x89PNG') {
    const end = file.indexOf('IEND');
    return end < 0 ? null : end + 8;
  }
  if (file[0] === 0xff && file[1] === 0xd8) {
    const end = file.lastIndexOf(Buffer.from([0xff, 0xd9]));
    return end < 0 ? null : end + 2;
  }
  return null;
}

/** An archive is known by its end, so that anything may stand before it. */
function endsAsArchive(file: Buffer): boolean {
  const tail = file.subarray(Math.max(0, file.length - TAIL));
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at < 0 || at + 22 > tail.length) return false;
  return at + 22 + tail.readUInt16LE(at + 20) === tail.length;
}

function foreignMark(text: string): string | null {
  const mark = FOREIGN_MARKS.find((each) => text.startsWith(each));
  if (mark === undefined) return null;
  return mark === 'PK\x03\x04' || mark === 'Rar!' || mark.startsWith('7z') ? 'an archive' : 'a program';
}

function isPicture(text: string): boolean {
  return PICTURE_MARKS.some((each) => text.startsWith(each));
}
