import { rowFromCells, type CourseRow } from './course-row.js';
import { examProgramIn, isScoreOf, nameAndScore } from './exam-results.js';
import type { Role } from './heading-words.js';
import { cellsOf, textOf, type Line, type Word } from './lines.js';

/** Cells of a row that are no score and no name: a date, credit, a verdict or a level. */
const DATE = new RegExp(
  String.raw`^(?:(?:\d{1,2}[/.-]){0,2}\d{4}|\d{4}(?:-\d{2}){1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|` +
    String.raw`\p{L}{3,9}\.? \d{4})$`,
  'u',
);
const CREDIT = /^\d{1,2}[.,]\d{1,3}$/;
const VERDICT = /^(?:CR|P|PASS|NC|NP|T|TR|EX|S|U)$/i;
/** Of the exam or of the course that it counts as, where a name stands beside it. */
const CODE = /^[A-Z]{2,6}(?:[ -]?[A-Z\d]{1,6})?$/;
const LEVEL = /^(?:HL|SL|higher(?: level)?|standard(?: level)?)$/i;

/** The words over the columns of a table of exams, where the newest such heading stands. */
export interface ExamHeading {
  readonly line: Line;
  /** Where the column of the scores stands: the middle of its heading. */
  readonly scoreAt: number;
}

/** A heading with a column of scores; null for other lines. One `score` of many is the first. */
export function examHeadingIn(line: Line): ExamHeading | null {
  const cells = cellsOf(line.words);
  if (cells.length < 2 || cells.some((cell) => /\d/.test(textOf(cell)))) return null;
  const score = cells.find((cell) =>
    /^(?:(?:AP|scaled|exam|test|total) )?(?:scores?|grade)$/i.test(textOf(cell)),
  );
  return score === undefined ? null : { line, scoreAt: (score[0]!.x0 + score.at(-1)!.x1) / 2 };
}

/**
 * A row of examination results: the name of an exam of the program that it names, or that its block is of,
 * and its score on that program's scale. Null where either is not plain: such a line is read as any other.
 */
export function readExamResult(
  line: Line,
  block: string | null,
  heading: ExamHeading | null,
): CourseRow | null {
  const cells = cellsOf(line.words).map((words) => ({ words, text: textOf(words) }));
  const program = examProgramIn(line.text) ?? examProgramIn(block ?? '');
  if (program === null || /[:;]$/.test(line.text)) return null;
  const named = cells.filter(({ text }) => /\p{L}{3}/u.test(text) && !DATE.test(text) && !VERDICT.test(text));
  const names = named.filter(({ text }) => !LEVEL.test(text) && !isProgramAlone(text, program));
  const worded = names.filter(({ text }) => !CODE.test(text));
  const [title, ...more] = worded.length > 0 ? worded : names;
  if (title === undefined || more.length > 0) return null;
  const own = nameAndScore(title.text, program);
  const apart = cells.filter(({ text, words }) => words !== title.words && isScoreOf(program, text));
  const credit = cells.filter(({ text }) => CREDIT.test(text));
  const score = own.score === null ? scoreOf(apart, heading) : null;
  if (!/\p{L}{3}/u.test(own.name) || (own.score === null && score === null)) return null;
  // A whole number beside a score in the title is a second score, unless it is the credit.
  if (own.score !== null && apart.length > 0 && (credit.length > 0 || heading !== null)) return null;
  const level = cells.find(({ text }) => LEVEL.test(text));
  const values = new Map<Role, readonly Word[]>([
    ...(score === null ? [] : [['grade', score] as const]),
    ...(credit.length === 1 ? [['credits', credit[0]!.words] as const] : []),
  ]);
  const told = [title, ...(level === undefined ? [] : [level])].flatMap(({ words }) => words);
  const row = rowFromCells(line, { code: [], title: told, values, leftOut: [] }, 'shape');
  return { ...row, code: null, title: textOf(told) };
}

function isProgramAlone(text: string, program: string): boolean {
  const { name } = nameAndScore(text, program);
  return !/\p{L}{3}/u.test(name);
}

/** The only cell that can be the score, or the one under its heading; null where several can. */
function scoreOf(
  apart: readonly { readonly words: readonly Word[] }[],
  heading: ExamHeading | null,
): readonly Word[] | null {
  if (apart.length < 2 || heading === null) return apart.length === 1 ? apart[0]!.words : null;
  const off = ({ words }: { readonly words: readonly Word[] }) =>
    Math.abs((words[0]!.x0 + words.at(-1)!.x1) / 2 - heading.scoreAt);
  const [nearest, next] = apart.toSorted((a, b) => off(a) - off(b));
  return off(nearest!) < off(next!) / 2 ? nearest!.words : null;
}
