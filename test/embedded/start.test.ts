import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newApplicant, newApplication, PASSWORD } from '../support/applicants.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { postgresUrl } from '../support/environment.js';
import { isAlive, readersOf } from '../support/processes.js';
import { freePort } from '../support/server.js';

/** Root's tests try an ordinary user as well; anybody else is one. */
const NOBODY = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const USERS = isRoot
  ? ([
      ['root', {}],
      ['an ordinary user', NOBODY],
    ] as const)
  : ([['an ordinary user', {}]] as const);

interface Newcomer {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** The address once it is ready; rejects when it ends before. */
  readonly ready: Promise<string>;
  readonly ended: Promise<number | null>;
}

/** What `npm start` runs, without a single setting but where and on which port. */
function start(dataDir: string, as: object, settings: Readonly<Record<string, string>> = {}): Newcomer {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    ...as,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
      const found = /^ready (\S+)$/m.exec(out);
      if (found !== null) resolve(found[1]!);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${err}`)));
  });
  ready.catch(() => undefined);
  return { child, stdout: () => out, stderr: () => err, ready, ended };
}

const homeOf = ({ stderr }: Newcomer) => /^ {2}database +(\S+)$/m.exec(stderr())![1]!;

/** Processes of a cluster: its folder stands in the command line of the first of them. */
function serversOf(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(home);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function stop({ child, ended }: Newcomer, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  return ended;
}

describe.each(USERS)('started by %s with nothing but Node', (_who, as) => {
  let dataDir: string;
  let home = '';
  const started: Newcomer[] = [];
  const begin = (settings?: Readonly<Record<string, string>>) => {
    const newcomer = start(dataDir, as, settings);
    started.push(newcomer);
    return newcomer;
  };

  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'segue-newcomer-'));
    if ('uid' in as) chownSync(dataDir, as.uid, as.gid);
  });
  afterAll(() => {
    for (const { child } of started) child.kill('SIGKILL');
    if (home !== '') for (const pid of serversOf(home)) process.kill(pid, 'SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
    if (home.startsWith('/var/lib/segue/')) rmSync(join(home, '..'), { recursive: true, force: true });
  });

  it('says its address, who may sign in and where the data lies; Ctrl-C leaves nothing running', async () => {
    const service = begin();
    const url = await service.ready;
    expect(service.stdout()).toBe(`ready ${url}\n`);
    home = homeOf(service);
    for (const part of [`Segue is open at ${url}`, dataDir, 'segue-demo-2026', 'registrar@example.edu'])
      expect(service.stderr()).toContain(part);
    expect((await new Client(url).signIn('registrar@example.edu')).cookie).not.toBe('');
    await newApplicant(url, 'first@example.org');
    const servers = serversOf(home);
    expect(servers.length).toBeGreaterThan(0);
    expect(await stop(service, 'SIGINT')).toBe(0);
    expect([...servers, ...readersOf(service.child.pid!)].filter(isAlive)).toEqual([]);
  });

  it('a second start keeps the data, and a kill of the whole service loses nothing', async () => {
    const second = begin();
    const person = await new Client(await second.ready).signIn('first@example.org', PASSWORD);
    const application = await newApplication(person);
    const { status, body } = await person.upload(application, TRANSCRIPT);
    expect(status).toBe(201);
    await stop(second, 'SIGKILL');
    await until(async () => readersOf(second.child.pid!).length === 0);

    const third = begin();
    const again = await new Client(await third.ready).signIn('first@example.org', PASSWORD);
    await until(async () => (await again.get(`/api/transcripts/${body.id}`)).body.state === 'read');
    expect(
      serversOf(home).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('-D')),
    ).toHaveLength(1);
    third.child.kill('SIGKILL');
    for (const pid of serversOf(home)) process.kill(pid, 'SIGKILL');
    await third.ended;

    const fourth = begin();
    const last = await new Client(await fourth.ready).signIn('first@example.org', PASSWORD);
    expect((await last.get(`/api/transcripts/${body.id}`)).body.state).toBe('read');
    expect(Buffer.compare((await last.get(`/api/transcripts/${body.id}/file`)).body, TRANSCRIPT)).toBe(0);
    expect(await stop(fourth, 'SIGTERM')).toBe(0);
    expect(serversOf(home)).toEqual([]);
  });

  it('a start on a folder in use says so in one sentence and leaves the first alone', async () => {
    const [one, two] = [begin(), begin()];
    const codes = await Promise.race([one.ended, two.ended]);
    expect(codes).toBe(1);
    const [loser, winner] = one.child.exitCode === null ? [two, one] : [one, two];
    expect(loser.stderr()).toMatch(/^(Segue already runs on|Another Segue is just starting on) \S+.*\.\n$/);
    expect(loser.stdout()).toBe('');
    const url = await winner.ready;
    const later = begin();
    expect(await later.ended).toBe(1);
    expect(later.stderr()).toBe(
      `Segue already runs on ${dataDir} as process ${winner.child.pid}. ` +
        'Stop it first, or set DATA_DIR to another folder.\n',
    );
    expect((await new Client(url).get('/api/health/ready')).status).toBe(200);
    expect(await stop(winner, 'SIGTERM')).toBe(0);
  });

  it('a signal in the middle of the start leaves nothing running', async () => {
    const service = begin();
    const [server] = await until(async () => {
      const servers = serversOf(home);
      return servers.length > 0 && servers;
    }, 1);
    expect(service.stdout()).toBe('');
    expect(await stop(service, 'SIGTERM')).toBe(0);
    expect(isAlive(server!)).toBe(false);
    expect(serversOf(home)).toEqual([]);
  });
});

describe('a start that cannot succeed', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'segue-refused-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('because the port is taken says so in one sentence', async () => {
    const first = start(dataDir, {}, { DATABASE_URL: postgresUrl() });
    const { port } = new URL(await first.ready);
    const second = start(dataDir, {}, { DATABASE_URL: postgresUrl(), PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program. ` +
        'Stop that one, or set PORT to another number.\n',
    );
    expect(second.stdout()).toBe('');
    expect(await stop(first, 'SIGTERM')).toBe(0);
  });

  it('because the database or the queue is away says so in one line', async () => {
    const nowhere = await freePort();
    const settings = {
      DATABASE_URL: `postgresql://segue@127.0.0.1:${nowhere}/segue`,
      REDIS_URL: `redis://127.0.0.1:${nowhere}`,
    };
    for (const [name, url] of Object.entries(settings)) {
      const service = start(dataDir, {}, { DATABASE_URL: postgresUrl(), [name]: url });
      expect(await service.ended).toBe(1);
      const address = `127\\.0\\.0\\.1:${nowhere}`;
      expect(service.stderr()).toMatch(new RegExp(`^${name}: ${address} cannot be used: .+\n$`));
      expect(service.stdout()).toBe('');
    }
  });

  it('because settings are wrong or unsafe names each in a line of its own', async () => {
    const wrong = start(dataDir, {}, { PORT: 'many', WORKER_CONCURRENCY: '0' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.stderr()).toMatch(/^PORT: .*\nWORKER_CONCURRENCY: .*\n$/);
    const unsafe = start(
      dataDir,
      {},
      { SEGUE_MODE: 'production', PUBLIC_URL: 'http://x.example', SEGUE_FAULTS: 'job-taken=kill' },
    );
    expect(await unsafe.ended).toBe(1);
    const named = unsafe
      .stderr()
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]);
    expect(named).toEqual([
      'DATABASE_URL',
      'STORAGE_URL',
      'SMTP_URL',
      'SESSION_SECRET',
      'PUBLIC_URL',
      'SEGUE_FAULTS',
    ]);
  });
});
