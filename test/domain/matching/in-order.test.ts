import fc from 'fast-check';
import { matchCourse, prepareMatcher } from '../../../src/domain/matching/match-course.js';
import type { PastDecision } from '../../../src/domain/matching/precedents.js';

const TITLES = [
  'English Composition I',
  'English Composition II',
  'Introduction to Psychology',
  'Abnormal Psychology',
  'Calculus I',
  'General Chemistry I',
  'Spanish I',
  'Public Speaking',
  'Music Theory I',
  'Drawing I',
  'World History',
  'Special Topics',
];
/** Every title stands under two codes, so that words alone never tell them apart. */
const CATALOG = TITLES.flatMap((title, at) =>
  ['AAA', 'ZZZ'].map((subject) => ({ code: `${subject} ${at + 101}`, title, credits: '3' })),
);
/** More decisions than are needed to learn an office's ways, some of them refusals, some of them twofold. */
const DECISIONS: PastDecision[] = ['Elm', 'Oak', 'Ash', 'Fir'].flatMap((institution, school) =>
  TITLES.map((title, at) => ({
    institution,
    code: `DEPT ${at + 1}`,
    title,
    credits: school === 0 ? '3' : '4',
    homeCode: (at + school) % 5 === 0 ? null : CATALOG[(2 * at + (school % 2)) % CATALOG.length]!.code,
  })),
);
const TWOFOLD = DECISIONS.slice(1, 4).map((each) => ({ ...each, homeCode: 'ZZZ 101', credits: '5' }));

const shuffled = <Each>(rows: readonly Each[]) =>
  fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });

describe('the order of rows', () => {
  const answers = (catalog: typeof CATALOG, decisions: readonly PastDecision[]) => {
    const matcher = prepareMatcher(catalog, decisions);
    const asked = [...TITLES, 'Psychology', 'Topics in History'].map((title, at) => ({
      institution: at % 2 === 0 ? 'Elm' : 'Yew',
      code: `DEPT ${at + 1}`,
      title,
      credits: '3',
    }));
    return JSON.stringify(asked.map((course) => matchCourse(course, matcher, 30)));
  };

  it('of the catalog changes no answer, where candidates tie either', () => {
    const expected = answers(CATALOG, []);
    fc.assert(
      fc.property(shuffled(CATALOG), (catalog) => {
        expect(answers(catalog, [])).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('of past decisions changes no answer', () => {
    const decisions = [...DECISIONS, ...TWOFOLD];
    const expected = answers(CATALOG, decisions);
    fc.assert(
      fc.property(shuffled(CATALOG), shuffled(decisions), (catalog, rows) => {
        expect(answers(catalog, rows)).toBe(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('puts the lower code first of two courses that are the same', () => {
    const [first, second] = matchCourse(
      { institution: '', code: null, title: 'Drawing I' },
      prepareMatcher(CATALOG.toReversed()),
    ).candidates;
    expect([first?.code, second?.code]).toEqual(['AAA 110', 'ZZZ 110']);
  });
});
