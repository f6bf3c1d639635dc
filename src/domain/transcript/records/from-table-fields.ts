import { levelOfMark } from '../course-level.js';
import { COURSE_FIELDS, type CourseField, type FieldReading } from '../field-reading.js';
import type { TranscriptCourse } from '../transcript.js';
import { cellText, isBlank, rowText, type TableCell, type TableField } from './from-table-cells.js';
import type { PlacedCourse } from './from-table-sections.js';

/** The columns that can say a field; the first group that says anything does, all of its cells together. */
const SAID_BY: Readonly<Record<CourseField, readonly (readonly TableField[])[]>> = {
  code: [
    ['code'],
    ['subject', 'number'],
    ['transfer-code'],
    ['transfer-subject', 'transfer-number'],
    ['title'],
  ],
  title: [['title'], ['transfer-title'], ['code']],
  creditsAttempted: [['attempted'], ['credits'], ['transfer-credits']],
  creditsEarned: [['earned'], ['credits'], ['transfer-credits']],
  grade: [['grade'], ['transfer-grade']],
  gradePoints: [['points']],
  status: [['repeat', 'status'], ['grade']],
  basis: [['kind'], ['transfer-school'], ['grade']],
  level: [['level']],
};

/** The values of a row of a table with the cells that say them; a conclusion is told of the whole row. */
export function fieldsOfTableRow(
  { row, columns }: PlacedCourse,
  course: TranscriptCourse,
): readonly FieldReading[] {
  const level = levelOfMark(cellText(row, columns.indexOf('level')));
  return COURSE_FIELDS.flatMap((field) => {
    const value = field === 'level' ? level : course[field];
    if (value === null || value === '' || value === 'regular') return [];
    const cells = cellsSaying({ row, columns }, field);
    const [first, last] = [cells[0] ?? row, cells.at(-1) ?? row];
    const text = cells.length === 0 ? rowText(row) : cells.map((cell) => cell.text).join(' ');
    const box = [first.box[0], first.box[1], last.box[2], last.box[3]] as const;
    return [{ of: course.id, field, value, evidence: { page: 1, box, text }, confidence: course.confidence }];
  });
}

function cellsSaying(
  { row, columns }: Pick<PlacedCourse, 'row' | 'columns'>,
  field: CourseField,
): TableCell[] {
  for (const group of SAID_BY[field]) {
    const cells = group.flatMap((each) => row.cells[columns.indexOf(each)] ?? []);
    const said = cells.filter(({ text }) => !isBlank(text));
    if (said.length > 0) return said;
  }
  return [];
}
