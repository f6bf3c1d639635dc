import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newApplicant, newApplication } from '../support/applicants.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { ask } from '../support/database.js';
import {
  ARCHIVE,
  lockedPdf,
  pdfBomb,
  pdfInCircles,
  pdfOfManyPages,
  pdfWithoutCourses,
  pdfWithoutText,
  PICTURE,
  WEB_PAGE,
} from '../support/hostile-files.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let applicant: Client;
let application: string;
beforeAll(async () => {
  server = await startServer();
  applicant = await newApplicant(server.url, 'owner@example.org');
  application = await newApplication(applicant);
});
afterAll(() => server?.stop());

interface BadFile {
  readonly what: string;
  readonly code: string;
  readonly name: string;
  make(): Buffer | Promise<Buffer>;
}

const half = (bytes: Buffer) => bytes.subarray(0, 300);
const FILES: readonly BadFile[] = [
  { what: 'a broken picture named .pdf', code: 'unreadable', name: 'a.pdf', make: () => PICTURE },
  { what: 'an archive named .pdf', code: 'unsupported-type', name: 'b.pdf', make: () => ARCHIVE },
  { what: 'a web page named .pdf', code: 'unsupported-type', name: 'c.pdf', make: () => WEB_PAGE },
  { what: 'an empty file', code: 'empty-file', name: 'd.pdf', make: () => Buffer.alloc(0) },
  { what: 'a locked PDF', code: 'needs-password', name: 'e.pdf', make: lockedPdf },
  { what: 'the beginning of a PDF', code: 'unreadable', name: 'f.pdf', make: () => half(TRANSCRIPT) },
  {
    what: 'a PDF of 10,000 pages',
    code: 'too-many-pages',
    name: 'g.pdf',
    make: () => pdfOfManyPages(10_000),
  },
  { what: 'a PDF bomb', code: 'too-complex', name: 'h.pdf', make: () => pdfBomb(300) },
  { what: 'a PDF of pictures', code: 'no-text', name: 'i.pdf', make: pdfWithoutText },
  { what: 'a PDF without a course', code: 'not-a-transcript', name: 'j.pdf', make: pdfWithoutCourses },
  { what: 'a PDF in circles', code: 'unreadable', name: 'k.pdf', make: pdfInCircles },
];

const settled = (client: Client, id: string) =>
  until(async () => {
    const { body } = await client.get(`/api/transcripts/${id}`);
    return ['read', 'refused', 'needs-verification'].includes(body.state) && body;
  });

describe('a file that is no transcript', () => {
  let answers: Map<string, { id: string; sent: Buffer; state: string; code: string }>;
  let good: { state: string };

  beforeAll(async () => {
    const neighbour = await newApplicant(server.url, 'neighbour@example.org');
    const theirs = await newApplication(neighbour);
    answers = new Map();
    const bad = FILES.map(async ({ what, name, make }) => {
      const sent = await make();
      const { status, body } = await applicant.upload(application, Buffer.from(sent), name);
      expect([what, status]).toEqual([what, 201]);
      const { state, code } = await settled(applicant, body.id);
      answers.set(what, { id: body.id, sent, state, code });
    });
    const { body } = await neighbour.upload(theirs, TRANSCRIPT);
    good = await settled(neighbour, body.id);
    await Promise.all(bad);
  }, 120_000);

  it.each(FILES)(
    '$what is refused with $code, and the original is kept as it was sent',
    async ({ what, code }) => {
      const answer = answers.get(what)!;
      expect([answer.state, answer.code]).toEqual(['refused', code]);
      const file = await applicant.get(`/api/transcripts/${answer.id}/file`);
      expect(file.status).toBe(200);
      expect(Buffer.compare(file.body, answer.sent)).toBe(0);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(file.headers.get('content-security-policy')).toContain('sandbox');
    },
  );

  it('the person gets one sentence for each, and can go on', async () => {
    const { body } = await applicant.get(`/api/applications/${application}`);
    expect(body.transcripts).toHaveLength(FILES.length);
    for (const { message } of body.transcripts) expect(message).toMatch(/^[A-Z][^<>]{20,200}\.$/);
    expect(body.state).toBe('open');
  });

  it('a good file that was sent among them is read as usual, and so is the next', async () => {
    expect(good.state).toBe('read');
    const { body } = await applicant.upload(application, TRANSCRIPT);
    expect((await settled(applicant, body.id)).state).toBe('read');
  });

  it('the service that met them is the one that was started, and it answers', async () => {
    expect([server.process.exitCode, server.process.signalCode]).toEqual([null, null]);
    expect((await applicant.get('/api/health/ready')).body).toEqual({ status: 'ready', down: [] });
    expect(server.output()).not.toContain('request failed');
  });
});

describe('an upload', () => {
  it('of more than 20 MB is refused at once, and nothing of it is kept', async () => {
    const objects = () => readdirSync(join(server.dataDir, 'objects/documents'));
    const before = objects().length;
    const large = await applicant.upload(application, Buffer.alloc(20 * 1024 * 1024 + 1, 32));
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(large.body.detail).toContain('20 MB');
    expect(objects()).toHaveLength(before);
  });

  it('without a file, with it elsewhere, or of another kind is refused with what was expected', async () => {
    const path = `/api/applications/${application}/transcripts`;
    const wrong = new FormData();
    wrong.append('document', new Blob(['x']), 'x.txt');
    const field = new FormData();
    field.append('file', 'no file but text');
    for (const form of [wrong, field, new FormData()]) {
      const answer = await applicant.post(path, form);
      expect([answer.status, answer.body.code]).toEqual([400, 'file-missing']);
    }
    expect(await applicant.post(path, { file: 'text' })).toMatchObject({
      status: 415,
      body: { code: 'unsupported-type' },
    });
  });

  it('of the same bytes again gives the first id, whatever the name', async () => {
    const bytes = Buffer.from('a,line,of,its,own\n');
    const first = await applicant.upload(application, bytes, 'one.csv');
    const again = await applicant.upload(application, bytes, 'two.csv');
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
  });

  it('of one file fifty times at once makes one document, one audit entry and one object', async () => {
    const person = await newApplicant(server.url, 'hasty@example.org');
    const own = await newApplication(person);
    const all = await Promise.all(Array.from({ length: 50 }, () => person.upload(own, TRANSCRIPT)));
    expect(all.map(({ status }) => status).toSorted()).toEqual([...Array(49).fill(200), 201]);
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    const { id } = all[0]!.body;
    await settled(person, id);
    const rows = await ask(server.databaseUrl, 'select 1 from transcript where application_id = $1', [own]);
    const sql = `select 1 from audit_entry where application_id = $1 and action = 'transcript.received'`;
    expect([rows.length, (await ask(server.databaseUrl, sql, [own])).length]).toEqual([1, 1]);
  });

  it('of the same file by two applicants makes two documents, and neither learns of the other', async () => {
    const people = await Promise.all(
      ['one', 'two'].map((name) => newApplicant(server.url, `${name}@example.org`)),
    );
    const uploads = await Promise.all(
      people.map(async (person) => person.upload(await newApplication(person), TRANSCRIPT)),
    );
    expect(uploads.map(({ status }) => status)).toEqual([201, 201]);
    expect(uploads[0]!.body.id).not.toBe(uploads[1]!.body.id);
    expect((await people[0]!.get(`/api/transcripts/${uploads[1]!.body.id}`)).status).toBe(404);
  });

  it('leaves an object with the right bytes for every row, and nothing else', async () => {
    const rows = await ask<{ key: string; sha256: string }>(
      server.databaseUrl,
      'select storage_key as key, sha256 from transcript',
    );
    const names = readdirSync(join(server.dataDir, 'objects/documents')).map((name) => `documents/${name}`);
    expect(names.toSorted()).toEqual(rows.map(({ key }) => key).toSorted());
    for (const { key, sha256 } of rows) {
      const bytes = readFileSync(join(server.dataDir, 'objects', key));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });
});
