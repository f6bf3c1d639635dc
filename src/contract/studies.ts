import { z } from 'zod';
import { CHANGES } from '../domain/evaluation/tally-changes.js';
import { ReceivesShape } from './evaluation.js';
import { CreditsText } from './transcript.js';
import { SuppositionShape } from './what-if.js';

/** A count of cases, `few` (fewer than the least that is shown), or `hidden` so that none of those shows. */
const CountShape = z.union([z.number().int(), z.enum(['few', 'hidden'])]);
export type CountShape = z.infer<typeof CountShape>;

export const StudyState = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']);

const StudySummary = z.object({
  id: z.uuid(),
  supposition: SuppositionShape,
  /** The supposition as a clause: what would be so. */
  words: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  state: StudyState,
  casesDone: z.number().int(),
  /** Null until the first cases have been looked at. */
  casesTotal: z.number().int().nullable(),
});

export const StudyList = z.object({ studies: z.array(StudySummary) }).meta({ id: 'StudyList' });
export type StudyList = z.infer<typeof StudyList>;

/** Every count there is of a study, the sums among them. */
export const COUNTS = ['all', 'changed', 'gain', 'lose', ...CHANGES] as const;
export type CountName = (typeof COUNTS)[number];

export const StudyView = StudySummary.extend({
  /** What it was made with: engine, degree, policy. */
  versions: z.record(z.string(), z.string()),
  /** A count of fewer people than this is not shown. */
  smallestCell: z.number().int(),
  /** Null until it is done. Credits are null where they would tell what a hidden count is. */
  result: z
    .object({
      counts: z.record(z.enum(COUNTS), CountShape),
      gainedCredits: CreditsText.nullable(),
      lostCredits: CreditsText.nullable(),
      netCredits: CreditsText.nullable(),
    })
    .nullable(),
}).meta({ id: 'StudyView' });
export type StudyView = z.infer<typeof StudyView>;

export const AskedStudy = z.object({ id: z.uuid() }).meta({ id: 'AskedStudy' });

/** What can be supposed of all cases. */
export const StudyChoices = z
  .object({
    programs: z.array(z.object({ id: z.string(), name: z.string(), catalogYear: z.string() })),
    policies: z.array(z.string()),
    settings: z.array(
      z.object({
        setting: z.string(),
        text: z.string(),
        choices: z.array(z.object({ value: z.string(), text: z.string() })).nullable(),
      }),
    ),
    placements: z.array(z.object({ course: z.string(), title: z.string() })),
    /** What one more course could equal: every category and subject that a degree has a place for. */
    courses: z.array(z.object({ receives: ReceivesShape, label: z.string() })),
  })
  .meta({ id: 'StudyChoices' });
export type StudyChoices = z.infer<typeof StudyChoices>;

/** What a count is of, in words; the sums first. */
export const COUNT_WORDS: Readonly<Record<CountName, string>> = {
  all: 'All cases',
  changed: 'Something changes',
  gain: 'More credits count',
  'gain-over-12': 'more than 12 credits more',
  'gain-over-6': 'more than 6, up to 12 credits more',
  'gain-over-3': 'more than 3, up to 6 credits more',
  'gain-to-3': 'up to 3 credits more',
  lose: 'Fewer credits count',
  'lose-to-3': 'up to 3 credits fewer',
  'lose-over-3': 'more than 3, up to 6 credits fewer',
  'lose-over-6': 'more than 6, up to 12 credits fewer',
  'lose-over-12': 'more than 12 credits fewer',
  moved: 'As many credits, in other places',
  same: 'Nothing changes',
  unanswered: 'Cannot be said',
};

/** A count in words. */
export function countText(count: CountShape, smallestCell: number): string {
  if (count === 'few') return `fewer than ${smallestCell}`;
  return count === 'hidden' ? 'not shown' : String(count);
}
