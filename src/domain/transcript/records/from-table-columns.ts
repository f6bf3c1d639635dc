import { codeLength } from '../course-code.js';
import { readCredits } from '../../credits.js';
import { isLetterGrade } from '../grades.js';
import {
  bareAmount,
  cellText,
  filled,
  isAmount,
  isBlank,
  isCode,
  isNumber,
  isPlainGrade,
  isSubject,
  isTermText,
  type TableField,
  type TableRow,
} from './from-table-cells.js';
import { namesPartOfSchool, namesSchool } from './from-table-head.js';
import { meaningOf, type Meaning } from './from-table-headings.js';

/** What each column holds, by its place from 0. */
export type Columns = readonly TableField[];

/** A person's word on columns, by their place from 1 or by their heading; it wins over every guess. */
export type ColumnMapping = Readonly<Record<string, TableField>>;

/** What the cells of one column look like: shares, 0 to 1, of those that are filled. */
interface Look {
  readonly filled: number;
  readonly code: number;
  readonly subject: number;
  readonly capitals: number;
  readonly number: number;
  readonly amount: number;
  /** Numbers such as `01`, which count nothing. */
  readonly padded: number;
  readonly grade: number;
  readonly letter: number;
  readonly term: number;
  /** Of all amounts; 0 without any. */
  readonly largest: number;
  /** Letters a cell, over all rows: a remark is long but rare. */
  readonly letters: number;
  /** 1, 2, 3 …: the number of the row. */
  readonly isCount: boolean;
  /** One school all the way down, and not one of its parts. */
  readonly isSchool: boolean;
}

/** Decides what each column holds, by its heading where there is one, else by what most of its cells are. */
export function columnsOf(
  heading: TableRow | null,
  body: readonly TableRow[],
  mapping: ColumnMapping,
): Columns {
  const full = body.filter((row) => filled(row).length >= 3);
  const sample = (full.length > 0 ? full : body).slice(0, 500);
  const width = widthOf(heading, sample);
  const looks = Array.from({ length: width }, (_, at) => lookOf(sample, at));
  const columns: (TableField | null)[] = Array.from({ length: width }, () => null);
  if (heading !== null) byHeading(heading, looks, columns);
  byContent(sample, looks, columns);
  return columns.map((field, at) => {
    const said = mapping[String(at + 1)] ?? mapping[heading === null ? '' : cellText(heading, at)];
    return said ?? field ?? 'ignored';
  });
}

/** As wide as the heading, unless most rows are wider: a few are where a comma was not quoted. */
function widthOf(heading: TableRow | null, rows: readonly TableRow[]): number {
  const widths = rows.map(({ cells }) => cells.findLastIndex(({ text }) => text !== '') + 1);
  const said = heading?.cells.length ?? 0;
  const wider = widths.filter((width) => width > said).length;
  return wider * 2 > widths.length ? Math.max(said, ...widths) : said;
}

function lookOf(rows: readonly TableRow[], at: number): Look {
  const texts = rows.map((row) => cellText(row, at)).filter((text) => !isBlank(text));
  const share = (test: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  const amounts = texts.filter(isAmount).map((text) => Number(readCredits(bareAmount(text))));
  const letters = texts.reduce((sum, text) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  return {
    filled: texts.length,
    code: share(isCode),
    subject: share(isSubject),
    capitals: share((text) => /^[A-Z&/.-]{2,8}$/.test(text)),
    number: share(isNumber),
    amount: share(isAmount),
    padded: share((text) => /^0\d/.test(text)),
    grade: share(isPlainGrade),
    letter: share(isLetterGrade),
    term: share(isTermText),
    largest: Math.max(0, ...amounts),
    letters: rows.length === 0 ? 0 : letters / rows.length,
    isCount: texts.length > 3 && texts.every((text, index) => text === String(index + 1)),
    isSchool: texts.length > 1 && new Set(texts).size === 1 && isWholeSchool(texts[0]!),
  };
}

function isWholeSchool(text: string): boolean {
  return namesSchool(text) && !namesPartOfSchool(text);
}

/** Headings that say one thing are taken at their word; the rest is settled by the cells below. */
function byHeading(heading: TableRow, looks: readonly Look[], columns: (TableField | null)[]): void {
  const meanings = columns.map((_, at) => {
    const text = cellText(heading, at);
    return looks[at]!.isCount ? 'ignored' : text === '' ? null : meaningOf(text);
  });
  const all = (...list: Meaning[]) =>
    meanings.flatMap((meaning, at) => (meaning !== null && list.includes(meaning) ? [at] : []));
  const give = (field: TableField, at: number | undefined) => {
    if (at !== undefined && columns[at] === null && !columns.includes(field)) columns[at] = field;
  };
  const best = (places: readonly number[], by: (look: Look) => number) =>
    places.toSorted((a, b) => by(looks[b]!) - by(looks[a]!) || a - b)[0];
  meanings.forEach((meaning, at) => {
    if (meaning === 'ignored') columns[at] = 'ignored';
    else if (meaning !== null && SURE.has(meaning)) give(meaning as TableField, at);
  });
  give(
    'term',
    best(all('term'), (look) => look.term),
  );
  give(
    'grade',
    best(all('grade'), (look) => look.letter + look.grade),
  );
  give('grade', all('result')[0]);
  give('status', all('result').at(-1));
  nameCourse(all, looks, give, columns);
  give('school', all('school')[0] ?? all('college').find((at) => looks[at]!.isSchool));
  // What a heading has named and no field wanted is not guessed again.
  meanings.forEach((meaning, at) => {
    if (meaning !== null && columns[at] === null) columns[at] = 'ignored';
  });
}

const SURE = new Set<Meaning>([
  'year',
  'credits',
  'attempted',
  'earned',
  'points',
  'repeat',
  'level',
  'status',
  'kind',
  'student-name',
  'student-id',
  'transfer-school',
  'transfer-code',
  'transfer-subject',
  'transfer-number',
  'transfer-title',
  'transfer-credits',
  'transfer-grade',
]);

/** Code, subject, number and title: what a heading calls “course” is told by its cells. */
function nameCourse(
  all: (...list: Meaning[]) => number[],
  looks: readonly Look[],
  give: (field: TableField, at: number | undefined) => void,
  columns: readonly (TableField | null)[],
): void {
  const named = all('code', 'number', 'subject', 'course', 'name');
  const whole = named.find(
    (at) => looks[at]!.code >= 0.5 && looks[at]!.number < 0.6 && !all('subject').includes(at),
  );
  const subjects = [...all('subject'), ...all('code', 'course', 'name')];
  const isPrefix = (at: number) => looks[at]!.subject >= 0.6 && looks[at]!.code < 0.5;
  const number = [...all('number'), ...all('course', 'code')].find((at) => looks[at]!.number >= 0.6);
  const subject = subjects.find((at) => at !== number && isPrefix(at));
  const spelled = all('subject').find((at) => at !== number);
  const isSplit = whole === undefined && number !== undefined;
  if (isSplit && (subject ?? spelled) !== undefined) {
    give('subject', subject ?? spelled);
    give('number', number);
  }
  give('title', all('title')[0]);
  const free = () => named.filter((at) => columns[at] === null);
  if (!columns.includes('number')) {
    const coded = all('code', 'number').find((at) => looks[at]!.letters < 12);
    give('code', whole ?? all('subject').find((at) => looks[at]!.code >= 0.5) ?? coded);
  }
  give(
    'title',
    free().find((at) => all('name').includes(at)),
  );
  give(
    'title',
    free().find((at) => all('course', 'subject').includes(at) && looks[at]!.code < 0.5),
  );
  if (!columns.includes('number')) give('code', free()[0]);
}

/** Fills what no heading has said, each column by what most of its cells are. */
function byContent(rows: readonly TableRow[], looks: readonly Look[], columns: (TableField | null)[]): void {
  const free = () => columns.flatMap((field, at) => (field === null && looks[at]!.filled > 0 ? [at] : []));
  const lacks = (...fields: TableField[]) => !fields.some((field) => columns.includes(field));
  /** Gives the field to the free column that looks most like it, if any looks enough like it. */
  const claim = (field: TableField, least: number, by: (look: Look) => number) => {
    const [best] = free().toSorted((a, b) => by(looks[b]!) - by(looks[a]!) || a - b);
    if (best !== undefined && by(looks[best]!) >= least) columns[best] = field;
  };
  if (lacks('term', 'year')) claim('term', 0.6, (look) => look.term);
  if (lacks('code', 'number')) claim('code', 0.6, (look) => (look.number < 0.6 ? look.code : 0));
  if (lacks('code', 'number')) {
    // Small numbers beside a short word are credits, not numbers of courses.
    const isNumbering = (look: Look | undefined) =>
      look !== undefined && look.number >= 0.8 && !(look.amount >= 0.8 && look.largest <= 12);
    const subject = free().find(
      (at) => looks[at]!.capitals >= 0.8 && looks[at]!.letter < 0.5 && isNumbering(looks[at + 1]),
    );
    if (subject !== undefined && columns[subject + 1] === null) {
      columns[subject] = 'subject';
      columns[subject + 1] = 'number';
    }
  }
  if (lacks('code', 'number')) claim('code', 0.6, (look) => look.code);
  const wantsGrade = lacks('grade');
  if (wantsGrade) claim('grade', 0.6, (look) => look.grade);
  if (lacks('credits', 'attempted', 'earned')) measure(rows, looks, free(), columns);
  const percent = (look: Look) => (look.largest > 20 && look.largest <= 100 ? look.amount : 0);
  if (wantsGrade && lacks('grade')) claim('grade', 0.8, percent);
  if (lacks('school')) claim('school', 1, (look) => (look.isSchool ? 1 : 0));
  if (lacks('title')) claim('title', 4, (look) => look.letters);
}

const POINTS: ReadonlyMap<string, number> = new Map([
  ['A', 4],
  ['B', 3],
  ['C', 2],
  ['D', 1],
  ['F', 0],
]);

/** Columns of amounts without a heading: points are what grade times credit makes, the rest is credit. */
function measure(
  rows: readonly TableRow[],
  looks: readonly Look[],
  free: readonly number[],
  columns: (TableField | null)[],
): void {
  const amounts = free.filter(
    (at) => looks[at]!.amount >= 0.8 && looks[at]!.padded < 0.5 && looks[at]!.largest <= 40,
  );
  const graded = rows.filter((row) => isLetterGrade(cellText(row, columns.indexOf('grade'))));
  const number = (row: TableRow, at: number) => Number(readCredits(bareAmount(cellText(row, at))) ?? NaN);
  const makes = (credit: number, points: number) => {
    const fitting = graded.filter((row) => {
      const mark = cellText(row, columns.indexOf('grade'));
      const value = (POINTS.get(mark[0]!) ?? 0) + (mark[1] === '+' ? 0.3 : mark.length > 1 ? -0.3 : 0);
      return Math.abs(number(row, points) - value * number(row, credit)) < 0.31;
    });
    return credit !== points && graded.length > 1 && fitting.length >= graded.length * 0.8;
  };
  const points = amounts.find((at) => amounts.some((credit) => makes(credit, at)));
  if (points !== undefined) columns[points] = 'points';
  const credit = amounts.filter((at) => at !== points && !looks[at]!.isCount).slice(0, 3);
  if (credit.length === 1) columns[credit[0]!] = 'credits';
  if (credit.length > 1) {
    columns[credit[0]!] = 'attempted';
    columns[credit[1]!] = 'earned';
  }
}

/** Does a text spell a code and more, such as `ENG 101 Composition`? Where the code ends, in words. */
export function leadingCode(text: string): number {
  return codeLength(text.split(' ').map((word) => word.replace(/[:,]$/, '')));
}
