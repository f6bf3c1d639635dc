import { z } from 'zod';
import { plainProse, plainText } from './plain-text.js';
import { TermName } from './term-name.js';

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
  /** For a school that staff have added by hand: all that was said of it, newest first; null for others. */
  added: z
    .object({
      entries: z.array(
        z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string(), text: z.string() }),
      ),
      /** The school of the same name and place that an import has brought since; null: none. */
      twin: z.object({ unitid: z.string(), name: z.string() }).nullable(),
    })
    .nullable(),
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

/** The end of an interval: a day, or a term, of which the first or the last day is meant. */
const DayOrTerm = z.union([z.iso.date(), TermName]);

/** What a registrar knows of a school that no directory has. What is not known is null, or not listed. */
const SchoolFacts = z.object({
  name: plainText(200),
  city: plainText(100).nullable(),
  /** In the United States the postal code, such as MA. */
  state: plainText(60).nullable(),
  /** ISO 3166 code. */
  country: z.string().regex(/^[A-Z]{2}$/, 'expected a country code of two letters, such as US'),
  kind: z.enum(['college', 'music-school', 'high-school', 'vendor']),
  creditUnit: z.enum(['semester', 'quarter', 'ects', 'clock', 'unknown']),
  /** Empty: nothing is known, which is not the same as not accredited. */
  accreditations: z
    .array(
      z
        .object({
          agency: plainText(200),
          /** Null: the start is not known. */
          from: DayOrTerm.nullable(),
          /** Null: no end is known on `checkedOn`. */
          to: DayOrTerm.nullable(),
          /** The last day of which the source speaks. */
          checkedOn: z.iso.date(),
          /** A link, or the document. */
          source: plainText(500),
        })
        .strict(),
    )
    .max(20),
  ended: z
    .object({ on: z.iso.date().nullable(), successor: plainText(60).nullable() })
    .strict()
    .nullable(),
  reason: plainProse(1000),
});

/** A new entry for a school that staff have added; the old one stays in its history. */
export const SchoolCorrection = SchoolFacts.strict().meta({ id: 'SchoolCorrection' });
export type SchoolCorrection = z.infer<typeof SchoolCorrection>;

/** A school that no directory has; `printed` is the name on papers that wait for it. */
export const NewSchool = SchoolFacts.extend({ printed: plainText(200).nullable() })
  .strict()
  .meta({ id: 'NewSchool' });
export type NewSchool = z.infer<typeof NewSchool>;

export const AddedSchool = z.object({ unitid: z.string() }).meta({ id: 'AddedSchool' });
export type AddedSchool = z.infer<typeof AddedSchool>;

export const SchoolRemoval = z
  .object({ reason: plainProse(1000) })
  .strict()
  .meta({ id: 'SchoolRemoval' });

/** The agencies that accredit whole schools, with the group by which the policy counts them. */
export const Accreditors = z
  .object({ agencies: z.array(z.object({ name: z.string(), group: z.string() })) })
  .meta({ id: 'Accreditors' });
export type Accreditors = z.infer<typeof Accreditors>;
