import { readCode, type CourseCode } from './course-code.js';
import { languageOf, languageStep } from './languages.js';
import { fieldsOfCode } from './read-fields.js';
import { readTitle, type ReadTitle } from './read-title.js';

/** A course as a catalog or a transcript prints it. */
export interface PrintedCourse {
  readonly code: string | null;
  readonly title: string;
  readonly credits?: string | null;
  readonly description?: string | null;
}

/** A course taken apart, ready to be compared. */
export interface ReadCourse {
  readonly code: CourseCode;
  readonly title: ReadTitle;
  /** Credit in thousandths, an exact integer; null when nothing or more than one number is printed. */
  readonly credits: number | null;
  readonly description: string;
  /**
   * What the title says apart from words that say little, with its number: the same for titles that mean
   * the same.
   */
  readonly key: string;
  /** How many words of weight the title has. */
  readonly words: number;
  /** False for a seminar, an internship, special topics and their like. */
  readonly isPlain: boolean;
  /** Foreign language taught, by its root; null when it is none. */
  readonly language: string | null;
  /** Place in the row of a language: elementary I is 1, intermediate I is 3; null when not said. */
  readonly languageStep: number | null;
}

/** Takes code, title and credit apart; words of the title that slipped behind the code go back to it. */
export function readCourse({ code, title, credits, description }: PrintedCourse): ReadCourse {
  const read = readCode(code);
  const whole = read.tail === '' ? title : `${read.tail} ${title}`;
  const told = readTitle(whole, { placeInRow: placeInRow(read), fields: fieldsOfCode(read.subject) });
  const language = languageOf(told, read);
  return {
    code: read,
    title: told,
    key: keyOf(told, language, title),
    words: told.generic.reduce((sum, generic) => (generic ? sum : sum + 1), 0),
    isPlain: told.places.every((forms) => !NOT_PLAIN.has(forms[0]!)),
    language,
    languageStep: language === null ? null : languageStep(told),
    credits: thousandths(credits ?? null),
    description: description ?? '',
  };
}

const NOT_PLAIN = new Set(
  `independent-study special-topics internship thesis dissertation seminar research consortium consortia 
   capstone directed reading experience project abroad exchange transfer elective colloquium degree completion
   requirement`.split(/\s+/),
);

/** Where numbers are small, a letter is the place in a row: `MATH 4B` is the second. */
function placeInRow({ number, suffix }: CourseCode): number | null {
  if (number === null || number >= 100 || !/^[ABC]$/.test(suffix)) return null;
  return 'ABC'.indexOf(suffix) + 1;
}

/** A title without a word, such as a number, is the same as itself alone. */
function keyOf(told: ReadTitle, language: string | null, printed: string): string {
  const { places, generic, sequence, step, lab } = told;
  const said = places.filter((_, at) => !generic[at]);
  const forms = (said.length > 0 ? said : places).map(([first]) => first!).sort();
  const words = forms.length > 0 ? forms : [printed.trim().toLowerCase()];
  const rest = [sequence ?? '', step > 1 ? step : '', lab === 'only' ? 'lab' : '', language ?? ''];
  return `${words.join(' ')}|${rest.join('|')}`;
}

function thousandths(text: string | null): number | null {
  const found = /^\s*(\d{0,3})(?:\.(\d{0,3})\d*)?\s*$/.exec(text ?? '');
  if (found === null || (!found[1] && !found[2])) return null;
  return Number(found[1] ?? '0') * 1000 + Number((found[2] ?? '').padEnd(3, '0') || '0');
}
