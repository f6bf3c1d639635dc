import { showsIdleZero, withoutIdleZeros, zerosAreIdle } from '../domain/matching/below-college.js';
import { filedCourses, type FiledCourse } from '../reference/load-matching.js';

/**
 * Checks every row of a file of courses, and gives the institutions of which it shows that a leading zero of
 * a number says nothing. The file is read and never held.
 */
export async function schoolsOfIdleZeros(file: string): Promise<ReadonlySet<string>> {
  const telling = new Map<string, Set<string>>();
  const idle = new Set<string>();
  for await (const { institution, code } of filedCourses(file)) {
    if (code === null || idle.has(institution) || !showsIdleZero(code)) continue;
    const known = telling.get(institution) ?? new Set();
    telling.set(institution, known.add(code));
    if (!zerosAreIdle(known)) continue;
    idle.add(institution);
    telling.delete(institution);
  }
  return idle;
}

/** The code of a course as its school means it. */
export function meantCode({ code, institution }: FiledCourse, idle: ReadonlySet<string>): string | null {
  return code !== null && idle.has(institution) ? withoutIdleZeros(code) : code;
}
