/** A record's text and whether its bytes were other than it claims. */
export interface RecordText {
  readonly text: string;
  /** The letters beyond ASCII may be wrong: the bytes are not in the encoding that they should be in. */
  readonly guessed: boolean;
}

const DECLARED = /^<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]{0,39})["']/;

/**
 * Text of XML or JSON: by its mark, else by how `<` or `{` is written, else by the encoding it declares, else
 * UTF-8; what is not UTF-8 then is read as Windows letters. Null when the bytes are no text at all.
 */
export function decodeRecord(bytes: Uint8Array): RecordText | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return exactly('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return exactly('utf-16be', bytes);
  if (a !== 0 && b === 0 && bytes[2] !== 0) return exactly('utf-16le', bytes);
  if (a === 0 && b !== 0 && bytes[2] === 0) return exactly('utf-16be', bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^\u00ef\u00bb\u00bf/, '');
  const declared = DECLARED.exec(head)?.[1];
  const inDeclared = declared === undefined || /^utf-?16/i.test(declared) ? null : exactly(declared, bytes);
  return inDeclared ?? exactly('utf-8', bytes) ?? guessed(bytes);
}

/** A last letter that is cut off is left out: the bytes may be the beginning of a file. */
function exactly(encoding: string, bytes: Uint8Array): RecordText | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return isText(text) ? { text, guessed: false } : null;
  } catch {
    return null;
  }
}

function guessed(bytes: Uint8Array): RecordText | null {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return isText(text) ? { text, guessed: true } : null;
}

/** Control characters other than white space, and the separators of interchanges, mean a binary format. */
function isText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[\u0000-\u0008\u000e-\u001a]/.test(text);
}
