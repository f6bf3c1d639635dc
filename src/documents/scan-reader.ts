import { setImmediate } from 'node:timers/promises';
import type { TextPage } from '../domain/transcript/text-page.js';
import type { PageSize, ScanNotice } from './child-protocol.js';
import type { ReadLimits } from './limits.js';
import type { PdfText } from './pdf-text-reader.js';
import { likelyDpi, openPicture, type Picture, TOO_MANY_PICTURES } from './picture.js';
import { refuse, RefusedDocument } from './refusal.js';
import { readScan } from './scan-page.js';
import { drawForReading } from './scan-pdf.js';
import type { Quarters } from './straighten.js';

const POINTS_PER_INCH = 72;

type Notice = (scan: ScanNotice) => void;

/** Reads every page of a picture file. Throws `RefusedDocument` when none of them holds print. */
export async function readPictures(
  bytes: Uint8Array,
  limits: ReadLimits,
  notice: Notice,
): Promise<{ pages: readonly TextPage[]; sizes: readonly PageSize[] }> {
  const file = await openPicture(bytes, limits);
  notice({ kind: 'scan', pages: file.pages });
  const pages: TextPage[] = [];
  for (let number = 1; number <= file.pages; number += 1) {
    const picture = await file.page(number);
    pages.push(await readScan(picture.grey, number, sizeOfPicture(picture)));
    await releaseMemory();
  }
  if (pages.every(({ runs }) => runs.length === 0)) throw new RefusedDocument(refuse('no-text'));
  return { pages, sizes: pages.map(({ width, height }) => ({ width, height })) };
}

/** Points of the page that the picture is, at the resolution that it tells or that paper would have. */
function sizeOfPicture({ grey, reduced, dpi }: Picture): PageSize {
  const [width, height] = [grey.width * reduced, grey.height * reduced];
  const points = POINTS_PER_INCH / (dpi ?? likelyDpi({ width, height }));
  return { width: tenths(width * points), height: tenths(height * points) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * The pages of a PDF, where those that are pictures, or print drawn as shapes, are read from what one sees.
 * Unseen text that a scanner laid over a picture is not believed. `scanned`: whether any page was read so.
 */
export async function readScannedPages(
  bytes: Uint8Array,
  text: PdfText,
  limits: ReadLimits,
  notice: Notice,
): Promise<{ pages: readonly TextPage[]; scanned: boolean }> {
  const pictures = text.pages.filter(
    ({ number, runs }) => runs.length === 0 || text.scanned.includes(number),
  );
  if (pictures.length === 0) return { pages: text.pages, scanned: false };
  const pages = [...text.pages];
  let read = 0;
  for (const page of pictures) {
    const grey = await drawForReading(bytes, page.number);
    await releaseMemory();
    if (grey === null) continue;
    read += 1;
    if (read > limits.scanPages) throw new RefusedDocument(refuse('too-many-pages', TOO_MANY_PICTURES));
    if (read === 1) notice({ kind: 'scan', pages: Math.min(limits.scanPages, pictures.length) });
    const quarters = ((4 - page.turn / 90) % 4) as Quarters;
    pages[page.number - 1] = await readScan(
      grey,
      page.number,
      { width: page.width, height: page.height },
      quarters,
    );
    await releaseMemory();
  }
  return { pages, scanned: pages.some(({ onPage }) => onPage !== undefined) };
}

/**
 * What a page took, its pictures and the memory of the engine that drew it, lies beside the heap, where it
 * does not make the collector hurry. What the task at hand has touched goes only after that task.
 */
async function releaseMemory(): Promise<void> {
  await setImmediate();
  globalThis.gc?.();
}
