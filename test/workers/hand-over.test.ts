import { Redis } from 'ioredis';
import { newApplicant, newApplication } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { redisUrl } from '../support/environment.js';
import { pdfBomb } from '../support/hostile-files.js';
import { breaches } from '../support/invariants.js';
import { isAlive, orphanReaders, readersOf } from '../support/processes.js';
import { anotherTranscript, KeptRecord, type Started } from '../support/record.js';

const REDIS = `${redisUrl()}/4`;

describe.each([
  ['PostgreSQL', {}],
  ['Redis', { REDIS_URL: REDIS }],
] as const)('with the queue on %s', (queue, settings) => {
  let record: KeptRecord;
  let api: Started;
  let applicant: Client;
  let year = 2027;
  const answered: string[] = [];

  beforeAll(async () => {
    record = await KeptRecord.make(settings);
    api = await record.start({ SEGUE_ROLE: 'api' });
    const worker = await startWorker();
    applicant = await newApplicant(api.url, 'owner@example.org');
    await record.quiet();
    await record.stop(worker);
  });
  afterAll(() => record?.discard());

  const startWorker = (more: Record<string, string> = {}) => record.start({ SEGUE_ROLE: 'worker', ...more });

  async function upload(bytes: Buffer<ArrayBuffer> = anotherTranscript()): Promise<string> {
    year += 1;
    const { status, body } = await applicant.upload(await newApplication(applicant, `${year}-fall`), bytes);
    expect(status).toBe(201);
    answered.push(body.id);
    return body.id;
  }

  const stateOf = async (id: string) =>
    (
      await record.ask<{ state: string; code: string | null }>(
        'select state, code from transcript where id = $1',
        [id],
      )
    )[0]!;

  async function allIsWell(): Promise<void> {
    await record.quiet();
    expect(await breaches(record.databaseUrl, record.dataDir, answered)).toEqual([]);
    await until(async () => orphanReaders().length === 0);
  }

  it('a worker killed in mid-document leaves no child, and the next one finishes it once', async () => {
    const worker = await startWorker();
    const id = await upload();
    const [reader] = await until(async () => {
      const readers = readersOf(worker.process.pid!);
      return (await stateOf(id)).state === 'reading' && readers.length > 0 && readers;
    }, 1);
    await record.stop(worker, 'SIGKILL');
    expect((await stateOf(id)).state).toBe('reading');
    await until(async () => !isAlive(reader!));
    const next = await startWorker();
    await allIsWell();
    expect(await stateOf(id)).toEqual({ state: 'read', code: null });
    await record.stop(next);
  });

  it('workers killed again and again in the middle of their work lose nothing', async () => {
    await Promise.all(Array.from({ length: 8 }, () => upload()));
    for (let round = 0; round < 6; round += 1) {
      const worker = await startWorker();
      await until(async () => {
        const reading = await record.ask(`select 1 from transcript where state = 'reading'`);
        const waiting = await record.ask(`select 1 from transcript where state in ('reading', 'received')`);
        return waiting.length === 0 || (reading.length > 0 && readersOf(worker.process.pid!).length > 0);
      }, 1);
      await record.stop(worker, 'SIGKILL');
    }
    const last = await startWorker();
    await allIsWell();
    await record.stop(last);
  });

  it('a worker that comes late changes nothing', async () => {
    const late = await startWorker({
      SEGUE_FAULTS: 'child-ended=stop,result-written=throw',
      WORKER_CONCURRENCY: '1',
    });
    const id = await upload();
    await until(async () => late.output().includes('fault at child-ended'));
    const other = await startWorker();
    await record.quiet();
    const before = await record.ask('select * from transcript where id = $1', [id]);
    expect(before).toMatchObject([{ state: 'read' }]);
    late.process.kill('SIGCONT');
    await until(async () => late.output().includes('fault at result-written'));
    expect(await record.ask('select * from transcript where id = $1', [id])).toEqual(before);
    await allIsWell();
    await record.stop(other);
    await record.stop(late, 'SIGKILL');
  });

  it('a worker frozen in the middle of handing over holds nobody up', async () => {
    const frozen = await startWorker({ SEGUE_FAULTS: 'outbox-added=stop' });
    const ids = [await upload()];
    // The other process may have been first to hand this one over.
    while (!frozen.output().includes('fault at outbox-added')) ids.push(await upload());
    const other = await startWorker();
    await allIsWell();
    for (const id of ids) expect(await stateOf(id)).toEqual({ state: 'read', code: null });
    frozen.process.kill('SIGCONT');
    await until(async () => frozen.output().includes('idle-in-transaction timeout'));
    expect([frozen.process.exitCode, frozen.process.signalCode]).toEqual([null, null]);
    await record.stop(other);
    await record.stop(frozen, 'SIGKILL');
  });

  it('a document whose reader always dies is refused after its tries, and the others are read', async () => {
    // A good document is read well within this, so that `reading` means: being read right now.
    const worker = await startWorker({ WORKER_CONCURRENCY: '1', SWEEP_AFTER_MS: '4000' });
    const poison = await upload(Buffer.from(pdfBomb(300)));
    const others = [await upload(), await upload()];
    await until(async () => {
      const reading = await record.ask<{ id: string }>(`select id from transcript where state = 'reading'`);
      if (reading.length === 1 && reading[0]!.id === poison)
        for (const pid of readersOf(worker.process.pid!)) process.kill(pid, 'SIGKILL');
      return (await stateOf(poison)).state === 'refused';
    }, 5);
    expect(await stateOf(poison)).toEqual({ state: 'refused', code: 'reading-failed' });
    await allIsWell();
    for (const id of others) expect((await stateOf(id)).state).toBe('read');
    const tries = await record.ask(`select 1 from transcript where id = $1 and tries = 5`, [poison]);
    expect(tries).toHaveLength(1);
    expect([worker.process.exitCode, worker.process.signalCode]).toEqual([null, null]);
    await record.stop(worker);
  }, 180_000);

  it('documents that wait long for a worker are not counted as tried', async () => {
    const ids = await Promise.all([upload(), upload()]);
    const idle = await startWorker({ SEGUE_FAULTS: 'job-taken=hang', WORKER_CONCURRENCY: '1' });
    await until(async () => {
      const sql = 'select 1 from transcript where id = any($1) and attempt >= 6';
      return (await record.ask(sql, [ids])).length === 2;
    });
    await record.stop(idle, 'SIGKILL');
    const worker = await startWorker();
    await allIsWell();
    for (const id of ids) expect(await stateOf(id)).toEqual({ state: 'read', code: null });
    await record.stop(worker);
  });

  it('several documents of one application all count in its newest evaluation', async () => {
    const worker = await startWorker();
    const application = await newApplication(applicant, '2026-fall');
    const sent = await Promise.all(
      Array.from({ length: 4 }, () => applicant.upload(application, anotherTranscript())),
    );
    answered.push(...sent.map(({ body }) => body.id));
    await record.quiet();
    const { body } = await applicant.get(`/api/applications/${application}/evaluation`);
    const documents = new Set(
      body.lines.map((line: { evidence: { document: string } }) => line.evidence.document),
    );
    expect([...documents].toSorted()).toEqual(sent.map(({ body: each }) => each.id).toSorted());
    await allIsWell();
    await record.stop(worker);
  });

  if (queue === 'Redis') {
    it('a Redis that loses everything three times makes thirty uploads late, not lost', async () => {
      const worker = await startWorker();
      const redis = new Redis(REDIS);
      for (let part = 0; part < 3; part += 1) {
        await Promise.all(Array.from({ length: 10 }, () => upload()));
        await redis.flushdb();
      }
      await allIsWell();
      redis.disconnect();
      await record.stop(worker);
    });
  }

  it('workers stopped in order, again and again under load, hand over without a failed job', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => upload()));
    for (let round = 0; round < 5; round += 1) {
      const worker = await startWorker();
      await until(async () => {
        const sql = `select 1 from transcript where id = any($1) and state <> 'received'`;
        return (await record.ask(sql, [ids])).length > round * 2;
      }, 5);
      await record.stop(worker);
      expect(worker.process.exitCode).toBe(0);
      expect(worker.output()).not.toContain('job failed');
      expect(await record.ask(`select 1 from transcript where state = 'reading'`)).toEqual([]);
    }
    const last = await startWorker();
    await allIsWell();
    await record.stop(last);
  });
});
