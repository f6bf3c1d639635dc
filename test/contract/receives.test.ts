import { ReceivesShape } from '../../src/contract/evaluation.js';

describe('what a rule or a decision gives', () => {
  it('is no category that is none', () => {
    const category = (named: string) => ReceivesShape.safeParse({ category: named }).success;
    expect(['MATH_NATURAL_SCIENCE', 'NONE', 'none'].map(category)).toEqual([true, false, false]);
    expect(ReceivesShape.safeParse({ none: 'no syllabus' }).success).toBe(true);
  });
});
