import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newApplicant, newApplication } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { ask } from '../support/database.js';
import { breaches } from '../support/invariants.js';
import { OwnPostgres } from '../support/own-postgres.js';
import { anotherTranscript, QUICK } from '../support/record.js';
import { end, startProcess, type TestServer } from '../support/server.js';

let postgres: OwnPostgres;
let dataDir: string;
let service: Pick<TestServer, 'url' | 'process' | 'output'>;
let applicant: Client;
const answered: string[] = [];
beforeAll(async () => {
  postgres = await OwnPostgres.make();
  dataDir = mkdtempSync(join(tmpdir(), 'segue-restart-'));
  service = await startProcess({ PORT: '0', DATABASE_URL: postgres.url, DATA_DIR: dataDir, ...QUICK });
  applicant = await newApplicant(service.url, 'owner@example.org', 'Marker Personname');
});
afterAll(async () => {
  if (service !== undefined) await end(service.process, 'SIGTERM');
  await postgres?.discard();
  rmSync(dataDir, { recursive: true, force: true });
});

let year = 2026;
async function upload(): Promise<number> {
  year += 1;
  const started = await applicant.post('/api/applications', {
    program: 'bps-music-production',
    term: `${year}-fall`,
  });
  if (started.status !== 201) return started.status;
  const { status, body } = await applicant.upload(started.body.id, anotherTranscript());
  if (status === 201) answered.push(body.id);
  return status;
}

const connections = async () =>
  Number((await ask<{ n: string }>(postgres.url, 'select count(*) as n from pg_stat_activity'))[0]!.n);

describe('PostgreSQL losing its power', () => {
  it('is a pause: calls are answered with 503 and a time to come back, and then as before', async () => {
    await postgres.pullThePlug();
    const calls = [
      applicant.get('/api/applications'),
      applicant.post('/api/accounts', {
        email: 'marker@example.org',
        password: 'a quiet long password',
        name: 'Marker Personname',
      }),
      applicant.post('/api/sessions', { email: 'marker@example.org', password: 'a quiet long password' }),
      new Client(service.url).get('/api/programs'),
    ];
    for (const { status, body, headers } of await Promise.all(calls)) {
      expect([status, body.code]).toEqual([503, 'not-available']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await new Client(service.url).get('/api/health/live')).status).toBe(200);
    const ready = await new Client(service.url).get('/api/health/ready');
    expect([ready.status, ready.body]).toEqual([503, { status: 'not-ready', down: ['database', 'queue'] }]);
    const metrics = await new Client(service.url).get('/metrics');
    expect([metrics.status, metrics.body.toString()]).toEqual([
      200,
      expect.stringContaining('segue_http_request_seconds'),
    ]);
    // Long enough for whoever comes back ever more often to become many.
    await sleep(7_000);
    await postgres.start();
    await until(async () => (await applicant.get('/api/applications')).status === 200);
    expect(await connections()).toBeLessThan(40);
    expect((await new Client(service.url).get('/api/health/ready')).status).toBe(200);
  });

  it('in the middle of a run loses no answered upload', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const uploads = Array.from({ length: 5 }, () => upload().catch(() => 0));
      const before = answered.length;
      await Promise.race([until(async () => answered.length > before, 1), Promise.all(uploads)]);
      await postgres.pullThePlug();
      statuses.push(...(await Promise.all(uploads)));
      await postgres.start();
      await until(async () => (await applicant.get('/api/applications')).status === 200);
    }
    expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([]);
    expect(statuses).toContain(201);
    const waiting = `select 1 from transcript where state in ('received', 'reading')
      union all select 1 from evaluation where state = 'requested'
      union all select 1 from mail where state = 'waiting' union all select 1 from outbox`;
    await until(async () => (await ask(postgres.url, waiting)).length === 0);
    expect(await breaches(postgres.url, dataDir, answered)).toEqual([]);
  });

  it('leaves the feed of events alive', async () => {
    const id = await newApplication(applicant, '2090-fall');
    const ending = new AbortController();
    const stream = await fetch(`${service.url}/api/applications/${id}/events`, {
      headers: { Cookie: applicant.cookie },
      signal: ending.signal,
    });
    let text = '';
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const hear = async () => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        text += value;
      }
    };
    void hear().catch(() => undefined);
    const { body } = await applicant.upload(id, anotherTranscript());
    await until(async () => text.includes(`"id":"${body.id}","state":"read"`));
    ending.abort();
  });

  it('writes nothing of a person into the log', () => {
    for (const word of ['Marker', 'marker@example.org', 'owner@example.org', 'Robin', 'argon2'])
      expect(service.output().replace(/^Demo logins[^]*?\n\n/m, '')).not.toContain(word);
  });
});
