import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { dapipCsv, dapipRecord, hdFile, hdSchool, written } from '../support/published-files.js';

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

  it('tells to which day accreditation is known, and what was not used for it', () => {
    const place = { DapipId: '500', IpedsUnitIds: '900001', LocationName: 'Harlow Valley' };
    const records = [
      dapipRecord('500', '7/1/1970', { AccreditationEndDate: '6/30/2015' }),
      dapipRecord('500', '7/1/2015', { AccreditationEndDate: '11/02/2202' }),
      dapipRecord('777', '7/1/1970'),
      dapipRecord('500', '7/1/1970', { AccreditationStatus: 'Accredited on Probation' }),
    ];
    const files = dapipCsv('told', { places: [{ ...place, LocationType: 'Institution' }], records });
    const args = ['import', 'institutions', HD, ...files, '--out', `${OUT}.told`];
    const told = segue(...args).stdout.split('\n');
    expect(told).toEqual(
      expect.arrayContaining([
        'These files know of accreditation to 2015-06-30',
        '1 records name a DapipId that no table of places has; left out',
        '1 records with the status “Accredited on Probation” are no accreditation; left out',
        'Not taken: told-AccreditationRecords.csv:3:12: AccreditationEndDate: 2202-11-02 has not come yet',
        'Not taken: told-AccreditationRecords.csv:3:8: AccreditationDate: 2015-07-01 ' +
          'is a start after the last day of which the file knows',
      ]),
    );
    expect(JSON.parse(segue(...args, '--json').stdout)).toMatchObject({
      schema: 'segue.import/1',
      accreditationKnownTo: '2015-06-30',
      leftOut: {
        recordsOfPrograms: 0,
        recordsOfNoPlace: 1,
        recordsWithoutDay: 0,
        recordsOfOtherStatus: [{ status: 'Accredited on Probation', records: 1 }],
      },
      daysNotTaken: [
        { line: 3, why: 'to-come' },
        { line: 3, why: 'after-the-file' },
      ],
      schoolsPutRight: 0,
    });
  });

  it.each([
    ['nul-byte', [written('nul.csv', 'UNITID,INSTNM,STABBR\n900001,Al\0der,MA\n'), '--out', OUT]],
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
