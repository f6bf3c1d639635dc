import { NO_CREDITS } from '../credits.js';
import type { TranscriptCourse } from './transcript.js';

/** Marks that say only that the course was taken more than once, not which attempt they stand beside. */
const AMBIGUOUS = /^(?:R|RP|RPT|Y)$/i;

export interface AttemptedCourse {
  readonly course: TranscriptCourse;
  /** Mark printed in the row's column of repeats. */
  readonly repeat: string | null;
}

/**
 * Which attempts no longer count, seen over the whole paper: an earlier attempt that earned nothing
 * although its
 * grade passes, and of two attempts with a bare `R` the one that came first. In order of the paper.
 */
export function markRepeats(attempts: readonly AttemptedCourse[]): readonly TranscriptCourse[] {
  return attempts.map(({ course, repeat }, at) => {
    const others = attempts.filter(
      (each, index) => index !== at && course.code !== null && each.course.code === course.code,
    );
    if (others.length === 0) return course;
    const counts = others.some(({ course: other }) => other.status === 'completed');
    const later = others.some((other) => attempts.indexOf(other) > at);
    if (course.status === 'repeated' && repeat !== null && AMBIGUOUS.test(repeat) && !later) {
      return { ...course, status: 'completed' as const };
    }
    const marked = others.some((other) => other.repeat !== null && AMBIGUOUS.test(other.repeat));
    if (course.status === 'completed' && repeat === null && later && marked && counts) {
      return { ...course, status: 'repeated' as const, creditsEarned: earnedAsPrinted(course) };
    }
    const earnedNothing = course.creditsEarned === NO_CREDITS && course.creditsAttempted !== NO_CREDITS;
    return course.status === 'completed' && earnedNothing && counts
      ? { ...course, status: 'repeated' as const }
      : course;
  });
}

/** A paper with one number of credit says what was taken; what a repeated course earned it does not say. */
function earnedAsPrinted(course: TranscriptCourse): TranscriptCourse['creditsEarned'] {
  return course.creditsEarned === course.creditsAttempted ? null : course.creditsEarned;
}
