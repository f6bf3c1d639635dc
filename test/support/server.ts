import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDatabase } from './database.js';

export interface TestServer {
  readonly url: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything the process has written so far. */
  output(): string;
  stop(): Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

/** The built service as a process of its own, on a database of its own. */
export async function startServer(settings: Settings = {}): Promise<TestServer> {
  const database = settings['DATABASE_URL'] === undefined ? await makeDatabase() : null;
  const databaseUrl = settings['DATABASE_URL'] ?? database!.url;
  const dataDir = settings['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'segue-data-'));
  const started = await startProcess({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ...settings,
  });
  const stop = async () => {
    await end(started.process, 'SIGTERM');
    if (settings['DATA_DIR'] === undefined) rmSync(dataDir, { recursive: true, force: true });
    await database?.drop();
  };
  return { ...started, databaseUrl, dataDir, stop };
}

/** One process of the service with exactly these settings; resolves when it says `ready`. */
export function startProcess(settings: Settings): Promise<Pick<TestServer, 'url' | 'process' | 'output'>> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  return new Promise((resolve, reject) => {
    const hear = (part: Buffer) => {
      text += part.toString();
      const ready = /^ready (\S+)$/m.exec(text);
      if (ready !== null) resolve({ url: ready[1]!, process: child, output: () => text });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      reject(new Error(`the service ended with ${code}: ${text}`));
      // One that ends by itself in mid-test is a finding; what it last said is the way to it.
      if (code !== 0 && code !== null)
        process.stderr.write(`the service ended with ${code}: ${text.slice(-4000)}\n`);
    });
  });
}

export function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** A port that nothing listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
