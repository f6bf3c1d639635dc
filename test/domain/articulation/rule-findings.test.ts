import { UNSAVED } from '../../../src/domain/articulation/rule-finding.js';
import type { ArticulationRule } from '../../../src/domain/articulation/articulation-rule.js';
import { checkRules, type RulesToCheck } from '../../../src/domain/articulation/check-rules.js';
import { aRule, taken } from '../../support/rules.js';

const check = (rules: readonly ArticulationRule[], more: Partial<RulesToCheck> = {}) =>
  checkRules({
    rules: rules.map((rule) => ({ ...rule, file: null })),
    agreements: [],
    catalog: null,
    programs: null,
    senders: null,
    ...more,
  });
const codes = (rules: readonly ArticulationRule[], more: Partial<RulesToCheck> = {}) =>
  check(rules, more).findings.map(({ code, rules: named }) => [code, ...named.map(({ id }) => id)].join(' '));
const other = { id: 'r-2', receives: { subject: 'Theory' } } as const;

describe('what the check of rules says', () => {
  it('two answers at one priority conflict, and the witness meets the stricter of both conditions', () => {
    const first = aRule({ when: { minimumGrade: 'C', ...taken('2010-fall', '2016-summer') } });
    const second = aRule({
      ...other,
      when: { minimumGrade: 'B-', programs: ['p'], ...taken('2015-spring', null) },
    });
    expect(check([second, first]).findings).toEqual([
      {
        code: 'different-answers',
        severity: 'conflict',
        rules: ['r-1', 'r-2'].map((id) => ({ id, version: 1, file: null })),
        message:
          'For MUS 101 of 900001, r-1 gives OHARM-101 and r-2 gives Theory elective, both with priority 0.',
        witness: {
          program: 'p',
          courses: [
            { institution: '900001', code: 'MUS 101', term: '2015-spring', grade: 'B-', credits: '3' },
          ],
        },
        terms: { from: '2015-spring', to: '2016-summer' },
        names: [],
      },
    ]);
  });

  it.each([
    ['another window', { when: taken('2017-fall', null) }],
    ['another priority', { priority: 1 }],
    ['another school', { sending: { institution: '900002' } }],
    ['another course', { sends: ['MUS 102'] }],
    ['another program', { when: { programs: ['q'] } }],
    ['the same answer in other words', { receives: { courses: ['OHARM-101'] } }],
  ])('%s is no conflict', (_, change) => {
    const first = aRule({ when: { programs: ['p'], ...taken(null, '2016-summer') } });
    expect(check([first, aRule({ ...other, ...change })]).conflicts).toBe(0);
  });

  it.each(['MUS‐101', 'MUS‑101', 'MUS–101', 'mus—101', 'MUS−101'])(
    '%s is the same course as MUS 101',
    (code) => {
      expect(codes([aRule(), aRule({ ...other, sends: [code] })])).toEqual(['different-answers r-1 r-2']);
    },
  );

  it('a rule for any school conflicts with one for a school that is named', () => {
    expect(codes([aRule(), aRule({ ...other, sending: { any: true } })])).toEqual([
      'different-answers r-1 r-2',
    ]);
  });

  it('two rules with one answer, of which one asks for a person, are told with both and a course', () => {
    const careful = aRule({ id: 'r-2', autoApprove: false, when: taken('2015-spring', null) });
    const { findings, conflicts } = check([aRule(), careful]);
    expect(conflicts).toBe(0);
    expect(findings).toMatchObject([
      {
        code: 'approval-differs',
        severity: 'warning',
        rules: [{ id: 'r-1' }, { id: 'r-2' }],
        message:
          'r-1 and r-2 both give OHARM-101 for MUS 101 of 900001 with priority 0. ' +
          'A person is asked, as r-2 says, though r-1 asks for none.',
        witness: { courses: [{ code: 'MUS 101', term: '2015-spring' }] },
        terms: { from: '2015-spring', to: null },
      },
    ]);
    expect(codes([aRule({ when: taken(null, '2015-winter') }), careful])).toEqual([]);
    expect(codes([aRule(), { ...careful, ...other }])).toEqual(['different-answers r-1 r-2']);
    expect(codes([aRule(), { ...careful, priority: 1 }])).toEqual([]);
  });

  it('a rule for two courses and one for the first of them overlap, unless one is stronger', () => {
    const both = aRule({ ...other, sends: ['MUS 101', 'MUS 102'] });
    const { findings } = check([aRule(), both]);
    expect(findings.map(({ code }) => code)).toEqual(['sets-overlap']);
    expect(findings[0]!.witness!.courses.map(({ code }) => code)).toEqual(['MUS 101', 'MUS 102']);
    expect(codes([aRule(), { ...both, priority: 1 }])).toEqual([]);
    expect(codes([aRule({ priority: 1 }), both])).toEqual(['unreachable r-2']);
  });

  it('a rule that two stronger ones cover between them is unreachable, and it names both', () => {
    const weak = aRule({ id: 'weak', when: taken('2010-fall', '2020-fall') });
    const early = aRule({ id: 'early', priority: 2, when: taken(null, '2014-summer') });
    const late = aRule({ id: 'late', priority: 3, when: taken('2014-fall', null) });
    const { findings } = check([weak, early, late]);
    expect(findings).toMatchObject([
      { code: 'unreachable', rules: [{ id: 'weak' }], names: ['late', 'early'] },
    ]);
    expect(codes([weak, early, { ...late, when: { ...late.when, minimumGrade: 'C' } }])).toEqual([]);
  });

  it('a rule without dates holds for a course without a term, which rules with dates do not cover', () => {
    const early = aRule({ id: 'early', priority: 2, when: taken(null, '2014-summer') });
    const late = aRule({ id: 'late', priority: 3, when: taken('2014-fall', null) });
    expect(codes([aRule(), early, late])).toEqual([]);
  });

  it('the terms between two windows of a course are told, unless another rule fills them', () => {
    const before = aRule({ when: taken(null, '2013-summer') });
    const after = aRule({ id: 'r-2', when: taken('2014-fall', null) });
    const { findings } = check([before, after]);
    expect(findings).toMatchObject([{ code: 'window-gap', terms: { from: '2013-fall', to: '2014-summer' } }]);
    expect(
      codes([before, after, aRule({ id: 'any', sending: { any: true }, when: taken('2013-fall', null) })]),
    ).toEqual([]);
    expect(codes([before, { ...after, when: { ...after.when, ...taken('2013-fall', null) } }])).toEqual([]);
  });

  it('an end cuts a rule off at the terms that had begun by then', () => {
    const ended = aRule({ ended: { on: '2015-02-01', by: 'registrar', reason: 'a new syllabus' } });
    expect(codes([ended, aRule({ ...other, when: taken('2015-summer', null) })])).toEqual([]);
    expect(codes([ended, aRule({ ...other, when: taken('2015-spring', null) })])).toHaveLength(1);
    const late = { ...ended, when: { ...ended.when, ...taken('2016-fall', null) } };
    expect(codes([late])).toEqual(['never-holds r-1']);
  });

  it('of a rule’s versions the newest counts, and one version stands once', () => {
    const second = aRule({ version: 2, receives: { subject: 'Theory' } });
    expect(codes([aRule(), second])).toEqual([]);
    expect(codes([aRule(), aRule()])).toEqual(['id-twice r-1 r-1']);
  });

  it.each([
    ['a code without letters or digits', { sends: [' - '] }, 'it names no course'],
    ['no courses', { sends: [] }, 'it names no course'],
    ['one course twice', { sends: ['MUS 101', 'mus-101'] }, 'it asks for one course twice'],
    ['an empty list of home courses', { receives: { courses: [] } }, 'it gives no course'],
  ])('a rule with %s never holds', (_, change, because) => {
    const found = check([aRule(change)]).findings;
    expect(found.map(({ code }) => code)).toEqual(['never-holds']);
    expect(found[0]!.message).toContain(because);
  });

  it.each([
    ['an empty code beside a real one', { sends: ['MUS 101', '-'] }],
    ['one course twice', { sends: ['MUS 101', 'MUS-101'] }],
    ['no course that it gives', { receives: { courses: [] } }],
  ])('a rule with %s conflicts with nothing, for it never holds', (_, change) => {
    const strong = aRule({ id: 'r-0', sends: ['MUS 102'] });
    expect(codes([aRule(change), aRule(other), strong])).toEqual(['never-holds r-1']);
    const weak = [aRule({ priority: 1, ...change }), aRule({ ...other, sends: ['MUS 101', 'MUS 101'] })];
    expect(codes(weak)).toEqual(['never-holds r-1', 'never-holds r-2']);
  });

  it('an answer that the catalog does not have is told, and so is a program that is not there', () => {
    const catalog = [{ code: 'OHARM-101', subject: 'Harmony', category: null }];
    const rules = [
      aRule({ id: 'gone', sends: ['A 1'], receives: { courses: ['OHARM-101', 'OLD-1'] } }),
      aRule({ id: 'here', sends: ['A 2'] }),
      aRule({ id: 'field', sends: ['A 3'], receives: { category: 'ALCHEMY' } }),
      aRule({ id: 'subject', sends: ['A 4'], receives: { subject: 'Lute' } }),
      aRule({ id: 'free', sends: ['A 5'], receives: { elective: 'general' } }),
      aRule({ id: 'program', sends: ['A 6'], when: { programs: ['nowhere'] } }),
    ];
    const { findings } = check(rules, { catalog, programs: [] });
    expect(findings.map(({ code, names }) => [code, ...names].join(' '))).toEqual([
      'target-unknown ALCHEMY',
      'target-unknown OLD-1',
      'target-unknown Lute',
      'program-unknown nowhere',
    ]);
  });

  it.each([
    ['Composition/Writing', 'COMPOSITION_WRITING'],
    ['arts_humanities', 'ARTS_HUMANITIES'],
    ['Social science', 'SOCIAL_SCIENCE'],
  ])('of the category %s it says that the word is %s', (category, word) => {
    const [found] = check([aRule({ receives: { category } })], { catalog: [] }).findings;
    expect(found).toMatchObject({ code: 'target-unknown', names: [category] });
    expect(found!.message).toMatch(new RegExp(`does not have; this category is written ${word}\\.$`));
  });

  it('of a rule that has no id yet, the sentence says so', () => {
    const sentence = (id: string) =>
      check([aRule({ id, receives: { course: 'OLD-1' } })], { catalog: [] }).findings[0]!.message;
    expect(sentence('r-1')).toBe('The rule r-1 gives OLD-1, which the catalog does not have.');
    expect(sentence(UNSAVED)).toBe('This rule gives OLD-1, which the catalog does not have.');
  });

  it('an answer that names a graduate course is told', () => {
    const about = { subject: 'Harmony', category: null };
    const catalog = [
      { code: 'OHARM-101', ...about, academicLevel: 'undergraduate' as const },
      { code: 'OHARM-600', ...about, academicLevel: 'graduate' as const },
    ];
    const rules = [
      aRule({ id: 'both', sends: ['A 1'], receives: { courses: ['OHARM-600', 'OHARM-101'] } }),
      aRule({ id: 'fine', sends: ['A 2'] }),
    ];
    const { findings } = check(rules, { catalog });
    expect(findings.map(({ code, names, rules: [rule] }) => [code, rule!.id, ...names])).toEqual([
      ['target-graduate', 'both', 'OHARM-600'],
    ]);
  });
});
