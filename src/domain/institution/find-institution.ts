import type { InstitutionMatch } from '../transcript/transcript.js';
import { isCutOff } from './begun-names.js';
import { claimsOn, rank, type Claim, type NumberAnswer } from './claims.js';
import type { Institution } from './institution.js';
import { indexInSteps, indexNames, type NameIndex } from './name-index.js';
import { OF_KINDS, nameWords } from './name-words.js';
import type { SchoolHints } from './place.js';

/** From here on a match is taken without asking a person: right in 97 of 100 (`docs/institutions.md`). */
export const SURE_SCORE = 0.85;
/** Below this the directory is not proposed at all. */
const LEAST_SCORE = 0.6;
/** What a name scores at most while another school has as good a claim to it. */
const SHARED_SCORE = 0.8;
/** What a name scores at most that leaves words unexplained. */
const UNSURE_SCORE = 0.84;
const AS_GOOD = 0.02;
/** A name at least as like as this agrees with a printed number. */
const AGREES = 0.75;

/** A school that a printed name may mean, with the reasons. */
export interface FoundInstitution extends InstitutionMatch {
  readonly institution: Institution;
  readonly reasons: readonly string[];
  readonly number: NumberAnswer;
}

/** The directory's schools that a printed name may mean, best first, scores 0 to 1. */
export function findInstitution(
  printed: string | null,
  directory: readonly Institution[],
  most = 5,
  hints: SchoolHints = {},
): readonly InstitutionMatch[] {
  return findSchools(printed, directory, most, hints).map(({ unitid, name, score }) => ({
    unitid,
    name,
    score,
  }));
}

/** The match that is sure enough to be taken; null where a person has to say which school it is. */
export function sureMatch(matches: readonly InstitutionMatch[]): InstitutionMatch | null {
  const [best] = matches;
  return best !== undefined && best.score >= SURE_SCORE ? best : null;
}

/** As `findInstitution`, with the entry of each school and why it was found. */
export function findSchools(
  printed: string | null,
  directory: readonly Institution[],
  most = 5,
  hints: SchoolHints = {},
): readonly FoundInstitution[] {
  if (printed === null && (hints.codes ?? []).length === 0) return [];
  const index = indexOf(directory);
  const claims = claimsOn(printed ?? '', index, hints);
  const isCut = isCutOff(printed ?? '', index);
  return claims
    .map((claim) => found(claim, claims, index, isCut))
    .filter(({ score }) => score >= LEAST_SCORE)
    .slice(0, most);
}

/** A directory never changes; its names are taken apart once, not once for every transcript. */
const INDEXES = new WeakMap<readonly Institution[], NameIndex>();

/** Makes a directory ready for its first question, with a pause between any two small steps. */
export async function prepareDirectory(
  directory: readonly Institution[],
  pause: () => Promise<void>,
): Promise<void> {
  const steps = indexInSteps(directory);
  while (!INDEXES.has(directory)) {
    const step = steps.next();
    if (step.done === true) INDEXES.set(directory, step.value);
    else await pause();
  }
}

function indexOf(directory: readonly Institution[]): NameIndex {
  const known = INDEXES.get(directory);
  if (known !== undefined) return known;
  const index = indexNames(directory);
  INDEXES.set(directory, index);
  return index;
}

function found(claim: Claim, claims: readonly Claim[], index: NameIndex, isCut: boolean): FoundInstitution {
  const institution = index.schools[claim.school]!;
  const rivals = claims.filter(
    (other) =>
      other !== claim &&
      (rank(other) > rank(claim) - AS_GOOD ||
        mayBeMeant(other, claim, isCut) ||
        sharesName(other, claim, index)) &&
      !isSame(institution, index.schools[other.school]!),
  );
  const alone = Math.min(1, Math.max(0, rank(claim)));
  const most = rivals.length > 0 ? SHARED_SCORE : isSettled(claim, claims, index) ? 1 : UNSURE_SCORE;
  const score = Math.min(alone, most);
  const { unitid, name } = institution;
  const reasons = reasonsFor(claim, rivals.length, index);
  const { number } = claim;
  return { unitid, name, score: Math.round(score * 1000) / 1000, institution, reasons, number };
}

/** Is nothing left to ask once no other school has as good a claim? */
function isSettled(claim: Claim, claims: readonly Claim[], index: NameIndex): boolean {
  // A number and a name that contradict each other are for a person, whichever is right.
  if (claim.number === 'other') return false;
  if (claim.number !== 'none') return claim.likeness >= AGREES;
  if (claim.isKept) return true;
  return (
    claim.isWhole && claim.place !== -1 && !isOfKindsAlone(claim, index) && !isBorrowed(claim, claims, index)
  );
}

/** A name that says what kind of school it is, and not which. */
function isOfKindsAlone({ name }: Claim, index: NameIndex): boolean {
  const words = nameWords(index.names[name]!.printed).filter((word) => word.length > 1);
  return words.every((word) => OF_KINDS.has(word));
}

/** A name that begins with what is printed is meant where the print ends early, or stands over its town. */
function mayBeMeant(other: Claim, claim: Claim, isCut: boolean): boolean {
  if (!other.isBegun || claim.isKept || (isNumbered(claim) && !isNumbered(other))) return false;
  return (isCut && other.place >= claim.place) || (other.place === 2 && claim.place < 2);
}

/**
 * The directory writes the place behind a name that several schools go by, and papers do not. The campuses of
 * one school are no such schools: the bare name is the main one's.
 */
function sharesName(other: Claim, claim: Claim, { schools }: NameIndex): boolean {
  if (!other.isPlacedName || claim.isKept || isNumbered(claim) || other.place < claim.place) return false;
  const [there, here] = [schools[other.school]!, schools[claim.school]!];
  return there.state !== here.state && !isOneFamily(there, here);
}

function isOneFamily(a: Institution, b: Institution): boolean {
  if (a.parent === b.unitid || b.parent === a.unitid) return true;
  if (a.parent !== undefined && a.parent === b.parent) return true;
  return a.opeid !== undefined && a.opeid.slice(0, 6) === b.opeid?.slice(0, 6);
}

const isNumbered = ({ number }: Claim) => number === 'exact' || number === 'family';

/** A name that one school goes by and that stands in the own name of another may mean either. */
function isBorrowed(claim: Claim, claims: readonly Claim[], index: NameIndex): boolean {
  const { kind } = index.names[claim.name]!;
  if (kind === 'name' || kind === 'kept name') return false;
  return claims.some(
    (other) => other.isWithin && other.school !== claim.school && other.place >= claim.place,
  );
}

/** An entry that took another over, or that took its number, is no rival of it. */
function isSame(a: Institution, b: Institution): boolean {
  if (a.ended?.successor === b.unitid || b.ended?.successor === a.unitid) return true;
  const isOneEnded = (a.ended === undefined) !== (b.ended === undefined);
  return isOneEnded && a.city !== null && a.city === b.city && a.state === b.state;
}

function reasonsFor(claim: Claim, rivals: number, index: NameIndex): string[] {
  const { kind, printed } = index.names[claim.name]!;
  const reasons = [kind === 'name' ? 'its name' : `its ${kind} ${printed}`];
  if (claim.likeness > 0.995) reasons.push('the same words');
  if (claim.missing.length > 0) reasons.push(`not printed: ${claim.missing.join(' ')}`);
  if (claim.left.length > 0) reasons.push(`only printed: ${claim.left.join(' ')}`);
  if (claim.place === 2) reasons.push('the printed place is its own');
  if (claim.place === 1) reasons.push('its state is printed');
  if (claim.place === -1) reasons.push('another place is printed');
  if (isNumbered(claim)) reasons.push('its number is printed');
  if (claim.number === 'other') reasons.push('the printed number is of another school');
  if (rivals > 0)
    reasons.push(rivals === 1 ? 'another school fits as well' : `${rivals} other schools fit as well`);
  return reasons;
}
