import { z } from 'zod';

/** `application/problem+json` (RFC 9457) with a stable code for programs and one sentence for people. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    /** What is wrong, where, and what to do. */
    detail: z.string(),
    /** For conflicts: what changed meanwhile. */
    current: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
