import { Injectable } from '@nestjs/common';
import type { NewAlias } from '../../contract/institutions.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { isKnownSchool } from '../../store/institution.store.js';
import { addAlias, withdrawAlias } from '../../store/kept-name.store.js';
import { evaluateAgain, FindSchoolsAgain } from './find-schools-again.js';

/** A person says which school a printed name means: kept for every paper that prints it, now and later. */
@Injectable()
export class NameSchool {
  constructor(
    private readonly database: Database,
    private readonly again: FindSchoolsAgain,
  ) {}

  async run(caller: Caller, unitid: string, { alias, reason }: NewAlias): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (!(await isKnownSchool(tx, unitid))) throw notFound('This school');
      if (!(await addAlias(tx, { unitid, alias, reason, by: caller.id }))) {
        throw conflict('alias-known', 'This school goes by that name already.');
      }
      const waited = await this.again.waiting(tx, unitid);
      const applications = await evaluateAgain(tx, waited, 'school-named');
      const entry = actedOn(caller, null, unitid);
      await appendAudit(tx, { ...entry, action: 'institution.alias-added', facts: { applications } });
    });
  }

  /** The name was not this school's: open cases that have the school by it alone wait for a person again. */
  async takeBack(caller: Caller, unitid: string, { alias, reason }: NewAlias): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (!(await isKnownSchool(tx, unitid))) throw notFound('This school');
      const documents = await this.again.documentsOf(tx, unitid);
      if (!(await withdrawAlias(tx, { unitid, alias, reason, by: caller.id }))) {
        const detail = 'Nobody has kept this name for the school, or it was taken back already.';
        throw conflict('alias-not-kept', detail);
      }
      const lost = await this.again.lost(tx, unitid, documents);
      const applications = await evaluateAgain(tx, lost, 'school-taken-back');
      const entry = actedOn(caller, null, unitid);
      await appendAudit(tx, { ...entry, action: 'institution.alias-withdrawn', facts: { applications } });
    });
  }
}
