import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import type { Transcript } from '../../src/domain/transcript/transcript.js';

const FOLDER = 'fixtures/transcripts/photos';
const photo = readFileSync(`${FOLDER}/northgate-quarter.heic`);

const pool = new ReaderPool({ children: 1 });
afterAll(() => pool.close());

async function read(bytes: Uint8Array): Promise<Transcript> {
  const answer = await pool.read(bytes, 'IMG_0001.HEIC');
  if (answer.kind === 'refused') throw new Error(`refused: ${answer.code}`);
  return answer.transcript;
}

const coursesOf = ({ terms }: Transcript) => terms.flatMap(({ courses }) => courses);

/** The photo with numbers of its head put over others, by what stands before them. */
function withNumbers(mark: string, after: number, bits: 8 | 16 | 32, ...values: readonly number[]): Buffer {
  const bytes = Buffer.from(photo);
  values.forEach((value, at) => {
    const place = bytes.lastIndexOf(mark) + mark.length + after + (at * bits) / 8;
    bytes.writeUIntBE(value, place, bits / 8);
  });
  return bytes;
}

describe('a HEIC photo', () => {
  it('is read upright, as the telephone says that it was held', async () => {
    const transcript = await read(photo);
    expect(transcript.document).toMatchObject({ type: 'image', reader: 'ocr', pages: 1 });
    const rows = coursesOf(transcript);
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({
      code: 'ENGL& 101',
      title: 'English Composition I',
      creditsAttempted: '5',
      grade: '3.4',
    });
  });

  it('is read whichever way up it lies', async () => {
    const turned = withNumbers('irot', 0, 8, 2);
    expect(coursesOf(await read(turned))).toHaveLength(9);
  });

  it('is drawn in colour where its rows stand', async () => {
    const drawn = await pool.draw(photo, 1, 100);
    if (drawn.kind === 'refused') throw new Error(drawn.code);
    const picture = sharp(drawn.png);
    expect(await picture.metadata()).toMatchObject({ width: 850, height: 1100, channels: 3 });
    const [{ evidence }] = coursesOf(await read(photo)) as [Transcript['terms'][0]['courses'][0]];
    const [x0, y0, x1, y1] = evidence.box.map((points) => Math.round((points / 72) * 100)) as [
      number,
      number,
      number,
      number,
    ];
    const row = await picture
      .extract({ left: x0 - 2, top: y0 - 4, width: x1 - x0 + 4, height: y1 - y0 + 8 })
      .resize({ width: (x1 - x0) * 2 })
      .extend({ top: 60, bottom: 60, left: 60, right: 60, background: '#ffffff' })
      .png()
      .toBuffer();
    const shown = await pool.read(row, 'row.png');
    expect(shown).toMatchObject({ kind: 'read' });
    expect(coursesOf((shown as { transcript: Transcript }).transcript)[0]!.code).toBe('ENGL& 101');
  });

  it.each([0.02, 0.3, 0.6, 0.99])('cut short at %d of its length is refused', async (share) => {
    const cut = photo.subarray(0, Math.floor(photo.length * share));
    expect(await pool.read(cut, 'a.heic')).toMatchObject({ kind: 'refused', code: 'unreadable' });
  });

  it('that says to be larger than fifty megapixels is refused before it is decoded', async () => {
    const huge = withNumbers('ispe', 4, 32, 60_000, 60_000);
    expect(await pool.read(huge, 'a.heic')).toMatchObject({ kind: 'refused', code: 'too-complex' });
    expect(await pool.draw(huge, 1, 100)).toMatchObject({ kind: 'refused', code: 'too-complex' });
  });

  it('whose grid is larger than the picture that it says to be is refused', async () => {
    const grid = withNumbers('idat', 2, 16, 0xffff, 60_000, 60_000);
    expect((await pool.read(grid, 'a.heic')).kind).toBe('refused');
  });

  it('with more pictures than a document may have pages is refused', async () => {
    const many = readFileSync(`${FOLDER}/twenty-one-pictures.heic`);
    expect(await pool.read(many, 'a.heic')).toMatchObject({ kind: 'refused', code: 'too-many-pages' });
  });

  it.each(['hvc1', 'grid'])('whose %s no decoder knows is refused with what to do', async (kind) => {
    const other = Buffer.from(photo.toString('latin1').replaceAll(kind, 'new1'), 'latin1');
    expect(await pool.read(other, 'a.heic')).toMatchObject({
      kind: 'refused',
      code: 'unreadable',
      message: expect.stringContaining('JPEG'),
    });
  });
});
