import { z } from 'zod';
import { CreditsText } from './transcript.js';

/** How a pair of courses, online and on campus, is known. */
const Status = z.enum(['official', 'official-alternative', 'inferred']);
const SYSTEM = z.enum(['berklee-online', 'berklee-campus']);
const TEXT_OR_UNKNOWN = z.string().nullable();

const ListedCourse = z.object({
  system: SYSTEM,
  /** Null: no page shows the course's code. */
  code: TEXT_OR_UNKNOWN,
  /** `third-party`: no page of the school shows the code; `unknown`: there is none. */
  codeConfidence: z.enum(['official', 'third-party', 'unknown']),
  title: z.string(),
  credits: CreditsText.nullable(),
  /** Music subject; null for general education. */
  subject: TEXT_OR_UNKNOWN,
  /** Name of the general-education category; null for music. */
  category: TEXT_OR_UNKNOWN,
  level: z.number().int().nullable(),
  academicLevel: z.enum(['undergraduate', 'graduate', 'unknown']),
  /** Open to degree students alone. */
  degreeOnly: z.boolean(),
  prerequisites: z.array(z.string()),
  /** In the page's words, where it says more than codes. */
  prerequisitesStated: TEXT_OR_UNKNOWN,
  topics: z.array(z.string()),
  source: z.string(),
  notes: TEXT_OR_UNKNOWN,
  /** Courses of the other system that stand for it, or that it stands for. */
  equivalents: z.array(
    z.object({
      code: TEXT_OR_UNKNOWN,
      title: z.string(),
      status: Status,
      /** The online course serves for any course with these letters, this one among them. */
      family: z.string().nullable(),
      source: TEXT_OR_UNKNOWN,
    }),
  ),
  /** Names of the certificates that list it. */
  certificates: z.array(z.string()),
});

/** Every course of the school that its pages show, and what they say around them. */
export const CatalogView = z
  .object({
    /** The version that evaluations name. */
    version: z.string(),
    courses: z.array(ListedCourse),
    certificates: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        courses: z.number().int().nullable(),
        required: z.array(z.string()),
        electives: z.array(z.string()),
        listComplete: z.boolean(),
        note: TEXT_OR_UNKNOWN,
        source: z.string(),
      }),
    ),
    campus: z.object({
      areas: z.object({ source: z.string(), names: z.array(z.string()) }),
      rules: z.array(z.object({ rule: z.string(), source: TEXT_OR_UNKNOWN })),
    }),
  })
  .meta({ id: 'Catalog' });
export type CatalogView = z.infer<typeof CatalogView>;
