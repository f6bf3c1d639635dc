import type { Override } from '../domain/evaluation/override.js';
import { row, rows, type Reader, type Tx } from './database.js';

export interface OverrideRow {
  readonly id: string;
  readonly kind: Override['kind'];
  readonly line: string | null;
  readonly slot: string | null;
  readonly rule: string | null;
  readonly reducesCreditTotal: boolean | null;
  readonly authority: string;
  readonly reason: string;
  readonly byId: string;
  readonly by: string;
  readonly at: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
}

/** Every override of an application in the order in which they were entered, those taken back too. */
export function listOverrides(reader: Reader, application: string): Promise<OverrideRow[]> {
  const sql = `select o.id, o.kind, o.line, o.slot, o.rule, o.reduces_credit_total as "reducesCreditTotal",
      o.authority, o.reason, o.entered_by as "byId", a.name as by, o.entered_at as at,
      b.name as "withdrawnBy", w.withdrawn_at as "withdrawnAt"
    from override o join account a on a.id = o.entered_by
    left join override_withdrawal w on w.override_id = o.id
    left join account b on b.id = w.withdrawn_by
    where o.application_id = $1 order by o.seq`;
  return rows(reader, sql, [application]);
}

/** Those that nobody has taken back. */
export async function standingOverrides(reader: Reader, application: string): Promise<OverrideRow[]> {
  return (await listOverrides(reader, application)).filter(({ withdrawnAt }) => withdrawnAt === null);
}

/** As the evaluation takes it. */
export function overrideOf(given: OverrideRow): Override {
  const { id, authority, reason } = given;
  const said = { id, authority, reason };
  const [line, slot] = [given.line!, given.slot!];
  switch (given.kind) {
    case 'waiver':
      return { kind: 'waiver', ...said, slot, reducesCreditTotal: given.reducesCreditTotal! };
    case 'rule-waiver':
      return { kind: 'rule-waiver', ...said, line, rule: given.rule! };
    case 'blocked-award':
      return { kind: 'blocked-award', ...said, line, slot: given.slot };
    default:
      return { kind: given.kind, ...said, line, slot };
  }
}

export interface NewOverride {
  readonly kind: Override['kind'];
  readonly line?: string | undefined;
  readonly slot?: string | null | undefined;
  readonly rule?: string | undefined;
  readonly reducesCreditTotal?: boolean | undefined;
  readonly reason: string;
}

export async function insertOverride(
  tx: Tx,
  about: { application: string; evaluation: string; by: string; authority: string },
  { kind, line, slot, rule, reducesCreditTotal, reason }: NewOverride,
): Promise<string> {
  const sql = `insert into override (application_id, evaluation_id, entered_by, authority, kind, line, slot,
      rule, reduces_credit_total, reason)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`;
  const { application, evaluation, by, authority } = about;
  const address = [line ?? null, slot ?? null, rule ?? null, reducesCreditTotal ?? null];
  const values = [application, evaluation, by, authority, kind, ...address, reason];
  return (await row<{ id: string }>(tx, sql, values))!.id;
}

/** False when it was taken back before. */
export async function withdrawOverride(
  tx: Tx,
  id: string,
  { evaluation, by }: { evaluation: string; by: string },
): Promise<boolean> {
  const sql = `insert into override_withdrawal (override_id, evaluation_id, withdrawn_by)
    values ($1, $2, $3) on conflict (override_id) do nothing returning override_id`;
  return (await row(tx, sql, [id, evaluation, by])) !== null;
}
