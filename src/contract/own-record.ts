import { z } from 'zod';
import { certificateNamed, type Certificate } from '../domain/program/certificate.js';
import type { OwnCourse } from '../domain/evaluation/own-course.js';

/** What an applicant is told of the record that the school itself holds. */
export const OwnRecordView = z
  .object({
    version: z.number().int(),
    courses: z.number().int(),
    certificates: z.array(
      z.object({
        /** As the record names it. */
        name: z.string(),
        /** How many courses of it the record holds. */
        held: z.number().int(),
        /** Null where no page of the school names such a certificate. */
        type: z.string().nullable(),
        /** How many courses it takes; null where no page says. */
        courses: z.number().int().nullable(),
      }),
    ),
    importedAt: z.iso.datetime(),
  })
  .meta({ id: 'OwnRecord' });
export type OwnRecordView = z.infer<typeof OwnRecordView>;

/** The record as it is told, from the courses that were taken of it. */
export function ownRecordView(
  record: {
    readonly version: number;
    readonly courses: readonly OwnCourse[];
    readonly importedAt: Date;
  },
  known: readonly Certificate[],
): OwnRecordView {
  const { version, courses, importedAt } = record;
  const named = courses.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]));
  return {
    version,
    courses: courses.length,
    certificates: [...new Set(named)].map((name) => {
      const certificate = certificateNamed(name, known);
      const held = named.filter((each) => each === name).length;
      return { name, held, type: certificate?.type ?? null, courses: certificate?.courses ?? null };
    }),
    importedAt: importedAt.toISOString(),
  };
}
