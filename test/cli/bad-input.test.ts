import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/segue.js';

const folder = mkdtempSync(join(tmpdir(), 'segue-'));
const GOOD = {
  program: readFileSync('fixtures/programs/kestrel-sound-degree@2021.yaml', 'utf8'),
  policy: readFileSync('fixtures/policies/kestrel-2021.yaml', 'utf8'),
  case: `title: One course
asOf: 2021-fall
courses:
  - { id: c1, institution: x-northgate, title: Sociology, credits: 5, grade: B, term: 2019-fall }
rules:
  - { id: r1, sending: { any: true }, sends: [{ code: X 1 }], receives: { category: PEOPLE },
      when: { minimumCredits: 3 }, decided: { by: faculty, on: 2020-01-31, reason: compared } }
`,
};
type Kind = keyof typeof GOOD;

/** Evaluates the three files with one of them changed; what was written and the exit code. */
async function evaluated(kind: Kind, text: string) {
  const files = Object.fromEntries(
    (['program', 'policy', 'case'] as const).map((each) => {
      const file = join(folder, `${each}.yaml`);
      writeFileSync(file, each === kind ? text : GOOD[each]);
      return [each, file];
    }),
  );
  const written = { stdout: '', stderr: '' };
  const streams = ['stdout', 'stderr'] as const;
  const before = streams.map((stream) => [stream, process[stream].write] as const);
  for (const stream of streams) {
    process[stream].write = (said: string | Uint8Array) => {
      written[stream] += String(said);
      return true;
    };
  }
  const options = Object.entries(files).flatMap(([name, file]) => [`--${name}`, file]);
  const status = await main(['evaluate', ...options, '--json']);
  for (const [stream, write] of before) process[stream].write = write;
  return { status, ...written };
}

const LAUGHS = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;

const EXAM = 'exams: [{ id: x1, program: AP, name: Psychology, score: 9 }]';
const OVERRIDE = `overrides:
  - { id: o1, kind: blocked-award, line: c1, slot: nowhere, authority: registrar, reason: asked }`;

describe('input that is wrong', () => {
  it('is told apart from the same input before it was changed', async () => {
    expect((await evaluated('case', GOOD.case)).status).toBe(0);
  });

  it.each<[Kind, string | RegExp, string, string, RegExp]>([
    ['program', /[^]*/, '', 'empty-file', /:1:1: the file is empty/],
    ['program', /[^]*/, '# nothing\n', 'empty-file', /the file is empty/],
    ['program', /[^]*/, LAUGHS, 'reference-inside', /:1:7: &a refers to another place/],
    ['program', /[^]*/, `title: ${'['.repeat(70)}`, 'too-deep', /:1:71: values stand more than 64 deep/],
    ['program', /[^]*/, `${'- '.repeat(70)}x`, 'too-deep', /:1:129: values stand more than 64 deep/],
    ['case', 'credits: 5', 'credits: !!int 5', 'type-told', /:4:\d+: !!int tells a type/],
    ['program', /[^]*/, 'title: [\n', 'not-yaml', /:2:1: this is not YAML/],
    ['program', 'totalCredits: 90', 'totalCredits: 91', 'blocks-against-total', /:6:15: .*90 .*91/],
    ['program', 'totalCredits: 90', 'totalCredits: [90]', 'wrong-shape', /:6:15: totalCredits: expected/],
    ['program', 'totalCredits: 90', 'total: 90', 'wrong-shape', /:6:8: .*the key total is not known here/],
    ['program', 'totalCredits: 90', 'totalCredits: -90', 'wrong-shape', /:6:15: .*found -90/],
    ['program', 'totalCredits: 90', 'totalCredits: 900000', 'wrong-shape', /:6:15: .*at most 1000/],
    ['program', 'name: Degree', 'name: A\nname: Degree', 'not-yaml', /must be unique/],
    ['program', 'catalogYear: 2021', 'catalogYear: soon', 'wrong-shape', /:4:14: .*a year such as 2014/],
    ['program', /seats: 3/, 'seats: 1', 'seats-too-few', /block making has seats for 28 credits/],
    ['program', /seats: 3/, 'seats: 999999', 'wrong-shape', /at most 100 seats/],
    ['program', 'after: [craft]', 'after: [thesis-work]', 'circle', /:26:\d+: .*comes after itself/],
    ['program', 'after: [craft]', 'after: [crafts]', 'after-nothing', /:26:\d+: .*after crafts/],
    ['program', /id: craft,/, 'sequence: 2, id: craft,', 'circle', /comes after itself/],
    ['program', 'id: number,', 'id: society,', 'id-twice', /the id society stands twice/],
    ['policy', 'credits: 48', 'credits: -48', 'wrong-shape', /:5:\d+: caps.transfer.credits: .*-48/],
    ['policy', 'credits: 48', 'credits: 4800000', 'wrong-shape', /:5:\d+: caps.transfer.credits: .*1000/],
    ['policy', 'letter: B', 'letter: Z', 'wrong-shape', /a letter grade such as C/],
    ['policy', 'percent: 80', 'percent: 800', 'wrong-shape', /at most 100 percent/],
    ['policy', "points: '3.75'", 'points: 7', 'wrong-shape', /no more than highestPoints/],
    ['policy', 'semester: 3/2', 'semester: 0', 'wrong-shape', /a ratio such as 2\/3/],
    ['policy', 'repeats: latest', 'repeats: newest', 'wrong-shape', /expected best or latest/],
    ['policy', 'creditsInResidence: 0', 'creditsInResidence: 91', 'residence-against-total', /91.*90/],
    ['case', 'credits: 5', 'credits: -5', 'wrong-shape', /:4:\d+: courses.0.credits: .*found -5/],
    ['case', 'credits: 5', 'credits: 50000', 'wrong-shape', /:4:\d+: courses.0.credits: .*at most 1000/],
    ['case', 'credits: 5', 'credits: 101', 'wrong-shape', /:4:\d+: courses.0.credits: .*at most 100 credits/],
    ['case', 'term: 2019-fall', 'term: 0019-fall', 'wrong-shape', /:4:\d+: .*from 1900 on, found 0019/],
    ['case', 'term: 2019-fall', 'term: fall 2019', 'wrong-shape', /:4:\d+: .*a term such as 2012-fall/],
    ['case', 'grade: B', 'grade: [B]', 'wrong-shape', /:4:\d+: courses.0.grade: expected/],
    ['case', 'title: Soc', 'name: Soc', 'wrong-shape', /:4:\d+: courses.0: the key name is not known/],
    ['case', 'rules:', 'berklee: [{ id: c1, code: K }]\nrules:', 'id-twice', /the id c1 stands twice/],
    ['case', 'minimumCredits: 3', 'minimumCredits: -3', 'wrong-shape', /:7:\d+: rules.0.when.minimumCredits/],
    ['case', 'minimumCredits: 3', 'minimumGrade: Q', 'wrong-shape', /:7:\d+: rules.0.when.minimumGrade/],
    ['case', 'rules:', `${EXAM}\nrules:`, 'impossible-score', /:5:\d+: AP has no score of 9/],
    [
      'case',
      'rules:',
      `${OVERRIDE}\nrules:`,
      'override-address-unknown',
      /:6:5: override o1: .*no slot nowhere/,
    ],
    [
      'case',
      'grade: B,',
      'grade: B, unit: quarter, combine: g1,',
      'combine-refused',
      /:4:\d+: group g1: .*quarter/,
    ],
    ['case', '2020-01-31', '2020-02-31', 'wrong-shape', /a day of the calendar/],
  ])('in the %s, where %s becomes %j, is refused as %s', async (kind, from, to, code, sentence) => {
    let text = GOOD[kind].replace(from, to);
    expect(text).not.toBe(GOOD[kind]);
    // A slot in a sequence contradicts only another one that stands in it.
    if (to.startsWith('sequence'))
      text = text.replace('id: craft-advanced,', 'id: craft-advanced, sequence: 1,');
    const { status, stdout, stderr } = await evaluated(kind, text);
    const { error } = JSON.parse(stdout) as {
      error: { code: string; message: string; where: string | null };
    };
    expect([status, error.code]).toEqual([1, code]);
    expect(error.message).toMatch(sentence);
    const rule = code === 'residence-against-total' ? '' : ` [${code}]`;
    expect(stderr).toBe(`${error.message}${rule}\n`);
    if (code !== 'residence-against-total') expect(error.where).toContain(`${kind}.yaml:`);
  });

  it('is told with its line where the degree has no such start of core music', async () => {
    const file = join(folder, 'placed.yaml');
    writeFileSync(file, 'title: Placed\nasOf: 2014-fall\nplacement: { theory: OMTHR-999 }\n');
    const said: string[] = [];
    const write = process.stderr.write;
    process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0;
    const status = await main(['evaluate', '--program', 'bps-music-production', '--case', file]);
    process.stderr.write = write;
    expect(status).toBe(1);
    expect(said.join('')).toMatch(
      /placed\.yaml:3:\d+: placement\.theory must be one of .* \[unknown-placement\]/,
    );
  });
});
