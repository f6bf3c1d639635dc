import type { Institution } from '../domain/institution/institution.js';
import type { SchoolHints } from '../domain/institution/place.js';
import type { InstitutionMatch } from '../domain/transcript/transcript.js';
import { row, rows, type Reader, type Tx } from './database.js';
import { IN_ORDER, NEWEST } from './kept-name.store.js';

/** Schools that are read or written at a time. */
const PAGE = 400;

/** Takes the right to import for this transaction; false while another has it. */
export async function claimImport(tx: Tx): Promise<boolean> {
  const sql = `select pg_try_advisory_xact_lock(hashtext('institutions')) as claimed`;
  return (await row<{ claimed: boolean }>(tx, sql))!.claimed;
}

/** The schools that come with the product; what an import has said of one of them stays. */
export async function keepInstitutions(tx: Tx, institutions: readonly Institution[]): Promise<void> {
  await keep(tx, institutions, false);
}

/** The schools as an import leaves them. */
export async function keepImported(tx: Tx, institutions: readonly Institution[]): Promise<void> {
  await keep(tx, institutions, true);
}

async function keep(tx: Tx, institutions: readonly Institution[], imported: boolean): Promise<void> {
  const sql = `insert into institution (unitid, name, body, source, imported, imported_at)
    select *, $5::boolean, clock_timestamp() from unnest($1::text[], $2::text[], $3::jsonb[], $4::text[])
    on conflict (unitid) do update set name = excluded.name, body = excluded.body,
      source = excluded.source, imported = excluded.imported, imported_at = clock_timestamp()
    where (institution.body <> excluded.body or institution.imported <> excluded.imported)
      and (excluded.imported or not institution.imported)`;
  for (let at = 0; at < institutions.length; at += PAGE) {
    const some = institutions.slice(at, at + PAGE);
    const of = (pick: (each: Institution) => string) => some.map(pick);
    await tx.query(sql, [
      of((each) => each.unitid),
      of((each) => each.name),
      of((each) => JSON.stringify(each)),
      of((each) => each.source),
      imported,
    ]);
  }
}

/** When the newest import took place; null where there was none. */
export async function lastImport(reader: Reader): Promise<Date | null> {
  const sql = 'select max(imported_at) as at from institution where imported';
  return (await row<{ at: Date | null }>(reader, sql))!.at;
}

/** The directory as staff know it: every school with the other names that they have added. */
export async function listInstitutions(reader: Reader): Promise<readonly Institution[]> {
  const all: Institution[] = [];
  for await (const some of institutionsInPages(reader)) all.push(...some);
  return all;
}

/** As `listInstitutions`, a few hundred schools at a time in the order of their numbers. */
export async function* institutionsInPages(reader: Reader): AsyncGenerator<readonly Institution[]> {
  const sql = `select i.body, i.unitid, (select array_agg(alias order by seq) from (${NEWEST}
      where unitid = i.unitid ${IN_ORDER}) a where not withdrawn) as kept
    from institution i where i.unitid > $1 and i.removed_at is null order by i.unitid limit ${PAGE}`;
  let last = '';
  for (;;) {
    const found = await rows<StoredInstitution>(reader, sql, [last]);
    yield found.map(({ body, kept }) => withNames(body, kept ?? []));
    if (found.length < PAGE) return;
    last = found.at(-1)!.unitid;
  }
}

interface StoredInstitution {
  readonly unitid: string;
  readonly body: Institution;
  readonly kept: string[] | null;
}

/** An import leaves kept names in the entry of their school; only those that stand today are the school's. */
function withNames({ keptNames: before = [], ...body }: Institution, kept: readonly string[]): Institution {
  const aliases = body.aliases.filter((alias) => !before.includes(alias));
  if (kept.length === 0) return { ...body, aliases };
  return { ...body, aliases: [...new Set([...aliases, ...kept])], keptNames: kept };
}

/** A text that is another one as soon as any school or alias is. */
export async function directoryStamp(reader: Reader): Promise<string> {
  const sql = `select count(*) || ' ' || coalesce(max(imported_at)::text, '') || ' ' ||
      coalesce((select max(seq) from institution_alias), 0) as stamp from institution`;
  return (await row<{ stamp: string }>(reader, sql))!.stamp;
}

export async function isKnownSchool(reader: Reader, unitid: string): Promise<boolean> {
  const sql = 'select 1 from institution where unitid = $1 and removed_at is null';
  return (await row(reader, sql, [unitid])) !== null;
}

export interface DoubtfulSchool {
  readonly transcript: string;
  readonly application: string;
  readonly printed: string;
  /** What the paper says of its school beside the name. */
  readonly hints: SchoolHints;
  readonly since: Date;
}

/**
 * Documents of open cases whose printed school nobody has surely found yet, the oldest first. So many are
 * enough for a day's work.
 */
export function listDoubtfulSchools(reader: Reader): Promise<DoubtfulSchool[]> {
  const sql = `select t.id as transcript, t.application_id as application, t.unknown_school as printed,
      v.school_hints as hints, t.received_at as since
    from transcript t join application a on a.id = t.application_id and a.state <> 'approved'
      cross join lateral (select school_hints from transcript_version
        where transcript_id = t.id order by version desc limit 1) v
    where t.unknown_school is not null and t.stated_school is null
      and t.state in ('read', 'needs-verification')
    order by t.received_at, t.id limit 1000`;
  return rows(reader, sql);
}

/** The schools of these documents are known now. */
export async function schoolsFound(tx: Tx, transcripts: readonly string[]): Promise<void> {
  await tx.query('update transcript set unknown_school = null where id = any($1)', [transcripts]);
}

/** What the newest reading of an open case's document prints of its school, and what is held of it. */
export interface PrintedSchool extends Omit<DoubtfulSchool, 'since'> {
  readonly matches: readonly InstitutionMatch[];
  /** The school that a person has set for this document; null: none. */
  readonly stated: string | null;
  /** Is the school looked for anew, whatever was found when the document was read? */
  readonly isDoubtful: boolean;
}

/** The documents of all open cases that print a school, in the order of their numbers. */
export function listPrintedSchools(reader: Reader): Promise<PrintedSchool[]> {
  const sql = `select t.id as transcript, t.application_id as application, v.printed, v.hints, v.matches,
      t.stated_school as stated, t.unknown_school is not null as "isDoubtful"
    from transcript t join application a on a.id = t.application_id
      and a.state not in ('approved', 'withdrawn')
    cross join lateral (select body #>> '{institution,name}' as printed, school_hints as hints,
        coalesce(body #> '{institution,matches}', '[]') as matches
      from transcript_version where transcript_id = t.id order by version desc limit 1) v
    where v.printed is not null and t.state in ('read', 'needs-verification') order by t.id`;
  return rows(reader, sql);
}

/** Whose these documents are has to be found again: by their printed names. */
export async function schoolsDoubted(tx: Tx, documents: readonly PrintedSchool[]): Promise<void> {
  const sql = `update transcript t set unknown_school = d.printed
    from unnest($1::uuid[], $2::text[]) d (id, printed) where t.id = d.id`;
  await tx.query(sql, [
    documents.map(({ transcript }) => transcript),
    documents.map(({ printed }) => printed),
  ]);
}
