import {
  groupsByRule,
  ruleForCourse,
  type NamedCourse,
} from '../../../src/domain/articulation/answer-by-rules.js';
import { credits } from '../../../src/domain/credits.js';
import { aRule } from '../../support/rules.js';

const course = (code: string): NamedCourse => ({
  id: code,
  institution: '900001',
  code,
  term: '2012-fall',
  grade: 'B',
  credits: credits('3'),
});

describe('of two rules that are alike but for the word of a person', () => {
  it.each([
    ['before', 'a', 'b'],
    ['after', 'b', 'a'],
  ])('the careful one decides, be its id %s the other', (_, careful, quick) => {
    const both = (sends: readonly string[]) => [
      aRule({ id: quick, sends }),
      aRule({ id: careful, sends, autoApprove: false }),
    ];
    expect(ruleForCourse(course('MUS 101'), both(['MUS 101']), 'p')).toMatchObject({ id: careful });
    const pair = ['MUS 101', 'MUS 102'];
    expect(groupsByRule(pair.map(course), both(pair), 'p')).toMatchObject([
      { rule: { id: careful }, courses: pair, tied: [] },
    ]);
  });

  it('a higher priority decides all the same', () => {
    const rules = [aRule({ id: 'a', autoApprove: false }), aRule({ id: 'b', priority: 1 })];
    expect(ruleForCourse(course('MUS 101'), rules, 'p')).toMatchObject({ id: 'b' });
  });
});
