import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CASE = 'fixtures/cases/external-only-cap.yaml';
const folder = mkdtempSync(join(tmpdir(), 'segue-'));

function segue(...args: string[]) {
  return spawnSync(process.execPath, ['bin/segue.mjs', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
}

function evaluated(name: string, ...args: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, segue('evaluate', '--case', CASE, ...args, '--json').stdout);
  return file;
}

describe('segue diff', () => {
  it('says in one sentence what counts, why it differs and which lines moved', () => {
    const after = evaluated('after.json', '--set', 'caps.transfer.credits=3');
    const { status, stdout } = segue('diff', evaluated('before.json'), after, '--case', CASE);
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      '3 credits count instead of 6, because the limit on transfer credit is 3 instead of 60: ' +
        'World History no longer counts toward History.',
    );
  });

  it('finds nothing between an evaluation and itself', () => {
    const file = evaluated('same.json');
    const { stdout } = segue('diff', file, file, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'segue.comparison/1',
      applied: { gain: '0' },
      because: [],
      lines: [],
      sentence: 'The same 6 credits count, each where it did.',
    });
  });

  it('refuses a file that is no evaluation', () => {
    const { status, stdout } = segue('diff', 'package.json', 'package.json', '--json');
    expect([status, JSON.parse(stdout).error.code]).toEqual([1, 'not-an-evaluation']);
  });
});

describe('segue what-if', () => {
  it.each([
    ['another limit', ['caps.transfer.credits=3'], '3 credits count instead of 6'],
    ['another reading of it', ['caps.transfer.scope=external-only'], 'only credit from elsewhere counts'],
    ['one more course', ['course=SOCIAL_SCIENCE'], '9 credits count instead of 6: One more course'],
    [
      'another degree',
      [
        'program=fixtures/programs/fernwood-audio-diploma@2020.yaml',
        'policy=fixtures/policies/fernwood-2020.yaml',
      ],
      'the program is fernwood-audio-diploma@2020 instead of bps-music-production@2014',
    ],
  ])('supposes %s', (_, suppositions, said) => {
    const { status, stdout } = segue('what-if', '--case', CASE, '--if', ...suppositions);
    expect({ status, said: stdout }).toEqual({ status: 0, said: expect.stringContaining(said) });
  });

  it('tells which one more course would add credit, and what', () => {
    const { stdout } = segue('what-if', '--case', CASE, '--json');
    const { helpfulCourses } = JSON.parse(stdout);
    expect(helpfulCourses).toContainEqual({ receives: { category: 'SOCIAL_SCIENCE' }, gainCredits: '3' });
    // The one place for history is taken.
    expect(helpfulCourses).not.toContainEqual(expect.objectContaining({ receives: { category: 'HISTORY' } }));
  });

  it.each([
    ['unknown-target', ['--case', CASE, '--if', 'course=NOTHING']],
    ['setting', ['--case', CASE, '--if', 'nonsense']],
    ['unknown-program', ['--case', CASE, '--if', 'program=nothing']],
    ['nothing-given', ['--if', 'program=nothing']],
  ])('refuses %s with exit 1', (code, args) => {
    const { status, stdout } = segue('what-if', ...args, '--json');
    expect([status, JSON.parse(stdout).error.code]).toEqual([1, code]);
  });
});
