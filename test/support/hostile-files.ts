import { deflateSync } from 'node:zlib';
import { drawPdf as pdfOf, pdfFrom } from './raw-pdf.js';

/** Files that no transcript looks like, made on the spot. None of them may harm more than itself. */

export function lockedPdf(): Promise<Buffer> {
  return pdfOf((pdf) => pdf.text('ENG 101 English Composition I 3.00 A'), {
    userPassword: 'secret',
    ownerPassword: 'owner',
  });
}

export function pdfWithoutText(): Promise<Buffer> {
  return pdfOf((pdf) => pdf.rect(50, 50, 200, 300).fill('#336699'));
}

export function pdfWithoutCourses(): Promise<Buffer> {
  return pdfOf((pdf) =>
    pdf.text('How to order a transcript: sign in, choose a delivery method and pay the fee.'),
  );
}

/** A page tree that names the same page many thousand times, in a few kilobytes. */
export function pdfOfManyPages(pages: number): Buffer {
  const kids = Array.from({ length: pages }, () => '3 0 R').join(' ');
  return pdfFrom([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
  ]);
}

/** A page whose content unpacks to `mebibytes` of drawing operators from about a thousandth of that. */
export function pdfBomb(mebibytes: number): Buffer {
  const operators = Buffer.alloc(mebibytes * 1024 * 1024, 'q 1 0 0 1 0 0 cm BT /F1 9 Tf (A) Tj ET Q\n');
  const packed = deflateSync(operators, { level: 9 });
  return pdfFrom([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
      '/Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
}

/** The first bytes of a real picture, of an archive and of a page for browsers. */
export const PICTURE = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489' +
    '0000000d49444154789c6300010000000500010d0a2db40000000049454e44ae426082',
  'hex',
);
export const ARCHIVE = Buffer.from('504b03040a0000000000000021000000000000000000000000000500000061', 'hex');
export const WEB_PAGE = Buffer.from(
  '<!doctype html><script>document.location="https://example.org"</script>',
);

/** A PDF whose page tree leads back to itself. */
export function pdfInCircles(): Buffer {
  return pdfFrom(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R] >>']);
}
