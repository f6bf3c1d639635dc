import { readFileSync } from 'node:fs';
import { readConfig, SETTINGS, UnsafeSettings } from '../../src/config.js';
import { ask, makeDatabase } from '../support/database.js';
import { startRedis } from '../support/redis.js';
import { runScript } from '../support/run-script.js';

/** A production that only differs from a real one in that its servers are near. */
const PRODUCTION: Readonly<Record<string, string>> = {
  SEGUE_MODE: 'production',
  PUBLIC_URL: 'https://transfer.example.edu',
  DATABASE_URL: 'postgresql://segue:x@db.example.edu/segue',
  STORAGE_URL: 's3://key:secret@s3.example.edu/segue',
  SMTP_URL: 'smtp://mail.example.edu',
  SESSION_SECRET: 'a-secret-of-forty-characters-for-a-test!',
};

function linesOf(settings: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readConfig(settings);
  } catch (error) {
    if (error instanceof UnsafeSettings) return error.lines;
    throw error;
  }
  return [];
}

const start = (settings: Readonly<Record<string, string>>) => runScript(['dist/src/main.js'], settings);

describe('settings', () => {
  it('mean the embedded defaults when there are none, also when they are empty', () => {
    const nothing = { databaseUrl: null, redisUrl: null, storageUrl: null, smtpUrl: null, mode: 'demo' };
    expect(readConfig({})).toMatchObject({ ...nothing, port: 3000, host: '127.0.0.1', role: 'all' });
    expect(readConfig(Object.fromEntries(SETTINGS.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://db/segue'],
    ['REDIS_URL', 'localhost:6379'],
    ['STORAGE_URL', '/var/documents'],
    ['SMTP_URL', 'mail.example.edu'],
    ['PUBLIC_URL', 'transfer.example.edu'],
    ['SESSION_SECRET', 'short'],
    ['SEGUE_MODE', 'prod'],
    ['SEGUE_ROLE', 'web'],
    ['LOG_LEVEL', 'loud'],
    ['WORKER_CONCURRENCY', '0'],
    ['JOB_LOCK_MS', '1'],
  ])('say in one line that %s cannot be %s, and what was expected', (name, value) => {
    const [line, ...more] = linesOf({ [name]: value });
    expect(more).toEqual([]);
    expect(line).toMatch(new RegExp(`^${name}: .*(expected|use at least|such as)`));
    expect(line).not.toMatch(/NaN|\n/);
  });

  it.each(['DATABASE_URL', 'STORAGE_URL', 'SMTP_URL', 'SESSION_SECRET', 'PUBLIC_URL'])(
    'in production need %s',
    (name) => {
      const { [name]: _, ...others } = PRODUCTION;
      expect(linesOf(others)).toEqual([expect.stringMatching(new RegExp(`^${name}: set `))]);
    },
  );

  it('in production refuse sessions in clear and the test hook, each in its line', () => {
    expect(linesOf(PRODUCTION)).toEqual([]);
    const unsafe = {
      ...PRODUCTION,
      PUBLIC_URL: 'http://transfer.example.edu',
      SEGUE_FAULTS: 'job-taken=kill',
    };
    expect(linesOf(unsafe)).toEqual([
      expect.stringMatching(/^PUBLIC_URL: use https/),
      expect.stringMatching(/^SEGUE_FAULTS: .*remove it/),
    ]);
  });

  it('are the ones that the documentation lists, no more and no fewer', () => {
    const table = readFileSync('docs/settings.md', 'utf8').matchAll(/^\| `(\w+)` *\| (.+?) *\| (.+?) *\|/gm);
    const rows = [...table].map(([, name, standard]) => [name!, standard!] as const);
    expect(rows.map(([name]) => name).toSorted()).toEqual([...SETTINGS].toSorted());
    const config = readConfig({});
    const stated = Object.fromEntries(rows.map(([name, standard]) => [name, standard.replaceAll('`', '')]));
    expect(stated).toMatchObject({
      PORT: String(config.port),
      HOST: config.host,
      SEGUE_MODE: config.mode,
      SEGUE_ROLE: config.role,
      MAIL_FROM: config.mailFrom,
      LOG_LEVEL: config.logLevel,
      WORKER_CONCURRENCY: String(config.workerConcurrency),
      JOB_LOCK_MS: String(config.jobLockMs),
      SWEEP_EVERY_MS: String(config.sweepEveryMs),
      SWEEP_AFTER_MS: String(config.sweepAfterMs),
      SMALLEST_CELL: String(config.smallestCell),
    });
  });
});

describe('a start with unsafe settings', () => {
  it('ends with a line for each and nothing else', async () => {
    const { code, stdout, stderr } = await start({ SEGUE_MODE: 'production', PORT: '0' });
    expect([code, stdout]).toEqual([1, '']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'DATABASE_URL',
      'STORAGE_URL',
      'SMTP_URL',
      'SESSION_SECRET',
      'PUBLIC_URL',
    ]);
  });

  it('refuses a Redis that may drop jobs', async () => {
    const database = await makeDatabase();
    const redis = await startRedis('--maxmemory-policy', 'allkeys-lru');
    try {
      const { code, stdout, stderr } = await start({ DATABASE_URL: database.url, REDIS_URL: redis.url });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^REDIS_URL: set maxmemory-policy noeviction .* allkeys-lru .*\n$/);
    } finally {
      await redis.stop();
      await database.drop();
    }
  });

  it('refuses a database that may forget what it has answered, in production', async () => {
    const database = await makeDatabase();
    try {
      const name = new URL(database.url).pathname.slice(1);
      await ask(database.url, `alter database ${name} set synchronous_commit = off`);
      const { code, stderr } = await start({ ...PRODUCTION, DATABASE_URL: database.url });
      expect(code).toBe(1);
      expect(stderr).toMatch(/^DATABASE_URL: set synchronous_commit on .*\n$/);
    } finally {
      await database.drop();
    }
  });

  it.each([
    ['DATABASE_URL', 'postgresql://segue:topsecret@127.0.0.1:9/none'],
    ['REDIS_URL', 'redis://:topsecret@127.0.0.1:9'],
  ])('names %s when nobody answers there, without its password', async (name, url) => {
    const database = await makeDatabase();
    try {
      const { code, stdout, stderr } = await start({ DATABASE_URL: database.url, [name]: url });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(new RegExp(`^${name}: .*127\\.0\\.0\\.1:9.*\n$`));
      expect(stderr).not.toContain('topsecret');
    } finally {
      await database.drop();
    }
  });
});
