import { Injectable } from '@nestjs/common';
import { ServiceFacts } from '../../http/service-facts.js';
import { loadCatalog } from '../../reference/load-catalog.js';
import { loadInstitutions } from '../../reference/load-institutions.js';
import { loadPolicy } from '../../reference/load-policy.js';
import { listProgramFiles, loadProgram } from '../../reference/load-program.js';
import { Database } from '../../store/database.js';
import { keepCatalog, keepInstitutions, keepPolicy, keepProgram } from '../../store/reference.store.js';

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

  async run(): Promise<void> {
    const demo = this.service.mode === 'demo';
    const files = demo ? listProgramFiles() : listProgramFiles(['reference/programs']);
    const programs = files.map((file) => loadProgram(file));
    const policies = [...new Set(programs.map(({ policy }) => policy))].map((id) => loadPolicy(id));
    await this.database.inTransaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('reference'))`);
      for (const policy of policies) await keepPolicy(tx, policy);
      for (const program of programs) await keepProgram(tx, program, 'reference');
      await keepCatalog(tx, loadCatalog());
      await keepInstitutions(tx, loadInstitutions({ invented: demo }));
    });
  }
}
