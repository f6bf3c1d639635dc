import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvaluationShape } from '../../src/contract/evaluation.js';
import { TranscriptShape } from '../../src/contract/transcript.js';

const TRANSCRIPT = 'fixtures/transcripts/harlow-valley-two-pages.pdf';
const PROGRAM = 'bps-music-production';
const folder = mkdtempSync(join(tmpdir(), 'segue-'));

function segue(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/segue.mjs', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return { status, stdout, stderr };
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('segue read', () => {
  it('prints segue.transcript/1', () => {
    const { status, stdout } = segue('read', TRANSCRIPT, '--json');
    expect(status).toBe(0);
    expect(TranscriptShape.parse(JSON.parse(stdout)).document.pages).toBe(2);
  });

  it.each([
    ['no-such-file', ['read', 'nowhere.pdf']],
    ['not-a-transcript', ['read', 'LICENSE']],
    ['unknown-type', ['read', TRANSCRIPT, '--type', 'docx']],
  ])('answers %s with one sentence, exit 1 and no stack', (code, args) => {
    const { status, stdout, stderr } = segue(...args, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

describe('segue evaluate', () => {
  it('prints segue.evaluation/1, the same bytes each time', () => {
    const first = segue('evaluate', '--program', PROGRAM, '--transcript', TRANSCRIPT, '--json');
    const second = segue('evaluate', '--program', PROGRAM, '--transcript', TRANSCRIPT, '--json');
    expect(first.status).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    const evaluation = EvaluationShape.parse(JSON.parse(first.stdout));
    expect(evaluation.totals.applied).toBe('39');
    expect(evaluation.lines[0]?.evidence?.text).toContain('English Composition I');
  });

  it('prints a report that a person can read', () => {
    const { status, stdout } = segue('evaluate', '--program', PROGRAM, '--transcript', TRANSCRIPT);
    expect(status).toBe(0);
    expect(stdout).toContain('39 of your 62 credits count toward this degree.');
    expect(stdout).toContain('The grade C- is below C, the lowest that transfers. [T04]');
  });

  it('shows what every start of core music would come to while there is no placement', () => {
    const { stdout } = segue('evaluate', '--case', 'fixtures/cases/placement-unknown.yaml');
    const [, starts = ''] = stdout.split('placement is not known; starting with');
    expect(starts.trim().split('\n')).toHaveLength(3);
    expect(starts).toMatch(/OHARM-201 +3 credits count, 117 are left/);
    const known = segue('evaluate', '--case', 'fixtures/cases/placement-known.yaml');
    expect(known.stdout).not.toContain('placement is not known');
  });

  it('takes settings that win over the policy', () => {
    const { stdout } = segue(
      'evaluate',
      '--case',
      'fixtures/cases/external-only-cap.yaml',
      '--set',
      'caps.transfer.credits=45',
      '--json',
    );
    expect(JSON.parse(stdout).caps.transfer.limit).toBe('45');
  });

  it.each([
    ['unknown-program', ['--program', 'nothing', '--transcript', TRANSCRIPT]],
    ['nothing-given', ['--program', PROGRAM]],
    ['setting', ['--case', 'fixtures/cases/grade-c-is-enough.yaml', '--set', 'x']],
    ['same-file', ['--program', PROGRAM, '--transcript', TRANSCRIPT, TRANSCRIPT]],
    [
      'setting',
      ['--case', 'fixtures/cases/grade-c-is-enough.yaml', '--set', 'minimumGrade.external.letter=Z'],
    ],
    ['not-a-file', ['--case', 'fixtures']],
    ['no-such-file', ['--case', 'nowhere.yaml']],
    ['unknown-policy', ['--case', 'fixtures/cases/grade-c-is-enough.yaml', '--policy', 'nothing']],
    ['unknown-placement', ['--case', 'fixtures/cases/placement-unknown.yaml', '--set', 'placement.theory=X']],
  ])('refuses %s with exit 1', (code, args) => {
    const { status, stdout } = segue('evaluate', ...args, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).error.code).toBe(code);
  });

  it('answers wrong usage with exit 2 and the commands there are', () => {
    expect(segue('transmogrify').status).toBe(2);
    expect(segue('evaluate', '--nonsense').status).toBe(2);
    const { status, stdout } = segue('evaluate', '--transcript', TRANSCRIPT, '--json');
    expect([status, JSON.parse(stdout).error.code]).toEqual([2, 'program-missing']);
    expect(segue('--help').status).toBe(0);
  });
});

describe('segue verify', () => {
  const { stdout } = segue('evaluate', '--case', 'fixtures/cases/requirement-full.yaml', '--json');
  const good = written('good.json', stdout);

  it('finds that every rule holds, also against the files and computed again', () => {
    const against = ['--program', PROGRAM, '--policy', 'berklee-online-undergraduate-2014'];
    const files = [
      '--case',
      'fixtures/cases/requirement-full.yaml',
      '--replay',
      'fixtures/cases/requirement-full.yaml',
    ];
    expect(segue('verify', good, '--optimum', ...against, ...files)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Searched: proven, no plan is better.'),
    });
  });

  it.each([
    ['cap', (e: Evaluation) => (e.caps.transfer.limit = e.policy.caps.transfer = '9')],
    ['sum', (e: Evaluation) => (e.totals.applied = '15')],
    ['option-whole', (e: Evaluation) => (e.allocation[0]!.slot = 'ge-history')],
    ['slot-seats', (e: Evaluation) => (e.slots.find(({ id }) => id === 'ge-soc')!.seats = 3)],
    ['award-refused', (e: Evaluation) => (e.lines[0]!.decision = 'denied')],
    ['unused', (e: Evaluation) => (e.unused.length = 0)],
  ])('names the rule %s when it is broken, and exits 3', (rule, breakIt) => {
    const evaluation = JSON.parse(readFileSync(good, 'utf8')) as Evaluation;
    breakIt(evaluation);
    const { status, stdout: said } = segue('verify', written(`${rule}.json`, JSON.stringify(evaluation)));
    expect(status).toBe(3);
    expect(said).toContain(`${rule}:`);
  });

  it('sees that a better plan was left aside', () => {
    const evaluation = JSON.parse(readFileSync(good, 'utf8')) as Evaluation;
    const left = evaluation.allocation.pop()!;
    evaluation.unused.push({ award: left.award, why: 'lower-ranked', text: 'left out' });
    // Where a seat is left open, no award finds all of them full.
    for (const each of evaluation.unused) each.why = 'lower-ranked';
    evaluation.totals.applied = evaluation.caps.transfer.applied = evaluation.saved.credits = '9';
    evaluation.totals.remaining = '111';
    evaluation.saved.courses = 3;
    evaluation.optimality.objective.splice(0, 2, '9', '9');
    evaluation.optimality.bound = [...evaluation.optimality.objective];
    const file = written('worse.json', JSON.stringify(evaluation));
    expect(segue('verify', file).status).toBe(0);
    expect(segue('verify', file, '--optimum')).toMatchObject({
      status: 3,
      stdout: expect.stringMatching(/optimum: .*\nSearched: better found\./s),
    });
  });

  it('never takes a plan for better that leaves out what somebody has said must stand', () => {
    const forced = 'fixtures/cases/override-forced-before-the-surer.yaml';
    const file = written('forced.json', segue('evaluate', '--case', forced, '--json').stdout);
    expect(segue('verify', file, '--optimum')).toMatchObject({ status: 0 });
  });

  it('prints the breaches as JSON when asked, also where an amount is none', () => {
    const evaluation = JSON.parse(readFileSync(good, 'utf8')) as Evaluation;
    evaluation.optimality.objective[0] = 'many';
    const file = written('no-amount.json', JSON.stringify(evaluation));
    const { status, stdout } = segue('verify', file, '--json', '--optimum', '--program', PROGRAM);
    expect(status).toBe(3);
    expect(JSON.parse(stdout).breaches.map((each: Breach) => each.rule)).toEqual(['objective']);
  });

  it('names what differs when it is computed again, beside the digest of it', () => {
    const evaluation = JSON.parse(readFileSync(good, 'utf8')) as Evaluation;
    const file = written('official.json', JSON.stringify({ ...evaluation, kind: 'official' }));
    const source = 'fixtures/cases/requirement-full.yaml';
    const { status, stdout } = segue('verify', file, '--json', '--case', source, '--replay', source);
    const told = JSON.parse(stdout).breaches.map((each: Breach) => `${each.rule} ${each.where}`);
    expect([status, ...told]).toEqual([3, 'source kind', 'replay kind']);
  });

  it('counts the plans that are as good, where its own search comes to its end', () => {
    const evaluation = JSON.parse(readFileSync(good, 'utf8')) as Evaluation;
    evaluation.optimality.equalBest += 1;
    const file = written('equals.json', JSON.stringify(evaluation));
    expect(segue('verify', file).status).toBe(0);
    expect(segue('verify', file, '--optimum')).toMatchObject({
      status: 3,
      stdout: expect.stringMatching(/^equal-best: optimality\.equalBest says \d+, \d+ plans are as good\n/),
    });
  });

  it('answers something that is no evaluation with exit 1', () => {
    expect(segue('verify', 'package.json').status).toBe(1);
  });
});

describe('segue cases', () => {
  it('refuses a folder that is not there', () => {
    const { status, stderr } = segue('cases', 'nowhere');
    expect(status).toBe(1);
    expect(stderr).toBe('There is no folder nowhere; name one that holds cases. [no-such-folder]\n');
  });
});

interface Breach {
  rule: string;
  where: string;
}

interface Evaluation {
  caps: { transfer: { limit: string; applied: string } };
  policy: { caps: { transfer: string } };
  totals: { applied: string; remaining: string };
  saved: { credits: string; courses: number };
  allocation: { award: string; slot: string }[];
  slots: { id: string; seats: number }[];
  lines: { decision: string }[];
  unused: { award: string; why: string; text: string }[];
  optimality: { objective: string[]; bound: string[]; equalBest: number };
}
