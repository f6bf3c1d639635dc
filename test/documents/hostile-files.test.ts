import { readFileSync } from 'node:fs';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import {
  lockedPdf,
  pdfBomb,
  pdfOfManyPages,
  pdfWithoutCourses,
  pdfWithoutText,
} from '../support/hostile-files.js';

const GOOD = readFileSync('fixtures/transcripts/harlow-valley-two-pages.pdf');
const pool = new ReaderPool({
  children: 2,
  limits: { wallMs: 8_000, cpuMs: 5_000, memoryBytes: 500 * 1024 * 1024 },
});
afterAll(() => pool.close());

const FILES: readonly (readonly [string, string, () => Buffer | Promise<Buffer>])[] = [
  ['an empty file', 'empty-file', () => Buffer.alloc(0)],
  ['a file of more than 20 MB', 'too-large', () => Buffer.alloc(20 * 1024 * 1024 + 1, 32)],
  ['a locked PDF', 'needs-password', lockedPdf],
  ['half of a PDF', 'unreadable', () => Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Cat')],
  ['a PDF without text', 'no-text', pdfWithoutText],
  ['a PDF without a course', 'not-a-transcript', pdfWithoutCourses],
  ['ten thousand pages', 'too-many-pages', () => pdfOfManyPages(10_000)],
  ['a PDF bomb', 'too-complex', () => pdfBomb(300)],
  ['a program', 'unsupported-type', () => Buffer.from('\x7fELF\x02\x01\x01\x00\x00\x00', 'latin1')],
  ['a web page named .pdf', 'unsupported-type', () => Buffer.from('<!doctype html><script>1</script>')],
  [
    'the head of a picture',
    'unreadable',
    () => Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  ],
  [
    'a story',
    'not-a-transcript',
    () => Buffer.from('Once upon a time there was a transcript.\nIt had no courses.\n'),
  ],
];

describe('a file that is no transcript', () => {
  it.each(FILES)(
    '%s is answered with %s, and the next file is read as if nothing had been',
    async (_name, code, make) => {
      const [answer, beside] = await Promise.all([
        pool.read(await make(), 'upload.pdf'),
        pool.read(GOOD, 'good.pdf'),
      ]);
      expect(answer).toMatchObject({ kind: 'refused', code });
      expect(answer.kind === 'refused' && answer.message).toMatch(/^[A-Z].*\.$/);
      expect(beside.kind).toBe('read');
      expect((await pool.read(GOOD, 'good.pdf')).kind).toBe('read');
    },
  );

  it('a reader killed in the middle is replaced and the document is read', async () => {
    const reading = pool.read(GOOD, 'good.pdf');
    for (const pid of pool.pids) process.kill(pid, 'SIGKILL');
    expect((await reading).kind).toBe('read');
  });
});
