import { z } from 'zod';

const typed = (max: number) => z.string().trim().min(1).max(max);

/**
 * One line that a person typed: no control characters and no half of a character, which the database refuses.
 */
export const plainText = (max: number) => typed(max).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'no control characters');

/** As `plainText`, with line breaks and tabs. */
export const plainProse = (max: number) =>
  typed(max).regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u, 'no control characters but line breaks');

/** The most that a person writes of how the office knows what it states. */
export const HOW_KNOWN_MAX = 500;
