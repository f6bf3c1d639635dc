import { existsSync } from 'node:fs';
import type { DirectoryChange } from '../domain/institution/directory-changes.js';
import type { ImportedIntoDatabase } from '../import-into-database.js';
import { claimDirectory } from '../reference/directory/claim-directory.js';
import { writeDirectoryFile } from '../reference/directory/directory-file.js';
import { importDirectory, type ImportedDirectory } from '../reference/directory/import-directory.js';
import type { DayNotTaken } from '../reference/directory/published-days.js';
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

const REASONS: ReadonlyMap<DayNotTaken['why'], string> = new Map([
  ['to-come', 'has not come yet'],
  ['after-its-end', 'is a start after its own end'],
  ['after-the-file', 'is a start after the last day of which the file knows'],
]);

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
  const today = new Date().toISOString().slice(0, 10);
  if (out !== undefined) return { intoFile: out, imported: await importIntoFile(files, out, dryRun, today) };
  // Only here, so that no other command has to load a database.
  const { directoryHome, importIntoDatabase } = await import('../import-into-database.js');
  const { databaseUrl, file } = directoryHome();
  return databaseUrl === null
    ? { intoFile: file, imported: await importIntoFile(files, file, dryRun, today) }
    : { intoFile: null, imported: await importIntoDatabase(databaseUrl, files, dryRun, today) };
}

async function importIntoFile(
  files: readonly string[],
  named: string,
  dryRun: boolean,
  today: string,
): Promise<ImportedDirectory> {
  const out = await outputFile(named);
  const read = () => {
    const imported = existsSync(out) ? out : undefined;
    return importDirectory(loadInstitutions({ invented: false, imported }), files, today);
  };
  if (dryRun) return read();
  const claim = claimDirectory(out);
  try {
    const imported = await read();
    claim.check();
    if (imported.changesAnything || !existsSync(out)) writeDirectoryFile(out, imported.institutions);
    return imported;
  } finally {
    claim.release();
  }
}

function reported(imported: Imported['imported']) {
  const { files, institutions, changes, knownTo, leftOut, daysNotTaken, putRight, addedAsWell } = imported;
  const counts = Object.fromEntries(KINDS.map(([kind]) => [kind, ofKind(changes, kind).length]));
  return {
    files,
    institutions: institutions.length,
    counts,
    accreditationKnownTo: knownTo,
    leftOut: {
      recordsOfPrograms: leftOut.ofPrograms,
      recordsOfNoPlace: leftOut.ofNoPlace,
      recordsWithoutDay: leftOut.withoutDay,
      recordsOfOtherStatus: leftOut.ofOtherStatus,
    },
    daysNotTaken,
    schoolsPutRight: putRight,
    agenciesInNoGroup: imported.ungrouped,
    successionCircles: imported.circles,
    ...(addedAsWell === undefined ? {} : { addedAsWell }),
    changes,
  };
}

function describe(imported: Imported['imported'], file: string | null, dryRun: boolean): string {
  const { files, institutions, changes, ungrouped, circles } = imported;
  const lines = files.map(({ file: name, kinds, rows }) => `Read ${name}: ${kinds.join(', ')}, ${rows} rows`);
  for (const [kind, words] of KINDS) {
    const these = ofKind(changes, kind);
    if (these.length === 0) continue;
    lines.push(`\n${these.length} ${words}`);
    lines.push(printTable(these.slice(0, TOLD_MAX).map(({ unitid, name, text }) => [unitid, name, text])));
    if (these.length > TOLD_MAX) lines.push(more(these.length));
  }
  lines.push('', ...accreditationLines(imported));
  if (ungrouped.length > 0) lines.push(`Agencies in no group: ${ungrouped.join('; ')}`);
  for (const circle of circles.slice(0, TOLD_MAX))
    lines.push(`Merged in a circle, so that none goes on: ${[...circle, circle[0]].join(' → ')}`);
  if (circles.length > TOLD_MAX) lines.push(more(circles.length));
  for (const { added, unitid, name } of imported.addedAsWell ?? [])
    lines.push(
      `${name} (${unitid}) was added by hand as ${added}; both are kept: see Schools in the product`,
    );
  const where = file === null ? 'the database' : file;
  const done = dryRun ? 'Nothing was written (--dry-run)' : `In ${where} now`;
  return [...lines, `\n${changes.length} changes. ${done}: ${institutions.length} schools.`, ''].join('\n');
}

/** To which day accreditation is known now, and which rows were not used for it, and why. */
function accreditationLines({ knownTo, leftOut, daysNotTaken, putRight }: ImportedDirectory): string[] {
  const { ofPrograms, ofNoPlace, withoutDay, ofOtherStatus } = leftOut;
  const lines: string[] = [];
  if (knownTo !== null) lines.push(`These files know of accreditation to ${knownTo}`);
  if (ofPrograms > 0)
    lines.push(`${ofPrograms} records of single programs say nothing of the school; left out`);
  if (ofNoPlace > 0) lines.push(`${ofNoPlace} records name a DapipId that no table of places has; left out`);
  if (withoutDay > 0)
    lines.push(
      `${withoutDay} records hold to no known day, for the files have no day that has come; left out`,
    );
  for (const { status, records } of ofOtherStatus.slice(0, TOLD_MAX))
    lines.push(`${records} records with the status “${status}” are no accreditation; left out`);
  if (ofOtherStatus.length > TOLD_MAX) lines.push(more(ofOtherStatus.length));
  for (const day of daysNotTaken.slice(0, TOLD_MAX)) lines.push(`Not taken: ${dayText(day)}`);
  if (daysNotTaken.length > TOLD_MAX) lines.push(more(daysNotTaken.length));
  if (putRight > 0)
    lines.push(`${putRight} schools were known to a day that has not come yet; that is taken back`);
  return lines;
}

function dayText({ file, line, column, name, day, why }: DayNotTaken): string {
  return `${file}:${line}:${column}: ${name}: ${day} ${REASONS.get(why)}`;
}

function more(all: number): string {
  return `  … and ${all - TOLD_MAX} more; --json lists them all`;
}

function ofKind(changes: readonly DirectoryChange[], kind: DirectoryChange['kind']) {
  return changes.filter((change) => change.kind === kind);
}
