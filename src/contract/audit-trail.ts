import { z } from 'zod';
import { History } from './applications.js';

/** What an entry is about, to be opened. */
const About = z.object({
  kind: z.enum(['rule', 'rule-file', 'school', 'case']),
  id: z.string(),
  /** What people call it: the id of a rule, the name of a school, the applicant of a case. */
  name: z.string().nullable(),
});

/** The trail of everything: each entry beside what it is about and why it was done. */
export const AuditTrail = z
  .object({
    entries: z.array(
      History.shape.entries.element.extend({ about: About.nullable(), reason: z.string().nullable() }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AuditTrail' });
export type AuditTrail = z.infer<typeof AuditTrail>;
