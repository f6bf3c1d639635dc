import { meaningsOf, shortFormsOf } from './abbreviations.js';
import { conceptsOf } from './well-known-courses.js';
import { inOneWording, type Place } from './phrases.js';
import { namesAField, namesOneOf } from './read-fields.js';
import { rootOf } from './word-roots.js';

/** A title as it is compared. */
export interface ReadTitle {
  /**
   * What stands at each place, as roots; the first form is the likeliest. Sequence and small words are
   * gone.
   */
  readonly places: readonly Place[];
  /** Whether the word at that place says little, such as *introduction*. */
  readonly generic: readonly boolean[];
  /** 1 for I, A or "to 1877"; null when the title says none. */
  readonly sequence: number | null;
  /** 1 introductory, 2 intermediate, 3 advanced, 0 not said. */
  readonly step: number;
  readonly lab: 'only' | 'with' | 'lecture' | null;
  readonly honors: boolean;
  /** Numbers of the courses of `well-known-courses.ts` that the title names. */
  readonly concepts: readonly number[];
}

/** How a course is given, set apart at its end: `General Psychology (Online)`. */
const DELIVERY =
  /\s*[-–—:([]\s*(?:on-?line|web|hybrid|blended|distance(?: learning)?|internet)\s*[)\]]?\s*$/i;

/** "The Art of Mixing" is a course of mixing and none of art. */
const ART_OF_DOING = /\b(?:the )?art of (?=(?:the )?[a-z]{2,}ing\b)/;

/** Engineering, as it is printed; engineers are people. */
const ENGINEERING = ['engineering', ...shortFormsOf('engineering')].filter((form) => form !== 'engineers');
/**
 * "Intro to Chem Engr" is chemical engineering; "Chem for Engr", "Gen Chem Engr" and "Chem Engr Majors" are
 * chemistry for those who study it, and so is what a sign sets apart.
 */
const CHEMICAL_ENGINEERING = new RegExp(
  String.raw`(?<!\bgen(?:eral|l)?\s+)\bche?m(?=\s+(?:${ENGINEERING.join('|')})\b(?!\s+(?:maj|stu?d)))`,
  'i',
);

/** Words that say nothing of what a course is. */
export const SMALL = new Set(
  'the of and to in a an for with on by from at its as or w is their into through using via our de la'.split(
    ' ',
  ),
);
export const ROMANS: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['v', 5],
  ['vi', 6],
  ['vii', 7],
  ['viii', 8],
]);
const FIRST_STEP = new Set(
  `introduction principles fundamentals foundations general elementary elements basic basics beginning survey
   essentials beginning overview primer invitation exploring`
    .split(/\s+/)
    .map(rootOf),
);
const GENERIC = new Set([
  ...FIRST_STEP,
  ...`concepts topic college freshman study studies course class part level understanding methods theory and
     practice contemporary modern applied intermediate advanced credit section skills perspectives university
     lower upper ap`
    .split(/\s+/)
    .map(rootOf),
]);
const SECOND_STEP = new Set(['intermediate'].map(rootOf));
const THIRD_STEP = new Set(['advanced', 'senior'].map(rootOf));

/**
 * Reads a title: short forms written out, one form for each word, what is number, step and laboratory told
 * apart.
 */
export function readTitle(title: string, known: KnownOfCode = NOTHING_KNOWN): ReadTitle {
  const printed = title.slice(0, LETTERS_MAX).replace(DELIVERY, '');
  const text = plainTitle(printed.replace(CHEMICAL_ENGINEERING, 'chemical')).replace(ART_OF_DOING, '');
  const { text: rest, lab } = takeLab(text);
  const tokens = rest.split(' ').filter((word) => word !== '');
  const { words, sequence: number } = takeSequence(tokens);
  const sequence = number ?? timeOf(text) ?? known.placeInRow;
  const honors = words.includes('honors') || words.includes('hnrs') || words.includes('honours');
  const told = words.filter((word) => !SMALL.has(word) && !HONORS.has(word) && !/^\d{3,}s?$/.test(word));
  const places = inOneWording(told.flatMap(placesOf).map((forms) => settled(forms, known.fields)));
  const generic = places.map((forms) => GENERIC.has(forms[0]!));
  return {
    places,
    generic,
    sequence,
    step: stepOf(places),
    lab,
    honors,
    concepts: conceptsOf(places, generic, sequence),
  };
}

/** What the code of a course says about its title. */
export interface KnownOfCode {
  /** Its place in a row, as in `MATH 4B`; null when the code says none. */
  readonly placeInRow: number | null;
  /** Fields that its subject usually stands for. */
  readonly fields: readonly number[];
}

const NOTHING_KNOWN: KnownOfCode = { placeInRow: null, fields: [] };

/** No title is longer; what comes after is no title. */
const LETTERS_MAX = 300;
const HONORS = new Set(['honors', 'hnrs', 'honours', 'hon', 'hons']);

/** Lower case without marks, in whatever script; signs that mean a word are written out. */
export function plainTitle(title: string): string {
  let text = title;
  if (/[^\x20-\x7e]/.test(text)) text = text.normalize('NFKD').replace(/\p{M}/gu, '');
  text = text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  if (/^[a-z0-9 ]+$/.test(text) && !/\bu ?s\b|\ba (and )?p\b/.test(text)) return text.trim();
  return text
    .replace(/c\+\+/g, 'cplusplus')
    .replace(/c#/g, 'csharp')
    .replace(/\bu\.?\s?s\.?(\s?a\.?)?(?![a-z0-9])/g, ' us ')
    .replace(/\ba\s?(?:&|and|\/)\s?p\b/g, ' anatomy physiology ')
    .replace(/\b([a-z])\.(?=[a-z]\.)/g, '$1')
    .replace(/['’`]/g, '')
    .replace(/w\/(?=\S)/g, ' with ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A laboratory in the title is a sign of its own: the lecture and the laboratory are often two courses. */
function takeLab(text: string): { text: string; lab: ReadTitle['lab'] } {
  if (!/\bl(?:ab|ec)/.test(text)) return { text, lab: null };
  const said = / ?\b(?:with |and )?(?:the )?(labs?|laboratory|laboratories|laborator)\b/;
  const lecture = / \b(?:lecture|lect|lec)\b/;
  const found = said.exec(text);
  const rest = text.replace(lecture, '');
  const hasLecture = rest !== text;
  if (found === null) return hasLecture ? { text: rest, lab: 'lecture' } : { text, lab: null };
  const without = rest.replace(said, '').trim();
  if (without === '' || found.index === 0) return { text: rest, lab: found.index === 0 ? null : 'only' };
  return { text: without, lab: /^ ?(with|and) /.test(found[0]) || hasLecture ? 'with' : 'only' };
}

/** The number of a course in a row of courses: roman, arabic, or a letter at the end. */
function takeSequence(tokens: readonly string[]): { words: string[]; sequence: number | null } {
  let sequence: number | null = null;
  const words: string[] = [];
  tokens.forEach((word, at) => {
    const number = at === 0 ? null : numberAt(tokens, at);
    if (number === null) words.push(word);
    else sequence ??= number;
  });
  return { words, sequence };
}

function numberAt(tokens: readonly string[], at: number): number | null {
  const word = tokens[at]!;
  if (word.length > 4) return null;
  const roman = ROMANS.get(word);
  if (roman !== undefined) return roman;
  if (/^[1-9]$/.test(word) && !/^d(imensional)?$/.test(tokens[at + 1] ?? '')) return Number(word);
  const lettered = /^([1-9])([abc])$/.exec(word);
  if (lettered !== null) return 'abc'.indexOf(lettered[2]!) + 1;
  if (at === tokens.length - 1 && /^[ab]$/.test(word) && tokens.length > 1) return word === 'a' ? 1 : 2;
  return null;
}

const YEAR = String.raw`(?:the )?(?:\d{3,4}s?|civil war|reconstruct\w*|renaissance|reformation|\d\dth)`;
const SINCE = new RegExp(String.raw`\b(?:since|after|from) ${YEAR}|\b(?:to|through|thru) (?:the )?present\b`);
const UNTIL = new RegExp(String.raw`\b(?:to|until|through|thru|before|pre) ${YEAR}`);

/** Halves of a survey are often named by their times: "to 1877" is the first, "since 1865" the second. */
function timeOf(text: string): number | null {
  if (SINCE.test(text)) return 2;
  return UNTIL.test(text) ? 1 : null;
}

/**
 * A short form in a course of one field means that field's word first, and none that names another field:
 * "comp" under CSC is a computer and no composition.
 */
function settled(forms: Place, fields: readonly number[]): Place {
  if (forms.length === 1 || fields.length === 0) return forms;
  const meant = forms.filter((form) => namesOneOf(form, fields));
  if (meant.length === 0) return forms;
  const kept = [...meant, ...forms.filter((form) => !namesAField(form))];
  const key = kept.join(' ');
  const known = SETTLED.get(key) ?? kept;
  SETTLED.set(key, known);
  return known;
}

const SETTLED = new Map<string, Place>();

/** Words already taken apart; titles share them, so that a large catalog holds each once. */
const KNOWN = new Map<string, readonly Place[]>();
const KNOWN_MAX = 200_000;

/** Forms of one printed word. A short form that means two words stands at two places. */
function placesOf(word: string): readonly Place[] {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const places = takenApart(word);
  if (KNOWN.size < KNOWN_MAX) KNOWN.set(word, places);
  return places;
}

function takenApart(word: string): Place[] {
  const meanings = meaningsOf(word);
  if (meanings === undefined) return [[rootOf(word)]];
  const [first = ''] = meanings;
  if (first.includes(' '))
    return first
      .split(' ')
      .filter((each) => !SMALL.has(each))
      .map((each) => [rootOf(each)]);
  const forms = meanings.filter((each) => !each.includes(' ')).map(rootOf);
  const own = word.length > 4 ? [rootOf(word)] : [];
  return [[...new Set([...forms, ...own])]];
}

function stepOf(places: readonly Place[]): number {
  if (places.some(([word]) => THIRD_STEP.has(word!))) return 3;
  if (places.some(([word]) => SECOND_STEP.has(word!))) return 2;
  return places.some(([word]) => FIRST_STEP.has(word!)) ? 1 : 0;
}
