import { readBerkleeRecord, recordLines } from '../../src/reference/load-berklee-record.js';
import { readCase } from '../../src/reference/load-case.js';
import { loadInstitutions } from '../../src/reference/load-institutions.js';
import { readRuleYaml } from '../../src/reference/load-rule-files.js';

const schools = loadInstitutions({ invented: true });

const CASE = `
title: A quarter-system student
program: bps-music-production@2014
asOf: 2014-fall
courses:
  - { id: c1, institution: Northgate Tech, code: "ENGL& 101", title: English Composition I,
      credits: 4.50, grade: 3.10, term: 2012-fall }
  - { id: c2, institution: x-harlow-valley, title: General Psychology,
      credits: 10/3, unit: quarter, grade: W, term: 2012-fall }
  - { id: c3, institution: Nowhere University, title: Statistics, credits: 3, term: 2014-fall,
      receives: { category: MATH_NATURAL_SCIENCE } }
  - { id: c4, institution: Nowhere University, title: Biology, credits: 3, term: 2013-fall }
berklee:
  - { id: b1, code: OHARM-101, grade: A-, term: 2013-fall, certificate: Theory }
exams:
  - { id: x1, program: AP, name: US History, score: 4, year: 2011 }
priorLearning:
  - { id: p1, title: Live sound portfolio, credits: 3, receives: { course: OMPRD-210 } }
campus:
placement: { theory: OHARM-201 }
expect: { applied: 9, cap: "9/60" }
`;

function lineOf(id: string, yaml = CASE) {
  const line = readCase(yaml, 'a.yaml', schools).lines.find((each) => each.id === id);
  if (line === undefined) throw new Error(`no line ${id}`);
  return line;
}

describe('a case written by a registrar', () => {
  it('gives one credit line per course, exam and portfolio, in the order of the file', () => {
    const read = readCase(CASE, 'a.yaml', schools);
    expect(read.lines.map(({ id, source }) => `${id} ${source}`)).toEqual([
      'c1 external',
      'c2 external',
      'c3 external',
      'c4 external',
      'b1 berklee-online',
      'x1 exam',
      'p1 prior-learning',
    ]);
    expect(read).toMatchObject({
      asOf: '2014-fall',
      placement: { theory: 'OHARM-201' },
      expect: { applied: '9' },
    });
  });

  it('keeps credits and grades exactly as written', () => {
    expect(lineOf('c1').credits.printed).toBe('4.5');
    expect(lineOf('c1').grade).toBe('3.10');
    expect(lineOf('c2').credits.printed).toBe('10/3');
  });

  it('finds a school by id or by name and takes its credit unit when the case names none', () => {
    expect(lineOf('c1').institution?.unitid).toBe('x-northgate');
    expect(lineOf('c1').credits.unit).toBe('quarter');
    expect(lineOf('c2').institution?.unitid).toBe('x-harlow-valley');
  });

  it('leaves a school that nobody knows unknown, and its unit with it', () => {
    expect(lineOf('c3')).toMatchObject({ institution: null, institutionName: 'Nowhere University' });
    expect(lineOf('c3').credits.unit).toBe('unknown');
  });

  it('reads from the grade how a course ended, and never invents an ending', () => {
    expect(lineOf('c2').status).toBe('withdrawn');
    expect(lineOf('c3').status).toBe('in-progress');
    expect(lineOf('c4')).toMatchObject({ status: 'completed', grade: null });
  });

  it.each([
    ['credits: 4.50', 'credits: four', 'expected an amount of credit such as 3 or 4.5, found four', 7],
    ['id: c2', 'id: c1', 'the id c1 stands twice in this case', 8],
    [
      'term: 2012-fall }\n  - { id: c3',
      'term: fall 2012 }\n  - { id: c3',
      'expected a term such as 2012-fall',
      9,
    ],
    ['asOf: 2014-fall', 'asof: 2014-fall', 'the key asof is not known here', 4],
    ['asOf: 2014-fall\n', '', 'asOf is missing', 2],
    ['receives: { course: OMPRD-210 }', 'receives: { kourse: OMPRD-210 }', 'expected one of course', 18],
    ['unit: quarter', 'unit: quarters', 'expected semester or quarter', 9],
    ['grade: A-, term: 2013-fall', 'grade: A-, when: 2013-fall', 'when', 14],
  ])('says where “%s” became “%s”', (from, to, sentence, line) => {
    const broken = CASE.replace(from, to);
    expect(broken).not.toBe(CASE);
    expect(() => readCase(broken, 'a.yaml', schools)).toThrow(sentence);
    expect(() => readCase(broken, 'a.yaml', schools)).toThrow(`a.yaml:${line}:`);
  });
});

describe('the versions of a rule in a case', () => {
  it('are its history: the highest holds, wherever it stands', () => {
    const rule = (version: number, category: string) => `
  - { id: r1, version: ${version}, sending: { any: true }, sends: [{ code: X 1 }],
      receives: { category: ${category} }, decided: { by: faculty, on: 2020-01-31, reason: compared } }`;
    const read = (...rules: string[]) =>
      readCase(`title: Versions\nasOf: 2021-fall\nrules:${rules.join('')}\n`, 'case.yaml', []);
    for (const rules of [
      [rule(1, 'OLD'), rule(2, 'NEW')],
      [rule(2, 'NEW'), rule(1, 'OLD')],
    ]) {
      const { rules: holding, receives } = read(...rules);
      expect(holding).toMatchObject([{ version: 2, receives: { category: 'NEW' } }]);
      expect(receives).toMatchObject([{ receives: { category: 'NEW' } }]);
    }
    expect(() => read(rule(2, 'A'), rule(1, 'B'), rule(2, 'A'))).toThrow(
      /case\.yaml:8:\d+: the rule r1, version 2, stands on line 4 already/,
    );
  });
});

describe('an agreement in a file', () => {
  it('is refused when it would end before it begins', () => {
    const agreement = `agreements:
  - id: a-1
    partner: { institution: '900001', name: Riverbend }
    effective: { from: 2016-fall, to: 2010-fall }
    citation: an invented agreement
`;
    expect(() => readRuleYaml(agreement, 'a.yaml')).toThrow(/a\.yaml:4:\d+: .*end before it begins/);
    expect(readRuleYaml(agreement.replace('2016', '2010'), 'a.yaml').agreements).toHaveLength(1);
  });
});

describe('articulation rules in a file', () => {
  const RULE = `
- id: r-000123
  sending: { institution: "123456" }
  sends: [ { code: MUS 101 }, { code: MUS 102 } ]
  receives: { course: OHARM-101 }
  when: { minimumGrade: C, minimumCredits: 3, taken: { from: 2010-fall, to: 2016-summer },
    programs: [bps-music-production] }
  priority: 10
  autoApprove: true
  decided: { by: faculty, on: 2014-03-02, reason: syllabus compared }
`;

  it('are read with every condition', () => {
    expect(readRuleYaml(RULE, 'r.yaml').rules[0]).toEqual({
      id: 'r-000123',
      version: 1,
      sending: { institution: '123456' },
      sends: [{ code: 'MUS 101' }, { code: 'MUS 102' }],
      receives: { course: 'OHARM-101' },
      when: {
        minimumGrade: 'C',
        minimumCredits: '3',
        taken: { from: '2010-fall', to: '2016-summer' },
        programs: ['bps-music-production'],
      },
      priority: 10,
      autoApprove: true,
      decided: { by: 'faculty', on: '2014-03-02', reason: 'syllabus compared' },
      citation: null,
      ended: null,
    });
  });

  it('without conditions hold for every term, grade and program, and leave the decision to a person', () => {
    const open = RULE.replace(/ {2}(when|priority|autoApprove):.*\n( {4}.*\n)?/g, '').replace(
      'institution: "123456"',
      'any: true',
    );
    expect(readRuleYaml(open, 'r.yaml').rules[0]).toMatchObject({
      sending: { any: true },
      when: { minimumGrade: null, minimumCredits: null, taken: { from: null, to: null }, programs: [] },
      autoApprove: false,
    });
  });

  it('are refused when the window ends before it begins', () => {
    expect(() => readRuleYaml(RULE.replace('to: 2016-summer', 'to: 2009-summer'), 'r.yaml')).toThrow(
      /r\.yaml:6:\d+: .*end before it begins/,
    );
  });
});

describe('the school’s own record as CSV', () => {
  const RECORD = `code,title,credits,grade,term,enrollment,certificate
OHARM-101,Music Theory 101,3,A-,2013-fall,credit,"Theory, Harmony & Ear Training"
OEART-115,Basic Ear Training,3.0,B,2014-winter,non-credit,
`;

  it('gives one line a row, with certificate and enrollment', () => {
    const lines = recordLines(readBerkleeRecord(RECORD, 'r.csv'), null);
    expect(lines).toMatchObject([
      {
        id: 'b1',
        source: 'berklee-online',
        code: 'OHARM-101',
        certificate: 'Theory, Harmony & Ear Training',
      },
      { id: 'b2', enrollment: 'non-credit', certificate: null, credits: { printed: '3', unit: 'semester' } },
    ]);
  });

  it.each([
    ['3.0', 'three', 'r.csv:3:3: credits: expected an amount such as 3, found three'],
    ['2014-winter', 'Winter 2014', 'r.csv:3:5: term: expected a term such as 2013-fall, found Winter 2014'],
    ['non-credit', 'maybe', 'r.csv:3:6: enrollment: expected credit or non-credit, found maybe'],
    ['code,title', 'kode,title', 'r.csv:1:1: the first line must name the columns'],
    ['non-credit,', 'non-credit', 'every line must have as many cells as the first'],
    ['enrollment', 'Enrolment', 'r.csv:1:6: the column enrolment is nearly enrollment; call it enrollment'],
    ['certificate', 'grade', 'r.csv:1:7: the column grade stands twice'],
    ['non-credit', '"may\nbe"', 'r.csv:3:6: enrollment: expected credit or non-credit'],
    ['Basic Ear', 'Basic\0Ear', 'r.csv:3:16: a NUL byte stands on this line'],
    ['Basic', '"Basic', 'r.csv:3:1: every line must have as many cells as the first; quotes must be closed'],
  ])('says where “%s” became “%s”, and takes nothing', (from, to, sentence) => {
    expect(() => readBerkleeRecord(RECORD.replace(from, to), 'r.csv')).toThrow(sentence);
  });

  it('refuses a term of more than ten years after asOf, as a case does', () => {
    const late = RECORD.replace('2014-winter', '2033-fall');
    expect(() => readBerkleeRecord(late, 'r.csv', '2014-fall')).toThrow(
      expect.objectContaining({
        code: 'term-too-late',
        message: 'r.csv:3:5: term: 2033-fall is more than 10 years after asOf, which is 2014-fall',
      }),
    );
    expect(readBerkleeRecord(late, 'r.csv', '2023-fall')).toHaveLength(2);
    expect(readBerkleeRecord(late, 'r.csv')).toHaveLength(2);
  });

  it('tells the line of a heading that stands below empty lines', () => {
    for (const [from, to] of [
      ['code,title', 'kode,title'],
      ['enrollment', 'Enrolment'],
    ] as const)
      expect(() => readBerkleeRecord(`\n\n${RECORD.replace(from, to)}`, 'r.csv')).toThrow(/^r\.csv:3:/);
  });

  it('tells the line on which a row begins, whatever ends the lines', () => {
    const broken = RECORD.replace('Music Theory 101', '"Music\n\nTheory"')
      .replace('Basic Ear', '"Basic\nEar"')
      .replace('"Basic\nEar" Training', '"Basic\nEar Training\n"')
      .replace('3.0', 'three');
    for (const end of ['\n', '\r\n', '\r'])
      expect(() => readBerkleeRecord(broken.replaceAll('\n', end), 'r.csv')).toThrow(/^r\.csv:5:3: credits/);
  });
});

describe('credit at the door of a case', () => {
  it.each(['NaN', 'Infinity', '-3', '1e308', '3'.repeat(40), '3/0', '0x3', '3 credits'])(
    'refuses %s, with its place and what was expected',
    (amount) => {
      const yaml = CASE.replace('credits: 4.50', `credits: ${amount}`);
      expect(() => readCase(yaml, 'a.yaml', schools)).toThrow(
        /^a\.yaml:7:\d+: courses\.0\.credits: expected an amount of credit such as 3 or 4\.5, found /,
      );
    },
  );

  it('names the keys that a course may have when one is unknown', () => {
    const yaml = CASE.replace('credits: 4.50', 'credit: 4.50');
    expect(() => readCase(yaml, 'a.yaml', schools)).toThrow(
      /courses\.0: the key credit is not known here; expected one of id, institution, code, title, credits/,
    );
  });
});
