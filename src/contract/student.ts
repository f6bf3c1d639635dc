import { z } from 'zod';
import { HOW_KNOWN_MAX, plainText } from './plain-text.js';
import { TermName } from './term-name.js';

export const LANGUAGE_MAX = 60;

/** What some rules ask about the student and not about the credit. What is not known is null. */
const facts = {
  /** The first term in the degree, for somebody who has begun it; not the term that is applied for. */
  entryTerm: TermName.nullable(),
  /** In English, such as `Spanish`. */
  primaryLanguage: plainText(LANGUAGE_MAX).nullable(),
  /** The first term in college anywhere. */
  firstCollegeTerm: TermName.nullable(),
};

/** What the office alone says: whether the student is enrolled in the degree. Null: not known. */
const ofTheOffice = { enrolled: z.boolean().nullable() };

/** As applicants say it of themselves: all of it, each time. */
export const StudentFacts = z.object(facts).strict().meta({ id: 'StudentFacts' });
export type StudentFacts = z.infer<typeof StudentFacts>;

/** As the registrar's office says it, with how it is known. */
export const StudentStatement = z
  .object({
    /** The evaluation's version that was on the screen. */
    version: z.number().int().positive(),
    ...facts,
    ...ofTheOffice,
    reason: plainText(HOW_KNOWN_MAX),
  })
  .strict()
  .meta({ id: 'StudentStatement' });
export type StudentStatement = z.infer<typeof StudentStatement>;

/** What stands now, and whose word it is: what the office has said, the applicant no longer changes. */
export const StatedStudent = z
  .object({ ...facts, ...ofTheOffice, by: z.enum(['applicant', 'office']), at: z.iso.datetime() })
  .meta({ id: 'StatedStudent' });
export type StatedStudent = z.infer<typeof StatedStudent>;

/** Everything that was ever stated, oldest first; the last one stands. */
export const StudentStatementList = z
  .object({
    statements: z.array(
      z.object({
        id: z.uuid(),
        ...facts,
        ...ofTheOffice,
        reason: z.string().nullable(),
        by: z.string(),
        /** The role in which the person said it. */
        authority: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'StudentStatementList' });
export type StudentStatementList = z.infer<typeof StudentStatementList>;
export type ListedStatement = StudentStatementList['statements'][number];
