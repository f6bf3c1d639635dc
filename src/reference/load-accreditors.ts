import { join } from 'node:path';
import { z } from 'zod';
import { foldName } from '../domain/institution/name-words.js';
import { readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { list, text } from './shapes.js';
import { readYaml } from './yaml-file.js';

const FILE = 'reference/institutions/accreditors.yaml';
const OTHER = 'other';

const AccreditorsFile = z.strictObject({
  source: text,
  agencies: z.array(z.strictObject({ name: text, group: text, formerly: list(text) })),
  musicSchools: z.strictObject({ agencies: list(text), names: list(text) }),
});

/** Which kind each accrediting agency is of, and which schools are schools of music. */
export interface AgencyGroups {
  /** The agencies that the file names, in its order. */
  readonly agencies: readonly { readonly name: string; readonly group: string }[];
  /** `other` for an agency that the file does not name. */
  groupOf(agency: string): string;
  /** Is the school a school of music, by its name or by who accredits it as a whole? */
  isMusicSchool(name: string, agencies: readonly string[]): boolean;
}

/** The agencies and their groups, from `reference/institutions/accreditors.yaml`. Throws `ReferenceFault`. */
export function loadAccreditors(): AgencyGroups {
  const { agencies, musicSchools } = readYaml(
    readOrFault(join(PACKAGE_ROOT, FILE)),
    FILE,
    AccreditorsFile,
  ).value;
  const fold = (name: string) =>
    foldName(name)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const groups = new Map(
    agencies.flatMap(({ name, group, formerly }) =>
      [name, ...formerly].map((each) => [fold(each), group] as const),
    ),
  );
  const ofMusic = new Set(musicSchools.agencies.map(fold));
  const words = musicSchools.names.map(fold);
  return {
    agencies: agencies.map(({ name, group }) => ({ name, group })),
    groupOf: (agency) => groups.get(fold(agency)) ?? OTHER,
    isMusicSchool: (name, accredited) =>
      accredited.some((each) => ofMusic.has(fold(each))) ||
      words.some((word) => ` ${fold(name)} `.includes(` ${word} `)),
  };
}
