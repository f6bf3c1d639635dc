import { isUtf8 } from 'node:buffer';
import { ReferenceFault } from './reference-fault.js';

/** A place in a text: its line, and the character in it, both from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

export const START: Place = { line: 1, column: 1 };

/**
 * The text of a UTF-8 file piece by piece, with one kind of line end: a CSV parser would count two lines
 * where a cell has a carriage return and a line feed. Throws `ReferenceFault` at the line and the character
 * of a byte that is no UTF-8, or of a NUL byte; `file` only names it in faults.
 */
export async function* plainText(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [place, held, begun] = [START, '', Buffer.alloc(0)];
  for await (const chunk of bytes) {
    const wrong = () => {
      const sound = soundText(Buffer.concat([begun, chunk]));
      return wrongEncoding(file, after(withOneLineEnd(held + sound), place));
    };
    const text = held + decodedOr(() => decoder.decode(chunk, { stream: true }), wrong);
    begun = unfinished(Buffer.concat([begun, chunk.subarray(-3)]));
    refuseNul(text, file, place);
    held = text.endsWith('\r') ? '\r' : '';
    const piece = withOneLineEnd(text.slice(0, text.length - held.length));
    place = after(piece, place);
    yield piece;
  }
  const end = withOneLineEnd(held);
  yield (
    end +
    decodedOr(
      () => decoder.decode(),
      () => wrongEncoding(file, after(end, place)),
    )
  );
}

/** The text of a whole UTF-8 file. Throws `ReferenceFault` at the line and the character of another byte. */
export function textOf(bytes: Uint8Array, file: string): string {
  return decodedOr(
    () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    () => wrongEncoding(file, after(withOneLineEnd(soundText(bytes)), START)),
  );
}

/** The text with a line feed at each end of a line, whatever stood there. */
export function withOneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Throws `ReferenceFault` at the first NUL byte of a text that begins at this place of the file. */
export function refuseNul(text: string, file: string, from: Place = START): void {
  const at = text.indexOf('\0');
  if (at < 0) return;
  const sentence = 'a NUL byte stands on this line, which no text has; save the file as CSV in UTF-8';
  const place = after(withOneLineEnd(text.slice(0, at)), from);
  throw new ReferenceFault('nul-byte', sentence, { file, ...place });
}

function wrongEncoding(file: string, place: Place): ReferenceFault {
  return new ReferenceFault('wrong-encoding', 'the file is not in UTF-8; save it as UTF-8', {
    file,
    ...place,
  });
}

function decodedOr(decode: () => string, wrong: () => ReferenceFault): string {
  try {
    return decode();
  } catch {
    throw wrong();
  }
}

/** The place behind a text that begins at a place. */
export function after(text: string, from: Place): Place {
  const last = text.lastIndexOf('\n');
  if (last < 0) return { line: from.line, column: from.column + text.length };
  return { line: from.line + text.split('\n').length - 1, column: text.length - last };
}

/** The text in front of the first byte that is no UTF-8. */
function soundText(bytes: Uint8Array): string {
  let at = 0;
  for (;;) {
    const width = [1, 2, 3, 4].find(
      (each) => at + each <= bytes.length && isUtf8(bytes.subarray(at, at + each)),
    );
    if (width === undefined) return new TextDecoder().decode(bytes.subarray(0, at));
    at += width;
  }
}

/** The bytes at the end that begin a character and do not end it: the decoder keeps them for later. */
function unfinished(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const lead = bytes.subarray(-3).findLastIndex((byte) => byte >= 0xc0);
  if (lead < 0) return Buffer.alloc(0);
  const last = bytes.subarray(-3).subarray(lead);
  const width = last[0]! >= 0xf0 ? 4 : last[0]! >= 0xe0 ? 3 : 2;
  return last.length < width ? last : Buffer.alloc(0);
}
