import { z } from 'zod';
import { ReceivesShape } from './evaluation.js';
import { plainText } from './plain-text.js';

/** A school by its name or number, and perhaps a course of it; `after` is the `next` of the answer before. */
export const EquivalencyQuestion = z.object({
  institution: plainText(200),
  code: plainText(40).optional(),
  after: plainText(120).optional(),
});
export type EquivalencyQuestion = z.infer<typeof EquivalencyQuestion>;
/** What published rules say of a course, or of the courses of a school, for everybody. */
export const PublicEquivalencies = z
  .object({
    /** The school as it was understood; without a name where no school surely is the one that was asked. */
    institution: z.object({ unitid: z.string(), name: z.string().nullable() }),
    /** Where none surely is: those that may be meant, the likeliest first. */
    schools: z.array(
      z.object({
        unitid: z.string(),
        name: z.string(),
        city: z.string().nullable(),
        state: z.string().nullable(),
        country: z.string(),
      }),
    ),
    /** Null: every course was asked for. */
    code: z.string().nullable(),
    /** Ask for the rules after this one; null when these are the last. */
    next: z.string().nullable(),
    equivalencies: z.array(
      z.object({
        rule: z.string(),
        version: z.number().int(),
        /** It holds for courses of every school. */
        anySchool: z.boolean(),
        sends: z.array(z.string()),
        receives: ReceivesShape,
        gives: z.string(),
        minimumGrade: z.string().nullable(),
        minimumCredits: z.string().nullable(),
        taken: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
        programs: z.array(z.string()),
        /** False: a person still confirms it. */
        settled: z.boolean(),
        citation: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PublicEquivalencies' });
export type PublicEquivalencies = z.infer<typeof PublicEquivalencies>;
