import type { PdfEngine } from './pdf-engine.js';
import type { OpenPage } from './pdf-page.js';

const GREY = 1;
const GREYSCALE = 0x08;
const WHITE = 0xffffffff;
const PIXELS_MAX = 4_000_000;

/** A piece of a page in points of the reading frame, y down. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page drawn in 256 steps of grey; places are in points of the reading frame, y down. */
export class GreyPicture {
  constructor(
    readonly pixels: Uint8Array,
    readonly width: number,
    readonly height: number,
    readonly scale: number,
  ) {}

  /** Any pixel of the area is darker or lighter by `steps` than in the other picture. */
  differs(other: GreyPicture, area: Area, steps: number): boolean {
    return this.#some(area, (at) => Math.abs(this.pixels[at]! - other.pixels[at]!) >= steps);
  }

  /** Mean grey of an area, 0 black to 255 white. */
  mean(area: Area): number {
    let [sum, count] = [0, 0];
    this.#some(area, (at) => {
      sum += this.pixels[at]!;
      count += 1;
      return false;
    });
    return count === 0 ? 255 : sum / count;
  }

  #some(area: Area, test: (at: number) => boolean): boolean {
    const [x0, x1] = [this.#clamp(area.x, this.width), this.#clamp(area.x + area.width, this.width)];
    const [y0, y1] = [this.#clamp(area.y, this.height), this.#clamp(area.y + area.height, this.height)];
    for (let y = y0; y <= y1; y += 1) {
      for (let x = x0; x <= x1; x += 1) if (test(y * this.width + x)) return true;
    }
    return false;
  }

  #clamp(points: number, size: number): number {
    return Math.min(size - 1, Math.max(0, Math.floor(points * this.scale)));
  }
}

/** Draws an open page on white, at most `most` pixels a point; huge pages are drawn smaller. */
export function drawInGrey(engine: PdfEngine, page: OpenPage, most: number): GreyPicture {
  const [width, height] = sizeOf(page);
  const scale = Math.min(most, Math.sqrt(PIXELS_MAX / (width * height)));
  return drawArea(engine, page, { x: 0, y: 0, width, height }, scale);
}

/** Draws a small piece of an open page; pixel 0 is the piece's upper left corner. */
export function drawArea(engine: PdfEngine, page: OpenPage, area: Area, scale: number): GreyPicture {
  const { call } = engine;
  const [width, height] = [area.width, area.height].map((size) => Math.max(1, Math.round(size * scale))) as [
    number,
    number,
  ];
  const [left, top] = [Math.round(-area.x * scale), Math.round(-area.y * scale)];
  const [wide, high] = sizeOf(page).map((size) => Math.max(1, Math.round(size * scale))) as [number, number];
  const memory = call.malloc(width * height);
  const bitmap = call.FPDFBitmap_CreateEx(width, height, GREY, memory, width);
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    call.FPDF_RenderPageBitmap(bitmap, page.handle, left, top, wide, high, 0, GREYSCALE);
    return new GreyPicture(engine.copy(memory, width * height), width, height, scale);
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
    call.free(memory);
  }
}

function sizeOf({ frame }: OpenPage): [number, number] {
  return [frame[2] - frame[0], frame[3] - frame[1]];
}
