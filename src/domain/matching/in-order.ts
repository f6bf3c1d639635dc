import type { HomeCourse } from './catalog-index.js';
import type { PastDecision } from './precedents.js';

/** What tells a row from every other, the weightiest first. */
const OF_COURSE = ['code', 'title', 'credits', 'description'] as const;
const OF_DECISION = ['homeCode', 'institution', 'code', 'title', 'credits', 'description'] as const;

/** A catalog by code: of two courses that fit alike the same one comes first, however its file is sorted. */
export function catalogInOrder(courses: readonly HomeCourse[]): HomeCourse[] {
  return courses.toSorted((a, b) => compare(a, b, OF_COURSE));
}

/**
 * Past decisions by the home course that they gave. Those asked again are drawn by their places in the list:
 * so every part of them has its share of each answer.
 */
export function decisionsInOrder(decisions: readonly PastDecision[]): PastDecision[] {
  return decisions.toSorted((a, b) => compare(a, b, OF_DECISION));
}

/** By the letters' numbers, never by a language's rules, which differ from machine to machine. */
function compare<Part extends string>(
  a: Readonly<Partial<Record<Part, string | null>>>,
  b: Readonly<Partial<Record<Part, string | null>>>,
  parts: readonly Part[],
): number {
  for (const part of parts) {
    const left = a[part] ?? '';
    const right = b[part] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
