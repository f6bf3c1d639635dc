import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { segue } from '../support/command-line.js';

const folder = mkdtempSync(join(tmpdir(), 'segue-'));
mkdirSync(join(folder, 'degrees'));
const PROGRAM = readFileSync('fixtures/programs/kestrel-sound-degree@2021.yaml', 'utf8');
const POLICY = readFileSync('fixtures/policies/kestrel-2021.yaml', 'utf8');

const CASE = `title: Two courses
program: bps-music-production
asOf: 2014-fall
courses:
  - { id: c1, institution: x-harlow-valley, title: Sociology, credits: 3, grade: B, term: 2012-fall,
      receives: { category: SOCIAL_SCIENCE } }
  - { id: c2, institution: x-harlow-valley, title: History, credits: 3, grade: B, term: 2012-fall,
      receives: { category: HISTORY } }
`;

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Evaluates the case with one part of it changed. */
function evaluated(from: string, to: string, ...args: string[]) {
  const text = CASE.replace(from, to);
  if (text === CASE && from !== to) throw new Error(`nothing changed: ${from}`);
  return segue('evaluate', '--case', written('case.yaml', text), ...args, '--json');
}

const OVERRIDES = `asOf: 2014-fall
overrides:
  - { id: o1, kind: forced-award, line: c1, slot: ge-history, authority: registrar, reason: said }
`;
const SECOND = '  - { id: o2, kind: forced-award, line: c2, slot: ge-history, authority: r, reason: said }\n';
const ASOF = 'asOf: 2014-fall\n';
const HISTORY = '{ category: HISTORY }';
const SOCIOLOGY = 'x-harlow-valley, title: Sociology, credits: 3, grade: B, term: 2012-fall';
const BEFORE = 'x-pinecrest, title: Sociology, credits: 3, grade: B, term: 1998-fall';
const RULE = `rules:
  - { id: r1, sending: { any: true }, sends: [{ code: X 1 }], receives: { category: HISTROY },
      decided: { by: faculty, on: 2014-01-31, reason: compared } }
`;
const KNOWN = RULE.replace('HISTROY', 'HISTORY');
const STRANGER = KNOWN.replace('{ any: true }', '{ institution: x-nowhere }');
/** The version that holds is the highest, wherever it stands. */
const NEWER = `${STRANGER.replace('id: r1', 'id: r1, version: 2')}${KNOWN.replace('rules:\n', '')}`;
const PARTNER = `agreements:
  - id: r1
    partner: { institution: x-nowhere, name: Nowhere }
    effective: { from: 2010-fall }
    governedBy: enrollment-at-partner
    requires: { credential: associate, minimumAverage: 2.0, minimumGrade: C }
    satisfies: [{ program: bps-music-production, block: general-education }]
    citation: agreement of 2010
`;

describe('what a file names', () => {
  it.each<[string, string, string, string[], RegExp]>([
    [
      'unknown-program',
      'bps-music-production',
      'nope',
      [],
      /case\.yaml:2:10: there is no program nope; there/,
    ],
    [
      'no-such-file',
      'bps-music-production',
      'nope.yaml',
      [],
      /case\.yaml:2:10: there is no file .*nope\.yaml/,
    ],
    ['unknown-policy', ASOF, `policy: nope\n${ASOF}`, [], /case\.yaml:3:9: there is no policy nope; there/],
    ['no-such-file', ASOF, `policy: nope.yaml\n${ASOF}`, [], /case\.yaml:3:9: there is no file .*nope\.yaml/],
    [
      'override-impossible',
      ASOF,
      OVERRIDES,
      ['--set', 'caps.transfer.credits=2'],
      /case\.yaml:5:5: .*alone.*2 cr/,
    ],
    [
      'override-impossible',
      ASOF,
      OVERRIDES + SECOND,
      [],
      /case\.yaml:6:5: .*o1 and o2 do not fit together: ge-h/,
    ],
    [
      'override-impossible',
      ASOF,
      OVERRIDES,
      ['--set', 'creditsInResidence=119'],
      /case\.yaml:5:5: .*119 are earned/,
    ],
  ])('is refused as %s where %j becomes %j', async (code, from, to, args, sentence) => {
    const { status, stdout } = await evaluated(from, to, ...args);
    const { error } = JSON.parse(stdout);
    expect([status, error.code]).toEqual([1, code]);
    expect(error.message).toMatch(sentence);
    expect(error.where).toContain('case.yaml:');
  });

  it.each([
    [HISTORY, '{ category: HISTROY }', /case\.yaml:8:17: there is no category HISTROY; .*HIS/],
    [HISTORY, '{ course: ZZZ-999 }', /case\.yaml:8:17: there is no course ZZZ-999/],
    [HISTORY, '{ courses: [OHARM-101, ZZZ-9] }', /case\.yaml:8:17: there is no course ZZZ-9:/],
    [ASOF, ASOF + RULE, /case\.yaml:5:\d+: there is no category HISTROY/],
    [
      ASOF,
      ASOF + STRANGER,
      /case\.yaml:5:\d+: No school .*“x-nowhere”, which r1 names\. \[unknown-sender\]\n$/,
    ],
    [ASOF, ASOF + NEWER, /case\.yaml:5:\d+: No school .*“x-nowhere”, which r1 names\. \[unknown-sender\]\n$/],
    [ASOF, ASOF + KNOWN + PARTNER, /case\.yaml:8:\d+: No school .*“x-nowhere”, .*\[unknown-sender\]\n$/],
    ['grade: B', 'grade: ZZ', /case\.yaml:5:82: c1\.grade: We .*“ZZ”.* \(T04\) \[grade-unknown\]\n$/],
    [SOCIOLOGY, BEFORE, /case\.yaml:5:\d+: c1\.term: .*1998.*2005.* \(T05\) \[before-school-began\]/],
  ])('is told as a likely slip where %j becomes %j, and evaluated', async (from, to, sentence) => {
    const { status, stdout, stderr } = await evaluated(from, to);
    expect([status, JSON.parse(stdout).schema]).toEqual([0, 'segue.evaluation/1']);
    expect(stderr).toMatch(sentence);
    const strict = await evaluated(from, to, '--strict');
    expect([strict.status, strict.stderr]).toEqual([1, expect.stringMatching(sentence)]);
    expect(JSON.parse(strict.stdout).error.message).toMatch(/case\.yaml:/);
  });

  it('is told nothing of where it may be what it says, also when asked to be strict', async () => {
    // A number of the government's may be right: its directory was not read.
    const federal = ASOF + STRANGER.replace('x-nowhere', "'999999'");
    for (const to of [ASOF, federal]) {
      const { status, stderr } = await evaluated(ASOF, to, '--strict');
      expect([status, stderr]).toEqual([0, '']);
    }
  });

  it('is told at the line that may fill seats in too many ways', async () => {
    const codes = Array.from({ length: 12 }, (_, at) => `A-${at + 1}`);
    const slots = codes.map(
      (code) =>
        `      - { id: s${code}, name: S, seats: 1, creditsPerSeat: 3, accepts: { courses: [${code}] } }\n`,
    );
    const [head = ''] = PROGRAM.split('blocks:');
    const blocks = `blocks:\n  - id: all\n    credits: 36\n    slots:\n${slots.join('')}`;
    written('many.yaml', `${head.replace('totalCredits: 90', 'totalCredits: 36')}${blocks}`);
    const many = `{ courses: [${codes.join(', ')}] }`;
    const text = CASE.replace('bps-music-production', 'many.yaml').replace(HISTORY, many);
    const file = written('case.yaml', text.replace('History, credits: 3', 'History, credits: 60'));
    const { status, stderr } = await segue('evaluate', '--case', file);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/case\.yaml:8:17: .* \[too-many-options\]/)]);
  });

  it('may be a course whose number the catalog does not list, for many have no published code', async () => {
    expect((await evaluated(HISTORY, '{ course: OEART-215 }')).status).toBe(0);
    expect((await evaluated(HISTORY, '{ subject: Philosophy }')).status).toBe(0);
  });

  it('may be anything in a degree of another school, whose catalog is not known', async () => {
    written('degree.yaml', PROGRAM);
    const text = CASE.replace('bps-music-production', 'degree.yaml').replace(HISTORY, '{ course: ZZZ-999 }');
    const file = written('case.yaml', text);
    expect((await segue('evaluate', '--case', file)).status).toBe(0);
    // What was written for one degree may be supposed in another.
    const supposed = await segue('what-if', '--case', file, '--if', 'program=bps-music-production');
    expect(supposed.status).toBe(0);
  });

  it('is looked for beside the file that names it', async () => {
    written('degrees/policy.yaml', POLICY.replace('id: kestrel-2021', 'id: beside-the-degree'));
    written('degrees/degree.yaml', PROGRAM.replace('policy: kestrel-2021', 'policy: policy.yaml'));
    const { status, stdout } = await evaluated('bps-music-production', 'degrees/degree.yaml');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).policy.id).toBe('beside-the-degree');
  });

  it('is told in the degree where that names no policy that there is', async () => {
    written('degrees/lost.yaml', PROGRAM.replace('policy: kestrel-2021', 'policy: lost-policy.yaml'));
    const { status, stderr } = await evaluated('bps-music-production', 'degrees/lost.yaml');
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(
        /lost\.yaml:7:9: there is no file .*degrees\/lost-policy\.yaml .* \[no-such-file\]/,
      ),
    ]);
  });
});

describe('a setting of the command line', () => {
  const elsewhere = ['--program', 'kestrel-sound-degree'];

  it.each<[string, string[], RegExp]>([
    ['setting', ['--set', 'asOf=1500-fall'], /^asOf takes a term from 1900 on, not 1500-fall\.$/],
    ['setting', ['--set', 'asOf=2015-fall', 'asOf=2016-fall'], /^--set asOf is given twice/],
    [
      'setting',
      ['--set', 'caps.transfr.credits=3'],
      /^--set: .*the policy has no cap transfr; it has transfer, /,
    ],
    ['setting', ['--set', 'creditsInResidnce=3'], /^--set: the key creditsInResidnce is not known here/],
    ['setting', ['--set', 'caps.transfer.credits='], /^--set takes key=value/],
    [
      'unknown-placement',
      [...elsewhere, '--set', 'placement.theory=ZZ'],
      /^Nothing in .* depends on placement/,
    ],
    [
      'residence-against-total',
      ['--set', 'creditsInResidence=121'],
      /121 creditsInResidence, more than the 120/,
    ],
  ])('is refused as %s where it is %j', async (code, args, sentence) => {
    const { status, stdout } = await evaluated('', '', ...args);
    const { error } = JSON.parse(stdout);
    expect([status, error.code]).toEqual([1, code]);
    expect(error.message).toMatch(sentence);
  });

  it.each<[string, string[]]>([
    ['unknown-placement', [...elsewhere, '--if', 'placement.theory=NOPE']],
    ['setting', ['--if', 'asOf=2015-fall', 'asOf=2016-fall']],
    ['setting', ['--if', 'asOf=1500-fall']],
  ])('is refused as %s where it is supposed as %j', async (code, args) => {
    const file = written('case.yaml', CASE);
    const { status, stdout } = await segue('what-if', '--case', file, ...args, '--json');
    expect([status, JSON.parse(stdout).error.code]).toEqual([1, code]);
  });
});
