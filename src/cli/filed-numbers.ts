import { noteCourse, type ShownBySchool } from '../domain/matching/idle-zeros.js';
import { filedCourses } from '../reference/load-matching.js';

/**
 * Checks every row of a file of courses, and gives what they show of how each institution numbers. Of the
 * file no more is kept than what shows it.
 */
export async function numbersShown(file: string): Promise<ShownBySchool> {
  const shown: ShownBySchool = new Map();
  for await (const { institution, code } of filedCourses(file)) noteCourse(shown, institution, code);
  return shown;
}
