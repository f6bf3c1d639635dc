import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { DrawAnswer, Question } from './child-protocol.js';
import { drawPicture } from './picture.js';
import { refuse } from './refusal.js';
import { sniffType } from './sniff-type.js';

const POINTS_PER_INCH = 72;

/** Draws one page of a PDF or of a picture file as PNG, at most `limits.pixels` large. */
export async function drawPage(question: Question & { kind: 'draw' }): Promise<DrawAnswer> {
  sharp.concurrency(1);
  if ((await sniffType(question.bytes, '')) === 'image') {
    const { bytes, page, dpi, limits } = question;
    return { kind: 'drawn', png: await drawPicture(bytes, page, dpi, limits) };
  }
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(question.bytes));
  try {
    if (question.page < 1 || question.page > document.getPageCount()) return refuse('unreadable');
    return await drawn(document.getPage(question.page - 1), question);
  } finally {
    document.destroy();
    library.destroy();
  }
}

async function drawn(page: PDFiumPage, question: Question & { kind: 'draw' }): Promise<DrawAnswer> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const asked = question.dpi / POINTS_PER_INCH;
  const most = Math.sqrt(question.limits.pixels / (originalWidth * originalHeight));
  const picture = await page.render({
    scale: Math.min(asked, most),
    render: ({ data, width, height }) =>
      sharp(data, { raw: { width, height, channels: 4 } })
        .png({ compressionLevel: 6 })
        .toBuffer(),
  });
  return { kind: 'drawn', png: picture.data };
}
