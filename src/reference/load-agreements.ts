import { z } from 'zod';
import type { BlockAgreement } from '../domain/articulation/block-agreement.js';
import { compareTerms } from '../domain/term.js';
import { amount, count, isoDate, letterGrade, list, nullable, term, text } from './shapes.js';

const orUnknown = <T>(shape: z.ZodType<T>) => nullable(shape).default(null);

/** An agreement as written. What is left out is unknown, and stays so. */
export const agreement = z.strictObject({
  id: text,
  version: count.refine((version) => version > 0, 'expected at least 1').default(1),
  partner: z.strictObject({ institution: text, name: text }),
  effective: z
    .strictObject({ from: orUnknown(term), to: orUnknown(term) })
    .refine(({ from, to }) => from === null || to === null || compareTerms(from, to) <= 0, {
      message: 'the agreement would end before it begins',
      path: ['to'],
    })
    .default({ from: null, to: null }),
  governedBy: orUnknown(z.enum(['enrollment-at-partner', 'application'])),
  requires: z
    .strictObject({
      credential: orUnknown(z.enum(['associate', 'bachelor', 'certificate'])),
      minimumAverage: orUnknown(amount),
      minimumGrade: orUnknown(letterGrade),
      courses: orUnknown(z.array(z.strictObject({ code: text })).min(1)),
    })
    .default({ credential: null, minimumAverage: null, minimumGrade: null, courses: null }),
  satisfies: orUnknown(
    z.array(z.strictObject({ program: text, block: text, credits: orUnknown(amount) })).min(1),
  ),
  includes: list(text),
  admission: z.strictObject({ waives: list(text) }).default({ waives: [] }),
  citation: text,
  note: orUnknown(text),
  ended: orUnknown(z.strictObject({ on: isoDate, by: text, reason: text })),
}) satisfies z.ZodType<BlockAgreement>;
