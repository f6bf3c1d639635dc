import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'segue-'));
const CATALOG = [
  'home_code,home_title,home_credits,description',
  'ENG 101,Composition I,3,',
  'PSY 100,Psychology,3,"Mind, brain"',
  '',
].join('\n');
const COURSES =
  'id,ext_institution,ext_code,ext_title,ext_credits,description\nc1,Elm College,PSY 1,Gen Psych,3,\n';
let files = 0;

function segue(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/segue.mjs', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return { status, stdout, stderr };
}

function written(text: string | Buffer): string {
  const file = join(folder, `${(files += 1)}.csv`);
  writeFileSync(file, text);
  return file;
}

describe('segue match', () => {
  it('prints one line of JSON a course, the same bytes each time', () => {
    const args = ['match', '--catalog', written(CATALOG), '--courses', written(COURSES), '--json'];
    const { status, stdout } = segue(...args);
    expect(status).toBe(0);
    const [line, ...rest] = stdout.trim().split('\n');
    const match = JSON.parse(line!);
    expect(rest).toEqual([]);
    expect(Object.keys(match)).toEqual(['id', 'candidates', 'noEquivalent']);
    expect(match.candidates[0]).toMatchObject({ code: 'PSY 100', score: expect.any(Number) });
    expect(segue(...args).stdout).toBe(stdout);
  });

  it('takes a byte order mark, Windows line ends, other columns and another order', () => {
    const catalog = '\uFEFFnote,home_title,home_code\r\nx,Psychology,PSY 100\r\n';
    const { status, stdout } = segue(
      'match',
      '--catalog',
      written(catalog),
      '--courses',
      written(COURSES),
      '--json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).candidates[0].code).toBe('PSY 100');
  });

  it('uses past decisions and leaves those out whose course is not in the catalog', () => {
    const pairs = written(
      [
        'ext_institution,ext_code,ext_title,ext_credits,home_code',
        'Elm College,PSY 1,Gen Psych,3,ENG 101',
        'Elm College,X 1,Y,3,GONE 1',
      ].join('\n'),
    );
    const none = written(
      'ext_institution,ext_code,ext_title,ext_credits,kind\nElm College,WLD 1,Welding,3,no_credit\n',
    );
    const base = ['match', '--catalog', written(CATALOG), '--courses', written(COURSES)];
    const { stdout, stderr } = segue(...base, '--precedents', pairs, '--none', none);
    expect(stdout).toMatch(/ENG 101 +Composition I +precedent: 1 of 1 for this very course/);
    expect(stderr).toContain('1 of 3 past decisions name courses outside the catalog');
  });

  it.each([
    ['missing-column', CATALOG.replace('home_title', 'title'), COURSES, 'home_title'],
    ['missing-column', CATALOG, COURSES.replace('ext_code,', 'code,'), 'ext_code'],
    ['duplicate-home-code', `${CATALOG}ENG 101,Again,3,\n`, COURSES, ':4:1:'],
    ['malformed-row', `${CATALOG}MAT 1,Calculus\n`, COURSES, ':4:3:'],
    ['malformed-row', `${CATALOG}MAT 1,"Calculus,3,\n`, COURSES, 'quotation mark'],
    ['missing-value', CATALOG, `${COURSES},Elm,A 1,Art,3,\n`, ':3:1:'],
    ['empty-file', '', COURSES, 'is empty'],
    ['empty-catalog', 'home_code,home_title,home_credits,description\n', COURSES, 'has no courses'],
    ['wrong-encoding', Buffer.from(`${CATALOG}FRE 1,Fran\xe7ais,3,\n`, 'latin1'), COURSES, 'UTF-8'],
  ])('answers %s with one sentence and where it is', (code, catalog, courses, says) => {
    const args = ['match', '--catalog', written(catalog), '--courses', written(courses), '--json'];
    const { status, stdout, stderr } = segue(...args);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(says);
  });

  it('refuses wrong usage with exit 2', () => {
    expect(segue('match', '--catalog', written(CATALOG)).status).toBe(2);
    expect(
      segue('match', '--catalog', written(CATALOG), '--courses', written(COURSES), '--top', 'ten').status,
    ).toBe(2);
  });
});

describe('courses from a pipe', () => {
  it.each([['classify'], ['match', '--catalog', written(CATALOG)]])(
    'are refused by segue %s',
    (...command) => {
      const piped = `cat "$0" | "$@"`;
      const args = [process.execPath, 'bin/segue.mjs', ...command, '--courses', '/dev/stdin', '--json'];
      const { status, stdout, stderr } = spawnSync('sh', ['-c', piped, written(COURSES), ...args], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] },
      });
      expect(status).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'is-a-pipe' } });
      expect(stderr).toMatch(/^\/dev\/stdin is a pipe.* name that\. \[is-a-pipe\]\n$/);
    },
  );
});

describe('segue classify', () => {
  it('prints category, probability, subject and reasons', () => {
    const courses = written(`${COURSES}c2,Elm College,MUS 5,Ear Training II,2,\n`);
    const { status, stdout } = segue('classify', '--courses', courses, '--json');
    expect(status).toBe(0);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ id: 'c1', category: 'SOCIAL_SCIENCE', subject: null });
    expect(second).toMatchObject({ id: 'c2', category: 'MUSIC', subject: 'Ear Training' });
    expect(segue('classify', '--courses', courses).stdout).toContain('Ear Training');
  });

  it('takes a leading zero as the other courses of the school show it, in whatever order they stand', () => {
    const [head] = COURSES.split('\n');
    const zeros = ['CHEM 0110,Chemistry', 'HIST 0100,History', 'PSY 0010,Psychology'];
    const rows = [
      'm1,Elm College,MATH 0031,Algebra,3,',
      'm2,Oak College,MATH 0031,Algebra,3,',
      ...zeros.map((course, at) => `z${at},Elm College,${course},3,`),
    ];
    const kinds = (all: readonly string[]) => {
      const { stdout } = segue('classify', '--courses', written([head, ...all].join('\n')), '--json');
      const answers = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      return Object.fromEntries(answers.map(({ id, category }) => [id, category]));
    };
    expect(kinds(rows)).toMatchObject({ m1: 'MATH_NATURAL_SCIENCE', m2: 'NONE' });
    expect(kinds(rows.toReversed())).toEqual(kinds(rows));
  });
});
