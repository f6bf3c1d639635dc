import { Injectable } from '@nestjs/common';
import type { Credential, CredentialList } from '../../contract/credentials.js';
import { readCredits } from '../../domain/credits.js';
import { readTerm } from '../../domain/term.js';
import type { Caller } from '../../http/access.js';
import { conflict, invalid, notFound } from '../../http/problems.js';
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
import { ChangeCase } from './change-case.js';
import type { Decided } from './next-evaluation.js';

/**
 * States that the applicant has earned a degree elsewhere, or takes that back. The audit trail holds ids
 * alone, not what was earned.
 */
@Injectable()
export class StateCredentials {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly changing: ChangeCase,
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
    return this.changing.run(caller, { evaluation, version }, 'credential', async (tx, opened) => {
      const { row, application } = opened;
      await refuseTwice(tx, application.id, given);
      const credential = await insertCredential(
        tx,
        { application: application.id, evaluation: row.id, by: caller.id },
        { ...said, earnedOn, enrolled: term, average },
      );
      return { action: 'credential.stated', facts: { credential } };
    });
  }

  withdraw(caller: Caller, evaluation: string, credential: string, version: number): Promise<Decided> {
    return this.changing.run(caller, { evaluation, version }, 'credential', async (tx, opened) => {
      const { row, application } = opened;
      const standing = await standingCredentials(tx, application.id);
      if (!standing.some(({ id }) => id === credential)) throw notFound('This degree');
      await withdrawCredential(tx, credential, { evaluation: row.id, by: caller.id });
      return { action: 'credential.withdrawn', facts: { credential } };
    });
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
