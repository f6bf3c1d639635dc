import { LIMITS } from '../../src/documents/limits.js';
import { readPdfText } from '../../src/documents/pdf-text-reader.js';
import { boxOf, wordsOf } from '../../src/domain/transcript/lines.js';
import { placeOn } from '../../src/domain/transcript/text-page.js';
import { pageOf, pdfFrom, stream } from '../support/raw-pdf.js';

const read = async (bytes: Buffer) => readPdfText(bytes, LIMITS);
const text = (x: number, y: number, what: string) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm (${what}) Tj ET\n`;
const upwards = (x: number, y: number, what: string) =>
  `BT /F1 10 Tf 0 1 -1 0 ${x} ${y} Tm (${what}) Tj ET\n`;

async function wordsFrom(content: string, page?: string): Promise<string[]> {
  const { pages } = await read(pageOf(content, page));
  return wordsOf(pages[0]!).map((word) => word.text);
}

describe('the words of a PDF', () => {
  it('have the exact place of their letters', async () => {
    const { pages } = await read(pageOf(text(100, 700, 'WAIT till 3.00')));
    const [wait, , credits] = pages[0]!.runs;
    // Widths of Helvetica: W 944, A 667, I 278, T 611; t i l l 1000; two spaces 556.
    expect(wait).toMatchObject({ text: 'WAIT', x: 100, y: 84, height: 10 });
    expect(wait!.width).toBeCloseTo(25, 1);
    expect(credits!.x).toBeCloseTo(100 + 25 + 5.56 + 9.44 - 0.06, 0);
  });

  it('are whole where letters are set wide, and apart where a space is narrow', async () => {
    expect(await wordsFrom(`BT /F1 10 Tf 6 Tc 1 0 0 1 50 700 Tm (OFFICIAL) Tj ET\n`)).toEqual(['OFFICIAL']);
    expect(await wordsFrom(`BT /F1 10 Tf -2.2 Tw 1 0 0 1 50 700 Tm (World History) Tj ET\n`)).toEqual([
      'World',
      'History',
    ]);
    expect(await wordsFrom(`BT /F1 10 Tf 1 0 0 1 50 700 Tm [(World) -300 (History)] TJ ET\n`)).toEqual([
      'World',
      'History',
    ]);
  });

  it('keep the minus of a grade at the end of a line, however it is written', async () => {
    expect(await wordsFrom(text(50, 700, 'B-') + text(50, 680, 'C\\255') + text(50, 660, 'D'))).toEqual([
      'B-',
      'C-',
      'D',
    ]);
  });

  it('are read in the direction of most letters, and placed on the page as it lies', async () => {
    const { pages } = await read(pageOf(upwards(100, 200, 'English Composition') + text(9, 9, 'side')));
    const page = pages[0]!;
    expect(page.turn).toBe(90);
    expect(page.runs.map((run) => run.text)).toEqual(['English', 'Composition']);
    const place = placeOn(page, boxOf(wordsOf(page)));
    expect(place.box[0]).toBeCloseTo(92, 0);
    expect(place.box[2]).toBeCloseTo(102, 0);
    expect(place.box[3]).toBeCloseTo(592, 0);
    const turned = await read(pageOf(upwards(100, 200, 'English'), '/MediaBox [0 0 612 792] /Rotate 90'));
    expect(turned.pages[0]).toMatchObject({ turn: 90, width: 612, height: 792 });
    expect(turned.pages[0]!.runs[0]).toMatchObject({ text: 'English', x: 200, y: 92 });
  });

  it.each([
    [180, '-1 0 0 -1 500 700', [112, 692]],
    [270, '0 -1 1 0 100 700', [92, 504]],
  ])('are read on a page turned by %d degrees', async (turn, matrix, place) => {
    const { pages } = await read(pageOf(`BT /F1 10 Tf ${matrix} Tm (Upside) Tj ET\n`));
    expect(pages[0]!.turn).toBe(turn);
    const [run] = pages[0]!.runs;
    expect([run!.x, run!.y].map(Math.round)).toEqual(place);
  });

  it('leave out what stands askew, mark what is pale, and never take what nobody sees', async () => {
    const { pages } = await read(
      pageOf(
        text(50, 700, 'seen') +
          'BT /F1 40 Tf .7 .7 -.7 .7 100 200 Tm (COPY) Tj ET\n' +
          `0.85 g ${text(50, 600, 'pale')} 1 g ${text(50, 500, 'white')} 0 g ` +
          `3 Tr ${text(50, 400, 'unseen')} 0 Tr\n` +
          `0.1 g 40 290 200 20 re f 1 g ${text(50, 295, 'heading')} 0 g ${text(50, 900, 'outside')}`,
      ),
    );
    expect(pages[0]!.runs.map((run) => [run.text, run.faint ?? false])).toEqual([
      ['seen', false],
      ['pale', true],
      ['heading', false],
    ]);
  });

  it('keep unseen text that lies over a scan, and say so', async () => {
    const bytes = pdfFrom([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
        '/Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >> >>',
      stream(`q 612 0 0 792 0 0 cm /I Do Q 3 Tr ${text(50, 700, 'ENG 101')}`),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      stream(
        '\x80',
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      ),
    ]);
    const { pages, scanned } = await read(bytes);
    expect(scanned).toEqual([1]);
    expect(pages[0]!.runs.map((run) => run.text)).toEqual(['ENG', '101']);
  });

  it('hold what stands in the fields of a form', async () => {
    const bytes = pageOf(text(50, 700, 'Grade'), '/MediaBox [0 0 612 792] /Annots [7 0 R]', [
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (g) /V (B+) /Rect [100 695 140 712] /F 4 ' +
        '/AP << /N 8 0 R >> >>',
      stream(
        '/Tx BMC q BT /F1 10 Tf 2 5 Td (B+) Tj ET Q EMC',
        '/Type /XObject /Subtype /Form /BBox [0 0 40 17] /Resources << /Font << /F1 5 0 R >> >>',
      ),
    ]);
    const { pages } = await read(bytes);
    expect(pages[0]!.runs.map((run) => [run.text, Math.round(run.x)])).toEqual([
      ['Grade', 50],
      ['B+', 102],
    ]);
  });
});
