import { addedNumber, isAddedByHand, schoolAlike } from '../../src/domain/institution/added-school.js';
import { loadInstitutions } from '../../src/reference/load-institutions.js';

describe('the number of a school added by hand', () => {
  it('is made of its name, is no number of a directory, and is given once', () => {
    const number = addedNumber('École d’Été — St. Ælfric’s & Sons', new Set());
    expect(number).toBe('added-ecole-dete-st-aelfrics-and-sons');
    expect(isAddedByHand(number)).toBe(true);
    expect(loadInstitutions({ invented: true }).some(({ unitid }) => isAddedByHand(unitid))).toBe(false);
    expect(addedNumber('Ö', new Set(['added-o', 'added-o-2']))).toBe('added-o-3');
    expect(addedNumber('***', new Set())).toBe('added-school');
    expect(addedNumber('Very long '.repeat(20), new Set()).length).toBeLessThan(60);
  });
});

describe('the same school', () => {
  const directory = loadInstitutions({ invented: true });
  const alike = (name: string, city: string | null, state: string | null, country = 'US') =>
    schoolAlike(directory, { name, city, state, country })?.unitid ?? null;

  it('has the name, by any account, at the place, as far as that is known', () => {
    expect(alike('HARLOW VALLEY COMMUNITY COLLEGE', 'harlow', 'MA')).toBe('x-harlow-valley');
    expect(alike('Harlow Valley C.C.', null, null)).toBe('x-harlow-valley');
    expect(alike('Harlow Valley CC', 'Harlow', 'OH')).toBeNull();
    expect(alike('Harlow Valley CC', 'Springfield', 'MA')).toBeNull();
    expect(alike('Harlow Valley CC', 'Harlow', null, 'GB')).toBeNull();
    expect(alike('Harlow Valley', null, null)).toBeNull();
  });
});
