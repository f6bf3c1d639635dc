import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, TRANSCRIPT, until } from './client.js';
import { ask, makeDatabase } from './database.js';
import { end, startProcess, type TestServer } from './server.js';

export type Started = Pick<TestServer, 'url' | 'process' | 'output'>;
type Settings = Readonly<Record<string, string>>;

/** Timings at which a lost job is noticed within a second or two. */
export const QUICK: Settings = {
  SWEEP_AFTER_MS: '1000',
  SWEEP_EVERY_MS: '200',
  JOB_LOCK_MS: '1000',
  TRANSACTION_IDLE_MS: '5000',
};

/** A database and a data folder that outlive the processes on them. */
export class KeptRecord {
  readonly #running = new Set<Started>();

  private constructor(
    readonly databaseUrl: string,
    readonly dataDir: string,
    private readonly settings: Settings,
    private readonly drop: () => Promise<void>,
  ) {}

  static async make(settings: Settings = {}): Promise<KeptRecord> {
    const { url, drop } = await makeDatabase();
    return new KeptRecord(url, mkdtempSync(join(tmpdir(), 'segue-kept-')), { ...QUICK, ...settings }, drop);
  }

  async start(settings: Settings = {}): Promise<Started> {
    const started = await startProcess({
      PORT: '0',
      DATABASE_URL: this.databaseUrl,
      DATA_DIR: this.dataDir,
      ...this.settings,
      ...settings,
    });
    this.#running.add(started);
    return started;
  }

  async stop(started: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#running.delete(started);
    await end(started.process, signal);
  }

  ask<Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.databaseUrl, sql, values);
  }

  /** Resolves when nothing waits any more. */
  async quiet(): Promise<void> {
    const waiting = `select 1 from transcript where state in ('received', 'reading')
      union all select 1 from evaluation where state = 'requested'
      union all select 1 from study where state in ('waiting', 'running')
      union all select 1 from mail where state = 'waiting' union all select 1 from outbox`;
    await until(async () => (await this.ask(waiting)).length === 0);
  }

  async discard(): Promise<void> {
    for (const started of this.#running) await end(started.process, 'SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
    await this.drop();
  }
}

let made = 0;

/** A transcript like the usual one, with bytes of its own. */
export function anotherTranscript(): Buffer<ArrayBuffer> {
  made += 1;
  return Buffer.concat([TRANSCRIPT, Buffer.from(`\n% ${process.pid} ${made}\n`)]);
}

/** The same person at another process of the service. */
export function at(started: Started, client: Client): Client {
  const moved = new Client(started.url);
  moved.cookie = client.cookie;
  return moved;
}
