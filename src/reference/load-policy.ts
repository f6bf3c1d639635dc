import { basename, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { compareCredits, credits } from '../domain/credits.js';
import { HIGHEST_POINTS } from '../domain/policy/grade.js';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import { listYamlFiles, readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { ReferenceFault } from './reference-fault.js';
import { amount, count, letterGrade, list, nullable, ratio, text } from './shapes.js';
import { readYaml } from './yaml-file.js';

const USUAL = credits(HIGHEST_POINTS);

const grade = z
  .strictObject({
    letter: letterGrade,
    percent: nullable(amount).default(null),
    points: nullable(amount).default(null),
    highestPoints: amount.exactOptional(),
  })
  .refine(({ percent }) => percent === null || compareCredits(percent, credits('100')) <= 0, {
    message: 'expected at most 100 percent',
    path: ['percent'],
  })
  .refine(
    ({ points, highestPoints }) => points === null || compareCredits(points, highestPoints ?? USUAL) <= 0,
    { message: 'expected no more than highestPoints, which is 4.33 unless it is stated', path: ['points'] },
  );
const units = ['semester', 'quarter', 'ects', 'clock', 'unknown'] as const;

const year = text.regex(/^\d{4}-\d{2}$/, 'expected an academic year such as 2014-15');
const perCourse = text.regex(/^\d{1,6}$/, 'expected a whole amount such as 1449');

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
    .partialRecord(z.enum(units), ratio)
    .transform((given) => ({ semester: '1' as never, ...given })),
  combine: z.partialRecord(z.enum(units), z.enum(['same-category', 'same-subject', 'never'])).default({}),
  surplus: z.literal('unused').default('unused'),
  minimumCourseCredits: amount.default('3' as never),
  repeats: z.enum(['best', 'latest']).default('best'),
  passWithoutKey: z.enum(['hold', 'accept']).default('hold'),
  accreditation: z
    .strictObject({
      accepted: z.array(text).min(1),
      considered: z
        .strictObject({ kind: text, groups: z.array(text).min(1) })
        .nullable()
        .default(null),
    })
    .default({ accepted: ['regional'], considered: null }),
  syllabusRequired: z.enum(['music-or-undescribed', 'never']).default('music-or-undescribed'),
  coursesPerTerm: count.refine((courses) => courses > 0, 'expected at least 1').default(4),
  recency: z
    .strictObject({ years: count, subjects: list(text) })
    .nullable()
    .default(null),
  exams: list(
    z.strictObject({
      program: text,
      name: nullable(text).default(null),
      minimumScore: amount,
      credits: amount,
      category: nullable(text).default(null),
    }),
  ),
  excludedFields: list(z.strictObject({ field: text, words: list(text), source: text })),
  excludedProviders: list(text),
  prices: list(z.strictObject({ year, perCourse, currency: text })),
  sources: z.record(z.string(), z.array(text)).default({}),
});

const FOLDERS = ['reference/policies', 'fixtures/policies'];

/** Settings by path, such as `caps.transfer.scope` to `external-only`; they win over the file. */
export type PolicySettings = Readonly<Record<string, string>>;

/** A policy by file or by id. Throws `ReferenceFault`, which names the known ids when this is none. */
export function loadPolicy(idOrFile: string, settings: PolicySettings = {}): TransferPolicy {
  if (/\.ya?ml$/.test(idOrFile)) return readPolicy(readOrFault(idOrFile), idOrFile, settings);
  const known = listYamlFiles(FOLDERS);
  const file = known.find((each) => basename(each, '.yaml') === idOrFile);
  if (file === undefined) {
    const names = known.map((each) => basename(each, '.yaml')).join(', ');
    throw new ReferenceFault('unknown-policy', `there is no policy ${idOrFile}; there are ${names}`, null);
  }
  return readPolicy(readOrFault(file), relative(PACKAGE_ROOT, file), settings);
}

/** Reads a policy from its YAML text; `file` only names it in faults. */
function readPolicy(yaml: string, file: string, settings: PolicySettings = {}): TransferPolicy {
  const policy = readYaml(yaml, file, PolicyFile).value;
  if (Object.keys(settings).length === 0) return policy;
  try {
    return readYaml(withSettings(yaml, settings), file, PolicyFile).value;
  } catch (error) {
    if (!(error instanceof ReferenceFault)) throw error;
    throw new ReferenceFault('setting', `--set: ${error.sentence}`, null);
  }
}

function withSettings(yaml: string, settings: PolicySettings): string {
  const document = parseDocument(yaml, { schema: 'failsafe' });
  for (const [path, value] of Object.entries(settings)) {
    try {
      document.setIn(path.split('.'), value);
    } catch {
      throw new ReferenceFault('setting', `${path} is no setting of a policy`, null);
    }
  }
  return document.toString();
}
