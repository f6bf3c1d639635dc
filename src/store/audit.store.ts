import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.js';
import { row, rows, type Reader, type Tx } from './database.js';

/** Something that a person or the service did. Facts are codes, ids and hashes; never content. */
export interface AuditFact {
  readonly actorId: string | null;
  /** Role or part of the service, such as `registrar` or `reader`. */
  readonly actor: string;
  readonly action: string;
  readonly applicationId: string | null;
  readonly subject: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditEntry extends Required<AuditFact> {
  /** Position in the chain; text, because it may outgrow a number. */
  readonly seq: string;
  readonly at: string;
  readonly actorName: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

/** Appends to the chain, one writer at a time: the head's row is locked until the transaction ends. */
export async function appendAudit(tx: Tx, fact: AuditFact): Promise<void> {
  const head = await row<{ seq: string; hash: string }>(tx, 'select seq, hash from audit_head for update');
  const entry = {
    ...fact,
    facts: fact.facts ?? {},
    seq: String(BigInt(head!.seq) + 1n),
    at: new Date().toISOString(),
  };
  const hash = auditHash({ ...entry, previousHash: head!.hash });
  const sql = `with entry as (
      insert into audit_entry (seq, at, actor_id, actor, action, application_id, subject, facts,
        previous_hash, hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))
    update audit_head set seq = $1, hash = $10`;
  const { seq, at, actorId, actor, action, applicationId, subject, facts } = entry;
  const values = [
    seq,
    at,
    actorId,
    actor,
    action,
    applicationId,
    subject,
    JSON.stringify(facts),
    head!.hash,
    hash,
  ];
  await tx.query(sql, values);
}

/** Whether the same was recorded in the last so many minutes: a page that refreshes itself is one look. */
export async function wasRecorded(
  reader: Reader,
  { actorId, action, applicationId, subject }: Omit<AuditFact, 'actor' | 'facts'>,
  minutes: number,
): Promise<boolean> {
  const sql = `select 1 from audit_entry where application_id = $1 and subject = $2 and action = $3
    and actor_id = $4 and at > now() - make_interval(mins => $5) limit 1`;
  return (await row(reader, sql, [applicationId, subject, action, actorId, minutes])) !== null;
}

type Hashed = Omit<AuditEntry, 'hash' | 'actorName'>;

/** SHA-256 over length-prefixed parts: two different entries never share their bytes. */
export function auditHash(entry: Hashed): string {
  const { previousHash, seq, at, actorId, actor, action, applicationId, subject, facts } = entry;
  const parts = [
    previousHash,
    seq,
    at,
    actorId ?? '',
    actor,
    action,
    applicationId ?? '',
    subject,
    canonicalJson(facts),
  ];
  const bytes = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('');
  return createHash('sha256').update(bytes).digest('hex');
}

const COLUMNS = `e.seq, e.at, e.actor_id as "actorId", a.name as "actorName", e.actor, e.action,
  e.application_id as "applicationId", e.subject, e.facts, e.previous_hash as "previousHash", e.hash`;

/** Entries of one application, or of all, oldest first after `after`. */
export async function listAudit(
  reader: Reader,
  application: string | null,
  after: string,
  limit: number,
): Promise<AuditEntry[]> {
  const sql = `select ${COLUMNS} from audit_entry e left join account a on a.id = e.actor_id
    where e.seq > $1 and ($2::uuid is null or e.application_id = $2) order by e.seq limit $3`;
  const found = await rows<AuditEntry & { at: Date | string }>(reader, sql, [after, application, limit]);
  return found.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
}

/**
 * The position of the first entry that was changed, left out, put in or moved; null when the chain holds.
 * Others may go on writing: the head is looked at before the entries, so that every entry up to it must be
 * there.
 */
export async function firstBrokenEntry(reader: Reader): Promise<string | null> {
  let previous = { seq: '0', hash: '0'.repeat(64) };
  for (;;) {
    const head = (await row<{ seq: string; hash: string }>(reader, 'select seq, hash from audit_head'))!;
    const entries = await listAudit(reader, null, previous.seq, 500);
    for (const entry of entries) {
      const next = String(BigInt(previous.seq) + 1n);
      if (entry.seq !== next) return next;
      if (entry.previousHash !== previous.hash || auditHash(entry) !== entry.hash) return next;
      previous = entry;
    }
    if (entries.length > 0) continue;
    if (head.seq === previous.seq) return head.hash === previous.hash ? null : previous.seq;
    // Entries without the head that covers them were put in; a head without its entries shows a loss.
    return String((BigInt(head.seq) < BigInt(previous.seq) ? BigInt(head.seq) : BigInt(previous.seq)) + 1n);
  }
}
