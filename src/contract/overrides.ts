import { z } from 'zod';
import { plainText } from './plain-text.js';
import { CreditsText } from './transcript.js';

const ID = plainText(200);

/** Kinds of override with the address that each of them needs. */
const ADDRESSES = {
  substitution: { line: ID, slot: ID },
  'forced-award': { line: ID, slot: ID },
  /** Without a slot: kept out of every place. */
  'blocked-award': { line: ID, slot: ID.nullable() },
  'rule-waiver': { line: ID, rule: ID },
  waiver: { slot: ID, reducesCreditTotal: z.boolean() },
} as const;
export type OverrideKind = keyof typeof ADDRESSES;

const kinds = <Said extends z.ZodRawShape>(said: Said) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('substitution'), ...ADDRESSES.substitution, ...said }).strict(),
    z.object({ kind: z.literal('forced-award'), ...ADDRESSES['forced-award'], ...said }).strict(),
    z.object({ kind: z.literal('blocked-award'), ...ADDRESSES['blocked-award'], ...said }).strict(),
    z.object({ kind: z.literal('rule-waiver'), ...ADDRESSES['rule-waiver'], ...said }).strict(),
    z.object({ kind: z.literal('waiver'), ...ADDRESSES.waiver, ...said }).strict(),
  ]);

const OVERRIDES_MAX = 50;
export const REASON_MAX = 500;

export const Overrides = z
  .object({
    /** The evaluation's version that was on the screen. */
    version: z.number().int().positive(),
    overrides: z
      .array(kinds({ reason: plainText(REASON_MAX) }))
      .min(1)
      .max(OVERRIDES_MAX),
  })
  .strict()
  .meta({ id: 'Overrides' });
export type Overrides = z.infer<typeof Overrides>;

/** What would be entered or taken back; nothing is kept. */
export const OverrideTrial = z
  .object({
    version: z.number().int().positive(),
    overrides: z.array(kinds({})).max(OVERRIDES_MAX).default([]),
    withdraw: z.array(z.uuid()).max(OVERRIDES_MAX).default([]),
  })
  .strict()
  .meta({ id: 'OverrideTrial' });
export type OverrideTrial = z.infer<typeof OverrideTrial>;
export type TriedOverride = OverrideTrial['overrides'][number];

const Figures = z.object({ before: CreditsText, after: CreditsText });

export const OverrideEffect = z
  .object({
    /** What would change, as one sentence. */
    sentence: z.string(),
    applied: Figures,
    remaining: Figures,
    lines: z.array(z.object({ line: z.string(), text: z.string() })),
  })
  .meta({ id: 'OverrideEffect' });
export type OverrideEffect = z.infer<typeof OverrideEffect>;

export const OverrideWithdrawal = z
  .object({ version: z.number().int().positive() })
  .strict()
  .meta({ id: 'OverrideWithdrawal' });

export const OverrideList = z
  .object({
    overrides: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['substitution', 'forced-award', 'blocked-award', 'rule-waiver', 'waiver']),
        line: z.string().nullable(),
        slot: z.string().nullable(),
        rule: z.string().nullable(),
        reducesCreditTotal: z.boolean().nullable(),
        authority: z.string(),
        reason: z.string(),
        by: z.string(),
        /** Entered by whoever asks: they do not approve the evaluation. */
        mine: z.boolean(),
        at: z.iso.datetime(),
        withdrawn: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'OverrideList' });
export type OverrideList = z.infer<typeof OverrideList>;
export type ListedOverride = OverrideList['overrides'][number];

/** Reasons that no check gave: they say what was found, or what a person said. */
const NO_RULE = new Set([
  'counts-as',
  'would-count-as',
  'no-equivalent-found',
  'approved-by-staff',
  'denied-by-staff',
  'receives-none',
  'repeat-counted-once',
  'combined-with-denied',
  'combined-with-open',
  'credits-not-printed',
  'unit-unknown',
  'rule-needs-person',
  'older-than-usual',
  'rule-waived',
  'substituted',
  'placed-by-override',
  'kept-out-by-override',
  'unused',
]);

/** May the rule that gave this reason be waived for one line? */
export function mayWaive(code: string): boolean {
  return !NO_RULE.has(code);
}
