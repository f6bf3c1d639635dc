import { z } from 'zod';
import { CHANNELS } from '../domain/policy/transfer-policy.js';
import { COURSE_FIELDS, PAPER_FIELDS } from '../domain/transcript/field-reading.js';
import { plainProse, plainText } from './plain-text.js';

/** Credits travel as exact text: a decimal, or a fraction where no finite decimal exists. */
export const CreditsText = z.string().regex(/^-?\d+(\.\d+|\/\d+)?$/);

export const BoxShape = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const EvidenceShape = z.object({ page: z.number().int(), box: BoxShape, text: z.string() });

const CourseShape = z
  .object({
    id: z.string(),
    code: z.string().nullable(),
    title: z.string(),
    creditsAttempted: CreditsText.nullable(),
    creditsEarned: CreditsText.nullable(),
    grade: z.string().nullable(),
    gradePoints: CreditsText.nullable(),
    status: z.enum(['completed', 'in-progress', 'withdrawn', 'repeated', 'audit', 'failed', 'incomplete']),
    basis: z.enum(['regular', 'exam', 'transfer', 'military', 'prior-learning']),
    evidence: EvidenceShape,
    confidence: z.number(),
  })
  .meta({ id: 'TranscriptCourse' });

const TotalsShape = z.object({
  attempted: CreditsText.nullable(),
  earned: CreditsText.nullable(),
  gpa: z.string().nullable(),
  agrees: z.boolean().nullable(),
});

/** `segue.transcript/1` */
export const TranscriptShape = z
  .object({
    schema: z.literal('segue.transcript/1'),
    document: z.object({
      sha256: z.string(),
      type: z.enum([
        'pdf-text',
        'pdf-scan',
        'image',
        'pesc-xml',
        'elmo-xml',
        'edi',
        'clr-json',
        'csv',
        'text',
      ]),
      pages: z.number().int(),
      reader: z.string(),
      official: z.boolean(),
    }),
    institution: z.object({
      name: z.string().nullable(),
      matches: z.array(z.object({ unitid: z.string(), name: z.string(), score: z.number() })),
    }),
    student: z.object({ name: z.string().nullable(), id: z.string().nullable() }),
    calendar: z.enum(['semester', 'quarter', 'trimester', 'other', 'unknown']),
    creditUnit: z.enum(['semester', 'quarter', 'ects', 'clock', 'unknown']),
    terms: z.array(
      z.object({
        name: z.string(),
        term: z.string().nullable(),
        courses: z.array(CourseShape),
        totals: TotalsShape.nullable(),
      }),
    ),
    otherCredit: z.array(z.object({ heading: z.string(), courses: z.array(CourseShape) })),
    totals: TotalsShape.nullable(),
    issues: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        where: z.object({ page: z.number().int(), box: BoxShape }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Transcript' });
export type TranscriptShape = z.infer<typeof TranscriptShape>;

/** One value of a reading: the words on the paper that say it, and how sure it is. */
export const FieldReadingShape = z
  .object({
    /** Id of a course, `term-1`, `other-1`, `totals`, `institution`, `student` or `document`. */
    of: z.string(),
    field: z.enum([...COURSE_FIELDS, ...PAPER_FIELDS]),
    value: z.string(),
    evidence: EvidenceShape,
    confidence: z.number(),
  })
  .meta({ id: 'FieldReading' });
export type FieldReadingShape = z.infer<typeof FieldReadingShape>;

export const TranscriptFields = z
  .object({ fields: z.array(FieldReadingShape) })
  .meta({ id: 'TranscriptFields' });
export type TranscriptFields = z.infer<typeof TranscriptFields>;

/** What a file says about its own making: facts to look at, none of them a proof. */
export const DocumentFactsShape = z
  .object({
    producer: z.string().nullable(),
    creator: z.string().nullable(),
    /** ISO 8601 as far as the file says it. */
    created: z.string().nullable(),
    modified: z.string().nullable(),
    /** How often the file was saved, each time after what stood in it before. */
    revisions: z.number().int(),
    /** The file carries a program; it was not run. */
    script: z.boolean(),
    signatures: z.array(
      z.object({
        signer: z.string().nullable(),
        at: z.string().nullable(),
        state: z.enum(['signature-verified', 'signature-not-verified']),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'DocumentFacts' });
export type DocumentFactsShape = z.infer<typeof DocumentFactsShape>;

export const TRANSCRIPT_STATES = ['received', 'reading', 'needs-verification', 'read', 'refused'] as const;
export const TranscriptState = z.enum(TRANSCRIPT_STATES);
export type TranscriptState = z.infer<typeof TranscriptState>;

export const StatedUnit = z.enum(['semester', 'quarter', 'ects', 'clock']);

export const ReceivedTranscript = z
  .object({ id: z.uuid(), state: TranscriptState })
  .meta({ id: 'ReceivedTranscript' });

export const TranscriptView = z
  .object({
    id: z.uuid(),
    state: TranscriptState,
    /** Why it was refused; null otherwise. */
    code: z.string().nullable(),
    transcript: TranscriptShape.nullable(),
    fileName: z.string(),
    channel: z.enum(CHANNELS),
    /** What one credit is, as staff have found out; null where the paper's own word stands. */
    statedUnit: StatedUnit.nullable(),
    /** The school of the paper, as a person has found out; null while nobody had to. */
    statedSchool: z.object({ unitid: z.string(), name: z.string() }).nullable(),
    /** Width and height of each page in points, for placing boxes on the pictures. */
    pageSizes: z.array(z.object({ width: z.number(), height: z.number() })),
    /** For staff only; null where the file says nothing. */
    facts: DocumentFactsShape.nullable(),
  })
  .meta({ id: 'TranscriptView' });
export type TranscriptView = z.infer<typeof TranscriptView>;

export const ChannelChange = z
  .object({ channel: z.enum(CHANNELS), reason: plainProse(1000) })
  .strict()
  .meta({ id: 'ChannelChange' });

export const UnitChange = z
  .object({ unit: StatedUnit, reason: plainProse(1000) })
  .strict()
  .meta({ id: 'UnitChange' });

/** The school by its number in the directory; null takes back what was said. */
export const SchoolChange = z
  .object({ institution: plainText(60).nullable(), reason: plainProse(1000) })
  .strict()
  .meta({ id: 'SchoolChange' });
