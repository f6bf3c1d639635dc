import type { Institution } from '../domain/institution/institution.js';
import { row, rows, type Reader, type Tx } from './database.js';

/** One school is added, corrected or taken away at a time: two people cannot add the same one at once. */
export async function lockAddedSchools(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('added-schools'))`);
}

export interface SchoolWord {
  readonly unitid: string;
  /** Null: the school is taken away. */
  readonly body: Institution | null;
  readonly reason: string;
  readonly by: string;
}

/** What a person says of a school: the directory has it from now on, and what was said before stays. */
export async function enterSchool(tx: Tx, { unitid, body, reason, by }: SchoolWord): Promise<void> {
  const text = body === null ? null : JSON.stringify(body);
  if (body === null) {
    const sql = `update institution set removed_at = clock_timestamp(), imported_at = clock_timestamp()
      where unitid = $1`;
    await tx.query(sql, [unitid]);
  } else {
    const sql = `insert into institution (unitid, name, body, source, imported_at)
      values ($1, $2, $3, $4, clock_timestamp()) on conflict (unitid) do update
      set name = excluded.name, body = excluded.body, imported_at = clock_timestamp()`;
    await tx.query(sql, [unitid, body.name, text, body.source]);
  }
  const entry = 'insert into school_entry (unitid, body, reason, entered_by) values ($1, $2, $3, $4)';
  await tx.query(entry, [unitid, text, reason, by]);
}

/** The numbers of all schools that were ever added by hand: none is given twice. */
export async function numbersGiven(reader: Reader): Promise<ReadonlySet<string>> {
  const found = await rows<{ unitid: string }>(reader, 'select distinct unitid from school_entry');
  return new Set(found.map(({ unitid }) => unitid));
}

export interface SchoolEntryRow {
  readonly unitid: string;
  readonly body: Institution | null;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** All that was said of these schools, newest first. */
export function schoolEntries(reader: Reader, unitids: readonly string[]): Promise<SchoolEntryRow[]> {
  const sql = `select e.unitid, e.body, e.reason, a.name as by, e.entered_at as at
    from school_entry e join account a on a.id = e.entered_by
    where e.unitid = any($1) order by e.seq desc`;
  return rows(reader, sql, [unitids]);
}

/** What else than the documents of open cases points at a school. */
export interface SchoolUses {
  readonly approved: boolean;
  readonly stated: boolean;
  readonly ruled: boolean;
  readonly credentials: boolean;
}

/** Reads the approved evaluations that were made since the school was added. */
export async function usesOfSchool(reader: Reader, unitid: string): Promise<SchoolUses> {
  const sql = `select
    exists (select 1 from evaluation where approved_at >= (select min(entered_at) from school_entry
        where unitid = $1) and strpos(input::text, $2) > 0) as approved,
    exists (select 1 from transcript where stated_school = $1) as stated,
    exists (select 1 from articulation_rule where institution = $1) as ruled,
    exists (select 1 from held_credential h where institution = $1 and not exists
      (select 1 from credential_withdrawal where credential_id = h.id)) as credentials`;
  return (await row<SchoolUses>(reader, sql, [unitid, JSON.stringify(unitid)]))!;
}
