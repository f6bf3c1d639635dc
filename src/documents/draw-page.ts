import sharp from 'sharp';
import type { DrawAnswer, Question } from './child-protocol.js';
import { type PdfEngine, withPdfEngine } from './pdf-engine.js';
import { loadPage } from './pdf-page.js';
import { drawPicture } from './picture.js';
import { refuse } from './refusal.js';
import { sniffType } from './sniff-type.js';

const POINTS_PER_INCH = 72;
const CHANNELS = 4;
const WITH_ALPHA = 4;
const WHITE = 0xffffffff;
const ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;

/**
 * Draws one page of a PDF, unrotated so that evidence boxes fit, or of a picture file, as PNG at most
 * `limits.pixels` large.
 */
export async function drawPage(question: Question & { kind: 'draw' }): Promise<DrawAnswer> {
  sharp.concurrency(1);
  if ((await sniffType(question.bytes, '')) === 'image') {
    const { bytes, page, dpi, limits } = question;
    return { kind: 'drawn', png: await drawPicture(bytes, page, dpi, limits) };
  }
  return withPdfEngine((engine) =>
    engine.open(question.bytes, async (pdf) => {
      const { call } = engine;
      if (question.page < 1 || question.page > call.FPDF_GetPageCount(pdf)) return refuse('unreadable');
      const page = loadPage(engine, pdf, question.page - 1);
      try {
        call.FPDFPage_SetRotation(page, 0);
        return await drawn(engine, page, question);
      } finally {
        call.FPDF_ClosePage(page);
      }
    }),
  );
}

async function drawn(
  engine: PdfEngine,
  page: number,
  { dpi, limits }: Question & { kind: 'draw' },
): Promise<DrawAnswer> {
  const { call } = engine;
  const [pageWidth, pageHeight] = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)];
  const most = Math.sqrt(limits.pixels / (pageWidth * pageHeight));
  const scale = Math.min(dpi / POINTS_PER_INCH, most);
  const width = Math.max(1, Math.floor(pageWidth * scale));
  const height = Math.max(1, Math.floor(pageHeight * scale));
  const size = width * height * CHANNELS;
  const memory = call.malloc(size);
  if (memory === 0) return refuse('too-complex');
  const bitmap = call.FPDFBitmap_CreateEx(width, height, WITH_ALPHA, memory, width * CHANNELS);
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RED_FIRST);
    const png = await sharp(engine.copy(memory, size), { raw: { width, height, channels: CHANNELS } })
      .png({ compressionLevel: 6 })
      .toBuffer();
    return { kind: 'drawn', png };
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
    call.free(memory);
  }
}
