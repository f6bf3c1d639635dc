import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { placePostgres, type PostgresPlace } from './postgres-binaries.js';

const USER = 'segue';
const START_WITHIN_MS = 60_000;
const START_TRIES = 5;
const TRY_AGAIN_MS = 1_000;
const STOP_WITHIN_MS = 20_000;

/** A PostgreSQL of our own: started, or adopted when an earlier run was killed and left it behind. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Folder of the cluster, for people. */
  readonly home: string;
  /** Stops the server after a checkpoint. Safe to call twice. */
  stop(): Promise<void>;
}

/** Makes the cluster at first, then starts or adopts the server. Ready when this resolves. */
export async function startPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const place = placePostgres(dataDir);
  const cluster = join(place.home, 'cluster');
  const password = makeCluster(place, cluster);
  for (let tries = 1; tries <= START_TRIES; tries += 1) {
    const running = liveServer(cluster);
    const port = running?.port ?? (await freePort());
    const child = running === null ? spawnServer(place, cluster, port) : null;
    const pid = await waitUntilReady(cluster, child);
    const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`;
    if (pid !== null) return { url, home: place.home, stop: () => stopServer(pid) };
    // The children of a server that was killed hold its memory a moment longer; somebody may have taken the
    // port.
    await sleep(TRY_AGAIN_MS);
  }
  throw new Error(`the embedded PostgreSQL did not start; its log is ${join(place.home, 'log')}`);
}

function makeCluster({ native, home, runAs }: PostgresPlace, cluster: string): string {
  const secret = join(home, 'password');
  if (existsSync(join(cluster, 'PG_VERSION'))) return readFileSync(secret, 'utf8').trim();
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o700);
  // A first start that was cut off leaves half a cluster, which holds nothing yet.
  rmSync(cluster, { recursive: true, force: true });
  const password = randomBytes(24).toString('hex');
  writeFileSync(secret, password, { mode: 0o600 });
  writeFileSync(join(home, 'log'), '');
  if (runAs !== null)
    for (const path of [home, secret, join(home, 'log')]) chownSync(path, runAs.uid, runAs.gid);
  const options = [
    '-D',
    cluster,
    '-U',
    USER,
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const made = spawnSync(join(native, 'bin/initdb'), [...options, ...locale], {
    ...runAs,
    cwd: home,
    encoding: 'utf8',
  });
  if (made.status !== 0)
    throw new Error(`the database could not be made in ${home}: ${made.stderr || made.error?.message}`);
  return password;
}

function spawnServer({ native, home, runAs }: PostgresPlace, cluster: string, port: number): ChildProcess {
  const log = openSync(join(home, 'log'), 'a');
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '64MB',
    log_min_messages: 'warning',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A group of its own: Ctrl-C reaches us first, and we stop the server when nobody needs it any more.
  return spawn(join(native, 'bin/postgres'), ['-D', cluster, ...options], {
    ...runAs,
    cwd: home,
    detached: true,
    stdio: ['ignore', log, log],
  }).on('error', () => undefined);
}

interface ServerFile {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** PostgreSQL writes its process id, port and state into a file of its cluster. */
function readServerFile(cluster: string): ServerFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

function liveServer(cluster: string): ServerFile | null {
  const file = readServerFile(cluster);
  return file !== null && isPostgres(file.pid, cluster) ? file : null;
}

/** The number may long belong to another program; where the system can say which, it is asked. */
function isPostgres(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
  } catch {
    return !existsSync('/proc/self/cmdline');
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The server's process; null when it ended at once. */
async function waitUntilReady(cluster: string, child: ChildProcess | null): Promise<number | null> {
  for (const start = Date.now(); Date.now() - start < START_WITHIN_MS; await sleep(10)) {
    const server = liveServer(cluster);
    const ours = child === null || server?.pid === child.pid;
    if (server !== null && ours && server.ready) {
      child?.unref();
      return server.pid;
    }
    const ended = child === null ? server === null : child.exitCode !== null || child.pid === undefined;
    if (ended) return null;
  }
  throw new Error(`the embedded PostgreSQL in ${cluster} does not get ready`);
}

async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (const start = Date.now(); isAlive(pid) && Date.now() - start < STOP_WITHIN_MS;) await sleep(10);
}

function freePort(): Promise<number> {
  return new Promise((settle, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
