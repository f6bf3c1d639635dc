import { nameFits } from '../../src/contract/name-fits.js';

describe('the name on a document', () => {
  it.each([
    ['Rowan Ellery', 'Rowan Ellery'],
    ['ELLERY, ROWAN T.', 'Rowan Ellery'],
    ['Rowan T. Ellery', 'Rowan Thomas Ellery'],
    ['Łukasiewicz-Ångström, Ève', 'Eve Angström-Łukasiewicz'],
  ])('%s can be %s', (printed, person) => {
    expect(nameFits(printed, person)).toBe(true);
  });

  it.each([
    ['Rowan Ellery', 'Nora Newcomer'],
    ['Rowan Ellery', 'Rowan Newcomer'],
  ])('%s is not surely %s', (printed, person) => {
    expect(nameFits(printed, person)).toBe(false);
  });
});
