import { accreditedAt, knownUntil } from '../../src/domain/institution/accredited-at.js';
import type { Accreditation, Institution } from '../../src/domain/institution/institution.js';

const interval = (
  from: string | null,
  to: string | null,
  more: Partial<Accreditation> = {},
): Accreditation => ({
  agency: 'Lakeland Commission on Colleges',
  group: 'regional',
  from,
  to,
  checkedOn: '2020-11-02',
  source: 'invented',
  ...more,
});

const school = (...accreditations: Accreditation[]): Institution => ({
  unitid: 'x-1',
  name: 'Lakeland College',
  aliases: [],
  city: null,
  state: null,
  country: 'US',
  calendar: 'semester',
  creditUnit: 'semester',
  kind: 'college',
  source: 'invented',
  accreditations,
});

const regional = (institution: Institution, term: Parameters<typeof accreditedAt>[1]) =>
  accreditedAt(institution, term, ['regional']);

describe('accreditation when a course was taken', () => {
  it('is a yes only inside an interval whose start is known', () => {
    const open = school(interval('2000-07-01', null));
    expect(regional(open, '2001-fall')).toBe('yes');
    expect(regional(open, '1999-fall')).toBe('no');
    expect(regional(open, '2000-summer')).toBe('unknown');
    expect(regional(school(interval(null, null)), '2001-fall')).toBe('unknown');
  });

  it('is not known after the day of which the source speaks', () => {
    const open = school(interval('2000-07-01', null));
    expect(regional(open, '2020-summer')).toBe('yes');
    expect(regional(open, '2020-fall')).toBe('unknown');
    expect(regional(open, '2023-spring')).toBe('unknown');
  });

  it('ends with the interval', () => {
    const ended = school(interval('1990-01-01', '2010-06-30'));
    expect(regional(ended, '2010-spring')).toBe('yes');
    expect(regional(ended, '2010-summer')).toBe('unknown');
    expect(regional(ended, '2010-fall')).toBe('no');
    expect(regional(school(interval(null, '2010-06-30')), '2005-fall')).toBe('unknown');
  });

  it('goes on from one agency to the next, and not over a gap', () => {
    const handed = school(interval('1990-01-01', '2010-10-15'), interval('2010-10-15', null));
    expect(regional(handed, '2010-fall')).toBe('yes');
    const gap = school(interval('1990-01-01', '2010-09-15'), interval('2010-11-01', null));
    expect(regional(gap, '2010-fall')).toBe('unknown');
    const again = school(interval('1924-01-01', '1936-03-30'), interval('1962-01-01', null));
    expect(regional(again, '1950-fall')).toBe('no');
  });

  it('takes an estimated start with a year of doubt on either side', () => {
    const about = school(interval('1975-01-01', null, { fromEstimated: true }));
    expect(regional(about, '1977-spring')).toBe('yes');
    expect(regional(about, '1976-fall')).toBe('unknown');
    expect(regional(about, '1974-spring')).toBe('unknown');
    expect(regional(about, '1973-fall')).toBe('no');
  });

  it('is a no for a candidate, and not known once nobody has looked', () => {
    const candidate = school(interval('2012-01-01', null, { candidate: true }));
    expect(regional(candidate, '2014-fall')).toBe('no');
    expect(regional(candidate, '2021-fall')).toBe('unknown');
    const later = school(
      interval('2012-01-01', '2015-02-01', { candidate: true }),
      interval('2015-02-01', null),
    );
    expect(regional(later, '2014-fall')).toBe('no');
    expect(regional(later, '2016-fall')).toBe('yes');
  });

  it('asks only for the groups that the policy names, and needs a term', () => {
    const music = school(interval('1980-01-01', null, { group: 'music' }));
    expect(regional(music, '2001-fall')).toBe('unknown');
    expect(accreditedAt(music, '2001-fall', ['music', 'national'])).toBe('yes');
    expect(regional(school(interval('1980-01-01', null)), null)).toBe('unknown');
  });
});

describe('the day until which accreditation is known', () => {
  const until = (institution: Institution, term: Parameters<typeof knownUntil>[1]) =>
    knownUntil(institution, term, ['regional']);

  it('is told for a term after the last source', () => {
    const open = school(interval('2000-07-01', null), interval(null, null, { checkedOn: '2019-01-01' }));
    expect(until(open, '2020-fall')).toBe('2020-11-02');
    expect(until(open, '2020-spring')).toBeNull();
    expect(until(open, null)).toBeNull();
  });

  it('is not told where the end is known, for a candidate, or for another group', () => {
    expect(until(school(interval('2000-07-01', '2015-06-30')), '2020-fall')).toBeNull();
    expect(until(school(interval('2000-07-01', null, { candidate: true })), '2022-fall')).toBeNull();
    expect(until(school(interval('2000-07-01', null, { group: 'music' })), '2022-fall')).toBeNull();
    expect(until(school(), '2022-fall')).toBeNull();
  });
});
