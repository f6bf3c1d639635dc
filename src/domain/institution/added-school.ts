import type { Institution } from './institution.js';
import { foldName } from './name-words.js';

/** No number of a published directory begins so. */
const ADDED = 'added-';
const WORDS_MAX = 44;

/** Has a person added this school by hand? */
export function isAddedByHand(unitid: string): boolean {
  return unitid.startsWith(ADDED);
}

/** The number of a school added by hand: made of its name, so that it can be told from any other at sight. */
export function addedNumber(name: string, taken: ReadonlySet<string>): string {
  const words = foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '')
    .slice(0, WORDS_MAX)
    .replace(/-$/, '');
  const first = `${ADDED}${words === '' ? 'school' : words}`;
  let number = first;
  for (let n = 2; taken.has(number); n += 1) number = `${first}-${n}`;
  return number;
}

type Placed = Pick<Institution, 'name' | 'city' | 'state' | 'country'>;

/**
 * The school of the directory that has this name, by any account, at this place. A town or a state that is
 * not known tells no two schools apart.
 */
export function schoolAlike(directory: readonly Institution[], asked: Placed): Institution | null {
  const name = plain(asked.name);
  const has = ({ name: own, aliases, formerNames = [] }: Institution) =>
    [own, ...aliases, ...formerNames].some((each) => plain(each) === name);
  return directory.find((school) => isAtPlace(school, asked) && has(school)) ?? null;
}

function isAtPlace(school: Placed, asked: Placed): boolean {
  if (school.country !== asked.country) return false;
  return isAlike(school.state, asked.state) && isAlike(school.city, asked.city);
}

function isAlike(one: string | null, other: string | null): boolean {
  return one === null || other === null || plain(one) === plain(other);
}

/** `C.C.` is `CC`. */
function plain(text: string): string {
  return foldName(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
