import { withoutIdleZeros, zerosAreIdle } from '../../../src/domain/matching/below-college.js';
import { classifyCourse } from '../../../src/domain/matching/classify-course.js';

describe('the leading zero of a number', () => {
  it('says nothing where ordinary courses of several subjects have it', () => {
    expect(zerosAreIdle(['CHEM 0110', 'HIST 0100', 'MUSIC 0211', 'MATH 1550', null])).toBe(true);
  });

  it.each([
    ['remedial courses alone', ['MATH 0310', 'ENGL 0320', 'READ 0300', 'MATH 0302']],
    ['courses of one subject', ['MUSI 0100', 'MUSI 0101', 'MUSI 0102']],
    ['one course again and again', ['MUSI 0100', 'HIST 0100', 'MUSI 0100', 'musi-0100']],
    ['subjects that nobody knows', ['XQZ 0100', 'QXW 0200', 'WXQ 0300']],
    ['numbers of three digits', ['CHEM 011', 'HIST 010', 'MUSIC 021']],
  ])('stands for below college level as long as there are %s', (_, codes) => {
    expect(zerosAreIdle(codes)).toBe(false);
  });

  it.each([
    ['MATH 0220', 'MATH 220'],
    ['MATH0031', 'MATH31'],
    ['MATH 1020', 'MATH 1020'],
    ['MATH 0000', 'MATH 0'],
    ['ART 10200', 'ART 10200'],
  ])('is taken from %s alone', (code, plain) => expect(withoutIdleZeros(code)).toBe(plain));

  it('makes no calculus remedial, and no algebra college work', () => {
    const categoryOf = (title: string) => classifyCourse({ code: 'MATH 0220', title }).category;
    expect(categoryOf('Analytic Geometry and Calculus 1')).toBe('MATH_NATURAL_SCIENCE');
    expect(categoryOf('Algebra')).toBe('NONE');
  });
});
