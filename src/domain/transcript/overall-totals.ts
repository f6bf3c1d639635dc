import type { Place } from '../reason.js';
import { agreesWith, checkTotals } from './check-totals.js';
import type { PlacedTotals } from './draft-transcript.js';
import { placeOn } from './text-page.js';
import type { SaidTotals } from './totals-line.js';
import type { TranscriptCourse } from './transcript.js';

/** Totals of a part of the record, which stand beside those of all of it. */
const OF_A_PART = /\b(?:institution|transfer|test|resident|exams?)\b/i;

/**
 * The totals that the paper prints of all of it, compared with its rows: the last line that says an amount,
 * with what the lines beside it say more. They include transfer credit on some papers and not on others;
 * where they agree with either reading, the record is whole.
 */
export function overallTotals(
  printed: readonly PlacedTotals[],
  all: readonly TranscriptCourse[],
  own: readonly TranscriptCourse[],
): ReturnType<typeof checkTotals> {
  const lines = printed.filter(({ scope }) => scope !== 'term');
  const amounts = lines.filter(({ earned, attempted }) => earned !== null || attempted !== null);
  const whole = amounts.filter(({ line }) => !OF_A_PART.test(line.text));
  const last = (whole.length > 0 ? whole : amounts).at(-1) ?? lines.at(-1) ?? null;
  const said = last === null ? null : joined(last, lines);
  const counted = said !== null && agreesWith(said, own) ? own : all;
  const place: Place | null = last === null ? null : placeOn(last.line.page, last.line.box);
  return checkTotals(said, counted, { code: 'total-mismatch', name: 'In all', place });
}

/** One paper prints attempted, earned and the average on a line each. */
function joined(last: PlacedTotals, lines: readonly PlacedTotals[]): SaidTotals {
  const beside = lines.filter(
    (line) => line !== last && line.rows.to === last.rows.to && !OF_A_PART.test(line.line.text),
  );
  const average = [last, ...lines.toReversed()].find(({ gpa }) => gpa !== null);
  const attempted = last.attempted ?? beside.findLast((line) => line.attempted !== null)?.attempted ?? null;
  const other = last.earned === null ? beside.findLast((line) => line.earned !== null) : undefined;
  return {
    ...last,
    attempted,
    earned: last.earned ?? other?.earned ?? null,
    single: last.earned === null ? (other?.single ?? false) : (last.single ?? false),
    gpa: average?.gpa ?? null,
    places: { ...other?.places, ...average?.places, ...last.places },
  };
}
