import fc from 'fast-check';
import { NONE_SIGNS } from '../../../src/domain/matching/none-signs.js';
import { matchCourse, prepareMatcher } from '../../../src/domain/matching/match-course.js';
import { RANKER } from '../../../src/domain/matching/ranker-weights.js';
import { PAIR_SIGNS } from '../../../src/domain/matching/sign-names.js';

const home = (code: string, title: string, credits = '3') => ({ code, title, credits });
const CATALOG = [
  home('ENG 101', 'English Composition I'),
  home('ENG 102', 'English Composition II'),
  home('PSY 100', 'Introduction to Psychology'),
  home('PSY 310', 'Abnormal Psychology'),
  home('MAT 150', 'Calculus I', '4'),
  home('MAT 151', 'Calculus II', '4'),
  home('CHE 120', 'General Chemistry I', '4'),
  home('CHE 125', 'General Chemistry I Laboratory', '1'),
  home('SPA 100', 'Spanish I'),
  home('SPA 101', 'Spanish II'),
  home('SPA 200', 'Spanish III'),
  home('COM 101', 'Public Speaking'),
  home('MUS 225', 'Music Theory I'),
  home('HIS 110', 'United States History to 1877'),
  home('HIS 111', 'United States History since 1877'),
];
const asked = (code: string, title: string, institution = 'Elm College') => ({
  institution,
  code,
  title,
  credits: '3',
});
const best = (code: string, title: string) =>
  matchCourse(asked(code, title), prepareMatcher(CATALOG)).candidates[0]?.code;

describe('matching a course', () => {
  it.each([
    ['PSYC 2301', 'Gen Psych', 'PSY 100'],
    ['ENGL& 102', 'ENGL COMP II', 'ENG 102'],
    ['MATH 3B', 'Calculus with Analytic Geometry', 'MAT 151'],
    ['SPAN 201', 'Intermediate Spanish I', 'SPA 200'],
    ['SPCH 1315', 'Fund of Speech', 'COM 101'],
    ['CHM 101L', 'Gen Chem I Lab', 'CHE 125'],
    ['AMH 2020', 'Amer Hist II', 'HIS 111'],
    ['MUT 1111', 'Theory I', 'MUS 225'],
  ])('%s %s is likeliest %s', (code, title, expected) => {
    expect(best(code, title)).toBe(expected);
  });

  it('puts a past decision for the very course before a like title', () => {
    const decision = { ...asked('PSY 5', 'Psychology of Adjustment'), homeCode: 'PSY 310' };
    const matcher = prepareMatcher(CATALOG, [decision]);
    const [first] = matchCourse(asked('PSY 5', 'Psychology of Adjustment'), matcher).candidates;
    expect(first?.code).toBe('PSY 310');
    expect(first?.reasons[0]).toBe('precedent: 1 of 1 for this very course');
  });

  it('puts it first even where all words speak for another, unless it was decided both ways', () => {
    const course = asked('PSY 101', 'Introduction to Psychology');
    const decision = { ...course, homeCode: 'HIS 110' };
    const { candidates, noEquivalent } = matchCourse(course, prepareMatcher(CATALOG, [decision]));
    expect(candidates[0]).toMatchObject({ code: 'HIS 110' });
    expect(candidates[0]!.probability).toBeGreaterThan(0.75);
    expect(candidates.reduce((sum, each) => sum + each.probability, noEquivalent)).toBeLessThanOrEqual(1);
    const both = [decision, { ...course, homeCode: 'PSY 100' }];
    expect(matchCourse(course, prepareMatcher(CATALOG, both)).candidates[0]?.code).toBe('PSY 100');
  });

  it.each([['12345'], ['PSYC 1F90'], ['МУЗ 5'], ['ENG 102']])(
    'knows the very course by the code %s',
    (code) => {
      const decision = { ...asked(code, 'Harmony I'), homeCode: 'ENG 101' };
      const [first] = matchCourse(asked(code, 'Harmony I'), prepareMatcher(CATALOG, [decision])).candidates;
      expect(first).toMatchObject({ code: 'ENG 101' });
      expect(first!.probability).toBeGreaterThan(0.75);
      expect(first!.reasons[0]).toBe('precedent: 1 of 1 for this very course');
    },
  );

  it('takes a laboratory of the same title for another course', () => {
    const decision = { ...asked('PHYS 101L', 'Physics'), homeCode: 'ENG 101' };
    const { candidates } = matchCourse(asked('PHYS 101', 'Physics'), prepareMatcher(CATALOG, [decision]));
    expect(candidates.flatMap(({ reasons }) => reasons).join('\n')).not.toContain('this very course');
  });

  it('tells titles in other scripts apart', () => {
    const catalog = [home('X 1', 'Физика'), home('Y 1', 'Химия'), home('Z 1', '101'), home('Z 2', '202')];
    const of = (title: string, decisions: Parameters<typeof prepareMatcher>[1] = []) =>
      matchCourse(asked('B 7', title), prepareMatcher(catalog, decisions)).candidates;
    expect(of('Физика')[0]).toMatchObject({ code: 'X 1', reasons: expect.arrayContaining(['same title']) });
    expect(of('Физика')[0]!.reasons).not.toContain('the same field');
    for (const title of ['音楽史', '303'])
      expect(
        of(title)
          .flatMap(({ reasons }) => reasons)
          .join('\n'),
      ).not.toContain('same title');
    const physics = [{ ...asked('A 5', 'Физика', 'Oak'), homeCode: 'X 1' }];
    const reasons = of('История музыки', physics).flatMap((each) => each.reasons);
    expect(reasons.join('\n')).not.toContain('precedent');
  });

  it('tells of decisions for the same title from other institutions', () => {
    const decisions = ['Oak', 'Ash', 'Fir'].map((school) => ({
      ...asked('SP 9', 'Voice and Diction', school),
      homeCode: 'COM 101',
    }));
    const matcher = prepareMatcher(CATALOG, decisions);
    const [first] = matchCourse(asked('TH 4', 'Voice & Diction'), matcher).candidates;
    expect(first?.code).toBe('COM 101');
    expect(first?.reasons).toContain('precedent: 3 of 3 from other institutions');
  });

  it('thinks “no equivalent” likelier of a trade than of a course that the catalog has', () => {
    const matcher = prepareMatcher(CATALOG);
    const weld = matchCourse(asked('WLD 110', 'Arc Welding II'), matcher);
    const psych = matchCourse(asked('PSY 101', 'Intro to Psychology'), matcher);
    expect(weld.noEquivalent).toBeGreaterThan(0.5);
    expect(weld.noEquivalent).toBeGreaterThan(psych.noEquivalent);
  });

  it('thinks it likelier of training for a job than of another course that the catalog has not', () => {
    const none = (code: string, title: string) =>
      matchCourse(asked(code, title), prepareMatcher(CATALOG)).noEquivalent;
    expect(none('CST 241', 'Network Administration')).toBeGreaterThan(none('PHI 101', 'Philosophy'));
  });

  it('remembers refusals', () => {
    const refusal = { ...asked('PSY 101', 'Intro to Psychology'), homeCode: null };
    const before = matchCourse(asked('PSY 101', 'Intro to Psychology'), prepareMatcher(CATALOG)).noEquivalent;
    const after = matchCourse(
      asked('PSY 101', 'Intro to Psychology'),
      prepareMatcher(CATALOG, [refusal]),
    ).noEquivalent;
    expect(after).toBeGreaterThan(before);
  });

  it('gives probabilities that add up to at most one, for any text, and the same each time', () => {
    const matcher = prepareMatcher(CATALOG);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (code, title, credits) => {
        const course = { institution: '', code, title, credits };
        const match = matchCourse(course, matcher, 100);
        const sum = match.candidates.reduce((all, { probability }) => all + probability, match.noEquivalent);
        expect(sum).toBeLessThanOrEqual(1);
        expect(
          match.candidates.every(({ probability, reasons }) => probability >= 0 && reasons.length > 0),
        ).toBe(true);
        expect(matchCourse(course, matcher, 100)).toEqual(match);
      }),
    );
  });

  it('gives at most the number of candidates asked for', () => {
    expect(matchCourse(asked('PSY 101', 'Psychology'), prepareMatcher(CATALOG), 2).candidates).toHaveLength(
      2,
    );
  });

  it('has a weight for every sign and no other', () => {
    expect(Object.keys(RANKER.pair)).toEqual([...PAIR_SIGNS]);
    expect(Object.keys(RANKER.none)).toEqual([...NONE_SIGNS]);
    expect(Object.keys(RANKER.elsewhere)).toEqual([...NONE_SIGNS]);
  });
});
