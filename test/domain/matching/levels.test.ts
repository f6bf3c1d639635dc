import { indexCatalog } from '../../../src/domain/matching/catalog-index.js';
import { indexPrecedents, type PrecedentIndex } from '../../../src/domain/matching/precedents.js';
import { readCourse } from '../../../src/domain/matching/read-course.js';
import { AT, type PairSign } from '../../../src/domain/matching/sign-names.js';
import { signsOf, workingRoom } from '../../../src/domain/matching/signs-of.js';

const home = (code: string, title: string) => ({ code, title, credits: '3' });
const LOWER = ['PSY 100', 'PSY 110', 'PSY 210', 'PSY 220'].map((code) => home(code, 'Psychology'));
const UPPER = home('PSY 410', 'Abnormal Psychology');
const WITH_FEW = indexCatalog([...LOWER, UPPER]);
const WITH_MANY = indexCatalog([LOWER[0]!, UPPER]);
const ASKED = { institution: 'Elm College', code: 'PSYC 215', title: 'Abnormal Psychology' };

function signs(index = WITH_FEW, past: PrecedentIndex | null = null) {
  const found = signsOf(readCourse(ASKED), ASKED.institution, index, past, workingRoom(index));
  const row = found.rows[found.homes.indexOf(index.byCode.get('PSY 410')!)]!;
  return (name: PairSign) => row[AT[name]]!;
}

describe('the level of a course', () => {
  it('is compared with the level of the home course', () => {
    expect(signs()('level higher here')).toBe(1);
    expect(signs()('level far off')).toBe(0.5);
  });

  it('weighs against an upper-level course as much as the catalog has many', () => {
    expect(signs(WITH_FEW)('upper level here')).toBeCloseTo(0.4);
    expect(signs(WITH_MANY)('upper level here')).toBe(1);
  });

  it('counts by itself with past decisions only', () => {
    const past = indexPrecedents([{ ...ASKED, title: 'Learning', homeCode: 'PSY 210' }], WITH_FEW);
    expect(signs()('past: home level 4')).toBe(0);
    expect(signs(WITH_FEW, past)('past: home level 4')).toBe(1);
  });
});
