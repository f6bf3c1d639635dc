import { existsSync } from 'node:fs';
import type { DirectoryChange } from '../domain/institution/directory-changes.js';
import type { ImportedIntoDatabase } from '../import-into-database.js';
import { writeDirectoryFile } from '../reference/directory/directory-file.js';
import { importDirectory, type ImportedDirectory } from '../reference/directory/import-directory.js';
import { loadInstitutions } from '../reference/load-institutions.js';
import { outputFile } from './output-file.js';
import { printTable } from './table.js';

export interface ImportOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** So many changes of a kind are told one by one; `--json` has them all. */
const TOLD_MAX = 20;
const KINDS: readonly (readonly [DirectoryChange['kind'], string])[] = [
  ['added', 'schools added'],
  ['renamed', 'renamed'],
  ['closed', 'closed or merged'],
  ['reopened', 'open again'],
  ['accreditation-gained', 'accreditations gained'],
  ['accreditation-ended', 'accreditations ended'],
  ['accreditation-changed', 'accreditations changed'],
  ['changed', 'changed otherwise'],
];

/** `segue import institutions FILE…`: takes published files in and tells what that changes. */
export async function importCommand(files: readonly string[], options: ImportOptions): Promise<string> {
  const { intoFile, imported } = await importInto(files, options);
  const result = { dryRun: options.dryRun === true, into: intoFile ?? 'database', ...reported(imported) };
  if (options.json === true) return `${JSON.stringify({ schema: 'segue.import/1', ...result }, null, 2)}\n`;
  return describe(imported, intoFile, options.dryRun === true);
}

interface Imported {
  /** Null: the database. */
  readonly intoFile: string | null;
  readonly imported: ImportedDirectory & Partial<Pick<ImportedIntoDatabase, 'addedAsWell'>>;
}

/** Into the file that is named; else into the database of the settings; else into their folder. */
async function importInto(
  files: readonly string[],
  { out, dryRun = false }: ImportOptions,
): Promise<Imported> {
  if (out !== undefined) return { intoFile: out, imported: await importIntoFile(files, out, dryRun) };
  // Only here, so that no other command has to load a database.
  const { directoryHome, importIntoDatabase } = await import('../import-into-database.js');
  const { databaseUrl, file } = directoryHome();
  if (databaseUrl === null) return { intoFile: file, imported: await importIntoFile(files, file, dryRun) };
  return { intoFile: null, imported: await importIntoDatabase(databaseUrl, files, dryRun) };
}

async function importIntoFile(
  files: readonly string[],
  named: string,
  dryRun: boolean,
): Promise<ImportedDirectory> {
  const out = await outputFile(named);
  const known = loadInstitutions({ invented: false, imported: existsSync(out) ? out : undefined });
  const imported = await importDirectory(known, files);
  if (!dryRun && (imported.changesAnything || !existsSync(out)))
    writeDirectoryFile(out, imported.institutions);
  return imported;
}

function reported(imported: Imported['imported']) {
  const { files, institutions, changes, ofPrograms, ungrouped, circles, addedAsWell } = imported;
  const counts = Object.fromEntries(KINDS.map(([kind]) => [kind, ofKind(changes, kind).length]));
  return {
    files,
    institutions: institutions.length,
    counts,
    leftOut: { recordsOfPrograms: ofPrograms },
    agenciesInNoGroup: ungrouped,
    successionCircles: circles,
    ...(addedAsWell === undefined ? {} : { addedAsWell }),
    changes,
  };
}

function describe(imported: Imported['imported'], file: string | null, dryRun: boolean): string {
  const { files, institutions, changes, ofPrograms, ungrouped, circles } = imported;
  const lines = files.map(({ file: name, kinds, rows }) => `Read ${name}: ${kinds.join(', ')}, ${rows} rows`);
  for (const [kind, words] of KINDS) {
    const these = ofKind(changes, kind);
    if (these.length === 0) continue;
    lines.push(`\n${these.length} ${words}`);
    lines.push(printTable(these.slice(0, TOLD_MAX).map(({ unitid, name, text }) => [unitid, name, text])));
    if (these.length > TOLD_MAX) lines.push(`  … and ${these.length - TOLD_MAX} more; --json lists them all`);
  }
  if (ofPrograms > 0)
    lines.push(`\n${ofPrograms} records of single programs say nothing of the school; left out`);
  if (ungrouped.length > 0) lines.push(`Agencies in no group: ${ungrouped.join('; ')}`);
  for (const circle of circles.slice(0, TOLD_MAX))
    lines.push(`Merged in a circle, so that none goes on: ${[...circle, circle[0]].join(' → ')}`);
  if (circles.length > TOLD_MAX)
    lines.push(`  … and ${circles.length - TOLD_MAX} more; --json lists them all`);
  for (const { added, unitid, name } of imported.addedAsWell ?? [])
    lines.push(
      `${name} (${unitid}) was added by hand as ${added}; both are kept: see Schools in the product`,
    );
  const where = file === null ? 'the database' : file;
  const done = dryRun ? 'Nothing was written (--dry-run)' : `In ${where} now`;
  return [...lines, `\n${changes.length} changes. ${done}: ${institutions.length} schools.`, ''].join('\n');
}

function ofKind(changes: readonly DirectoryChange[], kind: DirectoryChange['kind']) {
  return changes.filter((change) => change.kind === kind);
}
