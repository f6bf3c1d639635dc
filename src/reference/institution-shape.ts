import { z } from 'zod';
import { bool, isoDate, list, nullable, text } from './shapes.js';

const flag = z.union([z.boolean(), bool]);
const date = z.string().regex(/^\d{4}(?:-\d{2}-\d{2})?$/, 'expected a date such as 2014-09-22, or a year');

const AccreditationShape = z.strictObject({
  agency: text,
  group: text,
  from: nullable(isoDate),
  fromEstimated: z.exactOptional(flag),
  to: nullable(isoDate),
  checkedOn: isoDate,
  source: text,
  candidate: z.exactOptional(flag),
});

/** A school in a file of the directory, written by hand or by an import. */
export const InstitutionShape = z.strictObject({
  unitid: text,
  name: text,
  aliases: list(text),
  formerNames: z.exactOptional(z.array(text)),
  city: nullable(text),
  state: nullable(text),
  country: text,
  calendar: z.enum(['semester', 'quarter', 'trimester', 'other', 'unknown']),
  creditUnit: z.enum(['semester', 'quarter', 'ects', 'clock', 'unknown']),
  kind: z.enum(['college', 'music-school', 'high-school', 'vendor']),
  source: text,
  keptNames: z.exactOptional(z.array(text)),
  opeid: z.exactOptional(text),
  parent: z.exactOptional(text),
  web: z.exactOptional(text),
  recognisedBy: z.exactOptional(text),
  sector: z.exactOptional(text),
  level: z.exactOptional(text),
  size: z.exactOptional(z.number().int().min(1).max(5)),
  founded: z.exactOptional(
    z.strictObject({ year: z.string().regex(/^\d{4}$/, 'expected a year such as 1945'), source: text }),
  ),
  ended: z.exactOptional(
    z.strictObject({ how: z.enum(['closed', 'merged']), on: nullable(date), successor: nullable(text) }),
  ),
  accreditations: list(AccreditationShape),
});
