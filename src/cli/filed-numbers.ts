import {
  alsoShown,
  NOTHING_SHOWN,
  withoutIdleZeros,
  zerosAreIdle,
  type ShownNumbers,
} from '../domain/matching/below-college.js';
import { filedCourses, type FiledCourse } from '../reference/load-matching.js';

/**
 * Checks every row of a file of courses, and gives the institutions of which it shows that a leading zero of
 * a number says nothing. Of the file no more is kept than what shows it.
 */
export async function schoolsOfIdleZeros(file: string): Promise<ReadonlySet<string>> {
  const shown = new Map<string, ShownNumbers>();
  for await (const { institution, code } of filedCourses(file)) {
    // Rows without an institution may be of many.
    if (institution.trim() === '') continue;
    const before = shown.get(institution) ?? NOTHING_SHOWN;
    const now = alsoShown(before, code);
    if (now !== before) shown.set(institution, now);
  }
  return new Set([...shown].filter(([, each]) => zerosAreIdle(each)).map(([institution]) => institution));
}

/** The code of a course as its school means it. */
export function meantCode({ code, institution }: FiledCourse, idle: ReadonlySet<string>): string | null {
  return code !== null && idle.has(institution) ? withoutIdleZeros(code) : code;
}
