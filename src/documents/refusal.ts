/** Why a file was not read, with the one sentence that a person gets: what is wrong, and what to do. */
export const REFUSALS = {
  'empty-file': 'The file is empty. Save or scan the transcript again and send the new file.',
  'too-large': 'The file is larger than 20 MB. Send a smaller copy, such as the PDF that the school issued.',
  'unsupported-type':
    'This kind of file cannot be read. Send the transcript as a PDF, ' +
    'as a scan or photo (PNG, JPEG, HEIC, TIFF or WebP), as CSV or as plain text.',
  'needs-password': 'The PDF is locked with a password. Save a copy without the password and send that.',
  'too-many-pages': 'The PDF has more than 200 pages. Send only the pages of the transcript.',
  'too-complex':
    'Reading the file took more time or memory than a transcript needs. ' +
    'Save it again as a plain PDF, or print it to PDF, and send that.',
  'no-text':
    'No print can be read on the pages. ' +
    'Send the PDF that the school issued, or a sharp scan or photo that shows the whole page.',
  'not-a-transcript':
    'No course was found in the file. ' +
    'Check that it is the transcript itself and not a cover page, key or diploma.',
  unreadable: 'The file is damaged and cannot be opened. Download or save it again and send the new copy.',
  suspicious:
    'The XML defines its own document type, which no transcript needs and which can hide an attack. ' +
    'Ask the school for the record without a DOCTYPE.',
  'reading-failed':
    'Reading the file failed several times on our side. A person will look at it; nothing is lost.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly message: string;
}

/** The answer for a file that is not read. `message` replaces the usual sentence where more is known. */
export function refuse(code: RefusalCode, message: string = REFUSALS[code]): Refusal {
  return { kind: 'refused', code, message };
}

/** Thrown inside a reader to end with a refusal; never leaves the reader child. */
export class RefusedDocument extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
