import { parse } from 'csv-parse/sync';
import { join } from 'node:path';
import { readCredits } from '../domain/credits.js';
import type { Catalog, CatalogCourse } from '../domain/program/program.js';
import { readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { ReferenceFault } from './reference-fault.js';
import { versionOf } from './version-of.js';

const FILE = 'reference/catalog/berklee-online.csv';
const LEVELS = ['undergraduate', 'graduate'] as const;

/** The school's own catalog, with a version that is the hash of its content. Throws `ReferenceFault`. */
export function loadCatalog(): Catalog {
  return readCatalog(readOrFault(join(PACKAGE_ROOT, FILE)), FILE);
}

function readCatalog(csv: string, file: string): Catalog {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true });
  const seen = new Set<string>();
  const courses = rows.map((row, index) => {
    const where = { file, line: index + 2, column: 1 };
    const course = courseOf(row, where);
    if (seen.has(course.code))
      throw new ReferenceFault('code-twice', `the code ${course.code} stands twice`, where);
    seen.add(course.code);
    return course;
  });
  return { version: versionOf(courses), courses };
}

function courseOf(row: Record<string, string>, where: ReferenceFault['where']): CatalogCourse {
  const credits = readCredits(row['credits'] ?? '');
  const { code, title } = row;
  if (!code || !title || credits === null) {
    throw new ReferenceFault('wrong-shape', 'a catalog row needs a code, a title and credits', where);
  }
  return {
    code,
    title,
    credits,
    subject: row['subject'] || null,
    category: row['category'] || null,
    prerequisites: (row['prerequisites'] ?? '').split(' ').filter((each) => each !== ''),
    academicLevel: LEVELS.find((level) => level === row['academic_level']) ?? 'unknown',
    topics: (row['topics'] ?? '').split('; ').filter((each) => each !== ''),
    source: row['source'] ?? '',
  };
}
