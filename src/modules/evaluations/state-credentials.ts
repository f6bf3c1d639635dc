import { Injectable } from '@nestjs/common';
import type { Credential, CredentialList } from '../../contract/credentials.js';
import { readCredits } from '../../domain/credits.js';
import { readTerm } from '../../domain/term.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid, notFound } from '../../http/problems.js';
import { FaultPoints } from '../../queue/fault-points.js';
import { appendAudit } from '../../store/audit.store.js';
import {
  insertCredential,
  listCredentials,
  standingCredentials,
  withdrawCredential,
  type CredentialRow,
} from '../../store/credential.store.js';
import { Database, type Tx } from '../../store/database.js';
import { findEvaluation } from '../../store/evaluation.store.js';
import { References } from '../../store/references.js';
import { refuseStale } from './decide-lines.js';
import { nextEvaluation, type Decided } from './next-evaluation.js';
import { openedCase } from './opened-case.js';

/**
 * States that the applicant has earned a degree elsewhere, or takes that back. What was said, its audit entry
 * and the next evaluation are one transaction. The audit trail holds ids alone, not what was earned.
 */
@Injectable()
export class StateCredentials {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly faults: FaultPoints,
  ) {}

  /** Every credential of the case that an evaluation belongs to, those taken back too. */
  async list(evaluation: string): Promise<CredentialList> {
    const { read } = this.database;
    const row = await findEvaluation(read, evaluation);
    if (row === null) throw notFound('This evaluation');
    const listed = await listCredentials(read, row.applicationId);
    const names = listed.length === 0 ? new Map<string, string>() : await this.#namesOfSchools();
    return { credentials: listed.map((each) => credentialView(each, names)) };
  }

  async state(caller: Caller, evaluation: string, given: Credential): Promise<Decided> {
    const { version, earnedOn, ...said } = given;
    if (earnedOn > new Date().toISOString().slice(0, 10))
      throw invalid('not-earned-yet', 'The day lies ahead. State a degree once it is earned.');
    if (!(await this.#namesOfSchools()).has(given.institution))
      throw invalid('unknown-school', 'The directory has no school of this number.');
    const term = said.enrolled === null ? null : readTerm(said.enrolled);
    const average = said.average === null ? null : readCredits(said.average);
    const made = await this.database.inTransaction(async (tx) => {
      const { row, application } = await openedCase(tx, caller, evaluation);
      await refuseStale(tx, row, version);
      await refuseTwice(tx, application.id, given);
      const id = await insertCredential(
        tx,
        { application: application.id, evaluation: row.id, by: caller.id },
        { ...said, earnedOn, enrolled: term, average },
      );
      const entry = { ...actedOn(caller, application.id, row.id), action: 'credential.stated' };
      await appendAudit(tx, { ...entry, facts: { credential: id, version: row.version } });
      return nextEvaluation(tx, this.references, application, 'credential');
    });
    await this.faults.pass('decision-written');
    return made;
  }

  async withdraw(caller: Caller, evaluation: string, credential: string, version: number): Promise<Decided> {
    const made = await this.database.inTransaction(async (tx) => {
      const { row, application } = await openedCase(tx, caller, evaluation);
      await refuseStale(tx, row, version);
      const standing = await standingCredentials(tx, application.id);
      if (!standing.some(({ id }) => id === credential)) throw notFound('This degree');
      await withdrawCredential(tx, credential, { evaluation: row.id, by: caller.id });
      const entry = { ...actedOn(caller, application.id, row.id), action: 'credential.withdrawn' };
      await appendAudit(tx, { ...entry, facts: { credential, version: row.version } });
      return nextEvaluation(tx, this.references, application, 'credential');
    });
    await this.faults.pass('decision-written');
    return made;
  }

  async #namesOfSchools(): Promise<ReadonlyMap<string, string>> {
    const directory = await this.references.directory(this.database.read);
    return new Map(directory.map(({ unitid, name }) => [unitid, name]));
  }
}

/** The same degree of one school is earned once; two that stand would leave open which of them holds. */
async function refuseTwice(
  tx: Tx,
  application: string,
  { institution, credential }: Credential,
): Promise<void> {
  const standing = await standingCredentials(tx, application);
  if (!standing.some((each) => each.institution === institution && each.credential === credential)) return;
  throw conflict('credential-twice', 'This degree of this school is stated already. Take it back first.');
}

function credentialView(
  { withdrawnBy, withdrawnAt, at, ...said }: CredentialRow,
  names: ReadonlyMap<string, string>,
): CredentialList['credentials'][number] {
  return {
    ...said,
    school: names.get(said.institution) ?? null,
    at: at.toISOString(),
    withdrawn: withdrawnAt === null ? null : { by: withdrawnBy!, at: withdrawnAt.toISOString() },
  };
}
