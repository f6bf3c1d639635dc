import type { Issue } from '../reason.js';
import type { InstitutionMatch } from '../transcript/transcript.js';
import { findSchools, sureMatch } from './find-institution.js';
import type { Institution } from './institution.js';
import type { SchoolHints } from './place.js';

/** Schools that are kept with a reading. */
const MATCHES_MAX = 5;

/** The school of a paper as far as the directory tells, and what a person has to look at. */
export interface FoundSender {
  readonly matches: readonly InstitutionMatch[];
  readonly issues: readonly Issue[];
  /** The name where nobody has surely found its school; else null. */
  readonly unknown: string | null;
}

/** Finds the school of a paper by its name and by what is said beside it. */
export function findSender(
  name: string | null,
  directory: readonly Institution[],
  hints: SchoolHints,
): FoundSender {
  const found = findSchools(name, directory, MATCHES_MAX, hints);
  const matches = found.map(({ unitid, name: known, score }) => ({ unitid, name: known, score }));
  const [best] = found;
  const owner = found.find(({ number }) => number === 'exact' || number === 'family');
  const isContradicted = best?.number === 'other' && owner !== undefined;
  const numbers = (hints.codes ?? []).map(({ kind, value }) => `${kind.toUpperCase()} ${value}`).join(', ');
  const message =
    `The school’s name reads as ${best?.name}, but its number (${numbers}) is that of ${owner?.name}. ` +
    'Say which school it is.';
  return {
    matches,
    issues: isContradicted ? [{ code: 'school-number-differs', message, where: null }] : [],
    unknown: sureMatch(matches) === null ? name : null,
  };
}
