import { setTimeout as sleep } from 'node:timers/promises';
import {
  createPostgresBackend,
  Queue,
  runMigrations,
  withBackend,
  Worker,
  type ConnectionOptions,
  type PgPool,
  type Processor,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { UnsafeSettings } from '../config.js';

const NAME = 'segue';
const AWAY_MS = 2_000;
const LOOK_MS = 200;
/** Finished jobs are kept a short while for people who look; rows, not jobs, are the record. */
const KEEP = { removeOnComplete: { age: 3600, count: 1000 }, removeOnFail: { age: 86_400, count: 1000 } };

/** The one queue, on Redis when there is one, else on the PostgreSQL that is there anyway. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  readonly queue: Queue;
  startWorker(run: Processor, options: Pick<WorkerOptions, 'concurrency' | 'lockDuration'>): Worker;
  /** Lets the worker's jobs end; a queue that is away is not waited for, because the rows are the record. */
  stopWorker(worker: Worker): Promise<void>;
  /** Rejects when the queue cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueSettings {
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  /** After so long without a statement PostgreSQL rolls a transaction back, in milliseconds. */
  readonly transactionIdleMs: number;
}

export function openQueue(settings: QueueSettings): Promise<QueueBackend> {
  return settings.redisUrl === null ? onPostgres(settings) : onRedis(settings.redisUrl);
}

async function onRedis(url: string): Promise<QueueBackend> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  redis.on('error', () => undefined);
  await redis.connect().catch(() => {
    redis.disconnect();
    throw new Error(`REDIS_URL: no Redis answers at ${new URL(url).host}`);
  });
  await refuseEviction(redis);
  const connection = redis as ConnectionOptions;
  const queue = new Queue(NAME, { connection, defaultJobOptions: KEEP });
  const workers: Worker[] = [];
  return {
    kind: 'redis',
    queue,
    startWorker: (run, options) => {
      const worker = new Worker(NAME, run, {
        ...workerOptions(options),
        connection: redis.duplicate() as ConnectionOptions,
      });
      workers.push(worker);
      return worker;
    },
    stopWorker: (worker) => Promise.race([worker.close(), staysAway(redis)]),
    ping: async () => void (await redis.ping()),
    close: async () => {
      const closed = Promise.all([queue.close(), ...workers.map((worker) => worker.close())]);
      await Promise.race([closed, staysAway(redis)]);
      redis.disconnect();
    },
  };
}

/** Resolves once Redis has been unreachable for a while. */
async function staysAway(redis: Redis): Promise<void> {
  for (let awayMs = 0; awayMs < AWAY_MS; awayMs = redis.status === 'ready' ? 0 : awayMs + LOOK_MS)
    await sleep(LOOK_MS, undefined, { ref: false });
}

/** Any other policy lets Redis forget jobs in silence. */
async function refuseEviction(redis: Redis): Promise<void> {
  const [, policy] = (await redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
  if (policy === undefined || policy === 'noeviction') return;
  redis.disconnect();
  throw new UnsafeSettings([
    `REDIS_URL: set maxmemory-policy noeviction on this Redis; with ${policy} it may drop jobs`,
  ]);
}

async function onPostgres(settings: QueueSettings): Promise<QueueBackend> {
  const connectionString = settings.databaseUrl;
  const client = new pg.Client({ connectionString });
  await client.connect();
  await runMigrations(client);
  await client.end();
  const pool = new pg.Pool({
    connectionString,
    max: 8,
    keepAlive: true,
    options: '-c search_path=bullmq',
    idle_in_transaction_session_timeout: settings.transactionIdleMs,
  });
  const connection = pool as unknown as PgPool;
  pool.setMaxListeners(0);
  pool.on('error', () => undefined);
  // The pool listens to its idle connections alone; one that ends in use would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const backend = withBackend(createPostgresBackend);
  const queue = new backend.Queue(NAME, { connection, defaultJobOptions: KEEP }) as unknown as Queue;
  const workers: Worker[] = [];
  return {
    kind: 'postgres',
    queue,
    startWorker: (run, options) => {
      const worker = new backend.Worker(NAME, run, {
        ...workerOptions(options),
        connection,
      }) as unknown as Worker;
      workers.push(worker);
      return worker;
    },
    stopWorker: (worker) => worker.close(),
    ping: async () => void (await pool.query('select 1')),
    close: async () => {
      await Promise.all([queue.close(), ...workers.map((worker) => worker.close())]);
      await pool.end();
    },
  };
}

function workerOptions({ concurrency, lockDuration }: Pick<WorkerOptions, 'concurrency' | 'lockDuration'>) {
  return {
    concurrency: concurrency ?? 1,
    lockDuration: lockDuration ?? 30_000,
    stalledInterval: Math.max(500, Math.floor((lockDuration ?? 30_000) / 2)),
    // The rows count the tries; a job that stalled often is still a hint worth giving.
    maxStalledCount: 100,
    drainDelay: 2,
  };
}
