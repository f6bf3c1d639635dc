import { z } from 'zod';
import { CHANNELS } from '../domain/policy/transfer-policy.js';
import { OwnRecordView } from './own-record.js';
import { plainText } from './plain-text.js';
import { StatedStudent } from './student.js';
import { TermName } from './term-name.js';
import { CreditsText, TranscriptState } from './transcript.js';

export const CASE_STATES = [
  'open',
  'reading',
  'needs-verification',
  'ready-for-review',
  'approved',
  'withdrawn',
] as const;
export const CaseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof CaseState>;

export const NewApplication = z
  .object({
    /** Program id, with or without `@` and the catalog year. */
    program: plainText(120),
    term: TermName,
  })
  .strict()
  .meta({ id: 'NewApplication' });

export const CreatedApplication = z.object({ id: z.uuid() }).meta({ id: 'CreatedApplication' });

const Thumbnail = z.object({
  id: z.uuid(),
  version: z.number().int(),
  state: z.enum(['requested', 'completed', 'approved', 'failed']),
  kind: z.enum(['estimate', 'official']).nullable(),
  applied: CreditsText.nullable(),
});

export const ApplicationView = z
  .object({
    id: z.uuid(),
    program: z.object({
      id: z.string(),
      catalogYear: z.string(),
      name: z.string(),
      totalCredits: CreditsText,
    }),
    term: z.string(),
    state: CaseState,
    createdAt: z.iso.datetime(),
    transcripts: z.array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        state: TranscriptState,
        code: z.string().nullable(),
        /** The sentence for the code, for people. */
        message: z.string().nullable(),
        pages: z.number().int().nullable(),
        courses: z.number().int().nullable(),
        channel: z.enum(CHANNELS),
        receivedAt: z.iso.datetime(),
      }),
    ),
    /** The school's own student record; null where none was imported. */
    ownRecord: OwnRecordView.nullable(),
    /** What is stated about the student beyond the credit; null where nobody has stated anything. */
    student: StatedStudent.nullable(),
    evaluation: Thumbnail.nullable(),
    /**
     * Where the newest evaluation could not be made: the last one that was, and for staff what contradicts
     * itself.
     */
    failure: z
      .object({
        shown: z.uuid().nullable(),
        text: z.string().nullable(),
        override: z.uuid().nullable(),
      })
      .nullable(),
    /** The newest decision; it stands while a later document is being estimated. */
    decided: Thumbnail.extend({ approvedAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'Application' });
export type ApplicationView = z.infer<typeof ApplicationView>;

export const ApplicationList = z
  .object({ applications: z.array(ApplicationView) })
  .meta({ id: 'ApplicationList' });

/** One server-sent event: what changed; the reader fetches the rest. */
export const ApplicationEvent = z
  .object({
    kind: z.enum(['application', 'transcript', 'evaluation']),
    id: z.uuid(),
    state: z.string(),
  })
  .meta({ id: 'ApplicationEvent' });
export type ApplicationEvent = z.infer<typeof ApplicationEvent>;

export const ProgramList = z
  .object({
    programs: z.array(
      z.object({
        id: z.string(),
        catalogYear: z.string(),
        name: z.string(),
        totalCredits: CreditsText,
        terms: z.array(
          z.object({
            term: z.string(),
            startsOn: z.string().nullable(),
            applyBy: z.string().nullable(),
            open: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ProgramList' });
export type ProgramList = z.infer<typeof ProgramList>;

export const StaffQueue = z
  .object({
    cases: z.array(
      z.object({
        application: z.uuid(),
        applicant: z.string(),
        program: z.string(),
        term: z.string(),
        state: CaseState,
        waitingSince: z.iso.datetime(),
        /** Credits that count and that nobody has settled yet; null before there is an evaluation. */
        waiting: CreditsText.nullable(),
        evaluation: Thumbnail.nullable(),
      }),
    ),
    /** Pass as `after` for the next page; null at the end. */
    next: z.string().nullable(),
    counts: z.record(z.string(), z.number().int()),
  })
  .meta({ id: 'StaffQueue' });
export type StaffQueue = z.infer<typeof StaffQueue>;

export const Targets = z
  .object({
    targets: z.array(
      z.object({
        label: z.string(),
        kind: z.enum(['course', 'category', 'subject']),
        id: z.string(),
        credits: CreditsText.nullable(),
      }),
    ),
  })
  .meta({ id: 'Targets' });
export type Targets = z.infer<typeof Targets>;

export const History = z
  .object({
    entries: z.array(
      z.object({
        seq: z.string(),
        at: z.iso.datetime(),
        actor: z.string(),
        action: z.string(),
        text: z.string(),
        hash: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'History' });
export type History = z.infer<typeof History>;
