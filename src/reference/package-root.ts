import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `reference/`: the repository, also when running from `dist`. */
export const PACKAGE_ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'reference'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the folder reference/ is missing beside package.json');
  return findRoot(parent);
}
