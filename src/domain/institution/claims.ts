import { begunNames, isDangling, lettersOfName } from './begun-names.js';
import { compareLetters } from './compare-letters.js';
import { compareNames, type NameComparison } from './compare-names.js';
import type { Institution } from './institution.js';
import type { NameIndex } from './name-index.js';
import { nameWords, OF_CAMPUS, smallWords, STATES } from './name-words.js';
import {
  isAt,
  placesIn,
  placeWords,
  type PlaceAnswer,
  type PrintedPlace,
  type SchoolHints,
} from './place.js';
import { spellings } from './read-words.js';
import { numberedBy, type Numbered } from './school-code.js';

/** A name as like as this needs no further reading. */
const CLEAR = 0.95;
const CLAIMS_MAX = 64;
/** What the printed place is worth: the town more than the state. */
const PLACES: Readonly<Record<PlaceAnswer, number>> = { [-1]: -0.03, 0: 0, 1: 0.03, 2: 0.056 };
/** A name that lacks nothing but the printed town. */
const PLACED = 0.98;
/** What is left of the likeness of a name that ends before print that ends nowhere. */
const ENDS_ELSEWHERE = 0.85;

/** What is left to go by where only a number is printed, or one beside the name of another school. */
const BY_NUMBER = 0.62;
/** A number brings no more than so many campuses forward by itself. */
const BY_NUMBER_MAX = 3;
/** Is the printed number the campus's, one of its family's, another school's, or is none known? */
export type NumberAnswer = 'exact' | 'family' | 'other' | 'none';
/** What a person's word on a name is worth. */
const KEPT = 0.1;
/** What a printed number is worth beside the name. */
const NUMBERS: Readonly<Record<NumberAnswer, number>> = { exact: 0.23, family: 0.2, other: 0, none: 0 };

/** What a school's best name has to say for itself. */
export interface Claim extends NameComparison {
  readonly school: number;
  readonly place: PlaceAnswer;
  readonly number: NumberAnswer;
  /** Has a person said that this very print means the school? */
  readonly isKept: boolean;
  /** Is the name printed to the letter, small words and all? */
  readonly isLiteral: boolean;
  /** Are the small words, such as `the`, the same? */
  readonly isAlikeInSmall: boolean;
  /** Does one of its names begin with all that is printed? */
  readonly isBegun: boolean;
}

/** The schools that may be meant, likeliest first. */
export function claimsOn(printed: string, index: NameIndex, hints: SchoolHints): Claim[] {
  const best = new Map<number, NameComparison>();
  const placedNames = new Set<number>();
  const small = withoutArticle(smallWords(printed));
  const take = (comparisons: readonly NameComparison[]) => {
    for (const comparison of comparisons) {
      const { school, printed: known } = index.names[comparison.name]!;
      // `University of South Florida` is no `University of the South`.
      const isAlike = withoutArticle(smallWords(known)).startsWith(small);
      if (comparison.isPlacedName && isAlike) placedNames.add(school);
      if ((best.get(school)?.likeness ?? 0) < comparison.likeness) best.set(school, comparison);
    }
  };
  const isClear = () => [...best.values()].some(({ isWhole, likeness }) => isWhole && likeness >= CLEAR);
  const words = nameWords(printed);
  const placeOf = placesOf(index.schools);
  for (const way of waysToTake(printed, words, index))
    if (!isClear()) take(compareNames(way, index, placeOf));
  // Only now, because it looks at every letter: spaces lost, words torn, errors all over.
  if (!isClear()) take(compareLetters(words, index));
  const begun = begunNames(printed, index);
  take(begun);
  const beginning = new Set(begun.map(({ name }) => index.names[name]!.school));
  const numbered = numberedBy(hints.codes ?? [], index.schools, index.codes);
  take(byNumber(numbered, index));
  const known = { beginning, numbered, placedNames, places: placesIn(hints) };
  const asked = askedFor(printed, words, known);
  return [...best.values()]
    .map((comparison) => claimOf(comparison, asked, index))
    .toSorted((a, b) => rank(b) - rank(a) || inOrder(a, b, index))
    .slice(0, CLAIMS_MAX);
}

/** A school whose number is printed is put before a person, whatever name stands beside it. */
function byNumber({ exact, family }: Numbered, index: NameIndex): NameComparison[] {
  const owners = [...exact, ...[...family].filter((school) => !exact.has(school))];
  return owners.slice(0, Math.max(BY_NUMBER_MAX, exact.size)).map((school) => ({
    name: index.ownNames[school]!,
    likeness: BY_NUMBER,
    isWhole: false,
    isWithin: false,
    isPlacedName: false,
    left: [],
    missing: [],
  }));
}

function withoutArticle(small: string): string {
  return small.replace(/^the(?: |$)/, '');
}

/** `N. U.` may be the letters of one word or two words. */
function waysToTake(printed: string, words: readonly string[], index: NameIndex) {
  const apart = nameWords(printed.replace(/\./g, ' '));
  const ways = spellings(words, index);
  return apart.length === words.length ? ways : [...ways, apart];
}

function placesOf(schools: readonly Institution[]) {
  const places = new Map<number, ReadonlySet<string>>();
  return (school: number) => {
    const known = places.get(school) ?? placeWords(schools[school]!);
    places.set(school, known);
    return known;
  };
}

/** What is asked for, taken apart once. */
interface Asked {
  readonly letters: string;
  readonly small: string;
  readonly lastWord: string | undefined;
  readonly isDangling: boolean;
  /** Schools with a name that begins with all that is printed, and goes on. */
  readonly beginning: ReadonlySet<number>;
  /** Schools whose name is all that is printed, and then their town or state. */
  readonly placedNames: ReadonlySet<number>;
  readonly places: readonly PrintedPlace[];
  readonly numbered: Numbered;
}

function askedFor(
  printed: string,
  words: readonly string[],
  known: Pick<Asked, 'beginning' | 'places' | 'numbered' | 'placedNames'>,
): Asked {
  return {
    letters: lettersOfName(printed),
    small: smallWords(printed),
    lastWord: words.at(-1),
    isDangling: isDangling(printed),
    ...known,
  };
}

function claimOf(comparison: NameComparison, asked: Asked, index: NameIndex): Claim {
  const { school, kind, printed: known } = index.names[comparison.name]!;
  const institution = index.schools[school]!;
  const isBegun = asked.beginning.has(school);
  const leavesTheEnd = asked.beginning.size > 0 && comparison.left.at(-1) === asked.lastWord;
  const endsElsewhere = !isBegun && (asked.isDangling || leavesTheEnd);
  const place = isAt(institution, asked.places);
  const isLiteral = comparison.likeness > 0.9 && lettersOfName(known) === asked.letters;
  // `University of Connecticut` over an address in Stamford may well be that campus.
  const isPlaced =
    (place === 2 && (isBegun || isOnlyPlace(comparison, institution))) ||
    (place === 1 && asked.placedNames.has(school) && isOnlyState(comparison, institution));
  const likeness = Math.max(comparison.likeness, isPlaced ? PLACED : 0);
  return {
    ...comparison,
    likeness: likeness * (endsElsewhere ? ENDS_ELSEWHERE : 1),
    school,
    isBegun,
    isPlacedName: asked.placedNames.has(school),
    isAlikeInSmall: smallWords(known) === asked.small,
    place,
    number: numberOf(school, asked.numbered),
    isLiteral,
    isKept: isLiteral && kind === 'kept name',
  };
}

function numberOf(school: number, { exact, family }: Numbered): NumberAnswer {
  if (family.size === 0) return 'none';
  return exact.has(school) ? 'exact' : family.has(school) ? 'family' : 'other';
}

/** Is all that the name lacks the town of the school? */
function isOnlyPlace({ left, missing }: NameComparison, institution: Institution): boolean {
  if (left.length > 0 || missing.length === 0) return false;
  const place = placeWords(institution);
  return missing.every((word) => place.has(word) || OF_CAMPUS.has(word));
}

/** Is all that the name lacks its state, as in `Saint Mary's University of Minnesota`? */
function isOnlyState({ missing }: NameComparison, { state }: Institution): boolean {
  const words = (STATES.get(state?.toLowerCase() ?? '') ?? '').split(' ');
  return missing.every((word) => words.includes(word));
}

/** The place and a printed number tell like names apart; they never make up for a different name. */
export function rank({ likeness, place, number, isLiteral, isKept, isAlikeInSmall }: Claim): number {
  const letters = (isKept ? KEPT : 0) + (isLiteral ? 0.005 : 0) + (isAlikeInSmall ? 0.002 : 0);
  return likeness + PLACES[place] + NUMBERS[number] + letters;
}

/** Of equal claims the open school first, then a main campus, then the larger school: likelier, not surer. */
function inOrder(a: Claim, b: Claim, index: NameIndex): number {
  const [left, right] = [index.schools[a.school]!, index.schools[b.school]!];
  const open = Number(left.ended !== undefined) - Number(right.ended !== undefined);
  const main = Number(isBranch(left)) - Number(isBranch(right));
  const size = (right.size ?? 0) - (left.size ?? 0);
  return open || main || size || (left.unitid < right.unitid ? -1 : 1);
}

function isBranch({ parent, opeid }: Institution): boolean {
  return parent !== undefined || (opeid !== undefined && !opeid.endsWith('00'));
}
