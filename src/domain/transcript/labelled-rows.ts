import { codeLength } from './course-code.js';
import { rowFromCells, type CourseRow } from './course-row.js';
import { roleOf, type Role } from './heading-words.js';
import { gapBefore, type Line, type Word } from './lines.js';
import { replaceLast, type Reading } from './section-reading.js';
import { addRow } from './section-rows.js';
import { spaceBetween } from './wrapped-rows.js';

/** A row whose cells are named one by one: `BUS 101: Business` over `Grade: A · Credits: 3.0`. */
export interface Card {
  /** The line of its code and title, and that line as it stands on the page. */
  readonly head: Line;
  readonly from: Line;
  readonly lines: readonly Line[];
  readonly values: ReadonlyMap<Role, readonly Word[]>;
}

/** The values belong to the course above them when no more than this white space parts the lines. */
const NEAR_EM = 1.8;
/** Sums name their values too. */
const SUMS = /\b(?:totals?|cum\w*|overall|term|semester|gpa|average)\b/i;
const NAMED: ReadonlySet<Role> = new Set<Role>([
  'credits',
  'attempted',
  'earned',
  'grade',
  'points',
  'term',
  'result',
]);
const MEASURES: readonly Role[] = ['credits', 'attempted', 'earned', 'grade'];

/** Takes a line that names values of the course above it; any other line ends that course. */
export function readsLabelled(line: Line, reading: Reading): boolean {
  const { card } = reading;
  const values = card === null || SUMS.test(line.text) ? null : labelledValues(line.words);
  const isNew = values !== null && [...values.keys()].some((role) => card?.values.has(role) === false);
  if (card !== null && values !== null && isNew && isNextOf(card, line)) {
    reading.card = { ...card, lines: [...card.lines, line], values: new Map([...values, ...card.values]) };
    return true;
  }
  endLabelled(reading);
  const head = { ...line, words: partedAtColon(line.words) };
  if (headOf(head) > 0) reading.card = { head, from: line, lines: [], values: new Map() };
  return false;
}

/** Makes a row of the named values read so far; nothing where none was a measure. */
export function endLabelled(reading: Reading): void {
  const { card } = reading;
  reading.card = null;
  if (card === null || !MEASURES.some((role) => card.values.has(role))) return;
  const { words } = card.head;
  const length = headOf(card.head);
  const cells = {
    code: withoutColon(words.slice(0, length)),
    title: words.slice(length),
    values: card.values,
    leftOut: [],
  };
  const row: CourseRow = rowFromCells(card.head, cells, 'shape');
  const whole = { ...row, lines: [card.from, ...card.lines] };
  // A code and a title alone may have been taken for a course that is still running.
  if (reading.last?.lines[0] === card.from) replaceLast(whole, reading);
  else addRow(whole, card.from, reading);
}

function isNextOf({ head, lines }: Card, line: Line): boolean {
  return spaceBetween(lines.at(-1) ?? head, line) < NEAR_EM;
}

/** How many words spell the code of a line that says only a code and a title; 0 for other lines. */
function headOf({ words, text }: Line): number {
  const length = codeLength(withoutColon(words).map((word) => word.text));
  const title = words.slice(length);
  const plain = /\p{L}{3}/u.test(title.map((word) => word.text).join(' ')) && !/\d[.,]\d/.test(text);
  return plain && title.every((_, at) => at === 0 || gapBefore(title, at) < 2) ? length : 0;
}

/** `105:World` is the end of a code and the beginning of a title. */
function partedAtColon(words: readonly Word[]): Word[] {
  return words.flatMap((word) => {
    const match = /^(\S*\d):(\p{L}\S*)$/u.exec(word.text);
    if (match === null) return [word];
    const [, code, title] = match as unknown as [string, string, string];
    const x = word.x0 + ((word.x1 - word.x0) * code.length) / word.text.length;
    return [
      { ...word, text: `${code}:`, x1: x },
      { ...word, text: title, x0: x },
    ];
  });
}

function withoutColon(words: readonly Word[]): Word[] {
  return words.map((word) => ({ ...word, text: word.text.replace(/:$/, '') }));
}

/** The values of a line by the headings in front of them; null when it holds anything else. */
function labelledValues(words: readonly Word[]): Map<Role, readonly Word[]> | null {
  const values = new Map<Role, readonly Word[]>();
  let at = 0;
  while (at < words.length) {
    const colon = words.findIndex(({ text }, index) => index >= at && text.endsWith(':'));
    if (colon < 0 || colon - at > 2) return null;
    const label = words.slice(at, colon + 1).map(({ text }) => text.replace(/:$/, '').toLowerCase());
    const role = roleOf(label.join(' '));
    if (role === null) return null;
    let end = colon + 1;
    while (end < words.length && !(gapBefore(words, end) > 0.8 && end > colon + 1)) end += 1;
    if (NAMED.has(role)) values.set(role, words.slice(colon + 1, end));
    at = end;
  }
  return values.size === 0 ? null : values;
}
