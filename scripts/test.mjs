// Every test there is, with what they need arranged first. `npm test -- test/http` runs a part.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt, ensureWebBuilt, ROOT, say } from './bootstrap.mjs';

ensureBuilt();
ensureWebBuilt();
const { findBrowser, findRedis } = await import('./find-tools.mjs');
const { startPostgres } = await import('../dist/src/embedded/embedded-postgres.js');

const folder = mkdtempSync(join(tmpdir(), 'segue-test-'));
spawnSync('chmod', ['755', folder]);
const browser = findBrowser();
const redisProgram = findRedis();
const redis = await startRedis(redisProgram);
const postgres = await startPostgres(folder);
const report = join(folder, 'report.json');
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      SEGUE_TEST_POSTGRES: postgres.url,
      SEGUE_TEST_REDIS: redis.url,
      SEGUE_TEST_REDIS_PROGRAM: redisProgram,
      SEGUE_TEST_BROWSER: browser,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const code = await new Promise((resolve) => jest.on('exit', (status) => resolve(status ?? 1)));
const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = readReport();
await postgres.stop();
redis.stop();
rmSync(folder, { recursive: true, force: true });
console.log(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`);
process.exit(code);

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    say('The tests ended without a report.');
    return { numFailedTests: 1 };
  }
}

async function startRedis(program) {
  const port = await freePort();
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
  ];
  const server = spawn(program, [...settings, '--dir', folder], { stdio: 'ignore' });
  while (server.exitCode === null && !(await answers(port))) await sleep(20);
  if (server.exitCode !== null) {
    say('The Redis for the tests did not start.');
    process.exit(1);
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.kill() };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether somebody listens there. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.end();
      resolve(true);
    });
  });
}
