import { z } from 'zod';
import { plainProse, plainText } from './plain-text.js';
import { RuleFinding, RuleImpact } from './rules.js';

/** What the rules of a file would be here, and what they would contradict. */
const WhatItBrings = {
  /** Rules that are new here. */
  added: z.number().int(),
  /** Rules that get a next version. */
  changed: z.number().int(),
  /** Rows that say what the record says already. */
  same: z.number().int(),
  /** Versions in the file before the newest of their rule, passed over. */
  earlier: z.number().int(),
};
const WhatItMeans = {
  conflicts: z.number().int(),
  warnings: z.number().int(),
  /** The first of them; contradictions before warnings. */
  findings: z.array(RuleFinding),
};

export const RuleImportTrial = z
  .object({ ...WhatItBrings, ...WhatItMeans, impact: RuleImpact })
  .meta({ id: 'RuleImportTrial' });
export type RuleImportTrial = z.infer<typeof RuleImportTrial>;

/** The id is null where the file brought nothing new. */
export const DraftedImport = z
  .object({ id: z.uuid().nullable(), ...WhatItBrings })
  .meta({ id: 'DraftedImport' });
export type DraftedImport = z.infer<typeof DraftedImport>;

const RuleImport = z.object({
  id: z.uuid(),
  rules: z.number().int(),
  /** Those that are still a draft, with no later version. */
  waiting: z.number().int(),
  /** Those that were taken away before anybody published them. */
  withdrawn: z.number().int(),
  reason: z.string(),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  /** The caller may publish what waits: somebody else drafted it. */
  mayPublish: z.boolean(),
  /** The caller may take away what waits: they sent it, or they are a registrar. */
  mayWithdraw: z.boolean(),
});

export const RuleImports = z.object({ imports: z.array(RuleImport) }).meta({ id: 'RuleImports' });
export type RuleImports = z.infer<typeof RuleImports>;

export const RuleImportView = RuleImport.extend(WhatItMeans).meta({ id: 'RuleImport' });
export type RuleImportView = z.infer<typeof RuleImportView>;

export const PublishedImport = z
  .object({ rules: z.number().int(), cases: z.number().int() })
  .meta({ id: 'PublishedImport' });
export type PublishedImport = z.infer<typeof PublishedImport>;

export const WithdrawnImport = z.object({ rules: z.number().int() }).meta({ id: 'WithdrawnImport' });
export type WithdrawnImport = z.infer<typeof WithdrawnImport>;

/** A row of a file that is no rule here, with its place. */
export const RowFault = z.object({
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  code: z.string(),
  message: z.string(),
});
export type RowFault = z.infer<typeof RowFault>;

export const ImportReason = plainProse(1000);

export const ExportQuestion = z.object({
  format: z.enum(['csv', 'yaml']),
  institution: plainText(20).optional(),
});
export type ExportQuestion = z.infer<typeof ExportQuestion>;
