import { join } from 'node:path';
import type { ListedCourse } from '../domain/program/listed-course.js';
import type { CampusCatalog, Catalog, CatalogCourse, HomeCourse } from '../domain/program/program.js';
import { catalogRows, listedCourse } from './catalog-rows.js';
import { readOrFault } from './files.js';
import { loadCampusEquivalents } from './load-campus-equivalents.js';
import { PACKAGE_ROOT } from './package-root.js';
import { ReferenceFault } from './reference-fault.js';
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

/**
 * The home courses of a catalog file with the columns `code` or `home_code`, and perhaps `subject` and
 * `category`: what a rule may give. A row that says that its code is unknown is passed over. Throws
 * `ReferenceFault`.
 */
export function loadHomeCourses(file: string): readonly HomeCourse[] {
  const courses = catalogRows(readOrFault(file), file).flatMap(({ cells, fault }) => {
    const code = cells['code'] || cells['home_code'];
    if (!code && cells['code_confidence'] === 'unknown') return [];
    if (!code) throw fault('code', 'a code or home_code');
    const level = cells['academic_level'] === 'graduate' ? { academicLevel: 'graduate' as const } : {};
    return [{ code, subject: cells['subject'] || null, category: cells['category'] || null, ...level }];
  });
  if (courses.length === 0)
    throw new ReferenceFault('empty-catalog', `the catalog ${file} has no courses`, null);
  return courses;
}

function coded(course: ListedCourse): readonly CatalogCourse[] {
  const { code, codeConfidence, title, credits, subject, category, ...rest } = course;
  if (code === null || codeConfidence === 'unknown') return [];
  const { prerequisites, academicLevel, degreeOnly, topics, source } = rest;
  const about = { prerequisites, academicLevel, degreeOnly, topics, source };
  return [{ code, codeConfidence, title, credits, subject, category, ...about }];
}
