import { ask, makeDatabase } from '../support/database.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { startRedis } from '../support/redis.js';
import { end, startProcess } from '../support/server.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Server } from '../support/s3-server.js';

/**
 * What an API process and a worker process share: the record, the queue, the storage, and nothing on disk.
 */
async function sharedParts() {
  const database = await makeDatabase();
  const redis = await startRedis('--maxmemory-policy', 'noeviction');
  const storage = new S3Server('segue');
  const storageUrl = await storage.start('key', 'secret');
  const folder = mkdtempSync(join(tmpdir(), 'segue-roles-'));
  const settings = (role: string) => ({
    SEGUE_ROLE: role,
    PORT: '0',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    STORAGE_URL: storageUrl,
    SESSION_SECRET: 'the same forty characters in both of them',
    DATA_DIR: join(folder, role),
  });
  const stop = async () => {
    await redis.stop();
    await storage.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, storage, settings, stop };
}

const READ_ONCE = 'segue_jobs_total{name="transcript.read",outcome="done"} 1';
const ELSEWHERE = [
  '/',
  '/api/health',
  '/api/sessions/current',
  '/api/programs',
  '/api/docs',
  '/api/openapi.json',
];
const PAGE = { Accept: 'text/html' };
const figures = async (url: string) => (await fetch(`${url}/metrics`)).text();

describe('an API process and a worker process of their own', () => {
  let parts: Awaited<ReturnType<typeof sharedParts>>;
  let api: Awaited<ReturnType<typeof startProcess>>;
  beforeAll(async () => {
    parts = await sharedParts();
    api = await startProcess(parts.settings('api'));
  });
  afterAll(async () => {
    if (api !== undefined) await end(api.process, 'SIGTERM');
    await parts?.stop();
  });

  it('share the work: the API takes the upload, and only the worker reads it', async () => {
    const applicant = await new Client(api.url).signIn('applicant@example.edu');
    const wanted = { program: 'bps-music-production', term: '2027-fall' };
    const { body: application } = await applicant.post('/api/applications', wanted);
    const { status, body: received } = await applicant.upload(application.id, TRANSCRIPT);
    expect(status).toBe(201);
    expect([...parts.storage.objects.values()].map(({ bytes }) => bytes)).toEqual([TRANSCRIPT]);

    // The job is in Redis now, and nobody takes it.
    await until(async () => (await ask(parts.database.url, 'select 1 from outbox')).length === 0);
    const waiting = await applicant.get(`/api/transcripts/${received.id}`);
    expect(waiting.body.state).toBe('received');

    const worker = await startProcess(parts.settings('worker'));
    try {
      await until(async () => (await applicant.get(`/api/transcripts/${received.id}`)).body.state === 'read');
      const evaluation = await until(async () => {
        const answer = await applicant.get(`/api/applications/${application.id}/evaluation`);
        return answer.status === 200 ? answer.body : null;
      });
      expect(evaluation).toMatchObject({ schema: 'segue.evaluation/1' });
      await until(async () => (await figures(worker.url)).includes(READ_ONCE));
      expect(await figures(api.url)).not.toContain('segue_jobs_total{');
    } finally {
      await end(worker.process, 'SIGTERM');
    }
    expect(worker.process.exitCode).toBe(0);
  });

  it('a worker tells how it is, and every other address is none', async () => {
    const worker = await startProcess(parts.settings('worker'));
    try {
      const client = new Client(worker.url);
      expect(await client.get('/api/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
      expect(await client.get('/api/health/ready')).toMatchObject({ status: 200, body: { down: [] } });
      for (const path of ELSEWHERE) {
        const { status, headers, body } = await client.call('GET', path, undefined, PAGE);
        expect([path, status, body.code]).toEqual([path, 404, 'not-found']);
        expect(headers.get('content-type')).toContain('application/problem+json');
      }
      const signIn = await client.post('/api/sessions', { email: 'applicant@example.edu', password: 'x' });
      expect([signIn.status, signIn.body.code]).toEqual([404, 'not-found']);
      expect(worker.output()).toContain(`ready ${worker.url}\n`);
    } finally {
      await end(worker.process, 'SIGTERM');
    }
  });

  it('the API is ready while no worker runs, and says so', async () => {
    const ready = await new Client(api.url).get('/api/health/ready');
    expect(ready).toMatchObject({ status: 200, body: { status: 'ready', down: [] } });
  });
});
