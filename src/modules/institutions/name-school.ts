import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { NewAlias } from '../../contract/institutions.js';
import { findInstitution, sureMatch } from '../../domain/institution/find-institution.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import { lockApplication } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { requestEvaluation } from '../../store/evaluation.store.js';
import {
  addAlias,
  isKnownSchool,
  listDoubtfulSchools,
  schoolsFound,
  type DoubtfulSchool,
} from '../../store/institution.store.js';
import { References } from '../../store/references.js';

/** A person says which school a printed name means: kept for every paper that prints it, now and later. */
@Injectable()
export class NameSchool {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  async run(caller: Caller, unitid: string, { alias, reason }: NewAlias): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (!(await isKnownSchool(tx, unitid))) throw notFound('This school');
      if (!(await addAlias(tx, { unitid, alias, reason, by: caller.id }))) {
        throw conflict('alias-known', 'This school goes by that name already.');
      }
      const applications = await this.#evaluateAgain(tx, unitid);
      const entry = actedOn(caller, null, unitid);
      await appendAudit(tx, { ...entry, action: 'institution.alias-added', facts: { applications } });
    });
  }

  /** Gives the number of cases whose school is known now. */
  async #evaluateAgain(tx: Tx, unitid: string): Promise<number> {
    const directory = await this.references.directory(tx);
    const named: DoubtfulSchool[] = [];
    for (const waiting of await listDoubtfulSchools(tx)) {
      const [best] = findInstitution(waiting.printed, directory, 1, waiting.hints);
      if (best?.unitid === unitid && sureMatch([best]) !== null) named.push(waiting);
      // A thousand names take a while: others go between any two.
      await setImmediate();
    }
    // In one order, so that two such requests never wait for each other.
    const applications = [...new Set(named.map(({ application }) => application))].toSorted();
    for (const application of applications) {
      await lockApplication(tx, application);
      await requestEvaluation(tx, application, 'school-named');
    }
    const found = named.map(({ transcript }) => transcript);
    await schoolsFound(tx, found);
    return applications.length;
  }
}
