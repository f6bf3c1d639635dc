import { addCredits, NO_CREDITS, subtractCredits } from '../credits.js';
import type { Issue } from '../reason.js';
import { agreesWith } from './check-totals.js';
import type { PlacedTotals } from './draft-transcript.js';
import { placeOn } from './text-page.js';
import type { TranscriptCourse } from './transcript.js';

interface SectionRead {
  /** Of the school's own terms, not credit from elsewhere. */
  readonly own: boolean;
  readonly name: string;
  readonly courses: readonly TranscriptCourse[];
}

const SO_FAR = /\b(?:cum(?:ulative|m)?|to date|combined)\b/i;

/**
 * Compares the totals that a paper prints after each term with everything above them, with and without credit
 * from elsewhere; a paper that begins with the newest term counts from below. Only the first that does not
 * agree is told, since all after it carry its difference; a difference that all of them share is credit from
 * before the paper.
 */
export function checkRunningTotals(
  totals: readonly PlacedTotals[],
  sections: readonly SectionRead[],
): readonly Issue[] {
  const running = totals.filter(({ line, earned }) => SO_FAR.test(line.text) && earned !== null).slice(0, -1);
  if (running.length === 0 || staysApart(running, sections)) return [];
  const found = running.find((each) => !waysTo(each, sections).some((courses) => agreesWith(each, courses)));
  if (found === undefined) return [];
  const name = sections[found.after - 1]?.name ?? '';
  const message =
    `After ${name === '' ? 'its first rows' : name}: the totals that the transcript prints ` +
    'for everything so far do not follow from the rows.';
  return [
    {
      code: 'running-total-mismatch',
      message,
      where: found.places.earned ?? placeOn(found.line.page, found.line.box),
    },
  ];
}

/** What stands above the totals, or below them where the newest term comes first. */
function waysTo({ after }: PlacedTotals, sections: readonly SectionRead[]): (readonly TranscriptCourse[])[] {
  return [sections.slice(0, after), sections.slice(Math.max(0, after - 1))].flatMap((part) => [
    part.flatMap(({ courses }) => courses),
    part.filter(({ own }) => own).flatMap(({ courses }) => courses),
  ]);
}

/** Credit from before the paper, of which it prints only the amount, is in every one of its totals. */
function staysApart(running: readonly PlacedTotals[], sections: readonly SectionRead[]): boolean {
  if (running.length < 2) return false;
  return [0, 1].some((way) => {
    const apart = running.map((each) => {
      const courses = waysTo(each, sections)[way]!;
      const earned = courses.flatMap(({ creditsEarned }) => (creditsEarned === null ? [] : [creditsEarned]));
      return subtractCredits(each.earned!, addCredits(NO_CREDITS, ...earned));
    });
    return new Set(apart).size === 1;
  });
}
