import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { StandardSchemaValidationPipe, type DynamicModule } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Database } from '../store/database.js';
import type { SessionRows } from '../store/session.store.js';
import { AccessGuard } from './access-guard.js';
import { hearOut } from './hear-out.js';
import type { Metrics } from './metrics.js';
import { publishApi } from './openapi.js';
import { ProblemFilter } from './problem-filter.js';
import { invalid, notFound } from './problems.js';
import { sessionOf, useSessions } from './sessions.js';

const FILE_BYTES_MAX = 20 * 1024 * 1024;
const JSON_BYTES_MAX = 1024 * 1024;
/** Calls that try passwords or send letters, per address and minute. */
const GUESSING = { max: 120, timeWindow: '1 minute' };
const GUESSED = new Set([
  '/api/sessions',
  '/api/accounts',
  '/api/accounts/verification',
  '/api/accounts/password-letter',
  '/api/accounts/password',
]);
/** Questions that make an evaluation again, per person and minute. */
const ASKING = { max: 60, timeWindow: '1 minute' };
const ASKED = /^\/api\/evaluations\/[^/]+\/what-if$/;
/** What an orchestrator and a collector of figures ask of every process. */
const OPERATIONS = new Set(['/api/health/live', '/api/health/ready', '/metrics']);

export interface ApiSettings {
  readonly publicUrl: string | null;
  readonly production: boolean;
  readonly sessionSecret: string;
  /** Folder of the built web page; null serves the API alone. */
  readonly webFolder: string | null;
  /** For a worker: it says how it is, and every other address does not exist there. */
  readonly operationsOnly: boolean;
}

/** The HTTP side put together: sessions, guards, problems, files, and the web page on the same port. */
export async function createApi(
  module: DynamicModule,
  parts: { database: Database; sessions: SessionRows; metrics: Metrics; log: Logger },
  settings: ApiSettings,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_BYTES_MAX,
    trustProxy: settings.production,
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    // Errors are thrown or pass the filter; what starts the service says them, once.
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  app.setGlobalPrefix('api', { exclude: ['metrics'] });
  app.useGlobalFilters(new ProblemFilter(parts.log));
  app.useGlobalGuards(new AccessGuard(new Reflector(), parts.database, settings.publicUrl));
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: whatIsWrong }));
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  // JSON and files, nothing else: what a form of another site can send is not understood here.
  fastify.removeContentTypeParser('text/plain');
  await fastify.register(helmet, headers(settings.production));
  if (settings.operationsOnly) refuseAllButOperations(fastify);
  await fastify.register(rateLimit, { global: false });
  await fastify.register(multipart, {
    limits: { fileSize: FILE_BYTES_MAX, files: 1, fields: 10, fieldSize: 10_000, parts: 12 },
  });
  await useSessions(fastify, parts.sessions, { secret: settings.sessionSecret, secure: settings.production });
  limitGuessing(fastify);
  limitAsking(fastify);
  watch(fastify, parts.metrics, parts.log);
  hearOut(fastify);
  publishApi(app);
  if (settings.webFolder !== null) await servePages(fastify, settings.webFolder);
  await app.init();
  return app;
}

function whatIsWrong(
  issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[],
): Error {
  const [issue] = issues;
  const path = (issue?.path ?? []).map((part) =>
    typeof part === 'object' && part !== null && 'key' in part ? part.key : part,
  );
  const where = path.length === 0 ? 'The request' : String(path.join('.'));
  return invalid('invalid-request', `${where}: ${issue?.message ?? 'is not what was expected'}.`);
}

function headers(production: boolean) {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: production ? [] : null,
      },
    },
    strictTransportSecurity: production,
    crossOriginEmbedderPolicy: false,
  };
}

/** Stands before sessions and limits, so that a stranger's call costs a worker nothing. */
function refuseAllButOperations(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request) => {
    if (!OPERATIONS.has(request.routeOptions.url ?? '')) throw notFound();
  });
}

function limitGuessing(fastify: FastifyInstance): void {
  const check = fastify.createRateLimit(GUESSING);
  fastify.addHook('onRequest', async (request) => {
    if (request.method !== 'POST' || !GUESSED.has(request.url.split('?')[0]!)) return;
    refuseExceeded(await check(request));
  });
}

/** By who is signed in: people of one office share an address, and one person may have several. */
function limitAsking(fastify: FastifyInstance): void {
  const keyGenerator = (request: FastifyRequest) => sessionOf(request)?.accountId ?? request.ip;
  const check = fastify.createRateLimit({ ...ASKING, keyGenerator });
  fastify.addHook('onRequest', async (request) => {
    if (ASKED.test(request.url.split('?')[0]!)) refuseExceeded(await check(request));
  });
}

function refuseExceeded(limit: { isAllowed: boolean; isExceeded?: boolean }): void {
  if (!limit.isAllowed && limit.isExceeded === true)
    throw Object.assign(new Error('too many requests'), { statusCode: 429 });
}

/** Route patterns only: an address may hold an id, and a query anything. */
function watch(fastify: FastifyInstance, metrics: Metrics, log: Logger): void {
  fastify.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('Cache-Control', 'no-store');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1000;
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, seconds);
    log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
}

/** Files of the page, and its start page for every address that is none of ours. */
async function servePages(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await fastify.register(fastifyStatic, { root: folder, wildcard: false, index: false, maxAge: '1h' });
  fastify.addHook('onRequest', async (request, reply) => {
    if (isPage(request)) await reply.sendFile('index.html', { maxAge: 0 });
  });
}

function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' || !(request.headers.accept ?? '').includes('text/html')) return false;
  const path = request.url.split('?')[0]!;
  return !path.startsWith('/api') && path !== '/metrics' && !/\.\w+$/.test(path);
}
