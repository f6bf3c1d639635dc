import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { drawPdf, pageOf, pdfFrom, stream } from './raw-pdf.js';

type Row = readonly [code: string, title: string, credits: string, grade: string];
export const ROWS: readonly Row[] = [
  ['ENG 101', 'English Composition', '3.00', 'A'],
  ['HIS 121', 'World History', '3.00', 'D'],
  ['MAT 110', 'College Algebra', '4.00', 'B'],
  ['PSY 100', 'General Psychology', '3.00', 'A'],
  ['ART 105', 'Drawing', '3.00', 'C'],
  ['BIO 120', 'Environmental Biology', '4.00', 'A'],
  ['SOC 100', 'Introduction to Sociology', '3.00', 'B'],
];
export const X = { code: 54, title: 130, credits: 400, grade: 470 };
const COLUMNS = [
  ['Course', X.code],
  ['Title', X.title],
  ['Credits', X.credits],
  ['Grade', X.grade],
] as const;
export const HISTORY = 1;
export const rowY = (at: number) => 140 + at * 14;

type Pdf = PDFKit.PDFDocument;
interface Style {
  readonly font?: string;
  readonly size?: number;
}

export function put(
  pdf: Pdf,
  text: string,
  x: number,
  y: number,
  { font = 'Helvetica', size = 9 }: Style = {},
): void {
  pdf.font(font).fontSize(size).text(text, x, y, { lineBreak: false });
}

interface Changes {
  readonly font?: string;
  readonly gradeOf?: (row: Row, at: number) => { text: string } & Style;
  readonly before?: (pdf: Pdf) => void;
  readonly after?: (pdf: Pdf) => void;
}

/** An invented transcript of seven rows, changed in one thing. */
export function transcript({ font = 'Helvetica', gradeOf, before, after }: Changes = {}): Promise<Buffer> {
  const info = {
    Producer: 'Registrar Print 3',
    Creator: 'Student System',
    CreationDate: new Date('2024-05-01T09:30:00Z'),
  };
  return drawPdf(
    (pdf) => {
      before?.(pdf);
      put(pdf, 'Alder Valley College', 54, 50, { font, size: 14 });
      put(pdf, 'Name: Rowan Ellery', 54, 80, { font });
      for (const [text, x] of COLUMNS) put(pdf, text, x, 105, { font });
      put(pdf, 'Fall 2012', 54, 122, { font });
      ROWS.forEach((row, at) => {
        const grade = gradeOf?.(row, at) ?? { text: row[3] };
        put(pdf, row[0], X.code, rowY(at), { font });
        put(pdf, row[1], X.title, rowY(at), { font });
        put(pdf, row[2], X.credits, rowY(at), { font });
        put(pdf, grade.text, X.grade, rowY(at), { font: grade.font ?? font, size: grade.size ?? 9 });
      });
      after?.(pdf);
    },
    { info },
  );
}

export const ordinary = (): Promise<Buffer> => transcript();

/** A light thing over the D, and an A on it. */
export function coveredWith(
  what: 'white box' | 'white picture' | 'note with a white ground',
): Promise<Buffer> {
  const y = rowY(HISTORY);
  return transcript({
    after: (pdf) => {
      if (what === 'white picture') pdf.image(WHITE_PICTURE, X.grade - 2, y - 2, { width: 14, height: 12 });
      else if (what === 'white box')
        pdf
          .rect(X.grade - 2, y - 2, 14, 12)
          .fill('#ffffff')
          .fill('#000000');
      else note(pdf, [X.grade - 2, y - 2, X.grade + 12, y + 10]);
      if (what !== 'note with a white ground') put(pdf, 'A', X.grade, y);
    },
  });
}

const WHITE_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

/** A text note on the page, as programs for reading PDF let one write. */
function note(pdf: Pdf, [x0, y0, x1, y1]: readonly [number, number, number, number]): void {
  const width = x1 - x0;
  const height = y1 - y0;
  const font = pdf.ref({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' });
  font.end('');
  const look = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: { Font: { N: font } },
  });
  look.end(`1 g 0 0 ${width} ${height} re f 0 g BT /N 9 Tf 2 3 Td (A) Tj ET`);
  pdf.annotate(x0, y0, width, height, { Subtype: 'FreeText', DA: '/Helv 9 Tf', AP: { N: look } } as never);
}

/** Says A wherever D is drawn. */
export async function lyingMap(how: 'to-unicode' | 'embedded font' | 'encoding'): Promise<Buffer> {
  if (how === 'embedded font') return embeddedLie();
  const content = ROWS.map(([code, title, credits, grade], at) => {
    const y = 792 - rowY(at);
    const cell = (x: number, text: string, font = 'F1') =>
      `BT /${font} 9 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;
    const last = grade === 'D' ? cell(X.grade, how === 'encoding' ? 'A' : 'D', 'L') : cell(X.grade, grade);
    return [cell(X.code, code), cell(X.title, title), cell(X.credits, credits), last].join('\n');
  });
  const map = '1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <44> <0041> endbfchar';
  const say = '1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <0041> endbfchar';
  const head = (x: number, y: number, text: string) => `BT /F1 9 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;
  const page = [
    head(54, 740, 'Alder Valley College'),
    head(X.code, 687, 'Course'),
    head(X.title, 687, 'Title'),
    head(X.credits, 687, 'Credits'),
    head(X.grade, 687, 'Grade'),
    head(54, 670, 'Fall 2012'),
    ...content,
  ].join('\n');
  const liar =
    how === 'to-unicode'
      ? '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>'
      : '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R ' +
        '/Encoding << /Type /Encoding /Differences [65 /D] >> >>';
  return pdfFrom([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
      '/Resources << /Font << /F1 5 0 R /L 6 0 R >> >> >>',
    stream(page),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    liar,
    stream(`/CIDInit /ProcSet findresource begin begincmap ${how === 'encoding' ? say : map} endcmap end`),
  ]);
}

export const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  'standard_fonts',
);

/** An embedded font whose map is changed after pdfkit has written it. */
async function embeddedLie(): Promise<Buffer> {
  const font = readFileSync(join(FONTS, 'LiberationSans-Bold.ttf'));
  const made = await drawPdf(
    (pdf) => {
      pdf.registerFont('Own', font);
      pdf.font('Own').fontSize(9);
      put(pdf, 'Alder Valley College', 54, 50, { font: 'Own' });
      for (const [text, x] of COLUMNS) put(pdf, text, x, 105, { font: 'Own' });
      put(pdf, 'Fall 2012', 54, 122, { font: 'Own' });
      ROWS.forEach((row, at) => {
        [X.code, X.title, X.credits, X.grade].forEach((x, cell) =>
          put(pdf, row[cell]!, x, rowY(at), { font: 'Own' }),
        );
      });
    },
    { compress: false },
  );
  const text = made.toString('latin1');
  // The title "Drawing" then begins with an A as well.
  return Buffer.from(text.replaceAll(/<0044>/g, '<0041>'), 'latin1');
}

/** A row that only a program sees. */
export function hiddenRow(how: 'invisible' | 'white' | 'off the page'): Promise<Buffer> {
  return transcript({
    after: (pdf) => {
      const y = how === 'off the page' ? 820 : rowY(ROWS.length);
      if (how === 'white') pdf.fillColor('#ffffff');
      if (how === 'invisible') pdf.addContent('3 Tr');
      const cells = ['MUS 199', 'Music Theory', '3.00', 'A'];
      [X.code, X.title, X.credits, X.grade].forEach((x, at) => put(pdf, cells[at]!, x, y));
      if (how === 'invisible') pdf.addContent('0 Tr');
      pdf.fillColor('#000000');
    },
  });
}

/** The transcript written by hand, so that it can be saved again behind its end. */
export const signable = (): Buffer =>
  pageOf(written('D'), '/MediaBox [0 0 612 792]', ['<< /Producer (Registrar Print 3) >>']);

/** The file saved again behind its end, as programs do that keep what was there. */
export function savedAgain(what: 'grade' | 'metadata', first = signable()): Buffer {
  return what === 'grade'
    ? updated(first, 4, stream(written('A')))
    : updated(first, 7, '<< /Producer (Registrar Print 3) /Keywords (sent) >>');
}

function written(grade: string): string {
  const cell = (x: number, y: number, text: string) => `BT /F1 9 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;
  const rows = ROWS.flatMap(([code, title, credits, own], at) => {
    const cells = [code, title, credits, code === 'HIS 121' ? grade : own];
    return COLUMNS.map(([, x], column) => cell(x, 792 - rowY(at), cells[column]!));
  });
  const heads = COLUMNS.map(([text, x]) => cell(x, 687, text));
  const head = [
    cell(54, 740, 'Alder Valley College'),
    cell(54, 715, 'Name: Rowan Ellery'),
    cell(54, 670, 'Fall 2012'),
  ];
  return [...head, ...heads, ...rows].join('\n');
}

function updated(bytes: Buffer, number: number, object: string): Buffer {
  const text = bytes.toString('latin1');
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]!;
  const size = Math.max(...[...text.matchAll(/\/Size (\d+)/g)].map(([, count]) => Number(count)));
  const start = bytes.length;
  const added = `${number} 0 obj\n${object}\nendobj\n`;
  const table = `xref\n${number} 1\n${String(start).padStart(10, '0')} 00000 n \n`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Prev ${before} >>\n`;
  return Buffer.concat([
    bytes,
    Buffer.from(`${added}${table}${trailer}startxref\n${start + added.length}\n%%EOF\n`, 'latin1'),
  ]);
}

/** Something harmless behind the end of the file, as gateways put there. */
export const appended = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.from('% scanned for viruses\n')]);

/** One A where the other rows are printed otherwise. */
export function islandOf(what: 'font' | 'size'): Promise<Buffer> {
  const odd = what === 'font' ? { font: 'Times-Roman' } : { size: 10 };
  return transcript({ gradeOf: (row, at) => (at === HISTORY ? { text: 'A', ...odd } : { text: row[3] }) });
}
