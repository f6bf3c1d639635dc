import pg from 'pg';
import type { FaultPoints } from './fault-points.js';
import type { QueueBackend } from './queue-backend.js';

const POLL_MS = 2_000;
const BATCH = 100;

/**
 * Moves outbox rows into the queue: woken by NOTIFY, and every two seconds in case a call was missed. A row
 * is deleted after the queue has it, so a crash in between adds it twice; its job id makes the second a
 * no-op.
 */
export class Relay {
  readonly #listener: pg.Client;
  readonly #pool: pg.Pool;
  #timer: NodeJS.Timeout | undefined;
  #moving: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(
    databaseUrl: string,
    private readonly backend: QueueBackend,
    private readonly faults: FaultPoints,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#listener = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: 1, keepAlive: true });
  }

  async start(): Promise<void> {
    this.#listener.on('error', this.onError);
    this.#pool.on('error', this.onError);
    this.#listener.on('notification', () => this.#wake());
    await this.#listener.connect();
    await this.#listener.query('listen outbox');
    this.#timer = setInterval(() => this.#wake(), POLL_MS);
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#moving;
    await Promise.allSettled([this.#listener.end(), this.#pool.end()]);
  }

  #wake(): void {
    this.#again = true;
    if (this.#moving !== null || this.#stopped) return;
    this.#moving = this.#moveAll()
      .catch(this.onError)
      .finally(() => (this.#moving = null));
  }

  async #moveAll(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      while ((await this.#moveBatch()) === BATCH) continue;
    }
  }

  async #moveBatch(): Promise<number> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<{ id: string; name: string; payload: object; job_id: string }>(
        'select id, name, payload, job_id from outbox order by id limit $1 for update skip locked',
        [BATCH],
      );
      if (rows.length > 0) {
        await this.backend.queue.addBulk(
          rows.map(({ name, payload, job_id }) => ({ name, data: payload, opts: { jobId: job_id } })),
        );
        await this.faults.pass('outbox-added');
        await client.query('delete from outbox where id = any($1)', [rows.map(({ id }) => id)]);
      }
      await client.query('commit');
      await this.faults.pass('outbox-sent');
      return rows.length;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
