import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { segue } from '../support/command-line.js';

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
function evaluated(kind: Kind, text: string) {
  const files = Object.fromEntries(
    (['program', 'policy', 'case'] as const).map((each) => {
      const file = join(folder, `${each}.yaml`);
      writeFileSync(file, each === kind ? text : GOOD[each]);
      return [each, file];
    }),
  );
  const options = Object.entries(files).flatMap(([name, file]) => [`--${name}`, file]);
  return segue('evaluate', ...options, '--json');
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
    ['program', /[^]*/, LAUGHS, 'reference-inside', /:1:4: &a refers to another place/],
    ['program', /[^]*/, '- &a\n  x: y\n', 'reference-inside', /:1:3: &a refers to another place/],
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
    [
      'policy',
      'creditsInResidence: 0',
      'creditsInResidence: 91',
      'residence-against-total',
      /:7:\d+: .*91.*90/,
    ],
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
    [
      'case',
      'sending: { any: true }, ',
      '',
      'wrong-shape',
      /:6:\d+: rules.0.sending is missing; .*institution, any/,
    ],
    [
      'case',
      '{ any: true }',
      '{ any: true, institution: x }',
      'wrong-shape',
      /one alone, found any and inst/,
    ],
    ['case', '{ any: true }', 'x-northgate', 'wrong-shape', /one of institution, any, found x-northgate/],
    ['case', '{ any: true }', '{ any: false }', 'wrong-shape', /rules.0.sending.any: expected true/],
    [
      'case',
      '{ category: PEOPLE }',
      '{ category: PEOPLE, course: A }',
      'wrong-shape',
      /that one alone, found cat/,
    ],
    ['case', '{ category: PEOPLE }', '{ category: None }', 'wrong-shape', /:6:\d+: .*NONE is no category/],
    ['case', 'grade: B,', 'grade: B, receives: { category: NONE },', 'wrong-shape', /:4:\d+: .*write none:/],
    [
      'case',
      /rules:\n([^]*)/,
      'rules:\n$1$1',
      'id-twice',
      /:8:\d+: the rule r1, version 1, stands on line 6 already/,
    ],
    ['case', '{ category: PEOPLE }', '{}', 'wrong-shape', /one of course, courses, .*, found nothing/],
    [
      'case',
      '{ category: PEOPLE }',
      '{ courses: [] }',
      'wrong-shape',
      /:6:\d+: .*at least one entry, found nothing/,
    ],
    [
      'case',
      '{ category: PEOPLE }',
      '{ courses: [A, B, A] }',
      'wrong-shape',
      /each course once, found A twice/,
    ],
    ['case', 'credits: 5, grade: B', 'credits: 5, grade: { B: 1 }', 'wrong-shape', /a text, found keys with/],
    [
      'case',
      /courses:\n.*\n/,
      'courses: { a: b }\n',
      'wrong-shape',
      /:3:\d+: courses: expected a list, found keys/,
    ],
    ['case', 'title: One course', 'title:', 'wrong-shape', /:1:\d+: title: expected a text, found nothing/],
    [
      'case',
      'rules:',
      `${EXAM.replace('9', '4, year: soon')}\nrules:`,
      'wrong-shape',
      /:5:\d+: .*a year such as/,
    ],
    [
      'case',
      'rules:',
      `${EXAM.replace('9', '4, year: 1850')}\nrules:`,
      'wrong-shape',
      /:5:\d+: .*from 1900 on/,
    ],
    ['case', 'rules:', `${EXAM.replace('9', '4, year: 3011')}\nrules:`, 'term-too-late', /:5:\d+: .*3011/],
    [
      'case',
      'term: 2019-fall',
      'term: 2099-fall',
      'term-too-late',
      /:4:\d+: .*2099-fall is more than 10 years/,
    ],
    [
      'program',
      /[^]*/,
      '- a\n',
      'wrong-shape',
      /:1:1: the file: expected keys with their values, found a list/,
    ],
    [
      'program',
      'totalCredits: 90',
      'totalCredits: 0',
      'wrong-shape',
      /:6:15: totalCredits: expected more than 0/,
    ],
    [
      'program',
      /blocks:[^]*/,
      'blocks: []\n',
      'wrong-shape',
      /blocks: expected at least one entry, found noth/,
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
    expect(stderr).toBe(`${error.message} [${code}]\n`);
    expect(error.where).toContain(`${kind}.yaml:`);
  });

  it.each([
    ['a: 1\na: 2\n', /:2:1: .*keys must be unique, and this one stands twice \[/],
    ['a: [1\n', /:2:1: .*a bracket is not closed/],
    ['a: b: c\n', /:1:4: .*give it a line of its own, or write the value in quotation marks \[/],
    ['a:\n\t- b\n', /:2:1: .*a line begins with a tab; use spaces \[/],
    ['a: "x\n', /:2:1: .*the closing " is missing \[/],
    ['a: @b\n', /:1:4: .*a value cannot begin with @; write it in quotation marks \[/],
    ['key\nb: 1\n', /:1:1: .*a colon is missing/],
    ['a: 1\nb\nc: 3', /:2:1: .*a colon is missing after a key \[/],
    ['a: }\n', /:1:4: .*belongs to nothing before it/],
    ['a: |x\n b\n', /:1:5: .*extra characters: \|x \[/],
    ['--- a\n--- b\n', /:2:1: .*a second document begins here/],
    ['a: "\\q"\n', /:1:5: .*a backslash in quotation marks/],
  ])('is told in plain words and ends with no colon where YAML is %j', async (text, sentence) => {
    const { status, stderr } = await evaluated('case', text);
    expect([status, stderr]).toEqual([1, expect.stringMatching(sentence)]);
  });

  it.each([
    [
      'kind: forced, line: c1',
      'wrong-shape',
      /:6:\d+: overrides.0.kind: .*substitution.*waiver, found forced/,
    ],
    ['line: c1', 'wrong-shape', /:6:\d+: overrides.0.kind is missing; expected one of substitution/],
    [
      'kind: rule-waiver, line: c1, rule: nope',
      'override-address-unknown',
      /:6:\d+: .*there is no rule nope/,
    ],
    [
      [
        'kind: rule-waiver, line: c1, rule: grade-unknown',
        'kind: rule-waiver, line: c1, rule: grade-unknown',
      ],
      'override-twice',
      /:7:\d+: override o2: o1 is about the same/,
    ],
    [
      ['kind: forced-award, line: c1, slot: society', 'kind: blocked-award, line: c1, slot: society'],
      'override-impossible',
      /:7:\d+: override o2: of this and o1 one puts the line c1/,
    ],
    [
      ['kind: blocked-award, line: c1', 'kind: forced-award, line: c1, slot: society'],
      'override-impossible',
      /:7:\d+: override o2: of this and o1 one puts the line c1/,
    ],
  ])('is refused where people say %j', async (said, code, sentence) => {
    const given = [said]
      .flat()
      .map((each, at) => `  - { id: o${at + 1}, ${each}, authority: r, reason: s }\n`);
    const { status, stderr } = await evaluated(
      'case',
      GOOD.case.replace('rules:', `overrides:\n${given.join('')}rules:`),
    );
    expect([status, stderr]).toEqual([1, expect.stringMatching(sentence)]);
    expect(stderr).toContain(`[${code}]`);
  });

  it('does not count a waiver as wrong that holds back nothing, for that depends on the policy', async () => {
    const waiver = '{ id: o1, kind: rule-waiver, line: c1, rule: grade-unknown, authority: r, reason: s }';
    const { status } = await evaluated('case', GOOD.case.replace('rules:', `overrides: [${waiver}]\nrules:`));
    expect(status).toBe(0);
  });

  it('is told with its line where the degree has no such start of core music', async () => {
    const file = join(folder, 'placed.yaml');
    writeFileSync(file, 'title: Placed\nasOf: 2014-fall\nplacement: { theory: OMTHR-999 }\n');
    const said = await segue('evaluate', '--program', 'bps-music-production', '--case', file);
    expect(said.status).toBe(1);
    expect(said.stderr).toMatch(
      /placed\.yaml:3:\d+: placement\.theory must be one of .* \[unknown-placement\]/,
    );
  });
});
