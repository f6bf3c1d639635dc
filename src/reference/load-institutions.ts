import { join } from 'node:path';
import { z } from 'zod';
import type { Institution } from '../domain/institution/institution.js';
import { readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { isoDate, list, nullable, text } from './shapes.js';
import { readYaml } from './yaml-file.js';

const InstitutionsFile = z.strictObject({
  institutions: z.array(
    z.strictObject({
      unitid: text,
      name: text,
      aliases: list(text),
      city: nullable(text),
      state: nullable(text),
      country: text,
      calendar: z.enum(['semester', 'quarter', 'trimester', 'other', 'unknown']),
      creditUnit: z.enum(['semester', 'quarter', 'ects', 'clock', 'unknown']),
      kind: z.enum(['college', 'music-school', 'high-school', 'vendor']),
      source: text,
      accreditations: list(
        z.strictObject({
          agency: text,
          group: z.enum(['regional', 'national', 'music', 'foreign']),
          from: nullable(isoDate),
          to: nullable(isoDate),
          checkedOn: isoDate,
          source: text,
        }),
      ),
    }),
  ),
});

/** The directory that comes with the product; the invented schools of the examples only when asked for. */
export function loadInstitutions(options: { readonly invented: boolean }): readonly Institution[] {
  const files = ['reference/institutions/well-known.yaml'];
  if (options.invented) files.push('fixtures/institutions/invented.yaml');
  return files.flatMap((file) => readInstitutions(readOrFault(join(PACKAGE_ROOT, file)), file));
}

function readInstitutions(yaml: string, file: string): readonly Institution[] {
  return readYaml(yaml, file, InstitutionsFile).value.institutions;
}
