import { row, rows, type Reader, type Tx } from './database.js';

/** The newest row of every name that staff have ever kept, to be narrowed and then put `IN_ORDER`. */
export const NEWEST = `select distinct on (unitid, lower(alias)) unitid, alias, reason, created_by,
  created_at, seq, withdrawn from institution_alias`;
export const IN_ORDER = 'order by unitid, lower(alias), seq desc';

/** A person's word that a printed name is a school's. */
export interface SaidName {
  readonly unitid: string;
  readonly alias: string;
  readonly reason: string;
  readonly by: string;
}

/** Another name that a school prints; false when it is known already. */
export function addAlias(tx: Tx, name: SaidName): Promise<boolean> {
  return say(tx, name, false);
}

/** The name is no longer the school's; false when nobody has kept it. */
export function withdrawAlias(tx: Tx, name: SaidName): Promise<boolean> {
  return say(tx, name, true);
}

async function say(tx: Tx, { unitid, alias, reason, by }: SaidName, withdrawn: boolean): Promise<boolean> {
  // One word on the names of a school at a time, so that the newest row is the last word.
  await tx.query('select 1 from institution where unitid = $1 for no key update', [unitid]);
  // A name is taken back as it was kept, however it is written now.
  const sql = `with last as (select alias, withdrawn from institution_alias
      where unitid = $1 and lower(alias) = lower($2) order by seq desc limit 1)
    insert into institution_alias (unitid, alias, reason, created_by, withdrawn)
    select $1, case when $5 then coalesce((select alias from last), $2) else $2 end, $3, $4::uuid, $5::boolean
    where $5 is distinct from coalesce((select withdrawn from last), true) returning seq`;
  return (await row(tx, sql, [unitid, alias, reason, by, withdrawn])) !== null;
}

/** A name that staff have kept for a school, with who said so and why. */
export interface KeptName {
  readonly unitid: string;
  readonly alias: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** The names that stand for these schools, in the order in which they were kept. */
export function keptNames(reader: Reader, unitids: readonly string[]): Promise<KeptName[]> {
  const sql = `select k.unitid, k.alias, k.reason, a.name as by, k.created_at as at
    from (${NEWEST} where unitid = any($1) ${IN_ORDER}) k join account a on a.id = k.created_by
    where not k.withdrawn order by k.seq`;
  return rows(reader, sql, [unitids]);
}
