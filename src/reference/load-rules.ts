import { z } from 'zod';
import type { ArticulationRule } from '../domain/articulation/articulation-rule.js';
import { compareTerms } from '../domain/term.js';
import { amount, bool, count, isoDate, letterGrade, list, nullable, receives, term, text } from './shapes.js';

const orNull = <T>(shape: z.ZodType<T>) => nullable(shape).default(null);
const OPEN = { from: null, to: null };
const ANYTHING = { minimumGrade: null, minimumCredits: null, taken: OPEN, programs: [] };

/** One rule as written; also used inside a case. */
export const rule = z.strictObject({
  id: text,
  version: count.refine((version) => version > 0, 'expected at least 1').default(1),
  sending: z.union([z.strictObject({ institution: text }), z.strictObject({ any: z.literal('true') })]),
  sends: z
    .array(z.strictObject({ code: text, title: text.optional() }))
    .min(1, 'expected at least one course'),
  receives,
  when: z
    .strictObject({
      minimumGrade: orNull(letterGrade),
      minimumCredits: orNull(amount),
      taken: z.strictObject({ from: orNull(term), to: orNull(term) }).default(OPEN),
      programs: list(text),
    })
    .refine(
      ({ taken }) => taken.from === null || taken.to === null || compareTerms(taken.from, taken.to) <= 0,
      {
        message: 'the rule would end before it begins',
        path: ['taken', 'to'],
      },
    )
    .default(ANYTHING),
  priority: count.default(0),
  autoApprove: bool.default(false),
  decided: z.strictObject({ by: text, on: isoDate, reason: text }),
  citation: orNull(text),
  ended: orNull(z.strictObject({ on: isoDate, by: text, reason: text })),
});

/** A written rule as the domain knows it. */
export function ruleOf(written: z.infer<typeof rule>): ArticulationRule {
  const sending = 'any' in written.sending ? { any: true as const } : written.sending;
  const sends = written.sends.map(({ code, title }) => (title === undefined ? { code } : { code, title }));
  return { ...written, sending, sends };
}
