import type { Box } from '../reason.js';
import { levelOfMark, type CourseLevel } from './course-level.js';
import type { CourseRow } from './course-row.js';
import { COURSE_FIELDS, type CourseField, type FieldReading } from './field-reading.js';
import type { Role } from './heading-words.js';
import { boxOf, textOf, type Line, type Word } from './lines.js';
import { fieldConfidence } from './row-confidence.js';
import { placeOn } from './text-page.js';
import type { TranscriptCourse } from './transcript.js';

/** The level that a line above the row gives to its course. */
export interface LevelSaid {
  readonly level: CourseLevel;
  readonly line: Line;
}

/** The cells that can say a field, the nearest first; the first that is filled says it. */
const SAID_BY: Readonly<Record<CourseField, readonly (Role | 'level')[]>> = {
  code: ['code', 'title'],
  title: ['title', 'code'],
  creditsAttempted: ['attempted', 'credits'],
  creditsEarned: ['earned', 'credits'],
  grade: ['grade', 'result', 'title'],
  gradePoints: ['points'],
  status: ['repeat', 'grade', 'result', 'earned', 'credits'],
  basis: ['grade'],
  level: ['level'],
};

/** What stands above the rows of a section, and whether the paper tells lower from upper division. */
export interface Above {
  readonly level: LevelSaid | null;
  readonly heading: Line | null;
  readonly isDivided: boolean;
}

/** The cell that marks the level of the row's course; empty where there is none. */
export function levelMark({ words }: CourseRow): string {
  return textOf(words.get('level') ?? []);
}

/** The values of a row with the words on the paper that say them; what a section says is told of its line. */
export function fieldsOfRow(
  row: CourseRow,
  course: TranscriptCourse,
  { level, heading, isDivided }: Above,
  totalsAgree: boolean | null,
): readonly FieldReading[] {
  const own = levelOfMark(levelMark(row), isDivided);
  const said = own ?? level?.level ?? null;
  return COURSE_FIELDS.flatMap((field) => {
    const value = field === 'level' ? said : course[field];
    if (value === null || value === '' || value === 'regular') return [];
    const printed = wordsSaying(row, field, value);
    const above = field === 'level' ? (level?.line ?? null) : field === 'basis' ? heading : null;
    const line = printed === null && above !== null ? above : row.lines[0]!;
    const words = printed ?? above?.words ?? row.lines.flatMap((each) => each.words);
    const confidence = fieldConfidence(field, row, { words, totalsAgree });
    return [{ of: course.id, field, value, evidence: evidenceOf(line, words), confidence }];
  });
}

/** Where words of one page stand, and what they say. */
export function evidenceOf({ page }: Pick<Line, 'page'>, words: readonly Word[]): FieldReading['evidence'] {
  const box: Box = boxOf(words);
  return { ...placeOn(page, box), text: textOf(words) };
}

/** The words of the cell that says the value; only those that say it, where the cell says more. */
function wordsSaying({ words }: CourseRow, field: CourseField, value: string): readonly Word[] | null {
  const roles = SAID_BY[field];
  const cells = roles.map((role) => words.get(role)).filter((cell) => cell !== undefined && cell.length > 0);
  const exact = field === 'code' || field === 'title' || field === 'grade';
  const cell = exact ? (cells.find((each) => textOf(each!).includes(value)) ?? cells[0]) : cells[0];
  return cell === undefined ? null : exact ? narrowed(cell, value) : cell;
}

/** The fewest neighbouring words that still say the value. */
function narrowed(words: readonly Word[], value: string): readonly Word[] {
  if (words.length === 1 || textOf(words) === value) return words;
  let [from, to] = [0, words.length];
  const says = (first: number, end: number) => textOf(words.slice(first, end)).includes(value);
  if (!says(from, to)) return words;
  while (says(from + 1, to)) from += 1;
  while (says(from, to - 1)) to -= 1;
  return words.slice(from, to);
}
