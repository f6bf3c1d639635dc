import { fitOffice } from '../../../src/domain/matching/fit-office.js';
import { weighed, type AskedAgain, type RankerWeights } from '../../../src/domain/matching/weighed.js';

/** Three signs for a home course, two for none; no weight says anything yet. */
const usual: RankerWeights = {
  pair: new Float64Array(3),
  none: new Float64Array(2),
  elsewhere: Float64Array.of(-2, 0),
};
/** A course with one candidate for which the first sign speaks, and one for which the second does. */
const course = (answer: 'first' | 'second' | 'none', isTrade = 0): AskedAgain => ({
  rows: [Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0)],
  none: Float64Array.of(1, isTrade),
  right: answer === 'none' ? [] : [answer === 'first' ? 0 : 1],
  isNone: answer === 'none',
});
const times = (count: number, each: AskedAgain) => Array.from({ length: count }, () => each);

describe('the weights of an office', () => {
  it('are the usual ones where nothing was asked', () => {
    expect(fitOffice([], usual)).toEqual(usual);
  });

  it('move toward the sign by which the office decides', () => {
    const own = fitOffice(times(40, course('second')), usual);
    const { scores } = weighed(course('first').rows, course('first').none, own);
    expect(scores[1]! - scores[0]!).toBeGreaterThan(1);
    expect(own.pair[2]).toBe(0);
  });

  it('move less for a few decisions than for many', () => {
    const gap = (count: number) => {
      const { pair } = fitOffice(times(count, course('second')), usual);
      return pair[1]! - pair[0]!;
    };
    expect(gap(1)).toBeGreaterThan(0);
    expect(gap(1)).toBeLessThan(gap(40));
  });

  it('learn what the office refuses', () => {
    const decisions = [...times(20, course('none', 1)), ...times(20, course('first', 0))];
    const { none } = fitOffice(decisions, usual);
    expect(none[1]).toBeGreaterThan(0.5);
  });

  it('say nothing of refusing where no refusal was kept', () => {
    expect(fitOffice(times(40, course('first')), usual).none).toEqual(usual.none);
  });

  it('are the same for the same decisions', () => {
    const decisions = [...times(9, course('none', 1)), ...times(5, course('second'))];
    expect(fitOffice(decisions, usual)).toEqual(fitOffice(decisions, usual));
  });
});
