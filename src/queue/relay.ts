import pg from 'pg';
import type { FaultPoints } from './fault-points.js';
import type { QueueBackend, QueueSettings } from './queue-backend.js';

const POLL_MS = 2_000;
const STOP_WITHIN_MS = 5_000;
const BATCH = 100;
/** From so many on, adding them together is cheaper: on PostgreSQL that makes two tables for the moment. */
const TOGETHER_FROM = 8;

/**
 * Moves outbox rows into the queue: woken by NOTIFY, and every two seconds in case a call was missed. A row
 * is deleted after the queue has it, so a crash in between adds it twice; its job id makes the second a
 * no-op.
 */
export class Relay {
  #listener: pg.Client | null = null;
  readonly #pool: pg.Pool;
  #timer: NodeJS.Timeout | undefined;
  #moving: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(
    private readonly settings: Pick<QueueSettings, 'databaseUrl' | 'transactionIdleMs'>,
    private readonly backend: QueueBackend,
    private readonly faults: FaultPoints,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#pool = new pg.Pool({
      connectionString: settings.databaseUrl,
      max: 1,
      keepAlive: true,
      idle_in_transaction_session_timeout: settings.transactionIdleMs,
    });
  }

  async start(): Promise<void> {
    this.#pool.on('error', this.onError);
    // A connection that ends between two queries of a batch speaks to nobody else, and would end the process.
    this.#pool.on('connect', (client) => client.on('error', this.onError));
    await this.#listen();
    this.#timer = setInterval(() => this.#look(), POLL_MS);
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    // A queue that is away answers nothing; its rows stay in the outbox for the next start.
    const late = new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
    const ended = async () => {
      await this.#moving;
      await Promise.allSettled([this.#listener?.end(), this.#pool.end()]);
    };
    await Promise.race([ended(), late]);
  }

  async #listen(): Promise<void> {
    const listener = new pg.Client({ connectionString: this.settings.databaseUrl, keepAlive: true });
    listener.on('error', this.onError);
    listener.on('notification', () => this.#wake());
    this.#listener = listener;
    try {
      await listener.connect();
      await listener.query('listen outbox');
      listener.on('end', () => (this.#listener = null));
    } catch (error) {
      this.#listener = null;
      await listener.end().catch(() => undefined);
      throw error;
    }
  }

  /** What a call missed, and after a restart of the database the calls themselves. */
  #look(): void {
    if (this.#listener === null && !this.#stopped) this.#listen().catch(this.onError);
    this.#wake();
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
        await this.#add(
          rows.map(({ name, payload, job_id }) => ({ name, data: payload, opts: { jobId: job_id } })),
        );
        await this.faults.pass('outbox-added');
        await client.query('delete from outbox where id = any($1)', [rows.map(({ id }) => id)]);
      }
      await client.query('commit');
      if (rows.length > 0) await this.faults.pass('outbox-sent');
      return rows.length;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async #add(jobs: readonly { name: string; data: object; opts: { jobId: string } }[]): Promise<void> {
    const { queue } = this.backend;
    if (jobs.length >= TOGETHER_FROM) await queue.addBulk([...jobs]);
    else for (const { name, data, opts } of jobs) await queue.add(name, data, opts);
  }
}
