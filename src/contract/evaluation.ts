import { z } from 'zod';
import { plainProse, plainText } from './plain-text.js';
import { BoxShape, CreditsText } from './transcript.js';
export { EQUAL_BEST_MAX } from '../domain/evaluation/evaluation.js';

const Reason = z.object({ code: z.string(), text: z.string(), citation: z.string().nullable() });

const PlacementShape = z.object({
  award: z.string(),
  option: z.number().int(),
  slot: z.string(),
  seats: z.number().int(),
  credits: CreditsText,
  fit: z.enum(['direct', 'category', 'subject']),
});

const TotalsShape = z.object({
  attempted: CreditsText,
  earned: CreditsText,
  accepted: CreditsText,
  applied: CreditsText,
  remaining: CreditsText,
});

const SOURCES = ['external', 'berklee-online', 'berklee-campus', 'exam', 'prior-learning'] as const;

export const LineEvidenceShape = z.object({
  document: z.string(),
  page: z.number().int(),
  box: BoxShape,
  text: z.string(),
});

const OverrideGiven = { id: z.string(), authority: z.string(), reason: z.string() };

/** What a person with authority has said that departs from the rules. */
export const OverrideShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('substitution'), ...OverrideGiven, line: z.string(), slot: z.string() }),
  z.object({ kind: z.literal('forced-award'), ...OverrideGiven, line: z.string(), slot: z.string() }),
  z.object({
    kind: z.literal('blocked-award'),
    ...OverrideGiven,
    line: z.string(),
    slot: z.string().nullable(),
  }),
  z.object({ kind: z.literal('rule-waiver'), ...OverrideGiven, line: z.string(), rule: z.string() }),
  z.object({
    kind: z.literal('waiver'),
    ...OverrideGiven,
    slot: z.string(),
    reducesCreditTotal: z.boolean(),
  }),
]);

/** `segue.evaluation/1` */
export const EvaluationShape = z
  .object({
    schema: z.literal('segue.evaluation/1'),
    kind: z.enum(['estimate', 'official']),
    program: z.object({ id: z.string(), catalogYear: z.string(), totalCredits: CreditsText }),
    policy: z.object({
      id: z.string(),
      version: z.string(),
      capScope: z.enum(['pooled', 'external-only']),
      caps: z.record(z.string(), CreditsText),
      creditsInResidence: CreditsText,
    }),
    lines: z.array(
      z.object({
        id: z.string(),
        source: z.enum(SOURCES),
        credits: z.object({
          printed: CreditsText.nullable(),
          unit: z.string(),
          semester: CreditsText.nullable(),
        }),
        decision: z.enum(['awarded', 'provisional', 'pending', 'denied', 'not-evaluated']),
        reasons: z.array(Reason),
        evidence: LineEvidenceShape.nullable(),
      }),
    ),
    awards: z.array(
      z.object({
        id: z.string(),
        lines: z.array(z.string()),
        credits: CreditsText,
        courses: z.array(z.string()),
        certainty: z.enum(['approved', 'precedent', 'proposed']),
        counts: z.array(z.string()),
      }),
    ),
    slots: z.array(
      z.object({
        id: z.string(),
        block: z.string(),
        seats: z.number().int(),
        creditsPerSeat: CreditsText,
        transferable: z.enum(['yes', 'never']),
      }),
    ),
    blocks: z.array(z.object({ id: z.string(), credits: CreditsText })),
    placements: z.array(PlacementShape),
    allocation: z.array(PlacementShape),
    branches: z.array(
      z.object({
        placement: z.object({ theory: z.string() }),
        allocation: z.array(PlacementShape),
        totals: TotalsShape,
      }),
    ),
    unused: z.array(
      z.object({
        award: z.string(),
        why: z.enum(['cap-reached', 'requirement-full', 'lower-ranked', 'no-placement']),
        text: z.string(),
      }),
    ),
    totals: TotalsShape,
    caps: z.record(z.string(), z.object({ limit: CreditsText, applied: CreditsText })),
    optimality: z.object({
      status: z.enum(['proven', 'best-found']),
      objective: z.array(z.string()),
      bound: z.array(z.string()),
      equalBest: z.number().int(),
    }),
    whatWouldChange: z.array(z.object({ line: z.string(), change: z.string(), gainCredits: CreditsText })),
    saved: z.object({
      credits: CreditsText,
      courses: z.number().int(),
      terms: z.number().int(),
      money: z.string().nullable(),
      currency: z.string().nullable(),
      priceYear: z.string().nullable(),
    }),
    overrides: z.array(OverrideShape).optional(),
    versions: z.object({
      engine: z.string(),
      program: z.string(),
      policy: z.string(),
      catalog: z.string(),
      rules: z.string(),
    }),
    inputSha256: z.string(),
  })
  .meta({ id: 'Evaluation' });
export type EvaluationShape = z.infer<typeof EvaluationShape>;

/** What a line may be made to equal: exactly one of the six. */
export const ReceivesShape = z
  .union([
    z.object({ course: plainText(40) }).strict(),
    z.object({ courses: z.array(plainText(40)).min(2).max(10) }).strict(),
    z
      .object({
        category: plainText(60).refine(
          (named) => named.toUpperCase() !== 'NONE',
          'NONE is no category; write none with the reason instead',
        ),
      })
      .strict(),
    z.object({ subject: plainText(60) }).strict(),
    z.object({ elective: plainText(60) }).strict(),
    z.object({ none: plainText(60) }).strict(),
  ])
  .meta({ id: 'Receives' });
export type ReceivesShape = z.infer<typeof ReceivesShape>;

/**
 * What surrounds an evaluation on a screen: its state, the lines in words, the proposals and the decisions.
 */
export const EvaluationCase = z
  .object({
    id: z.uuid(),
    application: z.uuid(),
    version: z.number().int(),
    newest: z.boolean(),
    state: z.enum(['requested', 'completed', 'approved', 'failed']),
    cause: z.string(),
    supersedes: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    approvedAt: z.iso.datetime().nullable(),
    approvedBy: z.string().nullable(),
    applicant: z.object({ name: z.string() }),
    program: z.object({
      id: z.string(),
      catalogYear: z.string(),
      name: z.string(),
      totalCredits: CreditsText,
      blocks: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          credits: CreditsText,
          slots: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              seats: z.number().int(),
              creditsPerSeat: CreditsText,
              transferable: z.enum(['yes', 'never']),
              unknown: z.boolean(),
              note: z.string().nullable(),
              accepts: z.object({
                courses: z.array(z.string()),
                categories: z.array(z.string()),
                subjects: z.array(z.string()),
              }),
            }),
          ),
        }),
      ),
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
    term: z.string(),
    lines: z.array(
      z.object({
        id: z.string(),
        source: z.enum(SOURCES),
        institution: z.string().nullable(),
        code: z.string().nullable(),
        title: z.string(),
        grade: z.string().nullable(),
        /** The result of an examination; null for every other line. */
        exam: z.object({ program: z.string(), score: z.string(), year: z.string().nullable() }).nullable(),
        term: z.string().nullable(),
        status: z.string(),
        credits: CreditsText.nullable(),
        unit: z.string(),
        /** Of the school's own record; null for every other line. */
        enrollment: z.enum(['credit', 'non-credit']).nullable(),
        /** The certificate of our own that the record names with the course. */
        certificate: z.string().nullable(),
        transcript: z.uuid().nullable(),
        /** Somebody of the office knows that it was approved before it was taken. */
        preApproval: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
        /** What the line was taken to equal, settled or suggested; null when nothing was found. */
        proposal: z
          .object({
            receives: ReceivesShape,
            label: z.string(),
            certainty: z.enum(['approved', 'precedent', 'proposed']),
            /** Lines that equal it with this one, by a rule of several courses: they are decided together. */
            together: z.array(z.string()),
            probability: z.number(),
            because: z.array(z.string()),
          })
          .nullable(),
        decision: z
          .object({
            outcome: z.enum(['approve', 'change', 'deny']),
            reason: z.string(),
            by: z.string(),
            at: z.iso.datetime(),
            /** Lines that were denied with this one, as courses of one rule: it is taken back for all. */
            together: z.array(z.string()),
          })
          .nullable(),
      }),
    ),
    evaluation: EvaluationShape.nullable(),
  })
  .meta({ id: 'EvaluationCase' });
export type EvaluationCase = z.infer<typeof EvaluationCase>;

export const Decisions = z
  .object({
    /** The evaluation's version that was on the screen. */
    version: z.number().int().positive(),
    decisions: z
      .array(
        z
          .object({
            line: plainText(200),
            /** `undo` takes back what was decided about the line before. */
            outcome: z.enum(['approve', 'change', 'deny', 'undo']),
            reason: plainProse(2000),
            /** Needed for `change`; with `approve` the proposal stands. */
            receives: ReceivesShape.optional(),
          })
          .strict(),
      )
      .min(1)
      .max(500),
  })
  .strict()
  .meta({ id: 'Decisions' });
export type Decisions = z.infer<typeof Decisions>;

export const DecidedEvaluation = z
  .object({ id: z.uuid(), version: z.number().int(), state: z.string() })
  .meta({ id: 'DecidedEvaluation' });

/** With the lines that were decided: those of one rule are decided together, though only one was named. */
export const DecidedLines = DecidedEvaluation.extend({ lines: z.array(z.string()) }).meta({
  id: 'DecidedLines',
});
export type DecidedLines = z.infer<typeof DecidedLines>;

export const Approval = z.object({ version: z.number().int().positive() }).strict().meta({ id: 'Approval' });
