import { indexCatalog } from '../../../src/domain/matching/catalog-index.js';
import { askHabits } from '../../../src/domain/matching/past-habits.js';
import { indexPrecedents } from '../../../src/domain/matching/precedents.js';
import { readCourse } from '../../../src/domain/matching/read-course.js';

const home = (code: string, title: string) => ({ code, title, credits: '3' });
const CATALOG = indexCatalog([
  home('MUS 111', 'Music Theory I'),
  home('MUS 112', 'Music Theory II'),
  home('MUS 113', 'Music Theory III'),
  home('ART 120', 'Drawing I'),
  home('ART 220', 'Drawing II'),
]);
const given = (code: string, title: string, homeCode: string, institution = 'elm') => ({
  institution,
  code,
  title,
  homeCode,
});
/** What the habits shown by past decisions say of a home course, for a course of Elm. */
function habitsFor(decisions: ReturnType<typeof given>[], code: string, title: string, homeCode: string) {
  const precedents = indexPrecedents(decisions, CATALOG);
  const course = readCourse({ code, title });
  return askHabits(course, 'elm', new Set(), precedents)(CATALOG.byCode.get(homeCode)!);
}
const ONE_EACH = [
  given('MU 120', 'Music Theory I', 'MUS 111'),
  given('MU 121', 'Music Theory II', 'MUS 112'),
  given('AR 10', 'Drawing I', 'ART 120'),
];

describe('habits of an office', () => {
  it('keep a home course for one course of an institution where each has its own', () => {
    expect(habitsFor(ONE_EACH, 'MU 122', 'Music Theory III', 'MUS 111').taken).toBeGreaterThan(0.2);
    expect(habitsFor(ONE_EACH, 'MU 122', 'Music Theory III', 'MUS 113').taken).toBe(0);
  });

  it('do not where many courses share one', () => {
    const shared = ['Harmony', 'Keyboard', 'Ear Training', 'Counterpoint'].map((title, at) =>
      given(`MU ${200 + at}`, title, 'MUS 111'),
    );
    expect(habitsFor(shared, 'MU 122', 'Solfege', 'MUS 111').taken).toBe(0);
  });

  it('tell what another course of the row was given', () => {
    expect(habitsFor(ONE_EACH, 'MU 122', 'Music Theory III', 'MUS 112').takenByNumber).toBe(1);
    expect(habitsFor(ONE_EACH, 'AR 20', 'Sculpture II', 'ART 120').takenByNumber).toBe(0);
  });

  it('keep the order of numbers within a subject', () => {
    const after = habitsFor(ONE_EACH, 'MU 122', 'Music Theory III', 'MUS 113');
    expect(after.orderKept).toBeGreaterThan(after.orderBroken);
    const before = habitsFor(ONE_EACH, 'MU 110', 'Fundamentals of Music', 'MUS 113');
    expect(before.orderBroken).toBeGreaterThan(before.orderKept);
  });

  it('hear only what the same institution was given', () => {
    const others = ONE_EACH.map((each) => ({ ...each, institution: 'oak' }));
    expect(habitsFor(others, 'MU 122', 'Music Theory III', 'MUS 111')).toMatchObject({
      taken: 0,
      takenByNumber: 0,
      orderKept: 0,
    });
  });

  it('know the share of courses that kept their number', () => {
    const kept = ['111', '112', '113'].map((number) => given(`MU ${number}`, 'Theory', `MUS ${number}`));
    expect(habitsFor(kept, 'MU 113', 'Theory', 'MUS 113').numberKept).toBeGreaterThan(0.3);
    expect(habitsFor(kept, 'MU 113', 'Theory', 'MUS 112').numberKept).toBe(0);
  });

  it('know which level is given for a level', () => {
    const lower = habitsFor(ONE_EACH, 'MU 150', 'Songwriting', 'ART 120').level;
    const higher = habitsFor(ONE_EACH, 'MU 150', 'Songwriting', 'ART 220').level;
    expect(lower).toBeGreaterThan(higher);
  });
});
