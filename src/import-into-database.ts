import { join } from 'node:path';
import { readConfig, UnsafeSettings, type Config } from './config.js';
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

/**
 * Imports in one transaction: all of it or nothing. Throws `ReferenceFault` when another import is running,
 * or a file cannot be used.
 */
export async function importIntoDatabase(
  url: string,
  files: readonly string[],
  dryRun: boolean,
  today: string,
): Promise<ImportedDirectory> {
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
      const known = withReference(await listInstitutions(tx));
      const imported = await importDirectory(known, files, today);
      if (dryRun) return imported;
      await keepImported(tx, imported.institutions);
      const facts = { schools: imported.institutions.length, changes: imported.changes.length };
      const entry = { actorId: null, actor: 'import', applicationId: null, subject: 'institutions' };
      await appendAudit(tx, { ...entry, action: 'institutions.imported', facts });
      return imported;
    });
  } finally {
    await database.close();
  }
}

/** The schools that come with the product are known, whether or not the service has ever started. */
function withReference(stored: readonly Institution[]): readonly Institution[] {
  const known = new Set(stored.map(({ unitid }) => unitid));
  return [...stored, ...loadInstitutions({ invented: false }).filter(({ unitid }) => !known.has(unitid))];
}
