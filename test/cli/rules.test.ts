import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coursesFor } from '../../src/domain/articulation/match-rules.js';
import type { RulesCheck } from '../../src/domain/articulation/check-rules.js';
import { readRuleYaml } from '../../src/reference/load-rule-files.js';
import { ruleYaml } from '../../src/reference/rule-yaml.js';
import { hdFile, hdSchool } from '../support/published-files.js';
import { aRule, taken } from '../support/rules.js';

const folder = mkdtempSync(join(tmpdir(), 'segue-rules-'));

function segue(...args: string[]) {
  return spawnSync(process.execPath, ['bin/segue.mjs', 'rules', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const RULES = [
  aRule({ when: { minimumGrade: 'C', ...taken('2010-fall', '2016-summer') } }),
  aRule({ id: 'r-2', receives: { course: 'OEART-115' }, when: taken('2015-fall', null) }),
];
const conflicting = written('conflicting.yaml', RULES.map(ruleYaml).join(''));
const gap = written(
  'gap.yaml',
  [RULES[0]!, aRule({ id: 'r-3', when: taken('2018-fall', null) })].map(ruleYaml).join(''),
);

describe('segue rules check', () => {
  it('prints each conflict with a course that makes both rules hold, and ends with 3', () => {
    const { status, stdout, stderr } = segue('check', conflicting, '--json');
    expect([status, stderr]).toEqual([3, '']);
    const check = JSON.parse(stdout) as RulesCheck;
    expect(check).toMatchObject({ schema: 'segue.rules-check/1', rules: 2, conflicts: 1, complete: true });
    const [{ witness, rules }] = check.findings as [RulesCheck['findings'][number]];
    expect(rules.map(({ file }) => file)).toEqual([conflicting, conflicting]);
    for (const rule of RULES) expect(coursesFor(rule, witness!.courses, 'any')).not.toBeNull();
    expect(segue('check', conflicting, '--json').stdout).toBe(stdout);
  });

  it('prints a table for people', () => {
    const { status, stdout } = segue('check', conflicting);
    expect(status).toBe(3);
    expect(stdout).toContain('For MUS 101 of 900001, r-1 gives OHARM-101 and r-2 gives OEART-115');
    expect(stdout).toMatch(/900001 +MUS 101 +2015-fall +C +3 credits/);
    expect(stdout.trim().split('\n').at(-1)).toBe('2 rules, 1 conflict, 1 warning.');
  });

  it('ends with 0 where there are only warnings, and names the file of each rule', () => {
    const { status, stdout } = segue('check', gap);
    expect(status).toBe(0);
    expect(stdout).toContain('No rule covers MUS 101 of 900001 from 2016-fall to 2018-summer');
    expect(stdout).toContain(`in ${gap}:1, ${gap}:`);
  });

  it('checks several files as one set, and the catalog that is named', () => {
    const other = written('other.yaml', ruleYaml(RULES[1]!));
    expect(segue('check', gap, other).status).toBe(3);
    const catalog = written(
      'catalog.csv',
      'home_code,home_title,home_credits,description\nOHARM-201,Harmony,,\n',
    );
    expect(segue('check', gap, '--catalog', catalog).stdout).toContain(
      'gives OHARM-101, which the catalog does not have',
    );
  });

  it('writes the name of a file as it is, wherever it stands in a sentence', () => {
    written('rules.csv', '');
    for (const args of [
      ['check', 'rules.csv'],
      ['import', 'rules.csv'],
      ['check', 'lost.yaml'],
    ]) {
      const bin = join(process.cwd(), 'bin/segue.mjs');
      const { stderr } = spawnSync(process.execPath, [bin, 'rules', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stderr).toContain(args[1]);
      expect(stderr).toMatch(/^There is no/);
    }
  });

  it('names both places of a version that stands twice, and takes two versions as one rule', () => {
    const twice = written('twice.yaml', `${ruleYaml(RULES[0]!)}${ruleYaml(RULES[0]!)}`);
    const line = readFileSync(twice, 'utf8').split('\n').lastIndexOf('- id: r-1') + 1;
    const { status, stdout } = segue('check', twice);
    expect(status).toBe(3);
    expect(stdout).toContain(
      `id-twice  The rule r-1, version 1, stands twice.\n  in ${twice}:1, ${twice}:${line}\n`,
    );
    const versions = written('versions.yaml', [aRule(), aRule({ version: 2 })].map(ruleYaml).join(''));
    expect(segue('check', versions)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^1 rule,/m) });
  });

  it('tells of schools that the directory does not have, never of any school', () => {
    const rules = [
      aRule({ id: 'r-any', sends: ['A 1'], sending: { any: true } }),
      aRule({ id: 'r-name', sends: ['A 2'], sending: { institution: 'Berklee College of Music' } }),
      aRule({ id: 'r-number', sends: ['A 3'], sending: { institution: '900009' } }),
      aRule({ id: 'r-known', sends: ['A 4'], sending: { institution: '900001' } }),
    ];
    const file = written('senders.yaml', rules.map(ruleYaml).join(''));
    const told = (...args: string[]) =>
      (JSON.parse(segue('check', file, '--json', ...args).stdout) as RulesCheck).findings.map(
        ({ code, severity, names }) => [code, severity, ...names],
      );
    const byName = ['unknown-sender', 'warning', 'Berklee College of Music'];
    expect(told()).toEqual([byName, ['sender-unchecked', 'warning', '900001', '900009']]);
    const directory = join(folder, 'schools.ndjson');
    const hd = hdFile('hd2023.csv', [hdSchool('900001', 'Lindenwald College')]);
    spawnSync(process.execPath, ['bin/segue.mjs', 'import', 'institutions', hd, '--out', directory]);
    expect(told('--institutions', directory)).toEqual([['unknown-sender', 'warning', '900009'], byName]);
    const { status, stdout } = segue('check', file, '--institutions', directory);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /which r-name names; Berklee College of Music has 164748\.\n  in .*senders\.yaml:\d+\n/,
    );
  });

  it.each([
    ['a file that is not there', ['check', 'nowhere.yaml'], 'no-such-file', 1],
    ['a broken rule', ['check', written('broken.yaml', '- { id: r-1 }\n')], 'wrong-shape', 1],
    [
      'a broken catalog',
      ['check', gap, '--catalog', written('broken.csv', 'code\n"a\n')],
      'malformed-row',
      1,
    ],
    [
      'a catalog without courses',
      ['check', gap, '--catalog', written('none.csv', 'code,subject\n')],
      'empty-catalog',
      1,
    ],
  ])('refuses %s with one sentence', (_, args, code, status) => {
    const answer = segue(...args, '--json');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.stdout)).toMatchObject({ error: { code } });
    expect(answer.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('segue rules import and export', () => {
  it('carry rules from YAML to CSV and back, byte for byte', () => {
    const csv = segue('export', conflicting).stdout;
    expect(csv.split('\n')).toHaveLength(4);
    const file = written('rules.csv', csv);
    expect(segue('import', file).stdout).toBe(readFileSync(conflicting, 'utf8'));
    expect(segue('import', file, '--format', 'csv').stdout).toBe(csv);
  });

  it('write nothing at all when one row is broken, and name each', () => {
    const csv = segue('export', conflicting).stdout;
    const file = written('broken-rows.csv', csv.replace('2010-fall', 'autumn') + csv.split('\n')[2]! + '\n');
    const output = join(folder, 'out.yaml');
    const { status, stdout, stderr } = segue('import', file, '--output', output);
    expect([status, stdout, existsSync(output)]).toEqual([1, '', false]);
    expect(stderr.trim().split('\n')).toEqual([
      '2 rows cannot be read; nothing was written. [broken-rows]',
      `${file}:2:9: taken_from: expected a term such as 2012-fall, found autumn [wrong-shape]`,
      `${file}:4:1: the rule r-2, version 1, stands in ${file}:3 already [id-twice]`,
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.segue'))).toEqual([]);
  });

  it('write the file that is named', () => {
    const output = join(folder, 'exported.yaml');
    expect(segue('export', conflicting, '--format', 'yaml', '--output', output).status).toBe(0);
    expect(readRuleYaml(readFileSync(output, 'utf8'), output).rules).toEqual(RULES);
    expect(segue('export', conflicting, '--format', 'xml').status).toBe(2);
  });

  it('tell how many agreements are left out, and refuse files that have nothing else', () => {
    const agreements = readFileSync('reference/agreements/community-colleges.yaml', 'utf8');
    const alone = written('agreements.yaml', agreements);
    for (const command of ['export', 'import']) {
      const { status, stdout, stderr } = segue(command, alone);
      expect([status, stdout]).toEqual([1, '']);
      const said = '2 block agreements are there and no rules, and only rules are written. [no-rules]';
      expect(stderr).toBe(`${alone}: ${said}\n`);
    }
    const { status, stdout, stderr } = segue('export', alone, conflicting);
    expect([status, stdout]).toEqual([0, segue('export', conflicting).stdout]);
    expect(stderr).toMatch(/^2 block agreements are left out: .*\[agreements-left-out\]\n$/);
  });
});

describe('where rules are written', () => {
  const places = mkdtempSync(join(tmpdir(), 'segue-places-'));
  const at = (name: string) => join(places, name);
  spawnSync('mkfifo', [at('pipe')]);
  symlinkSync('nowhere', at('dangling'));
  symlinkSync('pipe', at('to-pipe'));
  writeFileSync(at('plain'), '');

  it.each([
    ['a folder', places, 'not-a-file'],
    ['a folder that is not there', at('new/'), 'not-a-file'],
    ['the folder one is in', '.', 'not-a-file'],
    ['the root', '/', 'not-a-file'],
    ['nothing', '', 'not-a-file'],
    ['a pipe', at('pipe'), 'not-a-file'],
    ['a link to a pipe', at('to-pipe'), 'not-a-file'],
    ['a link to nowhere', at('dangling'), 'not-a-file'],
    ['a file in no folder', at('none/x.yaml'), 'cannot-write'],
    ['a file below a file', at('plain/x.yaml'), 'cannot-write'],
    ['a name too long', at('x'.repeat(300)), 'cannot-write'],
  ])('%s is refused with one sentence and left as it is', (_, output, code) => {
    const before = readdirSync(places);
    const { status, stdout, stderr } = segue('import', conflicting, '--output', output);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^[^\\n]+[.] \\[${code}\\]\\n$`));
    expect(readdirSync(places)).toEqual(before);
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
    expect(readdirSync('.').filter((name) => name.startsWith('.segue-rules'))).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('nothing is left beside it after %s', async (signal) => {
    const output = mkdtempSync(join(tmpdir(), 'segue-ended-'));
    const endless = join(places, `${signal}.csv`);
    spawnSync('mkfifo', [endless]);
    const child = spawn(process.execPath, [
      'bin/segue.mjs',
      'rules',
      'import',
      endless,
      '--output',
      join(output, 'out.yaml'),
    ]);
    const ended = once(child, 'close');
    while (readdirSync(output).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(readdirSync(output)).toEqual([]);
  });

  it('the file that is read is not written, under whatever name', () => {
    const input = written('io.yaml', readFileSync(conflicting, 'utf8'));
    const link = at('io-link.yaml');
    symlinkSync(input, link);
    for (const output of [input, link]) {
      const { status, stderr } = segue('export', conflicting, input, '--output', output);
      const said = `${input} is read; name another file to write. [output-is-input]\n`;
      expect([status, stderr]).toEqual([1, said]);
    }
    expect(readFileSync(input, 'utf8')).toBe(readFileSync(conflicting, 'utf8'));
  });

  it('a link to a file stays, and the file is written', () => {
    symlinkSync('plain', at('link'));
    expect(segue('import', conflicting, '--output', at('link')).status).toBe(0);
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('plain'), 'utf8')).toBe(readFileSync(conflicting, 'utf8'));
  });
});

describe('a reader who leaves before the end', () => {
  const exported = segue('export', conflicting).stdout.split('\n');
  const rows = Array.from({ length: 5_000 }, (_, row) => exported[1]!.replace('r-1', `r-${row}`));
  const long = written('long.csv', `${[exported[0], ...rows].join('\n')}\n`);

  it.each([
    ['rules', 'check', conflicting, '--json'],
    ['rules', 'import', long],
    ['rules', 'export', long],
    ['programs'],
    ['evaluate', '--case', 'fixtures/cases/placement-known.yaml', '--json'],
  ])('hears no more of segue %s %s', async (...args) => {
    const TMPDIR = mkdtempSync(join(tmpdir(), 'segue-left-'));
    const env = { PATH: process.env['PATH'], TMPDIR };
    const child = spawn(process.execPath, ['bin/segue.mjs', ...args], { env });
    child.stdout.destroy();
    let told = '';
    child.stderr.on('data', (said) => (told += String(said)));
    const [status] = (await once(child, 'close')) as [number];
    expect([status, told, readdirSync(TMPDIR)]).toEqual([0, '', []]);
  });
});
