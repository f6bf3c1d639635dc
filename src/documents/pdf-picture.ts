import type { PdfEngine } from './pdf-engine.js';
import type { OpenPage } from './pdf-page.js';

const GREY = 1;
const GREYSCALE = 0x08;
const PIXELS_MAX = 4_000_000;
const WHITE = 0xffffffff;

interface Area {
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
    const [x0, x1] = [this.#clamp(area.x, this.width), this.#clamp(area.x + area.width, this.width)];
    const [y0, y1] = [this.#clamp(area.y, this.height), this.#clamp(area.y + area.height, this.height)];
    for (let y = y0; y <= y1 && y < this.height; y += 1) {
      for (let x = x0; x <= x1 && x < this.width; x += 1) {
        const at = y * this.width + x;
        if (Math.abs(this.pixels[at]! - other.pixels[at]!) >= steps) return true;
      }
    }
    return false;
  }

  #clamp(points: number, most: number): number {
    return Math.min(most, Math.max(0, Math.floor(points * this.scale)));
  }
}

/** Draws an open page on white, at most `most` pixels a point; huge pages are drawn smaller. */
export function drawInGrey(engine: PdfEngine, { handle, frame }: OpenPage, most: number): GreyPicture {
  const { call } = engine;
  const scale = Math.min(most, Math.sqrt(PIXELS_MAX / ((frame[2] - frame[0]) * (frame[3] - frame[1]))));
  const width = Math.max(1, Math.round((frame[2] - frame[0]) * scale));
  const height = Math.max(1, Math.round((frame[3] - frame[1]) * scale));
  const memory = call.malloc(width * height);
  const bitmap = call.FPDFBitmap_CreateEx(width, height, GREY, memory, width);
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    call.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, GREYSCALE);
    return new GreyPicture(engine.copy(memory, width * height), width, height, scale);
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
    call.free(memory);
  }
}
