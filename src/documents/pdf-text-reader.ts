import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TextPage, TextRun } from '../domain/transcript/text-page.js';
import type { PageSize } from './child-protocol.js';
import type { ReadLimits } from './limits.js';
import { refuse, RefusedDocument } from './refusal.js';

type PdfJs = typeof import('pdfjs-dist');
type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

export interface PdfText {
  readonly pages: readonly TextPage[];
  readonly sizes: readonly PageSize[];
}

const HOME = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Positioned text runs of every page, in the frame in which the page is read. Throws `RefusedDocument`. */
export async function readPdfText(bytes: Uint8Array, limits: ReadLimits): Promise<PdfText> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > limits.pages) throw new RefusedDocument(refuse('too-many-pages'));
    const pages: TextPage[] = [];
    const sizes: PageSize[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const read = await readPage(page, number);
      characters += read.runs.reduce((sum, run) => sum + run.text.length, 0);
      if (characters > limits.characters) throw new RefusedDocument(refuse('too-complex'));
      pages.push(read);
      sizes.push({ width: read.width, height: read.height });
      page.cleanup();
    }
    return { pages, sizes };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  const { getDocument } = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfJs;
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      verbosity: 0,
      // No letter is drawn here: the widths of the standard fonts are built in, and loading the fonts costs a
      // third.
      cMapUrl: join(HOME, 'cmaps/'),
      cMapPacked: true,
    }).promise;
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new RefusedDocument(refuse(locked ? 'needs-password' : 'unreadable'));
  }
}

async function readPage(page: PdfPage, number: number): Promise<TextPage> {
  const [x0, y0, x1, y1] = page.view as [number, number, number, number];
  const turn = (((page.rotate % 360) + 360) % 360) as TextPage['turn'];
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ disableNormalization: false });
  const runs: TextRun[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const run = runOf(item, viewport.transform, content.styles[item.fontName]?.fontFamily ?? '');
    if (run !== null) runs.push(run);
  }
  return { number, width: x1 - x0, height: y1 - y0, turn, unit: 'points', runs };
}

interface Item {
  readonly str: string;
  readonly transform: number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** Text that stands across the direction of reading, such as a watermark or a margin note, is left out. */
function runOf(item: Item, view: number[], family: string): TextRun | null {
  const [a, b, , , e, f] = multiply(view, item.transform);
  const size = Math.hypot(a, b);
  const angle = Math.atan2(b, a);
  if (size === 0 || Math.abs(angle) > 0.05) return null;
  const height = size;
  // The baseline is given; letters stand about four fifths of the size above it.
  return {
    text: item.str,
    x: e,
    y: f - height * 0.8,
    width: item.width,
    height,
    font: item.fontName,
    fixedWidth: family.includes('mono'),
  };
}

type Matrix = [number, number, number, number, number, number];

function multiply(m: number[], n: number[]): Matrix {
  const [a, b, c, d, e, f] = m as Matrix;
  const [g, h, i, j, k, l] = n as Matrix;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
