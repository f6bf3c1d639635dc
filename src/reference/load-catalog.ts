import { join } from 'node:path';
import type { ListedCourse } from '../domain/program/listed-course.js';
import type { CampusCatalog, Catalog, CatalogCourse, HomeCourse } from '../domain/program/program.js';
import { catalogRows, listedCourse } from './catalog-rows.js';
import type { CsvColumns } from './csv-rows.js';
import { readOrFault } from './files.js';
import { homeCourseRows } from './home-course-rows.js';
import { loadCampusEquivalents } from './load-campus-equivalents.js';
import { PACKAGE_ROOT } from './package-root.js';
import { versionOf } from './version-of.js';

const SYSTEMS = ['berklee-online', 'berklee-campus'] as const;

/**
 * What an evaluation knows of the school's own courses, with a version that is the hash of its content.
 * Throws `ReferenceFault`.
 */
export function loadCatalog(): Catalog {
  const listed = listCatalog();
  const courses = listed.flatMap((course) => (course.system === 'berklee-online' ? coded(course) : []));
  const campus: CampusCatalog = {
    courses: listed.flatMap(({ system, code, title, subject, category }) =>
      system === 'berklee-campus' && code !== null ? [{ code, title, subject, category }] : [],
    ),
    equivalents: loadCampusEquivalents(listed).equivalents,
  };
  return { version: versionOf({ courses, campus }), courses, campus };
}

/** Every course that the school's pages show, online and on campus, with or without a code. */
export function listCatalog(): readonly ListedCourse[] {
  return checkCatalog(
    SYSTEMS.map((system) => {
      const file = `reference/catalog/${system}.csv`;
      return { system, file, csv: readOrFault(join(PACKAGE_ROOT, file)) };
    }),
  );
}

/** Reads catalogs from CSV text; `file` only names them in faults. Throws `ReferenceFault`. */
export function checkCatalog(
  files: readonly { readonly system: ListedCourse['system']; readonly file: string; readonly csv: string }[],
): readonly ListedCourse[] {
  const rows = files.flatMap(({ system, file, csv }) =>
    catalogRows(csv, file).map((row) => ({ course: listedCourse(row, system), fault: row.fault })),
  );
  const seen = new Set<string>();
  for (const { course, fault } of rows) {
    const name = course.code ?? `${course.system} ${course.title}`;
    const column = course.code === null ? 'title' : 'code';
    if (seen.has(name)) throw fault(column, 'each course once', 'code-twice');
    seen.add(name);
  }
  for (const { course, fault } of rows) {
    if (course.prerequisites.some((code) => !seen.has(code)))
      throw fault('prerequisites', 'codes of the catalog', 'unknown-course');
  }
  const before = new Map(rows.map(({ course }) => [course.code, course.prerequisites]));
  for (const { course, fault } of rows) {
    if (comesBeforeItself(course.code, before))
      throw fault('prerequisites', 'no course that asks for this one first', 'circle');
  }
  return rows.map(({ course }) => course);
}

function comesBeforeItself(
  code: string | null,
  before: ReadonlyMap<string | null, readonly string[]>,
): boolean {
  const seen = new Set<string>();
  const open = [...(before.get(code) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === code) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(before.get(next) ?? []));
  }
  return false;
}

const HOME_COURSES: CsvColumns = {
  needed: [],
  optional: ['code', 'home_code', 'code_confidence', 'subject', 'category', 'academic_level'],
  oneOf: ['code', 'home_code'],
};

/**
 * The home courses of a catalog file with the columns `code` or `home_code`, and perhaps `subject` and
 * `category`: what a rule may give. Throws `ReferenceFault`.
 */
export async function loadHomeCourses(file: string): Promise<readonly HomeCourse[]> {
  const courses: HomeCourse[] = [];
  for await (const { code, row } of homeCourseRows(file, HOME_COURSES)) {
    const { subject, category, academic_level: level } = row.cells;
    const graduate = level === 'graduate' ? { academicLevel: 'graduate' as const } : {};
    courses.push({ code, subject: subject || null, category: category || null, ...graduate });
  }
  return courses;
}

function coded(course: ListedCourse): readonly CatalogCourse[] {
  const { code, codeConfidence, title, credits, subject, category, ...rest } = course;
  if (code === null || codeConfidence === 'unknown') return [];
  const { prerequisites, academicLevel, degreeOnly, topics, source } = rest;
  const about = { prerequisites, academicLevel, degreeOnly, topics, source };
  return [{ code, codeConfidence, title, credits, subject, category, ...about }];
}
