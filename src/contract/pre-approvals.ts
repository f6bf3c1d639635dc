import { z } from 'zod';
import { HOW_KNOWN_MAX, plainText } from './plain-text.js';

/** That a course taken elsewhere was approved before it was taken; or, with `approved: false`, that back. */
export const PreApproval = z
  .object({
    /** The evaluation's version that was on the screen. */
    version: z.number().int().positive(),
    line: plainText(200),
    approved: z.boolean(),
    /** How it is known. */
    reason: plainText(HOW_KNOWN_MAX),
  })
  .strict()
  .meta({ id: 'PreApproval' });
export type PreApproval = z.infer<typeof PreApproval>;
