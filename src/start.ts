import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { startWorkers } from '../workers/boot.js';
import { tidyOnce } from '../workers/sweep.js';
import { AppModule, type Parts } from './app.module.js';
import { UnsafeSettings, type Config } from './config.js';
import { DIRECTORY_FILE } from './import-into-database.js';
import { readIssuers } from './documents/issuers.js';
import { ReaderPool } from './documents/reader-pool.js';
import { startPostgres } from './embedded/embedded-postgres.js';
import { claimFolder } from './embedded/claim-folder.js';
import { createApi } from './http/create-api.js';
import { Metrics } from './http/metrics.js';
import { ServiceFacts } from './http/service-facts.js';
import { LetterTokens } from './mail/letter-tokens.js';
import { Mailer } from './mail/mailer.js';
import { SeedDemo } from './modules/accounts/seed-demo.js';
import { LoadReference } from './modules/programs/load-reference.js';
import { openObjects } from './objects/objects.module.js';
import { FaultPoints } from './queue/fault-points.js';
import { openQueue, type QueueBackend } from './queue/queue-backend.js';
import { Relay } from './queue/relay.js';
import { PACKAGE_ROOT } from './reference/package-root.js';
import { openDatabase, type Database } from './store/database.js';
import { EventFeed } from './store/event-feed.js';
import { References } from './store/references.js';
import { SessionRows } from './store/session.store.js';

export interface Running {
  readonly url: string;
  /** Where the database lies; null when it is somebody else's. */
  readonly databaseHome: string | null;
  stop(): Promise<void>;
}

/** Another program listens where we should; the message says what to do. */
export class PortTaken extends Error {}

/** Starts what the settings ask for, in order; what it opened is closed in reverse order, also on failure. */
export async function startSegue(config: Config, log: Logger): Promise<Running> {
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).toReversed())
      await close().catch((error: unknown) => log.error({ err: error }, 'stopping'));
  };
  try {
    return await open(config, log, closing, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  config: Config,
  log: Logger,
  closing: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<Running> {
  const embedded = config.databaseUrl === null ? await openEmbedded(config, closing) : null;
  const databaseUrl = config.databaseUrl ?? embedded!.url;
  const database = await openRecord(config, databaseUrl, closing);
  const opening = openQueue({ ...config, databaseUrl });
  const backend = await reach('REDIS_URL', config.redisUrl ?? databaseUrl, opening);
  closing.push(() => backend.close());
  const secret = config.sessionSecret ?? keptSecret(config.dataDir);
  const parts = partsOf(config, { database, databaseUrl, backend, secret });
  closing.push(() => parts.readers.close());
  const isWorker = config.role === 'worker';
  const app = await createApi(
    AppModule.of(parts),
    { ...parts, sessions: new SessionRows(database), log },
    {
      publicUrl: config.publicUrl,
      production: config.mode === 'production',
      sessionSecret: secret,
      webFolder: isWorker ? null : join(PACKAGE_ROOT, 'dist/web'),
      operationsOnly: isWorker,
    },
  );
  closing.push(() => app.close());
  await app.get(LoadReference).run(join(config.dataDir, DIRECTORY_FILE));
  if (config.mode === 'demo') await app.get(SeedDemo).run();
  // The directory is ready before the first question, and holds up nothing meanwhile.
  app
    .get(References)
    .directory(database.read)
    .catch((error: unknown) => log.error({ err: error }, 'directory'));
  await tidyOnce(app);
  const url = await serve(app, parts, config, closing);
  if (config.role !== 'api') {
    closing.push(
      startWorkers(app, backend, config, ({ job, outcome, error }) => {
        parts.metrics.jobs.inc({ name: job, outcome });
        if (error !== undefined) log.error({ job, err: error }, 'job failed');
      }),
    );
  }
  const relay = new Relay({ ...config, databaseUrl }, backend, parts.faults, (error) =>
    log.error({ err: error }, 'relay'),
  );
  await relay.start();
  closing.push(() => relay.stop());
  return { url, databaseHome: embedded?.home ?? null, stop };
}

/** The database, checked before the first of our rows is trusted to it, and brought up to date. */
async function openRecord(
  config: Config,
  databaseUrl: string,
  closing: (() => Promise<void>)[],
): Promise<Database> {
  const database = await reach('DATABASE_URL', databaseUrl, openDatabase(databaseUrl, config));
  closing.push(() => database.close());
  if (config.mode === 'production') refuse(await database.unsafeSettings());
  await database.migrate();
  return database;
}

interface Opened {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly backend: QueueBackend;
  readonly secret: string;
}

function partsOf(config: Config, { database, databaseUrl, backend, secret }: Opened): Parts {
  return {
    database,
    faults: new FaultPoints(config.faults),
    feed: new EventFeed(databaseUrl),
    objects: openObjects(config),
    queue: backend,
    mailer: new Mailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, dataDir: config.dataDir }),
    tokens: new LetterTokens(secret),
    readers: new ReaderPool({ children: config.workerConcurrency, issuers: issuersOf(config) }),
    metrics: new Metrics(),
    service: new ServiceFacts(
      config.mode,
      config.publicUrl ?? `http://${config.host}:${config.port}`,
      config.smallestCell,
    ),
  };
}

function issuersOf({ signatureIssuers }: Config): string[] {
  if (signatureIssuers === null) return [];
  try {
    return readIssuers(signatureIssuers);
  } catch (error) {
    throw new UnsafeSettings([
      `SIGNATURE_ISSUERS: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}

/** A server that does not answer is a setting to look at: its name and address, never its password. */
async function reach<T>(setting: string, url: string, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof UnsafeSettings) throw error;
    const { message, code } = error as NodeJS.ErrnoException;
    throw new UnsafeSettings([`${setting}: ${new URL(url).host} cannot be used: ${message || code}`]);
  }
}

function refuse(lines: readonly string[]): void {
  if (lines.length > 0) throw new UnsafeSettings(lines);
}

async function openEmbedded(
  config: Config,
  closing: (() => Promise<void>)[],
): Promise<{ url: string; home: string }> {
  const release = claimFolder(config.dataDir);
  closing.push(async () => release());
  const postgres = await startPostgres(config.dataDir);
  closing.push(() => postgres.stop());
  return postgres;
}

async function serve(
  app: NestFastifyApplication,
  { feed, service }: Parts,
  config: Config,
  closing: (() => Promise<void>)[],
): Promise<string> {
  if (config.role !== 'worker') {
    await feed.start();
    closing.push(() => feed.stop());
  }
  await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new PortTaken(sentenceFor(config)) : error;
  });
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const own = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
  // Letters that a worker sends lead to the service, never to the worker.
  if (config.role === 'worker') return own;
  service.url = config.publicUrl ?? own;
  return service.url;
}

function sentenceFor({ port, host }: Config): string {
  return `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number.`;
}

/** Without a secret of one's own, one is made at the first start and kept beside the records. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const secret = randomBytes(48).toString('base64url');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}
