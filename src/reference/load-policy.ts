import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import { readOrFault } from './load-program.js';
import { PACKAGE_ROOT } from './package-root.js';
import { ReferenceFault } from './reference-fault.js';
import { amount, count, list, nullable, text } from './shapes.js';
import { readYaml } from './yaml-file.js';

const grade = z.strictObject({
  letter: text,
  percent: nullable(text).default(null),
  points: nullable(text).default(null),
});
const units = ['semester', 'quarter', 'ects', 'clock', 'unknown'] as const;

const PolicyFile = z.strictObject({
  id: text,
  version: text,
  caps: z.strictObject({
    transfer: z.strictObject({
      credits: amount,
      scope: z.enum(['pooled', 'external-only']).default('pooled'),
    }),
    'prior-learning': z.strictObject({ credits: amount, scope: z.literal('own').default('own') }),
  }),
  creditsInResidence: amount,
  minimumGrade: z.strictObject({ external: grade, 'berklee-online': grade }),
  conversion: z
    .partialRecord(z.enum(units), amount)
    .transform((given) => ({ semester: '1' as never, ...given })),
  combine: z.partialRecord(z.enum(units), z.enum(['same-category', 'same-subject', 'never'])).default({}),
  surplus: z.literal('unused').default('unused'),
  minimumCourseCredits: amount.default('3' as never),
  repeats: z.enum(['best', 'latest']).default('best'),
  passWithoutKey: z.enum(['hold', 'accept']).default('hold'),
  syllabusRequired: z.enum(['music-or-undescribed', 'never']).default('music-or-undescribed'),
  coursesPerTerm: count.default(4),
  recency: z
    .strictObject({ years: count, subjects: list(text) })
    .nullable()
    .default(null),
  exams: list(
    z.strictObject({
      program: text,
      name: nullable(text).default(null),
      minimumScore: text,
      credits: amount,
      category: nullable(text).default(null),
    }),
  ),
  excludedFields: list(z.strictObject({ field: text, words: list(text), source: text })),
  excludedProviders: list(text),
  prices: list(z.strictObject({ year: text, perCourse: text, currency: text })),
  sources: z.record(z.string(), z.array(text)).default({}),
});

/** Settings by path, such as `caps.transfer.scope` to `external-only`; they win over the file. */
export type PolicySettings = Readonly<Record<string, string>>;

/** A policy by file or by id. Throws `ReferenceFault`. */
export function loadPolicy(idOrFile: string, settings: PolicySettings = {}): TransferPolicy {
  if (/\.ya?ml$/.test(idOrFile)) return readPolicy(readOrFault(idOrFile), idOrFile, settings);
  const name = `${idOrFile.replace(/[^\w.-]/g, '')}.yaml`;
  const file = ['reference/policies', 'fixtures/policies']
    .map((folder) => join(folder, name))
    .find((each) => existsSync(join(PACKAGE_ROOT, each)));
  if (file === undefined) {
    throw new ReferenceFault('unknown-policy', `there is no policy ${idOrFile} in reference/policies`, null);
  }
  return readPolicy(readOrFault(join(PACKAGE_ROOT, file)), file, settings);
}

/** Reads a policy from its YAML text; `file` only names it in faults. */
export function readPolicy(yaml: string, file: string, settings: PolicySettings = {}): TransferPolicy {
  return readYaml(withSettings(yaml, file, settings), file, PolicyFile).value;
}

function withSettings(yaml: string, file: string, settings: PolicySettings): string {
  if (Object.keys(settings).length === 0) return yaml;
  const document = parseDocument(yaml, { schema: 'failsafe' });
  for (const [path, value] of Object.entries(settings)) {
    try {
      document.setIn(path.split('.'), value);
    } catch {
      throw new ReferenceFault('unknown-setting', `${path} cannot be set in the policy ${file}`, null);
    }
  }
  return document.toString();
}
