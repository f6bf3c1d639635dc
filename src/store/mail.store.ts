import { row, type Reader, type Tx } from './database.js';
import { ring, triesMax } from './outbox.store.js';

export type MailFacts = Readonly<Record<string, string>>;

export interface MailRow {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly kind: string;
  readonly facts: MailFacts;
}

/** Asks for a letter. The key names what it is about: asking twice sends one. */
export async function requestMail(
  tx: Tx,
  letter: { account: string; kind: string; facts: MailFacts; key: string },
): Promise<void> {
  const sql = `insert into mail (account_id, kind, facts, dedupe_key) values ($1, $2, $3, $4)
    on conflict (dedupe_key) do nothing returning id`;
  const values = [letter.account, letter.kind, JSON.stringify(letter.facts), letter.key];
  const made = await row<{ id: string }>(tx, sql, values);
  if (made !== null) await ring(tx, 'mail.send', { mailId: made.id, attempt: 0 });
}

/** Whether one of these letters was asked for within the last minute. */
export async function wasMailRequested(
  reader: Reader,
  account: string,
  kinds: readonly string[],
): Promise<boolean> {
  const sql = `select 1 from mail
    where account_id = $1 and kind = any($2) and created_at > now() - interval '1 minute' limit 1`;
  return (await row(reader, sql, [account, kinds])) !== null;
}

/** The letter to send, if this attempt still may. */
export function claimMail(reader: Reader, id: string, attempt: number): Promise<MailRow | null> {
  const sql = `with taken as (
      update mail set heartbeat_at = now(), tries = tries + 1
      where id = $1 and attempt = $2 and tries < $3 and state = 'waiting' returning *)
    select taken.id, account_id as "accountId", email, account.name, kind, facts
    from taken join account on account.id = account_id`;
  return row(reader, sql, [id, attempt, triesMax('mail')]);
}

export async function markSent(tx: Tx, id: string, attempt: number): Promise<void> {
  await tx.query(
    `update mail set state = 'sent', sent_at = now() where id = $1 and attempt = $2 and state = 'waiting'`,
    [id, attempt],
  );
}

export async function markMailFailed(tx: Tx, id: string): Promise<void> {
  await tx.query(`update mail set state = 'failed' where id = $1 and state = 'waiting'`, [id]);
}
