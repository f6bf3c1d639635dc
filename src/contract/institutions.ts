import { z } from 'zod';
import { plainProse, plainText } from './plain-text.js';

const Answer = z.enum(['yes', 'no', 'unknown']);
const day = z.string();

/** A school of the directory as staff see it: why it was found, and what is known of it with its sources. */
const School = z.object({
  unitid: z.string(),
  name: z.string(),
  score: z.number(),
  /** A match as sure as this is taken without asking. */
  sure: z.boolean(),
  reasons: z.array(z.string()),
  city: z.string().nullable(),
  state: z.string().nullable(),
  country: z.string(),
  kind: z.string(),
  calendar: z.string(),
  creditUnit: z.string(),
  source: z.string(),
  aliases: z.array(z.string()),
  formerNames: z.array(z.string()),
  /** Names on papers of which a person has said that they mean this school; each can be taken back. */
  keptNames: z.array(
    z.object({ alias: z.string(), reason: z.string(), by: z.string(), at: z.iso.datetime() }),
  ),
  /** The school's own pages; null where not known. */
  web: z.string().nullable(),
  /** Who recognises a school abroad in its country, as its source says: no accreditation. */
  recognisedBy: z.string().nullable(),
  founded: z.string().nullable(),
  ended: z
    .object({ how: z.enum(['closed', 'merged']), on: day.nullable(), successor: z.string().nullable() })
    .nullable(),
  accreditations: z.array(
    z.object({
      agency: z.string(),
      group: z.string(),
      from: day.nullable(),
      fromEstimated: z.boolean(),
      to: day.nullable(),
      candidate: z.boolean(),
      checkedOn: day,
      source: z.string(),
    }),
  ),
  /** By group of agencies, whether the school was accredited in the term asked about; null without a term. */
  accredited: z
    .array(
      z.object({
        group: z.string(),
        answer: Answer,
        /** Where it is unknown because the source was read before the term ended: the day it was read. */
        knownUntil: day.nullable(),
      }),
    )
    .nullable(),
});

export const Schools = z.object({ schools: z.array(School) }).meta({ id: 'Schools' });
export type Schools = z.infer<typeof Schools>;

export const UnknownSchools = z
  .object({
    /** Names on papers that no school of the directory surely has, the longest waiting first. */
    names: z.array(
      z.object({
        printed: z.string(),
        waitingSince: z.iso.datetime(),
        documents: z.array(z.object({ transcript: z.uuid(), application: z.uuid() })),
        suggestions: z.array(z.object({ unitid: z.string(), name: z.string(), score: z.number() })),
      }),
    ),
  })
  .meta({ id: 'UnknownSchools' });
export type UnknownSchools = z.infer<typeof UnknownSchools>;

/** Another name that a school prints on its papers. */
export const NewAlias = z
  .object({ alias: plainText(200), reason: plainProse(1000) })
  .strict()
  .meta({ id: 'NewAlias' });
export type NewAlias = z.infer<typeof NewAlias>;
