import { agreesWith } from './check-totals.js';
import type { Draft, DraftSection, PlacedTotals } from './draft-transcript.js';
import type { TranscriptCourse } from './transcript.js';

/**
 * A bare total may be of its term, of the group of rows above it (a requirement, a page), or of the whole
 * record: it is taken for that which it adds up to. `courses` are the rows of `sections`, one after another.
 */
export function settleTotals(
  draft: Draft,
  sections: readonly DraftSection[],
  courses: readonly TranscriptCourse[],
): void {
  const printed = inReadingOrder(sections, courses);
  const ofGroup = ({ rows }: PlacedTotals) => printed.slice(rows.from, rows.to);
  let from = 0;
  for (const section of sections) {
    const own = courses.slice(from, (from += section.rows.length));
    const { totals } = section;
    if (totals === null || totals.scope !== 'unsaid') continue;
    const isAll = section.name === '' && own.length === courses.length;
    if (agreesWith(totals, own) && !isAll) continue;
    const group = ofGroup(totals);
    const isOfGroup = group.length !== courses.length && agreesWith(totals, group);
    if (!isOfGroup && section !== sections.at(-1) && !agreesWith(totals, courses)) continue;
    section.totals = null;
    if (!isOfGroup) draft.overall.push({ ...totals, after: draft.sections.length });
  }
  const groups = draft.overall.filter(
    (totals) =>
      totals.scope === 'unsaid' &&
      totals.rows.to - totals.rows.from < printed.length &&
      agreesWith(totals, ofGroup(totals)) &&
      !agreesWith(totals, courses),
  );
  for (const totals of groups) draft.overall.splice(draft.overall.indexOf(totals), 1);
}

/** The courses as their rows follow one another on the pages; a column may have sorted them into terms. */
function inReadingOrder(
  sections: readonly DraftSection[],
  courses: readonly TranscriptCourse[],
): readonly TranscriptCourse[] {
  const rows = sections.flatMap((section) => section.rows);
  return rows
    .map((row, at) => ({ line: row.lines[0]!, course: courses[at]! }))
    .toSorted((a, b) => a.line.page.number - b.line.page.number || a.line.number - b.line.number)
    .map(({ course }) => course);
}
