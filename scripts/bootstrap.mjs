// What a command needs before it can run: installed packages and a build that is not older than its sources.
// Imports nothing but Node and its neighbour, because nothing else may be there yet. Speaks on stderr only.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  say(`Segue needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages that the lock file names, when they are missing or older than it. */
export function ensureInstalled() {
  ensureNode();
  const lock = join(ROOT, 'package-lock.json');
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  const isInstalled = () =>
    existsSync(installed) && (!existsSync(lock) || changed(installed) >= changed(lock));
  if (!existsSync(lock)) return;
  unless(isInstalled, () => {
    say('Installing packages (a minute or two, once) …');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(join(ROOT, 'node_modules/.segue-installed'), '');
  });
}

/** Compiles the server and the command line, when a source is newer than the last build. */
export function ensureBuilt() {
  ensureInstalled();
  const stamp = join(ROOT, 'dist/.server-built');
  const sources = ['src', 'workers', 'migrations', 'tsconfig.json', 'package.json'];
  unless(
    () => isFresh(stamp, sources),
    () => {
      say('Compiling …');
      for (const folder of ['src', 'workers', 'migrations'])
        rmSync(join(ROOT, 'dist', folder), { recursive: true, force: true });
      run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json']);
      copySql();
      writeFileSync(stamp, '');
    },
  );
}

/** Builds the web pages, when a source is newer than the last build. */
export function ensureWebBuilt() {
  ensureInstalled();
  const stamp = join(ROOT, 'dist/.web-built');
  unless(
    () => isFresh(stamp, ['web', 'src/contract', 'vite.config.ts', 'package.json']),
    () => {
      say('Building the web pages …');
      run(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
      writeFileSync(stamp, '');
    },
  );
}

/** Does the work where it is not done; of programs that are started together only one does it. */
function unless(isDone, work) {
  if (isDone()) return;
  oneAtATime(join(ROOT, '.building'), {
    work: () => (isDone() ? undefined : work()),
    onWait: () => say('Waiting for another program of this checkout to build …'),
  });
}

export function copySql() {
  mkdirSync(join(ROOT, 'dist/migrations'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'migrations')).filter((each) => each.endsWith('.sql'))) {
    cpSync(join(ROOT, 'migrations', name), join(ROOT, 'dist/migrations', name));
  }
}

/** Runs a command to its end with its output on stderr; ends this program with its code when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['inherit', 2, 2], ...options });
  if (status === 0) return;
  say(
    error
      ? `${command} could not be started: ${error.message}`
      : `${command} ${args[0] ?? ''} ended with ${status}.`,
  );
  process.exit(status || 1);
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

function isFresh(stamp, sources) {
  if (!existsSync(stamp)) return false;
  const built = changed(stamp);
  return sources.every((source) => newest(join(ROOT, source)) <= built);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((most, name) => Math.max(most, newest(join(path, name))), stat.mtimeMs);
}

function changed(path) {
  return statSync(path).mtimeMs;
}
