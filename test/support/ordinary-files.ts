import { join } from 'node:path';
import { FONTS, HISTORY, put, ROWS, rowY, transcript, X } from './tampered-files.js';

/** What honest producers do: each of them reads as an ordinary transcript. */
export const ordinaryVariants: Readonly<Record<string, () => Promise<Buffer>>> = {
  'a page with banded rows and a dark heading': () =>
    transcript({
      before: (pdf) => {
        pdf.rect(50, 100, 500, 16).fill('#dddddd');
        ROWS.forEach((_, at) => {
          if (at % 2 === 0) pdf.rect(50, rowY(at) - 2, 500, 14).fill('#eeeeee');
        });
        pdf.rect(50, 20, 500, 20).fill('#223355').fill('#ffffff');
        put(pdf, 'OFFICIAL TRANSCRIPT A 3.00', 60, 26);
        pdf.fill('#000000');
      },
    }),
  'lines and a frame painted after the text': () =>
    transcript({
      after: (pdf) => {
        pdf.rect(40, 90, 520, 200).stroke();
        ROWS.forEach((_, at) => pdf.rect(50, rowY(at) + 10, 500, 0.5).fill('#000000'));
        pdf.path('M 45 95 H 555 V 285 H 45 Z M 46 96 V 284 H 554 V 96 Z').fill('#000000', 'even-odd');
      },
    }),
  'a highlighted row': () =>
    transcript({
      after: (pdf) => {
        pdf
          .fillOpacity(0.3)
          .rect(50, rowY(HISTORY) - 2, 500, 13)
          .fill('#ffee00')
          .fillOpacity(1);
      },
    }),
  'a pale watermark': () =>
    transcript({
      before: (pdf) => {
        pdf
          .fillColor('#e8e8e8')
          .fontSize(60)
          .text('COPY', 200, 180, { lineBreak: false })
          .fillColor('#000000');
      },
    }),
  'a page painted twice': () =>
    transcript({
      before: (pdf) => {
        ROWS.forEach((row, at) => put(pdf, row[3], X.grade, rowY(at)));
        pdf.rect(0, 0, 612, 792).fill('#ffffff').fill('#000000');
      },
    }),
  'failed grades in bold': () =>
    transcript({
      gradeOf: (row, at) => (at === 4 ? { text: 'F', font: 'Helvetica-Bold' } : { text: row[3] }),
    }),
  'anchors for signing in white': () =>
    transcript({
      after: (pdf) => {
        pdf.fillColor('#ffffff');
        put(pdf, '{{signature_1}}', 54, 700);
        pdf.fillColor('#000000');
      },
    }),
  'an embedded serif': () => transcript({ font: join(FONTS, 'LiberationSans-Italic.ttf') }),
  'a typewriter': () => transcript({ font: 'Courier' }),
};
