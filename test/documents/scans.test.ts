import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { parse } from 'yaml';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import type { Transcript } from '../../src/domain/transcript/transcript.js';
import {
  picturesOf,
  pictureWithoutPrint,
  scannedPdf,
  tiffOf,
  type Wear,
  worn,
} from '../support/scanned-page.js';

const FOLDER = 'fixtures/transcripts';
const DPI = 200;
const WORN: readonly (readonly [string, Wear])[] = [
  ['harlow-valley-two-pages', { skew: 0.8, noise: 30, shadow: 0 }],
  ['northgate-quarter', { skew: -3, noise: 20, shadow: 0.5 }],
];

const pool = new ReaderPool({ children: 1 });
afterAll(() => pool.close());

async function read(bytes: Uint8Array, name = 'scan'): Promise<Transcript> {
  const answer = await pool.read(bytes, name);
  if (answer.kind === 'refused') throw new Error(`refused: ${answer.code}`);
  return answer.transcript;
}

type Row = readonly [code: string, title: string, credits: number, grade: string];

/** The rows that the description of a fixture says are printed. */
function described(name: string): readonly string[][] {
  const { terms } = parse(readFileSync(`${FOLDER}/${name}.yaml`, 'utf8')) as {
    terms: readonly { courses: readonly Row[] }[];
  };
  return terms.flatMap(({ courses }) => courses.map((row) => row.map(String)));
}

const rowsOf = ({ terms }: Transcript) =>
  terms.flatMap(({ courses }) =>
    courses.map(({ code, title, creditsAttempted, grade }) =>
      [code, title, creditsAttempted, grade].map(String),
    ),
  );

const coursesOf = ({ terms, otherCredit }: Transcript) =>
  [...terms, ...otherCredit].flatMap(({ courses }) => courses);

describe('a scan', () => {
  it.each(WORN)(
    'of %s, worn, is read like its letters',
    async (name, wear) => {
      const pictures = await picturesOf(readFileSync(`${FOLDER}/${name}.pdf`), DPI);
      const truth = described(name);
      const rows = [];
      for (const page of pictures) rows.push(...rowsOf(await read(await worn(page, wear))));
      const found = { rows: 0, read: rows.length, credits: 0, grades: 0, of: truth.length };
      for (const [code, title, credits, grade] of truth) {
        const at = rows.findIndex((row) => row[0] === code && row[1]!.slice(0, 6) === title!.slice(0, 6));
        const [row] = at < 0 ? [] : rows.splice(at, 1);
        found.rows += row === undefined ? 0 : 1;
        found.credits += row?.[2] === credits ? 1 : 0;
        found.grades += row?.[3] === grade ? 1 : 0;
      }
      expect(found.rows / found.of).toBeGreaterThanOrEqual(0.97);
      expect(found.rows / found.read).toBeGreaterThanOrEqual(0.97);
      expect(found.credits / found.of).toBeGreaterThanOrEqual(0.97);
      expect(found.grades / found.of).toBeGreaterThanOrEqual(0.97);
    },
    240_000,
  );
});

describe('a picture of a page', () => {
  let page: Buffer;
  beforeAll(async () => {
    [page] = (await picturesOf(readFileSync(`${FOLDER}/northgate-quarter.pdf`), DPI)) as [Buffer];
  });

  it('tells the place of a row on the picture as it is shown', async () => {
    const laid = await worn(page, { skew: 2, noise: 5, shadow: 0 });
    const [{ evidence }] = coursesOf(await read(laid)) as [Transcript['terms'][0]['courses'][0]];
    const { width, height } = await sharp(laid).metadata();
    const perPoint = width / (8.5 * 72);
    const [x0, y0, x1, y1] = evidence.box.map((points) => Math.round(points * perPoint)) as [
      number,
      number,
      number,
      number,
    ];
    expect(y1 - y0).toBeLessThan(height / 20);
    const row = await sharp(laid)
      .extract({ left: x0, top: y0, width: x1 - x0, height: y1 - y0 })
      .extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#ffffff' })
      .png()
      .toBuffer();
    const shown = await pool.read(row, 'row.png');
    expect(shown).toMatchObject({ kind: 'read' });
    expect(evidence.text).toContain('English Composition I');
  });

  it('is the page of an image, read in every file format and whichever way up it lies', async () => {
    const stands = sharp(await sharp(page).rotate(270).toBuffer()).withMetadata({ orientation: 6 });
    const files = [
      await stands.jpeg().toBuffer(),
      await sharp(page).rotate(90).webp().toBuffer(),
      await sharp(page).rotate(180).toBuffer(),
    ];
    for (const file of files) {
      const transcript = await read(file);
      expect(transcript.document.type).toBe('image');
      expect(rowsOf(transcript)).toHaveLength(9);
    }
  }, 240_000);

  it('is the page of a PDF, where unseen text over it is not believed', async () => {
    const forged = ['FALL QUARTER 2012', 'ENGL& 101 English Composition I 4.0 90.0'];
    const transcript = await read(await scannedPdf(page, forged));
    expect(transcript.document.type).toBe('pdf-scan');
    expect(rowsOf(transcript)).toHaveLength(9);
    expect(coursesOf(transcript)[0]!.grade).toBe('3.4');
  });

  it('of 300 dots an inch leaves its reader with less than 200 MB', async () => {
    const limits = { restingMemoryBytes: 200 * 1024 * 1024 };
    const small = new ReaderPool({ children: 1, limits });
    try {
      const [fine] = (await picturesOf(readFileSync(`${FOLDER}/northgate-quarter.pdf`), 300)) as [Buffer];
      const scan = await scannedPdf(await sharp(fine).toColourspace('srgb').jpeg().toBuffer());
      expect(await small.read(scan, 'a.pdf')).toMatchObject({ kind: 'read' });
      // A reader that holds more is ended and replaced.
      expect(small.pids).toHaveLength(1);
    } finally {
      await small.close();
    }
  }, 120_000);

  it('is one of several in a TIFF', async () => {
    const pages = await picturesOf(readFileSync(`${FOLDER}/harlow-valley-two-pages.pdf`), DPI);
    const transcript = await read(await tiffOf(pages));
    expect(transcript.document.pages).toBe(2);
    expect(new Set(coursesOf(transcript).map(({ evidence }) => evidence.page))).toEqual(new Set([1, 2]));
  }, 120_000);

  it('is drawn as it was sent, so that a row can be lit on it', async () => {
    const drawn = await pool.draw(page, 1, 100);
    if (drawn.kind === 'refused') throw new Error(drawn.code);
    expect(await sharp(drawn.png).metadata()).toMatchObject({ width: 850, height: 1100 });
  });

  it('cut short is refused: rows may be missing', async () => {
    const whole = await sharp(page).jpeg().toBuffer();
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
    expect(await pool.read(cut, 'a.jpg')).toMatchObject({ kind: 'refused', code: 'unreadable' });
  });

  it('without print is named as such', async () => {
    expect(await pool.read(await pictureWithoutPrint(), 'a.jpg')).toMatchObject({
      kind: 'refused',
      code: 'no-text',
    });
  });

  it('that unpacks to more than fifty megapixels is refused by its head', async () => {
    const bomb = Buffer.from(page);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(await pool.read(bomb, 'a.png')).toMatchObject({ kind: 'refused', code: 'too-complex' });
  });
});
