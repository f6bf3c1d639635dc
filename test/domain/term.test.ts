import { compareTerms, readTerm, termDates, termWithin, type Term } from '../../src/domain/term.js';

describe('terms', () => {
  it('run winter, spring, summer, fall within a calendar year', () => {
    const shuffled: Term[] = ['2013-winter', '2012-fall', '2012-winter', '2012-summer', '2012-spring'];
    expect(shuffled.toSorted(compareTerms)).toEqual([
      '2012-winter',
      '2012-spring',
      '2012-summer',
      '2012-fall',
      '2013-winter',
    ]);
  });

  it('only the canonical spelling is a term', () => {
    expect(readTerm('2012-fall')).toBe('2012-fall');
    for (const text of ['Fall 2012', '2012-autumn', '12-fall', '2012-Fall', ''])
      expect(readTerm(text)).toBeNull();
  });

  it('a window includes both its ends, and an open side has none', () => {
    expect(termWithin('2010-fall', { from: '2010-fall', to: '2010-fall' })).toBe(true);
    expect(termWithin('2010-summer', { from: '2010-fall', to: null })).toBe(false);
    expect(termWithin('1990-fall', { from: null, to: '2016-summer' })).toBe(true);
  });

  it('covers dates of its own year', () => {
    expect(termDates('2014-fall')).toEqual({ first: '2014-08-01', last: '2014-12-31' });
  });
});
