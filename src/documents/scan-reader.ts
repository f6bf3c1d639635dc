import type { Projection, TextPage, TextRun } from '../domain/transcript/text-page.js';
import type { PageSize, ScanNotice } from './child-protocol.js';
import type { ReadLimits } from './limits.js';
import { LAYOUT, ocrEngine } from './ocr-engine.js';
import { type Grey, likelyDpi, openPicture, type Picture } from './picture.js';
import { evenLight, inkBelow } from './picture-ink.js';
import { letterHeight, partsOf } from './picture-parts.js';
import { refuse, RefusedDocument } from './refusal.js';
import { lookAgain } from './recognise-words.js';
import { linesOf } from './scan-lines.js';
import { readingOf, stripOf } from './scan-strip.js';
import { runsOf } from './scan-words.js';
import { chain, slantOf, straightened } from './straighten.js';

/** Letters this high, in pixels, are what the engine reads best: 10 point type at 300 dots per inch. */
const GOOD_HEIGHT = 26;
const SCALE_MAX = 3;
const ENGINE_PIXELS = 16_000_000;
const POINTS_PER_INCH = 72;

/** Points of the page that the picture is, at the resolution that it tells or that paper would have. */
function sizeOfPicture({ grey, reduced, dpi }: Picture): PageSize {
  const [width, height] = [grey.width * reduced, grey.height * reduced];
  const points = POINTS_PER_INCH / (dpi ?? likelyDpi({ width, height }));
  return { width: width * points, height: height * points };
}

/** Reads every page of a picture file. Throws `RefusedDocument` when none of them holds print. */
export async function readPictures(
  bytes: Uint8Array,
  limits: ReadLimits,
  notice: (scan: ScanNotice) => void,
): Promise<{ pages: readonly TextPage[]; sizes: readonly PageSize[] }> {
  const file = await openPicture(bytes, limits);
  notice({ kind: 'scan', pages: file.pages });
  const pages: TextPage[] = [];
  for (let number = 1; number <= file.pages; number += 1) {
    const picture = await file.page(number);
    pages.push(await readScan(picture, number, sizeOfPicture(picture)));
  }
  if (pages.every(({ runs }) => runs.length === 0)) throw new RefusedDocument(refuse('no-text'));
  return { pages, sizes: pages.map(({ width, height }) => ({ width, height })) };
}

/** Reads the print in a picture of a page of the given size. A page without print has no runs. */
async function readScan(picture: Picture, number: number, size: PageSize): Promise<TextPage> {
  const blank: TextPage = { number, ...size, turn: 0, unit: 'points', runs: [] };
  const even = evenLight(picture.grey);
  const parts = partsOf(even, inkBelow(even));
  const height = letterHeight(parts);
  if (height === 0) return blank;
  const slant = slantOf(parts, height);
  const most = Math.sqrt(ENGINE_PIXELS / (even.width * even.height));
  const scale = Math.min(SCALE_MAX, most, GOOD_HEIGHT / height);
  const straight = straightened(even, slant, slant.sideways ? 3 : 0, scale);
  const pixelsPerPoint = (picture.grey.width / size.width) * scale;
  const runs = await read(straight.grey, pixelsPerPoint);
  return { ...blank, runs, onPage: onPageOf(straight.back, size.width / picture.grey.width, pixelsPerPoint) };
}

/** The print of a straight picture, read line by line. */
async function read(grey: Grey, perPoint: number): Promise<readonly TextRun[]> {
  const parts = partsOf(grey, inkBelow(grey));
  const height = letterHeight(parts);
  if (height === 0) return [];
  const engine = await ocrEngine();
  const lines = linesOf(parts, height).map((line) => {
    const strip = stripOf(grey, line, height);
    engine.show(strip.grey, perPoint * POINTS_PER_INCH);
    return readingOf(engine.read(LAYOUT.line), strip);
  });
  return lookAgain(grey, lines, height).flatMap((line) => runsOf(line, perPoint));
}

/** From points of the straightened picture to points of the page as it is shown. */
function onPageOf(back: Projection, pointsPerPixel: number, pixelsPerPoint: number): Projection {
  const grow: Projection = [pixelsPerPoint, 0, 0, 0, pixelsPerPoint, 0, 0, 0, 1];
  const shrink: Projection = [pointsPerPixel, 0, 0, 0, pointsPerPixel, 0, 0, 0, 1];
  return chain(shrink, chain(back, grow));
}
