import { join } from 'node:path';
import { readConfig, UnsafeSettings, type Config } from './config.js';
import { isAddedByHand, schoolAlike } from './domain/institution/added-school.js';
import type { Institution } from './domain/institution/institution.js';
import { importDirectory, type ImportedDirectory } from './reference/directory/import-directory.js';
import { loadInstitutions } from './reference/load-institutions.js';
import { ReferenceFault } from './reference/reference-fault.js';
import { appendAudit } from './store/audit.store.js';
import { openDatabase } from './store/database.js';
import { claimImport, keepImported, listInstitutions } from './store/institution.store.js';

/** The file in the folder of the settings that the service takes in when it starts. */
export const DIRECTORY_FILE = 'institutions.ndjson';

/**
 * Where the settings say that the directory lives: in a database, or in a file. Throws `ReferenceFault` where
 * a setting is wrong.
 */
export function directoryHome(): { readonly databaseUrl: string | null; readonly file: string } {
  const { databaseUrl, dataDir } = settings();
  return { databaseUrl, file: join(dataDir, DIRECTORY_FILE) };
}

function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof UnsafeSettings)) throw error;
    const sentence = `the settings cannot be used; correct ${error.lines.join('; ')}`;
    throw new ReferenceFault('wrong-setting', sentence, null);
  }
}

export interface ImportedIntoDatabase extends ImportedDirectory {
  /** Schools that staff have added by hand and that the directory has too, at the same place. Both stay. */
  readonly addedAsWell: readonly { readonly added: string; readonly unitid: string; readonly name: string }[];
}

/**
 * Imports in one transaction: all of it or nothing. Throws `ReferenceFault` when another import is running,
 * or a file cannot be used.
 */
export async function importIntoDatabase(
  url: string,
  files: readonly string[],
  dryRun: boolean,
  today: string,
): Promise<ImportedIntoDatabase> {
  const database = await openDatabase(url, { connectionsMax: 2 }).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new ReferenceFault('no-database', `DATABASE_URL: this database cannot be reached (${cause})`, null);
  });
  try {
    await database.migrate();
    return await database.inTransaction(async (tx) => {
      if (!(await claimImport(tx))) {
        const sentence = 'another import of schools is running; try again when it has ended';
        throw new ReferenceFault('import-running', sentence, null);
      }
      const stored = await listInstitutions(tx);
      // What staff have added by hand is theirs: no file changes it, and a file may bring the school too.
      const added = stored.filter(({ unitid }) => isAddedByHand(unitid));
      const known = withReference(stored.filter(({ unitid }) => !isAddedByHand(unitid)));
      const directory = await importDirectory(known, files, today);
      const imported = { ...directory, addedAsWell: bothKept(added, directory.institutions) };
      if (dryRun) return imported;
      await keepImported(tx, imported.institutions);
      const { institutions, changes, addedAsWell } = imported;
      const twice = addedAsWell.length;
      const facts = {
        schools: institutions.length,
        changes: changes.length,
        ...(twice > 0 ? { twice } : {}),
      };
      const entry = { actorId: null, actor: 'import', applicationId: null, subject: 'institutions' };
      await appendAudit(tx, { ...entry, action: 'institutions.imported', facts });
      return imported;
    });
  } finally {
    await database.close();
  }
}

function bothKept(added: readonly Institution[], directory: readonly Institution[]) {
  return added
    .filter(({ ended }) => ended === undefined)
    .flatMap((school) => {
      const known = schoolAlike(directory, school);
      return known === null ? [] : [{ added: school.unitid, unitid: known.unitid, name: known.name }];
    });
}

/** The schools that come with the product are known, whether or not the service has ever started. */
function withReference(stored: readonly Institution[]): readonly Institution[] {
  const known = new Set(stored.map(({ unitid }) => unitid));
  return [...stored, ...loadInstitutions({ invented: false }).filter(({ unitid }) => !known.has(unitid))];
}
