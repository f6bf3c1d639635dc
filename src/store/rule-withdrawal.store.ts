import { row, type Reader, type Tx } from './database.js';

/** A condition of SQL: nobody has taken the version `r` of a rule away. */
export const standsYet = (r: string) =>
  `not exists (select 1 from rule_withdrawal w where w.id = ${r}.id and w.version = ${r}.version)`;

/** How the versions of a rule are counted: numbers are not used twice, whatever became of a version. */
export interface VersionNumbers {
  /** Of those that nobody has taken away; 0 where there is none. */
  readonly newest: number;
  readonly highest: number;
}

export async function versionNumbers(reader: Reader, id: string): Promise<VersionNumbers> {
  const sql = `select coalesce(max(version) filter (where ${standsYet('r')}), 0) as newest,
      coalesce(max(version), 0) as highest from articulation_rule r where id = $1`;
  return (await row<VersionNumbers>(reader, sql, [id]))!;
}

/**
 * Takes these drafts away, and with each those that it had overtaken since the rule was last published: they
 * would wait again. Asks for `lockRules`.
 */
export async function insertWithdrawals(
  tx: Tx,
  {
    drafts,
    reason,
    by,
  }: {
    readonly drafts: readonly { readonly id: string; readonly version: number }[];
    readonly reason: string;
    readonly by: string;
  },
): Promise<void> {
  const sql = `insert into rule_withdrawal (id, version, reason, withdrawn_by)
    select r.id, r.version, $3, $4
    from unnest($1::text[], $2::int[]) as x(id, newest)
      join articulation_rule r on r.id = x.id and r.version <= x.newest
    where r.version > (select coalesce(max(version), 0) from rule_publication where id = r.id)
      and ${standsYet('r')}`;
  await tx.query(sql, [drafts.map(({ id }) => id), drafts.map(({ version }) => version), reason, by]);
}
