import { row, rows, type Reader, type Tx } from './database.js';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly roles: readonly string[];
  readonly verified: boolean;
  readonly disabled: boolean;
  /** Sessions carry this number and die when it moves on. */
  readonly epoch: number;
}

export type TokenPurpose = 'verify-email' | 'book-consultation' | 'new-password';

const COLUMNS = `id, email, name, password_hash as "passwordHash", roles, verified_at is not null as verified,
  disabled_at is not null as disabled, session_epoch as epoch`;

/** Null when the address is taken. */
export async function insertAccount(
  tx: Tx,
  account: { email: string; name: string; passwordHash: string; roles: readonly string[]; verified: boolean },
): Promise<string | null> {
  const sql = `insert into account (email, name, password_hash, roles, verified_at)
    values ($1, $2, $3, $4, case when $5 then now() end) on conflict (email) do nothing returning id`;
  const { email, name, passwordHash, roles, verified } = account;
  return (await row<{ id: string }>(tx, sql, [email, name, passwordHash, roles, verified]))?.id ?? null;
}

export function findAccount(reader: Reader, id: string): Promise<AccountRow | null> {
  return row(reader, `select ${COLUMNS} from account where id = $1`, [id]);
}

export function findAccountByEmail(reader: Reader, email: string): Promise<AccountRow | null> {
  return row(reader, `select ${COLUMNS} from account where email = $1`, [email]);
}

/** One at a time may ask for this account's letters, or change it, until the transaction ends. */
export function lockAccountByEmail(tx: Tx, email: string): Promise<AccountRow | null> {
  return row(tx, `select ${COLUMNS} from account where email = $1 for no key update`, [email]);
}

export function lockAccountOfToken(tx: Tx, hash: Buffer): Promise<AccountRow | null> {
  const sql = `select ${COLUMNS} from account
    where id = (select account_id from account_token where token_hash = $1) for no key update`;
  return row(tx, sql, [hash]);
}

export function listAccounts(reader: Reader): Promise<AccountRow[]> {
  return rows(reader, `select ${COLUMNS} from account order by created_at, id limit 500`);
}

export async function markVerified(tx: Tx, id: string): Promise<boolean> {
  const sql = 'update account set verified_at = now() where id = $1 and verified_at is null returning id';
  return (await row(tx, sql, [id])) !== null;
}

/** Ends the account's sessions, and every other letter for a new password is worth nothing. */
export async function changePassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  const sql = 'update account set password_hash = $2, session_epoch = session_epoch + 1 where id = $1';
  await tx.query(sql, [id, passwordHash]);
  const unused = `update account_token set used_at = now()
    where account_id = $1 and purpose = 'new-password' and used_at is null`;
  await tx.query(unused, [id]);
}

/** False when this would leave nobody who may administer. Ends the account's sessions. */
export async function setRoles(tx: Tx, id: string, roles: readonly string[]): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('account roles'))`);
  const others = `select 1 from account
    where id <> $1 and 'admin' = any(roles) and disabled_at is null limit 1`;
  if (!roles.includes('admin') && (await row(tx, others, [id])) === null) return false;
  await tx.query('update account set roles = $2, session_epoch = session_epoch + 1 where id = $1', [
    id,
    roles,
  ]);
  return true;
}

export async function insertToken(
  tx: Tx,
  hash: Buffer,
  account: string,
  purpose: TokenPurpose,
  hours: number,
): Promise<void> {
  const sql = `insert into account_token (token_hash, account_id, purpose, expires_at)
    values ($1, $2, $3, now() + make_interval(hours => $4)) on conflict do nothing`;
  await tx.query(sql, [hash, account, purpose, hours]);
}

/** The account that the token belongs to, once; null when it is used, expired or unknown. */
export async function useToken(tx: Tx, hash: Buffer, purpose: TokenPurpose): Promise<string | null> {
  const sql = `update account_token set used_at = now()
    where token_hash = $1 and purpose = $2 and used_at is null and expires_at > now()
    returning account_id as id`;
  return (await row<{ id: string }>(tx, sql, [hash, purpose]))?.id ?? null;
}
