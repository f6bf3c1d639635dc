import { Injectable } from '@nestjs/common';
import { statSync } from 'node:fs';
import { ServiceFacts } from '../../http/service-facts.js';
import { loadCatalog } from '../../reference/load-catalog.js';
import { readDirectoryFile } from '../../reference/directory/directory-file.js';
import { loadInstitutions } from '../../reference/load-institutions.js';
import { loadOfficeSettings } from '../../reference/load-office-settings.js';
import { loadPolicy } from '../../reference/load-policy.js';
import { listProgramFiles, loadProgram } from '../../reference/load-program.js';
import { Database } from '../../store/database.js';
import { claimImport, keepImported, keepInstitutions, lastImport } from '../../store/institution.store.js';
import { keepFirstSettings } from '../../store/setting.store.js';
import { keepCatalog, keepPolicy, keepProgram } from '../../store/reference.store.js';

/**
 * Carries the files of published facts into the record, each change as a new version. The examples only in
 * demo mode.
 */
@Injectable()
export class LoadReference {
  constructor(
    private readonly database: Database,
    private readonly service: ServiceFacts,
  ) {}

  async run(directoryFile: string): Promise<void> {
    const demo = this.service.mode === 'demo';
    const files = demo ? listProgramFiles() : listProgramFiles(['reference/programs']);
    const programs = files.map((file) => loadProgram(file));
    const policies = [...new Set(programs.map(({ policy }) => policy))].map((id) => loadPolicy(id));
    const { source, ...settings } = loadOfficeSettings();
    await this.database.inTransaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('reference'))`);
      for (const policy of policies) await keepPolicy(tx, policy);
      for (const program of programs) await keepProgram(tx, program, 'reference');
      await keepCatalog(tx, loadCatalog());
      await keepFirstSettings(tx, settings, source);
      await keepInstitutions(tx, loadInstitutions({ invented: demo }));
    });
    await this.#takeDirectory(directoryFile);
  }

  /** A file that `segue import institutions` has left in our folder, if it is newer than the last import. */
  async #takeDirectory(file: string): Promise<void> {
    const written = statSync(file, { throwIfNoEntry: false })?.mtime;
    if (written === undefined) return;
    await this.database.inTransaction(async (tx) => {
      const last = await lastImport(tx);
      if ((last !== null && last >= written) || !(await claimImport(tx))) return;
      await keepImported(tx, readDirectoryFile(file));
    });
  }
}
