import type { HomeCourse } from '../domain/matching/catalog-index.js';
import type { AskedCourse } from '../domain/matching/match-course.js';
import type { PastDecision } from '../domain/matching/precedents.js';
import { csvRows, type CsvColumns, type CsvRow } from './csv-rows.js';
import { homeCourseRows } from './home-course-rows.js';
import { ReferenceFault } from './reference-fault.js';

const CATALOG: CsvColumns = {
  needed: ['home_code', 'home_title'],
  optional: ['home_credits', 'description'],
};
const COURSES: CsvColumns = {
  needed: ['id', 'ext_institution', 'ext_code', 'ext_title'],
  optional: ['ext_credits', 'description'],
};
const PAIRS: CsvColumns = {
  needed: ['ext_institution', 'ext_code', 'ext_title', 'home_code'],
  optional: ['ext_credits'],
};
const NONES: CsvColumns = { needed: ['ext_institution', 'ext_code', 'ext_title'], optional: ['ext_credits'] };

/** The courses of a catalog file. Throws `ReferenceFault` for a code that stands twice or is missing. */
export async function loadHomeCourses(file: string): Promise<HomeCourse[]> {
  const courses: HomeCourse[] = [];
  for await (const { code, row } of homeCourseRows(file, CATALOG)) {
    const { home_title: title = '', home_credits: credits, description } = row.cells;
    courses.push({ code, title, credits: credits || null, description: description || null });
  }
  return courses;
}

/** A course of a course file, with its id. */
export interface FiledCourse extends AskedCourse {
  readonly id: string;
}

/** The courses of a course file, one after another. */
export async function* filedCourses(file: string): AsyncGenerator<FiledCourse> {
  for await (const row of csvRows(file, COURSES)) {
    const id = filled(row, 'id', file);
    yield { id, ...courseOf(row), description: row.cells['description'] || null };
  }
}

/** Past decisions: pairs with their home course, and those that had no direct equivalent. */
export async function loadDecisions(
  pairs: string | undefined,
  nones: string | undefined,
): Promise<PastDecision[]> {
  const decisions: PastDecision[] = [];
  if (pairs !== undefined) {
    for await (const row of csvRows(pairs, PAIRS))
      decisions.push({ ...courseOf(row), homeCode: filled(row, 'home_code', pairs) });
  }
  if (nones !== undefined) {
    for await (const row of csvRows(nones, NONES)) decisions.push({ ...courseOf(row), homeCode: null });
  }
  return decisions;
}

function courseOf({ cells }: CsvRow) {
  const {
    ext_institution: institution = '',
    ext_code: code,
    ext_title: title = '',
    ext_credits: credits,
  } = cells;
  return { institution, code: code || null, title, credits: credits || null };
}

function filled(row: CsvRow, name: string, file: string): string {
  const value = row.cells[name];
  if (value) return value;
  throw new ReferenceFault('missing-value', `${name} is empty`, {
    file,
    line: row.line,
    column: row.column(name),
  });
}
