import { createHash } from 'node:crypto';
import { row, type Database } from './database.js';

const LONGEST_HOURS = 12;
/** A use that moves a session's end by less is not written down. */
const WRITE_EVERY_MS = 60_000;
const REMEMBERED_MAX = 10_000;

/** Sessions as rows. The id in the cookie opens one; the row holds only its hash. */
export class SessionRows {
  /** What this process last wrote for a session, and when. */
  readonly #written = new Map<string, { readonly text: string; readonly at: number }>();

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
    const text = JSON.stringify([account, { ...(body as object), cookie: null }]);
    if (this.#isWritten(id, text)) return;
    const expires = 'now() + make_interval(mins => $4)';
    const sql =
      account === null
        ? `insert into session (id_hash, account_id, body, expires_at) values ($1, $2, $3, ${expires})
           on conflict do nothing`
        : `update session set account_id = $2, body = $3, expires_at = ${expires} where id_hash = $1`;
    await this.database.read.query(sql, [hashOf(id), account, JSON.stringify(body), minutes]);
    if (this.#written.size >= REMEMBERED_MAX) this.#written.clear();
    this.#written.set(id, { text, at: performance.now() });
  }

  /** Every call uses its session, and nearly none changes it. */
  #isWritten(id: string, text: string): boolean {
    const before = this.#written.get(id);
    return before?.text === text && performance.now() - before.at < WRITE_EVERY_MS;
  }

  async destroy(id: string): Promise<void> {
    this.#written.delete(id);
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
