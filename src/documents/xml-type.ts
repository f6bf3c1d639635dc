const PESC_ROOTS: ReadonlySet<string> = new Set([
  'CollegeTranscript',
  'HighSchoolTranscript',
  'AcademicRecordBatch',
  'TranscriptRequest',
  'TranscriptResponse',
  'TranscriptAcknowledgment',
]);
/** The record itself, and the answer of an exchange of records that holds it. */
const ELMO_ROOTS: ReadonlySet<string> = new Set(['elmo', 'imobility-tors-get-response']);
const MARKUP: ReadonlySet<string> = new Set(['html', 'head', 'body', 'svg', 'script']);
/** What may stand before the root: declaration, comments, instructions and white space. */
const BEFORE_ROOT = /\s+|<\?[\s\S]{0,2000}?\?>|<!--[\s\S]{0,20000}?-->/y;

/** The kind of XML by the local name of its root, with or without a declaration; null when it is no XML. */
export function xmlType(text: string): 'pesc-xml' | 'elmo-xml' | 'xml' | 'markup' | null {
  let at = 0;
  for (let parts = 0; parts < 100; parts += 1) {
    BEFORE_ROOT.lastIndex = at;
    const part = BEFORE_ROOT.exec(text);
    if (part === null) break;
    at += part[0].length;
  }
  const doctype = /^<!doctype\s+([\w.:-]{1,80})/i.exec(text.slice(at, at + 200))?.[1];
  const root = doctype ?? /^<([\p{L}_][\p{L}\p{N}_.:-]{0,80})[\s/>]/u.exec(text.slice(at, at + 200))?.[1];
  if (root === undefined) return text.startsWith('<?xml') ? 'xml' : null;
  const name = root.slice(root.indexOf(':') + 1);
  if (PESC_ROOTS.has(name)) return 'pesc-xml';
  if (ELMO_ROOTS.has(name)) return 'elmo-xml';
  if (MARKUP.has(name.toLowerCase())) return 'markup';
  // A document type of its own is refused by the reader with a sentence that says so.
  return doctype === undefined ? 'xml' : 'pesc-xml';
}
