import { z } from 'zod';
import { SUPPOSABLE } from '../domain/policy/with-setting.js';
import { ReceivesShape } from './evaluation.js';
import { plainText } from './plain-text.js';
import { CreditsText } from './transcript.js';

const SettingName = z.enum(SUPPOSABLE);

/** One thing that could be otherwise: exactly one of the five. */
export const SuppositionShape = z
  .union([
    /** Id and catalog year, as in `bps-music-production@2014`. */
    z.object({ program: plainText(120) }).strict(),
    /** Id and version, as in `berklee-online-undergraduate-2014@2014.1`. */
    z.object({ policy: plainText(120) }).strict(),
    z.object({ setting: SettingName, value: plainText(40) }).strict(),
    /** The course at which a placement block starts. */
    z.object({ placement: plainText(40) }).strict(),
    /** What one more course from elsewhere would equal. */
    z.object({ course: ReceivesShape }).strict(),
  ])
  .meta({ id: 'Supposition' });
export type SuppositionShape = z.infer<typeof SuppositionShape>;

/** What can be supposed of a case, and which one more course would help. */
export const WhatIfChoices = z
  .object({
    programs: z.array(
      z.object({ id: z.string(), name: z.string(), catalogYear: z.string(), isCurrent: z.boolean() }),
    ),
    policies: z.array(z.object({ id: z.string(), isCurrent: z.boolean() })),
    settings: z.array(
      z.object({
        setting: SettingName,
        text: z.string(),
        value: z.string(),
        /** What it can be set to, in words; null where it is an amount of credit. */
        choices: z.array(z.object({ value: z.string(), text: z.string() })).nullable(),
      }),
    ),
    placements: z.array(z.object({ course: z.string(), title: z.string(), isCurrent: z.boolean() })),
    helpful: z.array(z.object({ receives: ReceivesShape, label: z.string(), gainCredits: CreditsText })),
  })
  .meta({ id: 'WhatIfChoices' });
export type WhatIfChoices = z.infer<typeof WhatIfChoices>;

const BarShape = z.object({
  slot: z.string(),
  name: z.string(),
  state: z.enum(['filled', 'waiting', 'open', 'locked']),
  source: z.enum(['external', 'own', 'exam', 'prior-learning']).nullable(),
  lines: z.array(z.string()),
  credits: CreditsText,
  isUnknown: z.boolean(),
});

const SideShape = z.object({
  program: z.object({
    id: z.string(),
    name: z.string(),
    catalogYear: z.string(),
    totalCredits: CreditsText,
  }),
  totals: z.object({
    attempted: CreditsText,
    earned: CreditsText,
    accepted: CreditsText,
    applied: CreditsText,
    remaining: CreditsText,
  }),
  caps: z.record(z.string(), z.object({ limit: CreditsText, applied: CreditsText })),
  /** `best-found`: within the bounded work of a question no proof was reached; more may be possible. */
  optimality: z.enum(['proven', 'best-found']),
  /** The degree as a score: a staff a block, a bar a seat. */
  score: z.array(
    z.object({
      block: z.string(),
      name: z.string(),
      credits: CreditsText,
      applied: CreditsText,
      bars: z.array(BarShape),
    }),
  ),
});

const LineMove = z.object({ line: z.string(), name: z.string(), text: z.string() });

/** A case as it is and as it would be. */
export const WhatIf = z
  .object({
    evaluation: z.uuid(),
    supposition: SuppositionShape,
    before: SideShape,
    after: SideShape,
    gainCredits: CreditsText,
    sentence: z.string(),
    lines: z.array(LineMove),
    /** What the lines are called, those that are only supposed too. */
    names: z.record(z.string(), z.string()),
  })
  .meta({ id: 'WhatIf' });
export type WhatIf = z.infer<typeof WhatIf>;

export const VersionsQuestion = z
  .object({ before: z.coerce.number().int().min(1).max(2_000_000_000).optional() })
  .strict();

/** The versions of a case's evaluation, newest first, each with what changed from the one before. */
export const EvaluationVersions = z
  .object({
    versions: z.array(
      z.object({
        id: z.uuid(),
        version: z.number().int(),
        at: z.iso.datetime(),
        state: z.enum(['completed', 'approved']),
        cause: z.string(),
        applied: CreditsText,
        gainCredits: CreditsText.nullable(),
        sentence: z.string(),
        lines: z.array(LineMove),
      }),
    ),
    /** Pass as `before` for the next page; null at the end. */
    next: z.number().int().nullable(),
  })
  .meta({ id: 'EvaluationVersions' });
export type EvaluationVersions = z.infer<typeof EvaluationVersions>;
