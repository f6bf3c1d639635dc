import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import { REFUSALS } from '../../src/documents/refusal.js';
import { ARCHIVE, pdfInCircles } from '../support/hostile-files.js';
import { damaged, floods, reachingOut, twoInOne } from '../support/hostile-uploads.js';
import { drawPdf } from '../support/raw-pdf.js';
import { signable } from '../support/tampered-files.js';

const GOOD = readFileSync('fixtures/transcripts/harlow-valley-two-pages.pdf');
const startedAt = Date.now();
const pool = new ReaderPool({
  children: 2,
  limits: { wallMs: 10_000, cpuMs: 6_000, memoryBytes: 500 * 1024 * 1024 },
});
afterAll(() => pool.close());

async function codeOf(bytes: Buffer, name = 'upload.pdf'): Promise<string> {
  const answer = await pool.read(bytes, name);
  return answer.kind === 'refused' ? answer.code : 'read';
}
const stillWorks = async () => expect(await codeOf(GOOD)).toBe('read');

describe('a hostile upload', () => {
  it.each(Object.entries(twoInOne))('%s is suspicious', async (_name, make) => {
    expect(await codeOf(make())).toBe('suspicious');
  });

  it.each(Object.entries(floods))('%s ends within the limits, and the next file is read', async (_, make) => {
    expect(['too-complex', 'no-text', 'not-a-transcript', 'unreadable']).toContain(await codeOf(make()));
    await stillWorks();
  });

  it('in bytes of any kind gets one answer with a known code', async () => {
    const codes = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) codes.add(await codeOf(damaged(GOOD, seed)));
    for (let seed = 0; seed < 20; seed += 1) codes.add(await codeOf(damaged(signable(), seed)));
    for (const code of codes) expect(['read', ...Object.keys(REFUSALS)]).toContain(code);
    expect(codes).not.toContain('reading-failed');
    await stillWorks();
  });

  it('is what its bytes are, whatever its name says', async () => {
    expect(await codeOf(GOOD, 'transcript.xml')).toBe('read');
    expect(await codeOf(Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.pdf')).not.toBe('read');
    expect(await codeOf(ARCHIVE, 'a.pdf')).toBe('unsupported-type');
    expect(await codeOf(gzipSync(GOOD), 'a.pdf')).toBe('unsupported-type');
    expect(await codeOf(pdfInCircles(), 'a.pdf')).toBe('unreadable');
  });

  it('with twenty thousand rows is too much', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `Fall 2012,ENG ${at},Composition,3,A`);
    expect(await codeOf(Buffer.from(['term,code,title,credits,grade', ...rows].join('\n')), 'a.csv')).toBe(
      'too-complex',
    );
    expect(await codeOf(Buffer.from('A 3.00 '.repeat(300_000)), 'a.txt')).toBe('too-complex');
  });

  it.each(['1.3', '1.4', '1.6', '1.7', '1.7ext3'] as const)(
    'locked as PDF %s needs its password, and is read when it is only closed to changes',
    async (pdfVersion) => {
      const draw = (pdf: PDFKit.PDFDocument) => {
        const lines = ['Alder Valley College', 'Fall 2012', 'Course   Title   Credits   Grade'];
        lines.forEach((line, at) => pdf.fontSize(9).text(line, 54, 50 + at * 14, { lineBreak: false }));
        ['ENG 101', 'Composition', '3.00', 'A'].forEach((cell, at) =>
          pdf.text(cell, 54 + at * 120, 110, { lineBreak: false }),
        );
      };
      expect(await codeOf(await drawPdf(draw, { pdfVersion, userPassword: 'a', ownerPassword: 'b' }))).toBe(
        'needs-password',
      );
      expect(await codeOf(await drawPdf(draw, { pdfVersion, ownerPassword: 'b' }))).toBe('read');
    },
  );

  it('never makes a reader call anywhere', async () => {
    let calls = 0;
    const server = createServer((_, answer) => {
      calls += 1;
      answer.end();
    });
    server.on('connection', () => (calls += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const [name, bytes] of Object.entries(reachingOut(address))) {
      const answer = await pool.read(bytes, `${name}.pdf`);
      expect([name, answer.kind]).toEqual([name, 'read']);
      const codes = answer.kind === 'read' ? answer.transcript.issues.map(({ code }) => code) : [];
      expect([name, codes]).toEqual([name, name === 'a script' ? ['carries-script'] : []]);
      expect((await pool.draw(bytes, 1, 50)).kind).toBe('drawn');
    }
    const entity =
      `<!DOCTYPE a [<!ENTITY e SYSTEM "${address}/x">]>` + '<CollegeTranscript>&e;</CollegeTranscript>';
    expect(await codeOf(Buffer.from(entity), 'a.xml')).toBe('suspicious');
    const wide = Buffer.from(`\uFEFF${entity}`, 'utf16le');
    expect(await codeOf(wide, 'a.xml')).toBe('suspicious');
    await new Promise((resolve) => server.close(resolve));
    expect(calls).toBe(0);
  });

  it('leaves nothing behind in the folder for temporary files', async () => {
    const mark = randomUUID();
    const marked = Buffer.concat([signable(), Buffer.from(`% ${mark}\n`)]);
    expect(await codeOf(marked)).toBe('read');
    expect(await codeOf(marked.subarray(400))).not.toBe('read');
    expect(await codeOf(Buffer.from(`${mark} `.repeat(100_000)), 'a.txt')).toBe('too-complex');
    const left = readdirSync(tmpdir()).filter((name) => {
      const file = statSync(join(tmpdir(), name), { throwIfNoEntry: false });
      if (file === undefined || !file.isFile() || file.mtimeMs < startedAt) return false;
      return file.size < 30_000_000 && readFileSync(join(tmpdir(), name)).includes(mark);
    });
    expect(left).toEqual([]);
  });
});
