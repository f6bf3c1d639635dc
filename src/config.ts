import { resolve } from 'node:path';
import { z } from 'zod';

/**
 * Every setting there is, validated in one place. The only file that reads the environment. What is missing
 * means the embedded default: a PostgreSQL of our own, its queue, files on disk, captured mail.
 */
const Settings = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** `demo` seeds demo accounts and shows captured mail; `production` refuses every unsafe setting. */
  SEGUE_MODE: z.enum(['demo', 'production']).default('demo'),
  PUBLIC_URL: address(/^https?$/, 'https://transfer.example.edu').optional(),
  DATA_DIR: z.string().default('.segue'),
  DATABASE_URL: address(/^postgres(ql)?$/, 'postgresql://user:password@host/name').optional(),
  REDIS_URL: address(/^rediss?$/, 'redis://host:6379').optional(),
  STORAGE_URL: address(/^(file|s3)$/, 's3://key:secret@host:port/bucket or file:///folder').optional(),
  SMTP_URL: address(/^smtps?$/, 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z.string().default('Segue <segue@localhost>'),
  /** PEM file with the certificates whose word on a signed PDF is taken. */
  SIGNATURE_ISSUERS: z.string().optional(),
  SESSION_SECRET: z.string().min(32, 'use at least 32 random characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** `all` runs API and workers in one process; the others split them for scaling. */
  SEGUE_ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  WORKER_CONCURRENCY: whole(1, 64).default(2),
  /** How long a job's row may go without a heartbeat before the sweep rings again, in milliseconds. */
  SWEEP_AFTER_MS: whole(500, 3_600_000).default(30_000),
  SWEEP_EVERY_MS: whole(100, 3_600_000).default(10_000),
  /** In figures about all cases, a count of fewer people than this is not shown. */
  SMALLEST_CELL: whole(2, 1000).default(5),
  JOB_LOCK_MS: whole(500, 3_600_000).default(30_000),
  /** A process that freezes within a transaction holds its rows no longer than this. */
  TRANSACTION_IDLE_MS: whole(1_000, 3_600_000).default(60_000),
  /** Test hook: `place=action` pairs, action `kill`, `hang`, `throw` or `stop`; refused in production. */
  SEGUE_FAULTS: z.string().default(''),
});

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(Settings.shape);

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly mode: 'demo' | 'production';
  /** Where people reach the service, without a trailing slash; null: the address it listens on. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly storageUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly signatureIssuers: string | null;
  readonly sessionSecret: string | null;
  readonly logLevel: string;
  readonly role: 'all' | 'api' | 'worker';
  readonly workerConcurrency: number;
  readonly sweepAfterMs: number;
  readonly sweepEveryMs: number;
  readonly jobLockMs: number;
  readonly transactionIdleMs: number;
  readonly smallestCell: number;
  readonly faults: string;
}

/** A setting that is wrong or unsafe: one clear line each, and the program does not start. */
export class UnsafeSettings extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** Reads and checks the settings. Throws `UnsafeSettings` with a line for each that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(present);
  if (!parsed.success) {
    throw new UnsafeSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const s = parsed.data;
  const unsafe = s.SEGUE_MODE === 'production' ? unsafeInProduction(s) : [];
  if (unsafe.length > 0) throw new UnsafeSettings(unsafe);
  return {
    port: s.PORT,
    host: s.HOST,
    mode: s.SEGUE_MODE,
    publicUrl: s.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    dataDir: resolve(s.DATA_DIR),
    databaseUrl: s.DATABASE_URL ?? null,
    redisUrl: s.REDIS_URL ?? null,
    storageUrl: s.STORAGE_URL ?? null,
    smtpUrl: s.SMTP_URL ?? null,
    mailFrom: s.MAIL_FROM,
    signatureIssuers: s.SIGNATURE_ISSUERS === undefined ? null : resolve(s.SIGNATURE_ISSUERS),
    sessionSecret: s.SESSION_SECRET ?? null,
    logLevel: s.LOG_LEVEL,
    role: s.SEGUE_ROLE,
    workerConcurrency: s.WORKER_CONCURRENCY,
    sweepAfterMs: s.SWEEP_AFTER_MS,
    sweepEveryMs: s.SWEEP_EVERY_MS,
    jobLockMs: s.JOB_LOCK_MS,
    transactionIdleMs: s.TRANSACTION_IDLE_MS,
    smallestCell: s.SMALLEST_CELL,
    faults: s.SEGUE_FAULTS,
  };
}

function unsafeInProduction(s: z.infer<typeof Settings>): string[] {
  const lines: string[] = [];
  const need = (name: keyof typeof s, what: string) => {
    if (s[name] === undefined) lines.push(`${name}: set ${what}; production has no embedded default for it`);
  };
  need('DATABASE_URL', 'the PostgreSQL to keep records in');
  need('STORAGE_URL', 'where uploaded documents are kept');
  need('SMTP_URL', 'the mail server that sends letters');
  need('SESSION_SECRET', 'at least 32 random characters that sign the session cookie');
  need('PUBLIC_URL', 'the https:// address that people open');
  if (s.PUBLIC_URL?.startsWith('http:'))
    lines.push('PUBLIC_URL: use https://, sessions must not travel in clear');
  if (s.SEGUE_FAULTS !== '') lines.push('SEGUE_FAULTS: is a test hook; remove it');
  return lines;
}

function whole(least: number, most: number) {
  const error = `expected a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function address(protocol: RegExp, example: string) {
  return z.url({ protocol, error: `expected an address such as ${example}` });
}
