// What the tests need beside Node: a Redis and a browser. Found on the machine, else installed, else one
// clear sentence.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT, say } from './bootstrap.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

export function findRedis() {
  const found = onPath(['redis-server', 'valkey-server']) ?? debian('redis-server', ['redis-server']);
  if (found !== null) return found;
  return stop(
    'The tests need a Redis: install redis-server (every Linux and Homebrew have it) and run npm test again.',
  );
}

export function findBrowser() {
  const found = onPath(BROWSERS) ?? downloaded() ?? debian('chromium', BROWSERS) ?? download();
  if (found !== null) return found;
  return stop(
    'The tests need a browser: install Chromium or Chrome so that it is on the PATH, and run npm test again.',
  );
}

/** Null, with one clear sentence, where it cannot be had: figures are compared with it. */
export function findPdftotext() {
  const found = onPath(['pdftotext']) ?? debian('poppler-utils', ['pdftotext']);
  if (found === null) say('The figures are compared with pdftotext: install poppler-utils and run it again.');
  return found;
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of names) {
    const path = folders.map((folder) => join(folder, name)).find(isProgram);
    if (path !== undefined) return path;
  }
  return null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** As root on Debian the package manager brings it. */
function debian(packageName, programs) {
  if (process.getuid?.() !== 0 || onPath(['apt-get']) === null) return null;
  say(`Installing ${packageName} …`);
  const options = {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', packageName], options).status === 0;
  if (!install()) {
    spawnSync('apt-get', ['update'], options);
    install();
  }
  return onPath(programs);
}

function downloaded() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return null;
  const folder = readdirSync(cache).find((name) => /^chromium-\d+$/.test(name));
  const places = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  return folder === undefined
    ? null
    : (places.map((place) => join(cache, folder, place)).find(isProgram) ?? null);
}

function download() {
  say('Downloading a browser for the tests …');
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 2] });
  return downloaded();
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}
