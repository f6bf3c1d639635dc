import { z } from 'zod';

/** A term as it is written everywhere: the calendar year in which it begins, and its season. */
export const TermName = z
  .string()
  .regex(/^\d{4}-(winter|spring|summer|fall)$/, 'expected a term such as 2012-fall');
