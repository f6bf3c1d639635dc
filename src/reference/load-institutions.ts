import { join } from 'node:path';
import { z } from 'zod';
import type { Institution } from '../domain/institution/institution.js';
import { readDirectoryFile } from './directory/directory-file.js';
import { readOrFault } from './files.js';
import { InstitutionShape } from './institution-shape.js';
import { PACKAGE_ROOT } from './package-root.js';
import { readYaml } from './yaml-file.js';

const InstitutionsFile = z.strictObject({ institutions: z.array(InstitutionShape) });

/**
 * The directory: the schools that come with the product, the invented ones of the examples only when asked
 * for, and those of an imported file, whose word on a school is newer. Throws `ReferenceFault`.
 */
export function loadInstitutions(options: {
  readonly invented: boolean;
  /** A file that `segue import institutions` has written. */
  readonly imported?: string | undefined;
}): readonly Institution[] {
  const files = ['well-known.yaml', 'well-known-abroad.yaml'].map((file) => `reference/institutions/${file}`);
  if (options.invented) files.push('fixtures/institutions/invented.yaml');
  const own = files.flatMap((file) => readInstitutions(readOrFault(join(PACKAGE_ROOT, file)), file));
  if (options.imported === undefined) return own;
  const imported = readDirectoryFile(options.imported);
  const known = new Set(imported.map(({ unitid }) => unitid));
  return [...imported, ...own.filter(({ unitid }) => !known.has(unitid))];
}

function readInstitutions(yaml: string, file: string): readonly Institution[] {
  return readYaml(yaml, file, InstitutionsFile).value.institutions;
}
