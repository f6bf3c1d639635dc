import { z } from 'zod';
import { plainProse, plainText } from './plain-text.js';

/** A staff edit of what was unknown about a program: it makes a new version, the old one stays. */
export const ProgramEdit = z
  .object({
    basedOn: z.number().int().positive(),
    slot: plainText(80),
    accepts: z
      .object({
        courses: z.array(plainText(40)).max(200),
        categories: z.array(plainText(60)).max(20),
        subjects: z.array(plainText(60)).max(50),
      })
      .strict(),
    source: plainText(400),
    reason: plainProse(1000),
  })
  .strict()
  .meta({ id: 'ProgramEdit' });
export type ProgramEdit = z.infer<typeof ProgramEdit>;

export const ProgramView = z
  .object({
    id: z.string(),
    catalogYear: z.string(),
    version: z.number().int(),
    name: z.string(),
    body: z.unknown(),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'Program' });
export type ProgramView = z.infer<typeof ProgramView>;
