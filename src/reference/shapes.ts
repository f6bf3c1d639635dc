import { z } from 'zod';
import {
  compareCredits,
  credits,
  NO_CREDITS,
  readCredits,
  type Credits,
  type CreditUnit,
} from '../domain/credits.js';
import { readTerm, termYear, type Term } from '../domain/term.js';

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

/** More than any degree, record or score has: a greater number is a slip of the pen. */
const MOST = credits('1000');

/** An amount of credit: exact, never negative, and no more than there can be. */
export const amount = z.string().transform((value, context): Credits => {
  const read = readCredits(value);
  if (read === null || read.startsWith('-')) {
    context.addIssue({
      code: 'custom',
      message: `expected an amount of credit such as 3 or 4.5, found ${value}`,
    });
    return z.NEVER;
  }
  if (compareCredits(read, MOST) > 0) {
    context.addIssue({ code: 'custom', message: `expected at most ${MOST}, found ${value}` });
    return z.NEVER;
  }
  return read;
});

/** An amount that there is: more than nothing. */
export const someAmount = amount.refine((value) => value !== NO_CREDITS, 'expected more than 0 credits');

/** An amount of money as published, kept as its text. */
export const money = text.regex(/^\d{1,7}(?:\.\d{2})?$/, 'expected an amount such as 1449 or 1449.50');

/** A ratio between two units: exact, and more than nothing. */
export const ratio = amount.refine((value) => value !== NO_CREDITS, 'expected a ratio such as 2/3, not 0');

/** A letter that can be compared with printed grades. */
export const letterGrade = text.regex(/^[A-D][+-]?$/, 'expected a letter grade such as C or B-');

/** Nobody who earned credit before can ask for it now: an earlier year is a slip of the pen. */
export const FIRST_YEAR = 1900;

export function isTermOfSomeone(given: Term): boolean {
  return termYear(given) >= FIRST_YEAR;
}

/**
 * Credit may be earned after the term for which rules are read, while a degree goes on. Nobody stays in one
 * degree for longer than this: a later year is a slip of the pen.
 */
const YEARS_AFTER_MOST = 10;

export function isYearTooLate(given: number, asOf: Term): boolean {
  return given > termYear(asOf) + YEARS_AFTER_MOST;
}

/** What is wrong with a term or a year that is too late. */
export function tooLateText(given: string, asOf: Term): string {
  return `${given} is more than ${YEARS_AFTER_MOST} years after asOf, which is ${asOf}`;
}

/** More than one course has, in any unit but hours of lectures. */
export const COURSE_CREDITS_MOST = credits('100');

/** Adds an issue where a course has more credit than a course can have. */
export function oneCourse(
  { credits: given, unit }: { readonly credits: Credits | null; readonly unit?: CreditUnit | undefined },
  context: z.RefinementCtx,
): void {
  if (given === null || unit === 'clock' || compareCredits(given, COURSE_CREDITS_MOST) <= 0) return;
  const message = `expected at most ${COURSE_CREDITS_MOST} credits of one course, found ${given}`;
  context.addIssue({ code: 'custom', message, path: ['credits'] });
}

export const term = z.string().transform((value, context): Term => {
  const read = readTerm(value);
  if (read === null) {
    context.addIssue({ code: 'custom', message: `expected a term such as 2012-fall, found ${value}` });
    return z.NEVER;
  }
  if (!isTermOfSomeone(read)) {
    context.addIssue({ code: 'custom', message: `expected a term from ${FIRST_YEAR} on, found ${value}` });
    return z.NEVER;
  }
  return read;
});

/** The year in which an exam was sat. */
export const year = text
  .regex(/^\d{4}$/, 'expected a year such as 2011')
  .refine((value) => Number(value) >= FIRST_YEAR, `expected a year from ${FIRST_YEAR} on`);

export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2014-09-22')
  .refine((day) => isDay(day), 'expected a day of the calendar');

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** A list that may be left out, or left empty behind its key. */
export const list = <T>(item: z.ZodType<T>) =>
  z.preprocess((value) => (value === '' || value === undefined ? [] : value), z.array(item));

/** One line fills one seat of each course that it names, so the same course again would say nothing. */
const courses = z
  .array(text)
  .min(1)
  .superRefine((codes, context) => {
    const twice = codes.findIndex((code, at) => codes.indexOf(code) < at);
    if (twice < 0) return;
    const message = `expected each course once, found ${codes[twice]} twice`;
    context.addIssue({ code: 'custom', message, path: [twice] });
  });

/** `NONE` is the classifier's word for what does not transfer: it would be awarded, and fit nowhere. */
const category = text.refine(
  (named) => named.toUpperCase() !== 'NONE',
  'NONE is no category; write none: with the reason instead',
);

export const receives = z.union([
  z.strictObject({ course: text }),
  z.strictObject({ courses }),
  z.strictObject({ category }),
  z.strictObject({ subject: text }),
  z.strictObject({ elective: text }),
  z.strictObject({ none: text }),
]);
