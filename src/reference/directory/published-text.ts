import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { after, refuseNul, START, withOneLineEnd } from '../plain-text.js';
import { ReferenceFault } from '../reference-fault.js';

/**
 * The text of a published CSV file piece by piece, with one kind of line end: UTF-8, UTF-16 with its byte
 * order mark, or, as in older files of the government, Windows letters. Read twice, for only the whole file
 * tells its letters. Throws `ReferenceFault` where the gzip of it is damaged, and at a NUL byte; `name` only
 * names it there.
 */
export async function* publishedText(
  file: string,
  { name, isZipped }: { readonly name: string; readonly isZipped: boolean },
): AsyncGenerator<string> {
  try {
    const decoder = new TextDecoder(await encodingOf(bytesOf(file, isZipped)));
    let [place, held] = [START, ''];
    for await (const chunk of bytesOf(file, isZipped)) {
      const text = held + decoder.decode(chunk, { stream: true });
      refuseNul(text, name, place);
      // A line feed may come with the next piece.
      held = text.endsWith('\r') ? '\r' : '';
      const piece = withOneLineEnd(text.slice(0, text.length - held.length));
      place = after(piece, place);
      yield piece;
    }
    yield withOneLineEnd(held + decoder.decode());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') !== true) throw error;
    throw new ReferenceFault('damaged', `the file ${name} is damaged; download it again`, null);
  }
}

function bytesOf(file: string, isZipped: boolean): AsyncIterable<Buffer> {
  const stored: Readable = createReadStream(file);
  // An error of either comes out of the loop that reads; there is nothing to do with it here.
  return isZipped ? pipeline(stored, createGunzip(), () => undefined) : stored;
}

async function encodingOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of bytes) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
      isFirst = false;
      utf8.decode(chunk, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'windows-1252';
    throw error;
  }
}
