import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { AppModule } from '../../src/app.module.js';
import { ReaderPool } from '../../src/documents/reader-pool.js';
import { createApi } from '../../src/http/create-api.js';
import { Metrics } from '../../src/http/metrics.js';
import { ServiceFacts } from '../../src/http/service-facts.js';
import { LetterTokens } from '../../src/mail/letter-tokens.js';
import { Mailer } from '../../src/mail/mailer.js';
import { DiskObjects } from '../../src/objects/disk-objects.js';
import { FaultPoints } from '../../src/queue/fault-points.js';
import { openDatabase } from '../../src/store/database.js';
import { EventFeed } from '../../src/store/event-feed.js';
import { SessionRows } from '../../src/store/session.store.js';

/** The HTTP side inside the test's own process, for what only its router knows. */
export async function openApi(databaseUrl: string): Promise<{
  app: NestFastifyApplication;
  close(): Promise<void>;
}> {
  const dataDir = mkdtempSync(join(tmpdir(), 'segue-api-'));
  const database = await openDatabase(databaseUrl);
  const secret = 'a secret that is long enough to sign with';
  const parts = {
    database,
    feed: new EventFeed(databaseUrl),
    objects: new DiskObjects(join(dataDir, 'objects')),
    queue: { ping: async () => undefined },
    faults: new FaultPoints(''),
    mailer: new Mailer({ smtpUrl: null, from: 'segue@localhost', dataDir }),
    tokens: new LetterTokens(secret),
    readers: new ReaderPool({ children: 1 }),
    metrics: new Metrics(),
    service: new ServiceFacts('demo', 'http://127.0.0.1', 5),
  };
  const app = await createApi(
    AppModule.of(parts),
    { ...parts, sessions: new SessionRows(database), log: pino({ level: 'silent' }) },
    { publicUrl: null, production: false, sessionSecret: secret, operationsOnly: false, webFolder: null },
  );
  const close = async () => {
    await app.close();
    await parts.readers.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, close };
}

/** Every route that the router answers, as `METHOD /path`, without the HEAD beside each GET. */
export function routesOf(app: NestFastifyApplication): string[] {
  const printed = (app.getHttpAdapter().getInstance() as unknown as Printing).printRoutes({
    commonPrefix: false,
  });
  const open: string[] = [];
  const routes: string[] = [];
  for (const line of printed.split('\n')) {
    const found = /^([│\s]*[├└]── )(.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (found === null) continue;
    const depth = found[1]!.length / 4 - 1;
    open.length = depth;
    open[depth] = found[2]!;
    const methods = (found[3] ?? '')
      .split(', ')
      .filter((method) => !['', 'HEAD', 'OPTIONS'].includes(method));
    for (const method of methods) routes.push(`${method} ${open.join('').replace(/^\/\//, '/')}`);
  }
  return routes;
}

interface Printing {
  printRoutes(options: { commonPrefix: boolean }): string;
}
