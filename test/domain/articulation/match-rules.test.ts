import { coursesFor, type CourseTaken } from '../../../src/domain/articulation/match-rules.js';
import { credits } from '../../../src/domain/credits.js';
import { aRule } from '../../support/rules.js';

const course = (code: string, change: Partial<CourseTaken> = {}): CourseTaken => ({
  institution: '900001',
  code,
  term: '2012-fall',
  grade: 'B',
  credits: credits('3'),
  ...change,
});

describe('a rule and the courses that make it hold', () => {
  const both = aRule({ sends: ['MUS 101', 'MUS 102'], when: { minimumGrade: 'C' } });

  it('takes each course that it sends, in its own order, however the codes are spelled', () => {
    const [second, first] = [course('mus–102'), course('MUS101')];
    expect(coursesFor(both, [second, course('ENG 1'), first], 'p')).toEqual([first, second]);
  });

  it('does not hold while one of them is missing, below the grade or of another school', () => {
    expect(coursesFor(both, [course('MUS 101')], 'p')).toBeNull();
    expect(coursesFor(both, [course('MUS 101'), course('MUS 102', { grade: 'C-' })], 'p')).toBeNull();
    const any = { ...both, sending: { any: true as const } };
    const elsewhere = course('MUS 102', { institution: '900002' });
    expect(coursesFor(any, [course('MUS 101'), elsewhere], 'p')).toBeNull();
    expect(coursesFor(any, [course('MUS 101'), elsewhere, course('MUS 102')], 'p')).toHaveLength(2);
  });

  it('takes the attempt that meets its conditions', () => {
    const again = course('MUS 101', { grade: 'B' });
    expect(
      coursesFor(aRule({ when: { minimumGrade: 'C' } }), [course('MUS 101', { grade: 'F' }), again], 'p'),
    ).toEqual([again]);
  });
});
