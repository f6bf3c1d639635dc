import type { EvaluationCase } from '../contract/evaluation.js';
import { scoreOf, type Bar } from '../contract/score.js';

const INK = '#1B1D22';
const QUIET = '#5A5F69';
const BAR = 30;
const HEIGHT = 11;
const NAME_WIDTH = 132;

/** The degree as a score in black and white: filled, hatched, open and locked bars. Gives the y below it. */
export function drawScore(
  pdf: PDFKit.PDFDocument,
  given: EvaluationCase,
  x: number,
  top: number,
  width: number,
): number {
  let y = top;
  const perRow = Math.floor((width - NAME_WIDTH) / (BAR + 2));
  for (const staff of scoreOf(given)) {
    pdf.font('Helvetica').fontSize(7.5).fillColor(INK);
    pdf.text(`${staff.name}, ${staff.credits}`, x, y + 2, {
      width: NAME_WIDTH - 6,
      height: 10,
      ellipsis: true,
      lineBreak: false,
    });
    staff.bars.forEach((bar, index) => {
      const row = Math.floor(index / perRow);
      drawBar(pdf, bar, x + NAME_WIDTH + (index % perRow) * (BAR + 2), y + row * (HEIGHT + 3));
    });
    y += Math.ceil(staff.bars.length / perRow) * (HEIGHT + 3) + 5;
  }
  pdf.font('Helvetica').fontSize(6.5).fillColor(QUIET);
  pdf.text(
    'Solid: counts. Hatched: waiting for a decision. Open: still to take. Crossed: never by transfer.',
    x + NAME_WIDTH,
    y,
    { lineBreak: false },
  );
  return y + 10;
}

function drawBar(pdf: PDFKit.PDFDocument, { state }: Bar, x: number, y: number): void {
  pdf.lineWidth(0.6).strokeColor(INK);
  if (state === 'filled') pdf.rect(x, y, BAR, HEIGHT).fillAndStroke(INK, INK);
  else pdf.rect(x, y, BAR, HEIGHT).stroke();
  if (state === 'waiting') {
    pdf.save().rect(x, y, BAR, HEIGHT).clip();
    for (let at = -HEIGHT; at < BAR; at += 4)
      pdf
        .moveTo(x + at, y + HEIGHT)
        .lineTo(x + at + HEIGHT, y)
        .stroke();
    pdf.restore();
  }
  if (state === 'locked') {
    pdf
      .moveTo(x, y)
      .lineTo(x + BAR, y + HEIGHT)
      .moveTo(x + BAR, y)
      .lineTo(x, y + HEIGHT)
      .stroke();
  }
}
