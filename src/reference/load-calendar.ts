import { join } from 'node:path';
import { z } from 'zod';
import type { Term } from '../domain/term.js';
import { readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { isoDate, term } from './shapes.js';
import { readYaml } from './yaml-file.js';

/** A term that can be applied for. Dates are ISO 8601; `derived` follows the pattern of published ones. */
export interface OfferedTerm {
  readonly term: Term;
  readonly startsOn: string;
  readonly applyBy: string;
  readonly basis: 'published' | 'derived';
}

const FILE = 'reference/calendar/terms.yaml';
const CalendarFile = z.strictObject({
  terms: z.array(
    z.strictObject({ term, startsOn: isoDate, applyBy: isoDate, basis: z.enum(['published', 'derived']) }),
  ),
});

/** Terms with their starts and application deadlines, in order. */
export function loadCalendar(): readonly OfferedTerm[] {
  return readYaml(readOrFault(join(PACKAGE_ROOT, FILE)), FILE, CalendarFile).value.terms;
}
