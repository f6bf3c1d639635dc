import { row, rows, type Reader, type Tx } from './database.js';

/** A condition of SQL: nobody has put the rule of the suspension `s` back in use. */
const STANDS = 'not exists (select 1 from rule_resumption where suspension = s.seq)';

/** A condition of SQL: the rule of this id is out of use. */
export const isSuspended = (id: string) =>
  `exists (select 1 from rule_suspension s where s.id = ${id} and ${STANDS})`;

/** A published rule that is out of use for now. */
export interface Suspension {
  readonly seq: string;
  /** The version that decided when it was suspended. */
  readonly version: number;
  readonly reason: string;
  readonly suspendedBy: string;
  readonly suspendedById: string;
  readonly suspendedAt: Date;
}

/** The suspension that stands; null while the rule is in use. */
export function openSuspension(reader: Reader, id: string): Promise<Suspension | null> {
  const sql = `select s.seq, s.version, s.reason, a.name as "suspendedBy", s.suspended_by as "suspendedById",
      s.suspended_at as "suspendedAt"
    from rule_suspension s join account a on a.id = s.suspended_by
    where s.id = $1 and ${STANDS}
    order by s.seq desc limit 1`;
  return row(reader, sql, [id]);
}

/** A suspension, and how it was lifted. */
export interface PastSuspension extends Suspension {
  readonly resumedBy: string | null;
  readonly resumedAt: Date | null;
  readonly resumedFor: string | null;
}

/** Every suspension of a rule, the newest first. */
export function suspensionsOf(reader: Reader, id: string): Promise<PastSuspension[]> {
  const sql = `select s.seq, s.version, s.reason, a.name as "suspendedBy", s.suspended_by as "suspendedById",
      s.suspended_at as "suspendedAt", b.name as "resumedBy", r.resumed_at as "resumedAt",
      r.reason as "resumedFor"
    from rule_suspension s join account a on a.id = s.suspended_by
      left join rule_resumption r on r.suspension = s.seq left join account b on b.id = r.resumed_by
    where s.id = $1 order by s.seq desc`;
  return rows(reader, sql, [id]);
}

/** Those of the rules that are out of use. */
export async function suspendedOf(reader: Reader, ids: readonly string[]): Promise<readonly string[]> {
  const sql = `select distinct s.id from rule_suspension s where s.id = any($1) and ${STANDS}`;
  return (await rows<{ id: string }>(reader, sql, [ids])).map(({ id }) => id);
}

/** Takes the published version out of use. Asks for `lockRules`: a rule is suspended once at a time. */
export async function insertSuspension(
  tx: Tx,
  { id, version, reason, by }: { id: string; version: number; reason: string; by: string },
): Promise<void> {
  const sql = `insert into rule_suspension (id, version, reason, suspended_by) values ($1, $2, $3, $4)`;
  await tx.query(sql, [id, version, reason, by]);
}

/** Puts the rule back in use, by somebody else than who suspended it. */
export async function insertResumption(
  tx: Tx,
  { seq, reason, by }: { seq: string; reason: string; by: string },
): Promise<void> {
  const sql = `insert into rule_resumption (suspension, suspended_by, reason, resumed_by)
    select seq, suspended_by, $2, $3 from rule_suspension where seq = $1`;
  await tx.query(sql, [seq, reason, by]);
}
