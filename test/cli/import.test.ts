import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { hdFile, hdSchool, written } from '../support/published-files.js';

const TRANSCRIPT = 'fixtures/transcripts/harlow-valley-two-pages.pdf';
const HD = hdFile('hd2023.csv', [
  hdSchool('900001', 'Harlow Valley Community College', { CITY: 'Harlow' }),
  hdSchool('900002', 'Quarry Hill College'),
]);
const OUT = `${written('folder', '')}-of/directory.ndjson`;

function segue(...args: string[]) {
  return segueWith({}, ...args);
}

function segueWith(settings: Readonly<Record<string, string>>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/segue.mjs', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...settings },
  });
  return { status, stdout, stderr };
}

describe('segue import institutions', () => {
  it('shows what would change, and writes nothing', () => {
    const { status, stdout } = segue('import', 'institutions', HD, '--out', OUT, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('2 schools added');
    expect(stdout).toContain('Nothing was written');
    expect(existsSync(OUT)).toBe(false);
  });

  it('writes a directory that segue read takes, the same bytes each time', () => {
    const first = segue('import', 'institutions', HD, '--out', OUT, '--json');
    expect(first.status).toBe(0);
    const bytes = readFileSync(OUT);
    const again = JSON.parse(segue('import', 'institutions', HD, '--out', OUT, '--json').stdout);
    expect(again).toMatchObject({ schema: 'segue.import/1', counts: { added: 0, renamed: 0 }, changes: [] });
    expect(readFileSync(OUT).equals(bytes)).toBe(true);
    const { stdout } = segue('read', TRANSCRIPT, '--institutions', OUT, '--json');
    const { matches } = JSON.parse(stdout).institution;
    expect(Object.keys(matches[0])).toEqual(['unitid', 'name', 'score']);
    const unitids = matches.map(({ unitid }: { unitid: string }) => unitid);
    expect(unitids).toEqual(expect.arrayContaining(['900001', 'x-harlow-valley']));
  });

  it('tells of schools merged in a circle', () => {
    const into = (unitid: string, successor: string) =>
      hdSchool(unitid, `College ${unitid}`, { ACT: 'C ', NEWID: successor, DEATHYR: '2020' });
    const file = hdFile('hd2022.csv', [into('900001', '900002'), into('900002', '900001')]);
    const args = ['import', 'institutions', file, '--out', `${OUT}.circle`];
    expect(segue(...args).stdout).toContain('none goes on: 900001 → 900002 → 900001');
    expect(JSON.parse(segue(...args, '--json').stdout).successionCircles).toEqual([['900001', '900002']]);
  });

  it.each([
    ['bad-row', [written('broken.csv', 'UNITID,INSTNM,STABBR\n12,Alder College,MA\n'), '--out', OUT]],
    ['unknown-file', ['LICENSE', '--out', OUT]],
    ['no-such-file', ['nowhere.csv', '--out', OUT]],
    ['not-a-file', [HD, '--out', '/dev/null']],
    ['not-a-file', [HD, '--out', dirname(OUT)]],
    ['cannot-write', [HD, '--out', join(OUT, 'below.ndjson')]],
  ])('answers %s with one sentence, exit 1 and the directory as it was', (code, args) => {
    const before = readFileSync(OUT);
    const { status, stdout, stderr } = segue('import', 'institutions', ...args, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(OUT).equals(before)).toBe(true);
  });

  it('answers a setting that is no address of a database with one sentence', () => {
    const { status, stdout, stderr } = segueWith(
      { DATABASE_URL: 'foo' },
      'import',
      'institutions',
      HD,
      '--json',
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'wrong-setting' } });
    expect(stderr).toMatch(/^The settings cannot be used; correct DATABASE_URL: expected an address .*\n$/);
  });

  it('answers a file that is no directory with one sentence, and a missing file name with exit 2', () => {
    const read = segue('read', TRANSCRIPT, '--institutions', 'LICENSE', '--json');
    expect(read.status).toBe(1);
    expect(JSON.parse(read.stdout)).toMatchObject({ error: { code: 'no-directory' } });
    expect(segue('import', 'institutions').status).toBe(2);
    expect(segue('import').status).toBe(2);
  });
});
