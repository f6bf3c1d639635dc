import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { claimDirectory } from '../../src/reference/directory/claim-directory.js';
import { readDirectoryFile } from '../../src/reference/directory/directory-file.js';
import { hdFile, hdSchool } from '../support/published-files.js';

// So many that the import is still at work when it is stopped.
const LONG = hdFile(
  'hd2022.csv',
  Array.from({ length: 20_000 }, (_, at) => hdSchool(String(100_000 + at), `Alder College ${at}`)),
);
const SHORT = hdFile('hd2023.csv', [hdSchool('900001', 'Birch College')]);

let folder: string;
let file: string;
let claim: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-at-once-'));
  file = join(folder, 'institutions.ndjson');
  claim = `${file}.importing`;
});

let stopped: ChildProcess | null = null;
afterEach(() => stopped?.kill('SIGKILL'));

const settings = () => ({ PATH: process.env['PATH'], DATA_DIR: folder });
const importing = (name: string, ...args: string[]) => [
  'bin/segue.mjs',
  'import',
  'institutions',
  name,
  ...args,
];

function segue(...args: string[]) {
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: settings() });
}

/** An import that stands still with its claim on the file. */
async function stoppedImport(): Promise<ChildProcess> {
  const child = spawn(process.execPath, importing(LONG), { env: settings(), stdio: 'ignore' });
  stopped = child;
  while (!existsSync(claim) && child.exitCode === null) await setTimeout(2);
  child.kill('SIGSTOP');
  return child;
}

const numbers = () => readDirectoryFile(file).map(({ unitid }) => unitid);

describe('two imports into one file', () => {
  it('never lose one: the second is refused while the first runs, and may only tell', async () => {
    const first = await stoppedImport();
    const ended = once(first, 'exit');
    const told = segue(...importing(SHORT, '--dry-run'));
    const second = segue(...importing(SHORT, '--out', file, '--json'));
    first.kill('SIGCONT');
    expect(told.stdout).toContain('Nothing was written');
    expect(second.status).toBe(1);
    expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: 'import-running' } });
    expect(second.stderr).toContain(`Another import of schools into ${file} is running`);
    expect(await ended).toEqual([0, null]);
    expect(numbers()).toContain('119999');
    expect(segue(...importing(SHORT)).status).toBe(0);
    expect(numbers()).toEqual(expect.arrayContaining(['100000', '900001']));
    expect(readdirSync(folder)).toEqual(['institutions.ndjson']);
  });

  it('are not held up by one that was killed', async () => {
    const first = await stoppedImport();
    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;
    expect(existsSync(claim)).toBe(true);
    expect(segue(...importing(SHORT)).status).toBe(0);
    expect(numbers()).toContain('900001');
    expect(readdirSync(folder)).toEqual(['institutions.ndjson']);
  });

  it('leave nothing of one that was killed in the middle of claiming', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    for (const left of [claim, `${claim}.${gone}`]) writeFileSync(left, `${gone} 1`);
    expect(segue(...importing(SHORT)).status).toBe(0);
    expect(readdirSync(folder)).toEqual(['institutions.ndjson']);
  });

  it('are not held up by a claim whose number another process has now', () => {
    writeFileSync(claim, `${process.pid} 1`);
    expect(segue(...importing(SHORT)).status).toBe(0);
  });

  it('never both write where the second took the claim over', () => {
    const held = claimDirectory(file);
    held.check();
    writeFileSync(claim, '1 1');
    expect(() => held.check()).toThrow(/another import .* is running/);
    held.release();
    expect(readFileSync(claim, 'utf8')).toBe('1 1');
  });
});
