import { type PdfEngine, type PdfHandle, withPdfEngine } from './pdf-engine.js';
import { loadPage } from './pdf-page.js';
import type { Grey } from './picture.js';
import { refuse, RefusedDocument } from './refusal.js';

const GREY = 1;
const GREYSCALE = 0x08;
const WHITE = 0xffffffff;
const POINTS_PER_INCH = 72;
/** What print is read best at; a scan that is finer gains nothing. */
const DPI = 300;
const PIXELS_MAX = 12_000_000;

/** Draws a page (from 1) of a PDF in shades of grey, unrotated; null when nothing at all is drawn on it. */
export async function drawForReading(bytes: Uint8Array, number: number): Promise<Grey | null> {
  return withPdfEngine((engine) => engine.open(bytes, (pdf) => drawn(engine, pdf, number)));
}

function drawn(engine: PdfEngine, pdf: PdfHandle, number: number): Grey | null {
  const { call } = engine;
  const page = loadPage(engine, pdf, number - 1);
  let [bitmap, memory] = [0, 0];
  try {
    if (call.FPDFPage_CountObjects(page) === 0) return null;
    call.FPDFPage_SetRotation(page, 0);
    const [across, down] = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)];
    const scale = Math.min(DPI / POINTS_PER_INCH, Math.sqrt(PIXELS_MAX / (across * down)));
    const [width, height] = [across, down].map((points) => Math.max(1, Math.round(points * scale))) as [
      number,
      number,
    ];
    memory = call.malloc(width * height);
    if (memory === 0) throw new RefusedDocument(refuse('too-complex'));
    bitmap = call.FPDFBitmap_CreateEx(width, height, GREY, memory, width);
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, GREYSCALE);
    return { data: engine.copy(memory, width * height), width, height };
  } finally {
    if (bitmap !== 0) call.FPDFBitmap_Destroy(bitmap);
    call.free(memory);
    call.FPDF_ClosePage(page);
  }
}
