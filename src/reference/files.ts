import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from './package-root.js';
import { ReferenceFault } from './reference-fault.js';

/** The YAML files of folders of the package, by name; a folder that is not shipped has none. */
export function listYamlFiles(folders: readonly string[]): string[] {
  return folders
    .map((folder) => join(PACKAGE_ROOT, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .toSorted()
        .map((name) => join(folder, name)),
    )
    .filter((file) => file.endsWith('.yaml'));
}

/** The text of a file that a person named. Throws `ReferenceFault` where there is none. */
export function readOrFault(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') {
      throw new ReferenceFault('not-a-file', `${file} is a folder; name one file`, null);
    }
    throw new ReferenceFault('no-such-file', `there is no file ${file} that can be read`, null);
  }
}
