import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const INK = '#1B1D22';
export const QUIET = '#5A5F69';

/**
 * Faces with the letters of all of Europe, so that a name is printed as it is written; the numeral is a
 * serif.
 */
export const FACE = {
  text: 'text',
  bold: 'text-bold',
  slanted: 'text-slanted',
  numeral: 'Times-Bold',
} as const;

const FILES = {
  [FACE.text]: 'LiberationSans-Regular.ttf',
  [FACE.bold]: 'LiberationSans-Bold.ttf',
  [FACE.slanted]: 'LiberationSans-Italic.ttf',
};

export function setUpFaces(pdf: PDFKit.PDFDocument): void {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  for (const [name, file] of Object.entries(FILES))
    pdf.registerFont(name, join(home, 'standard_fonts', file));
}

export interface Print {
  readonly face: string;
  readonly size: number;
  readonly colour?: string;
}

/**
 * Prints one line at a place, shortened with an ellipsis where it is wider than it may be. Gives its width.
 */
export function printLine(
  pdf: PDFKit.PDFDocument,
  text: string,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly align?: 'right' },
  { face, size, colour = INK }: Print,
): number {
  pdf.font(face).fontSize(size).fillColor(colour);
  const fitting = clip(pdf, text, place.width);
  const width = pdf.widthOfString(fitting);
  const x = place.align === 'right' ? place.x + place.width - width : place.x;
  pdf.text(fitting, x, place.y, { lineBreak: false });
  return width;
}

/** The text in lines of at most this width, broken between words. */
export function wrap(pdf: PDFKit.PDFDocument, text: string, width: number, { face, size }: Print): string[] {
  pdf.font(face).fontSize(size);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || pdf.widthOfString(longer) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function clip(pdf: PDFKit.PDFDocument, text: string, width: number): string {
  if (pdf.widthOfString(text) <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pdf.widthOfString(`${text.slice(0, middle)}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
