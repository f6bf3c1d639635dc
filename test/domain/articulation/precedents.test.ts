import {
  consistencyAlerts,
  likeDecisions,
  proposeRules,
  type Precedent,
} from '../../../src/domain/articulation/precedents.js';
import { ruleImpact, withRules } from '../../../src/domain/articulation/rule-impact.js';
import { credits } from '../../../src/domain/credits.js';
import { aRule, taken } from '../../support/rules.js';

const COURSE = {
  institution: '900001',
  code: 'MUS 101',
  term: '2012-fall',
  grade: 'B',
  credits: credits('3'),
} as const;
const decided = (id: string, change: Partial<Precedent> = {}): Precedent => ({
  ...COURSE,
  id,
  application: `case of ${id}`,
  receives: { course: 'OHARM-101' },
  decidedOn: `2014-01-0${id.length}`,
  ...change,
});
const three = [
  decided('d'),
  decided('dd', { term: '2010-spring', grade: 'c+', credits: credits('4') }),
  decided('ddd', { code: 'mus-101', term: '2013-winter', grade: 'A' }),
];

describe('precedents', () => {
  it('that agree for enough people propose a rule that promises no more than was decided', () => {
    expect(proposeRules(three, [], 3)).toEqual([
      {
        rule: {
          sending: { institution: '900001' },
          sends: [{ code: 'mus-101' }],
          receives: { course: 'OHARM-101' },
          when: {
            minimumGrade: 'C+',
            minimumCredits: '3',
            taken: { from: '2010-spring', to: '2013-winter' },
            programs: [],
          },
        },
        evidence: ['ddd', 'dd', 'd'],
      },
    ]);
  });

  it.each([
    ['too few agree', three.slice(1)],
    ['they are about one person', three.map((each) => ({ ...each, application: 'one' }))],
    ['one of them came out otherwise', [...three, decided('e', { receives: { none: 'thin' } })]],
    ['they are about different schools', three.map((each, at) => ({ ...each, institution: String(at) }))],
    ['the course has no code', three.map((each) => ({ ...each, code: '-' }))],
  ])('propose nothing where %s', (_, precedents) => {
    expect(proposeRules(precedents, [], 3)).toEqual([]);
  });

  it('propose nothing where a rule for the course is there already', () => {
    expect(proposeRules(three, [aRule()], 3)).toEqual([]);
    expect(proposeRules(three, [aRule({ sends: ['MUS 102'] })], 3)).toHaveLength(1);
  });

  it('ask for no grade and no window where one of them has none', () => {
    const [proposal] = proposeRules([...three, decided('e', { grade: 'P', term: null })], [], 3);
    expect(proposal!.rule.when).toMatchObject({ minimumGrade: null, taken: { from: null, to: null } });
  });

  it('that differ on one course are told with the newest decision of each answer', () => {
    const denied = decided('other', { code: 'MUS-101', receives: { none: 'thin' } });
    expect(consistencyAlerts([...three, denied], [])).toEqual([
      {
        code: 'decisions-differ',
        institution: '900001',
        course: 'MUS-101',
        decisions: [
          {
            id: 'other',
            application: 'case of other',
            receives: { none: 'thin' },
            decidedOn: '2014-01-05',
            people: 1,
          },
          {
            id: 'ddd',
            application: 'case of ddd',
            receives: { course: 'OHARM-101' },
            decidedOn: '2014-01-03',
            people: 3,
          },
        ],
      },
    ]);
    const alike = decided('e', { receives: { courses: ['OHARM-101'] } });
    expect(consistencyAlerts([...three, alike], [])).toEqual([]);
  });

  it('that differ are told until a rule of the school settles the course by itself', () => {
    const differ = [...three, decided('other', { receives: { none: 'thin' } })];
    const told = (change: object) => consistencyAlerts(differ, [aRule(change)]).length;
    expect(told({ sends: ['mus-101'] })).toBe(0);
    expect(told({ autoApprove: false })).toBe(1);
    expect(told({ sending: { institution: '900002' } })).toBe(1);
    expect(told({ sends: ['MUS 101', 'MUS 102'] })).toBe(1);
    expect(told({ when: { taken: { from: '2013-spring', to: null } } })).toBe(1);
    expect(told({ when: { programs: ['bps-music-production'] } })).toBe(1);
    expect(told({ when: { minimumGrade: 'A' } })).toBe(0);
  });

  it('are counted by answer for the course on the desk', () => {
    const denied = decided('other', { receives: { none: 'thin' } });
    const like = likeDecisions([denied, ...three, decided('else', { institution: '900002' })], COURSE);
    expect(like.map(({ receives, precedents }) => [receives, precedents.length])).toEqual([
      [{ course: 'OHARM-101' }, 3],
      [{ none: 'thin' }, 1],
    ]);
    expect(likeDecisions(three, { institution: '900001', code: null })).toEqual([]);
  });
});

describe('what a new version of a rule would change', () => {
  const cases = [
    {
      id: 'a-1',
      program: 'p',
      lines: [
        { id: 'l1', ...COURSE },
        { id: 'l2', ...COURSE, code: 'ENG 1' },
      ],
    },
  ];
  const answer = { rule: 'r-1', version: 1, receives: { course: 'OHARM-101' }, autoApprove: true };

  it('is each line that it answers for the first time, otherwise, or no longer', () => {
    const rule = aRule();
    expect(ruleImpact(cases, [], [rule])).toEqual([{ case: 'a-1', line: 'l1', before: null, after: answer }]);
    const ended = aRule({ version: 2, ended: { on: '2011-01-01', by: 'x', reason: 'x' } });
    expect(ruleImpact(cases, [rule], withRules([rule], [ended]))).toEqual([
      { case: 'a-1', line: 'l1', before: answer, after: null },
    ]);
    const waits = aRule({ version: 2, autoApprove: false });
    expect(ruleImpact(cases, [rule], withRules([rule], [waits]))).toHaveLength(1);
  });

  it('is nothing where another rule gives the same, or a stronger one decides', () => {
    const general = aRule({ id: 'r-0', sending: { any: true }, receives: { courses: ['OHARM-101'] } });
    expect(ruleImpact(cases, [general], [general, aRule()])).toEqual([]);
    const strong = aRule({ id: 'r-9', priority: 5, receives: { subject: 'Theory' } });
    expect(ruleImpact(cases, [strong], [strong, aRule()])).toEqual([]);
    expect(ruleImpact(cases, [], [aRule({ when: taken('2015-fall', null) })])).toEqual([]);
  });

  it('covers every line that a rule of several courses takes together, and none while one is missing', () => {
    const both = aRule({ sends: ['MUS 101', 'ENG 1'] });
    expect(ruleImpact(cases, [], [both]).map(({ line }) => line)).toEqual(['l1', 'l2']);
    expect(ruleImpact(cases, [], [aRule({ sends: ['MUS 101', 'ENG 2'] })])).toEqual([]);
    const alone = aRule({ id: 'r-0', receives: { subject: 'Theory' }, priority: 1 });
    expect(ruleImpact(cases, [alone], [alone, both])).toEqual([]);
  });
});
