import type { Receives } from './articulation-rule.js';

/** The spelling by which two answers are the same: courses in any order, and one course in a list alone. */
export function answerKey(receives: Receives): string {
  if ('course' in receives) return `course ${receives.course}`;
  if ('courses' in receives) return `course ${[...new Set(receives.courses)].toSorted().join(' + ')}`;
  if ('category' in receives) return `category ${receives.category}`;
  if ('subject' in receives) return `subject ${receives.subject}`;
  if ('elective' in receives) return `elective ${receives.elective}`;
  // Why nothing is given may be said in other words; it is nothing all the same.
  return 'none';
}

/** The home courses that an answer names. */
export function targetsOf(receives: Receives): readonly string[] {
  if ('course' in receives) return [receives.course];
  return 'courses' in receives ? receives.courses : [];
}
