import { z } from 'zod';
import { readCredits, type Credits } from '../domain/credits.js';
import { readTerm, type Term } from '../domain/term.js';

/** Scalars arrive as the text in the file; these turn them into what they mean. */
export const text = z.string().trim().min(1);

export const nullable = <T>(shape: z.ZodType<T>) =>
  z.preprocess(
    (value) => (value === 'null' || value === '~' || value === '' ? null : value),
    shape.nullable(),
  );

export const bool = z.enum(['true', 'false']).transform((value) => value === 'true');

export const count = z
  .string()
  .regex(/^\d{1,6}$/, 'expected a whole number')
  .transform(Number);

/** An amount of credit: exact, and never negative. */
export const amount = z.string().transform((value, context): Credits => {
  const read = readCredits(value);
  if (read === null || read.startsWith('-')) {
    context.addIssue({
      code: 'custom',
      message: `expected an amount of credit such as 3 or 4.5, found ${value}`,
    });
    return z.NEVER;
  }
  return read;
});

/** A letter that can be compared with printed grades. */
export const letterGrade = text.regex(/^[A-D][+-]?$/, 'expected a letter grade such as C or B-');

export const term = z.string().transform((value, context): Term => {
  const read = readTerm(value);
  if (read === null) {
    context.addIssue({ code: 'custom', message: `expected a term such as 2012-fall, found ${value}` });
    return z.NEVER;
  }
  return read;
});

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2014-09-22');

/** A list that may be left out, or left empty behind its key. */
export const list = <T>(item: z.ZodType<T>) =>
  z.preprocess((value) => (value === '' || value === undefined ? [] : value), z.array(item));

export const receives = z.union([
  z.strictObject({ course: text }),
  z.strictObject({ courses: z.array(text).min(1) }),
  z.strictObject({ category: text }),
  z.strictObject({ subject: text }),
  z.strictObject({ none: text }),
]);
