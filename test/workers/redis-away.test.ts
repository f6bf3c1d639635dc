import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { newApplicant, newApplication } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { breaches } from '../support/invariants.js';
import { anotherTranscript, KeptRecord, type Started } from '../support/record.js';
import { end, freePort } from '../support/server.js';

/** A Redis that a test may stop: empty at every start, always on the same port. */
class OwnRedis {
  #server: ChildProcess | null = null;
  readonly #folder = mkdtempSync(join(tmpdir(), 'segue-redis-'));

  constructor(readonly port: number) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(policy = 'noeviction'): Promise<void> {
    const program = (process.env['PATH'] ?? '')
      .split(delimiter)
      .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
      .find((path) => existsSync(path))!;
    const options = [
      '--port',
      String(this.port),
      '--save',
      '',
      '--dir',
      this.#folder,
      '--maxmemory-policy',
      policy,
    ];
    this.#server = spawn(program, options, { stdio: 'ignore' });
    const redis = new Redis(this.url, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    await redis.ping();
    redis.disconnect();
  }

  async stop(): Promise<void> {
    if (this.#server !== null) await end(this.#server, 'SIGKILL');
    this.#server = null;
  }

  async discard(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

let redis: OwnRedis;
let record: KeptRecord;
let service: Started;
let applicant: Client;
const answered: string[] = [];
beforeAll(async () => {
  redis = new OwnRedis(await freePort());
  await redis.start();
  record = await KeptRecord.make({ REDIS_URL: redis.url });
  service = await record.start();
  applicant = await newApplicant(service.url, 'owner@example.org');
});
afterAll(async () => {
  await record?.discard();
  await redis?.discard();
});

let year = 2026;
async function upload(): Promise<void> {
  year += 1;
  const { status, body } = await applicant.upload(
    await newApplication(applicant, `${year}-fall`),
    anotherTranscript(),
  );
  expect(status).toBe(201);
  answered.push(body.id);
}

const ready = async () => (await new Client(service.url).get('/api/health/ready')).body;

describe('a Redis that goes away', () => {
  it('is named by the health, stops no upload, and comes back empty with nothing lost', async () => {
    await Promise.all(Array.from({ length: 5 }, upload));
    await redis.stop();
    await Promise.all(Array.from({ length: 5 }, upload));
    expect(await ready()).toEqual({ status: 'not-ready', down: ['queue'] });
    expect((await new Client(service.url).get('/api/health/live')).status).toBe(200);
    await redis.start();
    await record.quiet();
    expect(await breaches(record.databaseUrl, record.dataDir, answered)).toEqual([]);
    expect(await ready()).toEqual({ status: 'ready', down: [] });
  });

  it('does not keep the service from stopping, and the next start finishes the work', async () => {
    await redis.stop();
    await upload();
    await record.stop(service, 'SIGTERM');
    expect(service.process.exitCode).toBe(0);
    await redis.start();
    service = await record.start();
    const moved = new Client(service.url);
    moved.cookie = applicant.cookie;
    applicant = moved;
    await record.quiet();
    expect(await breaches(record.databaseUrl, record.dataDir, answered)).toEqual([]);
  });

  it('is refused at the start when it may forget jobs', async () => {
    const forgetful = new OwnRedis(await freePort());
    await forgetful.start('allkeys-lru');
    const start = record.start({ REDIS_URL: forgetful.url });
    await expect(start).rejects.toThrow('REDIS_URL: set maxmemory-policy noeviction');
    await forgetful.discard();
  });
});

describe('a storage that goes away', () => {
  it('is named by the health, and an upload is refused without a row', async () => {
    const [objects, aside] = [join(record.dataDir, 'objects'), join(record.dataDir, 'aside')];
    renameSync(objects, aside);
    writeFileSync(objects, 'no folder');
    expect(await ready()).toEqual({ status: 'not-ready', down: ['storage'] });
    const application = await newApplication(applicant, '2090-fall');
    const refused = await applicant.upload(application, anotherTranscript());
    expect(refused).toMatchObject({ status: 503, body: { code: 'not-available' } });
    expect(await record.ask('select 1 from transcript where application_id = $1', [application])).toEqual([]);
    rmSync(objects);
    renameSync(aside, objects);
    expect((await applicant.upload(application, anotherTranscript())).status).toBe(201);
    await record.quiet();
    expect(await ready()).toEqual({ status: 'ready', down: [] });
  });
});
