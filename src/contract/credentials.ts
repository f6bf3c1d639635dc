import { z } from 'zod';
import { HOW_KNOWN_MAX, plainText } from './plain-text.js';
import { TermName } from './term-name.js';

const Kind = z.enum(['associate', 'bachelor', 'certificate']);
export type CredentialKind = z.infer<typeof Kind>;

/** What is earned, in words. */
export const CREDENTIAL_WORDS: Readonly<Record<CredentialKind, string>> = {
  associate: 'Associate degree',
  bachelor: 'Bachelor’s degree',
  certificate: 'Certificate',
};

/** A degree or certificate that the applicant has earned at another school. What is not known is null. */
export const Credential = z
  .object({
    /** The evaluation's version that was on the screen. */
    version: z.number().int().positive(),
    /** The school's number in the directory. */
    institution: plainText(60),
    credential: Kind,
    earnedOn: z.iso.date(),
    /** The first term there: some agreements go by it. */
    enrolled: TermName.nullable(),
    /** On the scale of four. */
    average: z
      .string()
      .regex(/^(?:[0-3](?:\.\d{1,3})?|4(?:\.0{1,3})?)$/, 'expected an average from 0 to 4 such as 3.25')
      .nullable(),
    /** How it is known. */
    reason: plainText(HOW_KNOWN_MAX),
  })
  .strict()
  .meta({ id: 'Credential' });
export type Credential = z.infer<typeof Credential>;

export const CredentialWithdrawal = z
  .object({ version: z.number().int().positive() })
  .strict()
  .meta({ id: 'CredentialWithdrawal' });

export const CredentialList = z
  .object({
    credentials: z.array(
      z.object({
        id: z.uuid(),
        institution: z.string(),
        /** Its name; null where the directory no longer has it. */
        school: z.string().nullable(),
        credential: Kind,
        earnedOn: z.iso.date(),
        enrolled: z.string().nullable(),
        average: z.string().nullable(),
        reason: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
        withdrawn: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'CredentialList' });
export type CredentialList = z.infer<typeof CredentialList>;
export type ListedCredential = CredentialList['credentials'][number];
