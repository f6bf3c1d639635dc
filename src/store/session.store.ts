import { createHash } from 'node:crypto';
import { row, type Database } from './database.js';

const LONGEST_HOURS = 12;

/** Sessions as rows. The id in the cookie opens one; the row holds only its hash. */
export class SessionRows {
  constructor(private readonly database: Database) {}

  async get(id: string): Promise<unknown> {
    const sql = 'select body from session where id_hash = $1 and expires_at > now()';
    return (await row<{ body: unknown }>(this.database.read, sql, [hashOf(id)]))?.body ?? null;
  }

  /**
   * `minutes` from now the session ends, unless it is used again; after twelve hours it ends in any case.
   * Only a session of nobody is made here: a request that began before the sign-out must not bring the
   * session back.
   */
  async set(id: string, account: string | null, body: unknown, minutes: number): Promise<void> {
    const expires = 'now() + make_interval(mins => $4)';
    const sql =
      account === null
        ? `insert into session (id_hash, account_id, body, expires_at) values ($1, $2, $3, ${expires})
           on conflict do nothing`
        : `update session set account_id = $2, body = $3, expires_at = ${expires} where id_hash = $1`;
    await this.database.read.query(sql, [hashOf(id), account, JSON.stringify(body), minutes]);
  }

  async destroy(id: string): Promise<void> {
    await this.database.read.query('delete from session where id_hash = $1', [hashOf(id)]);
  }

  async sweep(): Promise<void> {
    await this.database.read.query('delete from session where expires_at < now()');
  }
}

export const SESSION_HOURS_MAX = LONGEST_HOURS;

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
