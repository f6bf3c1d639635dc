import type { Answered, OfficeWays } from '../../../src/domain/matching/office-ways.js';
import { heldOut, sharesOf, waysOf } from '../../../src/domain/matching/office-ways.js';
import { prepareMatcher } from '../../../src/domain/matching/match-course.js';

/** A past decision of which the ranker thought a home course and none equally likely. */
const doubtful = (isNone: boolean): Answered => ({
  scores: [1],
  none: 1,
  elsewhere: -4,
  right: isNone ? [] : [0],
  isNone,
});
const USUAL: OfficeWays = { refusal: 0, refusalHeat: 1, heat: 1, doubt: 0.05 };
const decided = (nones: number, others: number) => [
  ...Array.from({ length: nones }, () => doubtful(true)),
  ...Array.from({ length: others }, () => doubtful(false)),
];

describe('the ways of an office', () => {
  it('are those of any other where it has no past decisions', () => {
    expect(waysOf([], USUAL)).toEqual(USUAL);
  });

  it.each([
    [45, 15],
    [15, 45],
    [30, 30],
  ])('are learned from %i refusals and %i equivalents', (nones, others) => {
    const ways = waysOf(decided(nones, others), USUAL);
    const { noneShare } = sharesOf(doubtful(true), ways);
    expect(noneShare).toBeCloseTo(nones / (nones + others), 1);
  });

  it('say nothing of refusing where no refusal was kept', () => {
    const { refusal, refusalHeat } = waysOf(decided(0, 60), USUAL);
    expect({ refusal, refusalHeat }).toEqual({ refusal: 0, refusalHeat: 1 });
  });

  it('never say more of a course than that hardly anybody decides otherwise', () => {
    const plain = { scores: [40, 0], none: 0, elsewhere: -4 };
    const { shares, noneShare } = sharesOf(plain, USUAL);
    expect(shares[0]).toBeCloseTo(0.95, 6);
    expect(shares[0]! + shares[1]! + noneShare).toBeLessThanOrEqual(1);
  });

  it('tell how sure one may be of a course apart from how sure one may be of a refusal', () => {
    const said = { scores: [2, 1], none: 1, elsewhere: -4 };
    const wary = sharesOf(said, { ...USUAL, heat: 2 });
    const sure = sharesOf(said, USUAL);
    expect(wary.noneShare).toBe(sure.noneShare);
    expect(wary.shares[0]).toBeLessThan(sure.shares[0]!);
  });

  it('are asked of every course once where there are not many, each of the others', () => {
    const courses = Array.from({ length: 90 }, (_, at) => at);
    const parts = heldOut(courses);
    expect(parts.flatMap(({ held }) => held).sort((a, b) => a - b)).toEqual(courses);
    for (const { held, rest } of parts) expect([...held, ...rest].sort((a, b) => a - b)).toEqual(courses);
  });

  it('are asked of decisions from the whole of a long list', () => {
    const parts = heldOut(Array.from({ length: 9000 }, (_, at) => at));
    for (const { held } of parts) {
      expect(held).toHaveLength(200);
      expect(held.at(-1)).toBeGreaterThan(8900);
    }
  });

  it('are not asked of a few', () => {
    expect(heldOut([1, 2, 3])).toEqual([]);
  });

  it('differ between an office that refuses nearly everything and one that refuses nearly nothing', () => {
    const subjects = ['History', 'Biology', 'Physics', 'Economics', 'Sociology', 'Geography', 'Philosophy'];
    const titles = subjects.flatMap((subject) =>
      ['Introduction to', 'Topics in', 'Methods of', 'Problems of', 'Readings in'].map(
        (of) => `${of} ${subject}`,
      ),
    );
    const catalog = titles.map((title, at) => ({ code: `XYZ ${100 + at}`, title, credits: '3' }));
    const course = (title: string, at: number) => ({
      institution: 'Elm College',
      code: `ABC ${100 + at}`,
      title,
      credits: '3',
    });
    const refusalOf = (isRefused: (at: number) => boolean) => {
      const decisions = titles.map((title, at) => ({
        ...course(title, at),
        homeCode: isRefused(at) ? null : `XYZ ${100 + at}`,
      }));
      return prepareMatcher(catalog, decisions).ways.refusal;
    };
    expect(refusalOf((at) => at !== 3)).toBeGreaterThan(refusalOf((at) => at === 3));
  });
});
