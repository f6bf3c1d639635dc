import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from '../support/run-script.js';

const EMPTY = mkdtempSync(join(tmpdir(), 'segue-'));

describe('a program that measures or trains', () => {
  it.each([
    ['scripts/score-institutions.mjs', EMPTY, 'is a folder; name one file.'],
    ['scripts/score-institutions.mjs', '/nowhere', 'there is no file /nowhere that can be read.'],
    ['scripts/score-matching.mjs', '/nowhere', 'There are no published decisions in /nowhere'],
    ['scripts/score-matching.mjs', EMPTY, 'There are no published decisions in'],
    ['scripts/train-matching.mjs', '/nowhere', 'There are no published decisions in /nowhere'],
    ['scripts/train-matching.mjs', 'LICENSE', 'There are no published decisions in LICENSE'],
  ])('%s answers %s with one sentence and exit 2', async (script, path, says) => {
    const { code, stdout, stderr } = await runScript([script, path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(says)]);
  });
});
