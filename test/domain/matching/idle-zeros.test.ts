import {
  alsoShown,
  NOTHING_SHOWN,
  withoutIdleZeros,
  zerosAreIdle,
} from '../../../src/domain/matching/idle-zeros.js';
import { classifyCourse } from '../../../src/domain/matching/classify-course.js';

const areIdle = (codes: readonly (string | null)[]) => zerosAreIdle(codes.reduce(alsoShown, NOTHING_SHOWN));

describe('the leading zero of a number', () => {
  it('says nothing where ordinary courses of several fields have it, in whatever order they stand', () => {
    const codes = ['MATH 1550', null, 'CHEM 0110', 'CHEM 0120', 'CHEM 0310', 'HIST 0100', 'MATH 0220'];
    expect(areIdle(codes)).toBe(true);
    expect(areIdle(codes.toReversed())).toBe(true);
  });

  it.each([
    ['remedial courses alone', ['MATH 0310', 'ENGL 0320', 'READ 0300', 'MATH 0302']],
    ['courses of one field', ['CHEM 0110', 'CHEM 0120', 'CHM 0310', 'CHEM 0330']],
    ['one course again and again', ['CHEM 0110', 'HIST 0100', 'CHEM 0110', 'chem-0110']],
    ['recitals and ensembles', ['MUSI 0001', 'MUEN 0105', 'MUAP 0110', 'DANC 0100']],
    ['courses of training', ['HSC0003', 'GRA0024', 'PGY0100', 'NUR0010']],
    ['subjects that nobody knows', ['XQZ 0100', 'QXW 0200', 'WXQ 0300']],
    ['numbers of three digits', ['CHEM 011', 'HIST 010', 'PSY 021']],
  ])('stands for below college level as long as there are %s', (_, codes) => {
    expect(areIdle(codes)).toBe(false);
  });

  it('is told by no more than is needed', () => {
    const many = Array.from({ length: 500 }, (_, at) => `CHEM ${String(at).padStart(4, '0')}`);
    expect(many.reduce(alsoShown, NOTHING_SHOWN).courses).toHaveLength(3);
  });

  it.each([
    ['MATH 0220', 'MATH 220'],
    ['MATH0031', 'MATH31'],
    ['MATH 1020', 'MATH 1020'],
    ['MATH 0000', 'MATH 0'],
    ['ART 10200', 'ART 10200'],
  ])('is taken from %s alone', (code, plain) => expect(withoutIdleZeros(code)).toBe(plain));

  it.each([
    ['MATH 0220', 'Analytic Geometry and Calculus 1', 'MATH_NATURAL_SCIENCE'],
    ['MATH 0220', 'Algebra', 'NONE'],
    ['MATH 0299', 'Support for Calculus I', 'NONE'],
    ['MATH 096', 'Preparation for Calculus', 'NONE'],
  ])('of %s %s makes it %s', (code, title, category) => {
    expect(classifyCourse({ code, title }).category).toBe(category);
  });
});
