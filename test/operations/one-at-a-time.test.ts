import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MODULE = resolve('scripts/one-at-a-time.mjs');

function program(folder: string): Promise<number | null> {
  const source = `
    import { appendFileSync } from 'node:fs';
    import { oneAtATime } from ${JSON.stringify(MODULE)};
    const note = (what) => appendFileSync('log', what + ' ' + process.pid + '\\n');
    const work = () => {
      note('begins');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      note('ends');
    };
    oneAtATime('turn', { work, onWait: () => note('waits') });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { cwd: folder });
  return new Promise((done) => child.on('close', done));
}

describe('programs that build the same checkout', () => {
  it.each([
    ['started together', null],
    ['where one was killed before', '4194304'],
  ])('take turns, %s', async (_, left) => {
    const folder = mkdtempSync(join(tmpdir(), 'segue-turns-'));
    if (left !== null) writeFileSync(join(folder, 'turn'), left);
    expect(await Promise.all([program(folder), program(folder), program(folder)])).toEqual([0, 0, 0]);
    const notes = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
    const work = notes.filter((note) => !note.startsWith('waits'));
    expect(work).toHaveLength(6);
    for (let at = 0; at < work.length; at += 2)
      expect(work[at + 1]).toBe(work[at]!.replace('begins', 'ends'));
    expect(readdirSync(folder)).toEqual(['log']);
  });
});
