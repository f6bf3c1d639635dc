import sharp, { type Metadata, type Sharp } from 'sharp';
import { HeicFile, isHeic } from './heic-file.js';
import type { ReadLimits } from './limits.js';
import { refuse, RefusedDocument } from './refusal.js';

/** A picture in shades of grey, one byte a pixel, row by row: 0 is black. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** One page of a picture file, upright as its file says it is to be seen. */
export interface Picture {
  readonly grey: Grey;
  /** Pixels of the file for each pixel of `grey`. */
  readonly reduced: number;
  /** Dots per inch of the file, where it tells a believable number. */
  readonly dpi: number | null;
}

/** A picture file whose pages are decoded one at a time. */
export interface PictureFile {
  readonly pages: number;
  readonly page: (number: number) => Promise<Picture>;
}

/** Larger pictures are reduced while they are decoded: no print needs more to be read. */
const WORKING_PIXELS = 12_000_000;
/** Turned by a quarter: the file's width is the picture's height. */
const SIDEWAYS = 5;

/** Looks at the head of a picture file. Throws `RefusedDocument`: no picture, or larger than the limits. */
export async function openPicture(bytes: Uint8Array, limits: ReadLimits): Promise<PictureFile> {
  sharp.concurrency(1);
  const pages = isHeic(bytes) ? new HeicFile(bytes, limits).pages : await pagesOf(bytes, limits);
  if (pages > limits.scanPages) throw new RefusedDocument(refuse('too-many-pages', TOO_MANY_PICTURES));
  return { pages, page: (number) => pictureOf(bytes, limits, number) };
}

export const TOO_MANY_PICTURES =
  'More than 20 of the pages are scans or photos. Send only the pages of the transcript.';

async function pagesOf(bytes: Uint8Array, limits: ReadLimits): Promise<number> {
  const head = await metadataOf(bytes, limits, 0);
  return head.format === 'tiff' ? (head.pages ?? 1) : 1;
}

/** The page as a person sees it, at most `pixels` large, as PNG. */
export async function drawPicture(
  bytes: Uint8Array,
  page: number,
  dpi: number,
  limits: ReadLimits,
): Promise<Uint8Array> {
  sharp.concurrency(1);
  const { size, dpi: own, pixels } = await look(bytes, limits, page);
  const { width, height } = size;
  const scale = Math.min(1, dpi / (own ?? likelyDpi(size)), Math.sqrt(limits.pixels / (width * height)));
  return pixels('colour')
    .resize({ width: Math.max(1, Math.round(width * scale)) })
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** Dots per inch that make the picture a sheet of paper, when its file does not say. */
export function likelyDpi({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(width, height) / 8.5;
}

async function pictureOf(bytes: Uint8Array, limits: ReadLimits, page: number): Promise<Picture> {
  const { size, dpi, pixels } = await look(bytes, limits, page);
  const reduced = Math.max(1, Math.sqrt((size.width * size.height) / WORKING_PIXELS));
  try {
    const { data, info } = await pixels('brightness')
      .flatten({ background: '#ffffff' })
      .resize({ width: Math.max(1, Math.round(size.width / reduced)) })
      .greyscale()
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      grey: { data: new Uint8Array(data), width: info.width, height: info.height },
      reduced: size.width / info.width,
      dpi,
    };
  } catch (error) {
    throw error instanceof RefusedDocument ? error : new RefusedDocument(refuse('unreadable'));
  }
}

/** One page of a file by its head, upright, and its pixels for who wants them. */
interface Look {
  readonly size: { readonly width: number; readonly height: number };
  readonly dpi: number | null;
  readonly pixels: (look: 'brightness' | 'colour') => Sharp;
}

async function look(bytes: Uint8Array, limits: ReadLimits, page: number): Promise<Look> {
  if (isHeic(bytes)) return lookAtHeic(bytes, limits, page);
  const head = await metadataOf(bytes, limits, page - 1);
  const options = { page: page - 1, limitInputPixels: limits.picturePixels, failOn: 'truncated' } as const;
  return { size: sizeOf(head), dpi: believable(head), pixels: () => sharp(bytes, options).autoOrient() };
}

/** Cameras know no dots per inch. */
function lookAtHeic(bytes: Uint8Array, limits: ReadLimits, page: number): Look {
  const file = new HeicFile(bytes, limits);
  const size = file.sizeOf(page);
  refuseHuge(size, limits);
  const pixels = (as: 'brightness' | 'colour') => {
    const { data, width, height, channels } = file.decode(page, as);
    return sharp(data, { raw: { width, height, channels } });
  };
  return { size, dpi: null, pixels };
}

async function metadataOf(bytes: Uint8Array, limits: ReadLimits, page: number): Promise<Metadata> {
  let head: Metadata;
  try {
    head = await sharp(bytes, { page, limitInputPixels: false, failOn: 'none' }).metadata();
  } catch {
    throw new RefusedDocument(refuse('unreadable'));
  }
  refuseHuge(sizeOf(head), limits);
  return head;
}

function refuseHuge({ width, height }: Look['size'], limits: ReadLimits): void {
  if (width * height <= limits.picturePixels) return;
  throw new RefusedDocument(
    refuse('too-complex', 'The picture is larger than 50 megapixels. Send a smaller copy of it.'),
  );
}

function sizeOf(head: Metadata): { width: number; height: number } {
  const [width, height] = [head.width ?? 1, head.height ?? 1];
  return (head.orientation ?? 1) >= SIDEWAYS ? { width: height, height: width } : { width, height };
}

/** Cameras write 72 for any picture: a number counts when it makes the picture about as large as paper. */
function believable(head: Metadata): number | null {
  const { density = 0, resolutionUnit } = head;
  const { width, height } = sizeOf(head);
  const inches = Math.min(width, height) / density;
  return resolutionUnit !== undefined && density >= 60 && inches > 4 && inches < 14 ? density : null;
}
