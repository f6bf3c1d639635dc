import type { Credits } from '../domain/credits.js';
import type { HeldCredential } from '../domain/evaluation/cover-by-agreement.js';
import type { Term } from '../domain/term.js';
import { row, rows, type Reader, type Tx } from './database.js';

export interface NewCredential {
  /** The school's number in the directory. */
  readonly institution: string;
  readonly credential: NonNullable<HeldCredential['credential']>;
  /** A calendar day. */
  readonly earnedOn: string;
  readonly enrolled: Term | null;
  readonly average: Credits | null;
  readonly reason: string;
}

export interface CredentialRow extends NewCredential {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
}

/** Every credential of an application in the order in which they were stated, those taken back too. */
export function listCredentials(reader: Reader, application: string): Promise<CredentialRow[]> {
  const sql = `select c.id, c.institution, c.credential, c.earned_on::text as "earnedOn", c.enrolled,
      c.average, c.reason, a.name as by, c.stated_at as at,
      b.name as "withdrawnBy", w.withdrawn_at as "withdrawnAt"
    from held_credential c join account a on a.id = c.stated_by
    left join credential_withdrawal w on w.credential_id = c.id
    left join account b on b.id = w.withdrawn_by
    where c.application_id = $1 order by c.seq`;
  return rows(reader, sql, [application]);
}

/** Those that nobody has taken back. */
export async function standingCredentials(reader: Reader, application: string): Promise<CredentialRow[]> {
  return (await listCredentials(reader, application)).filter(({ withdrawnAt }) => withdrawnAt === null);
}

/** As the evaluation takes it. */
export function credentialOf({
  institution,
  credential,
  average,
  enrolled,
}: Pick<NewCredential, keyof HeldCredential>): HeldCredential {
  return { institution, credential, average, enrolled };
}

export async function insertCredential(
  tx: Tx,
  about: { application: string; evaluation: string; by: string },
  { institution, credential, earnedOn, enrolled, average, reason }: NewCredential,
): Promise<string> {
  const sql = `insert into held_credential (application_id, evaluation_id, stated_by, institution,
      credential, earned_on, enrolled, average, reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`;
  const { application, evaluation, by } = about;
  const values = [application, evaluation, by, institution, credential, earnedOn, enrolled, average, reason];
  return (await row<{ id: string }>(tx, sql, values))!.id;
}

export async function withdrawCredential(
  tx: Tx,
  id: string,
  { evaluation, by }: { evaluation: string; by: string },
): Promise<void> {
  const sql = `insert into credential_withdrawal (credential_id, evaluation_id, withdrawn_by)
    values ($1, $2, $3)`;
  await tx.query(sql, [id, evaluation, by]);
}
