import { rows, type Reader } from './database.js';

/** Who an application is of, and what its lines and slots are called, by their ids. */
export interface CaseNames {
  readonly application: string;
  readonly applicant: string;
  readonly names: readonly { readonly id: string; readonly name: string }[];
}

/** The trail holds ids alone; what people call them is looked up where it is read. */
export function caseNames(reader: Reader, applications: readonly string[]): Promise<CaseNames[]> {
  const sql = `select p.id as application, a.name as applicant, coalesce(e.names, '[]') as names
    from application p join account a on a.id = p.applicant_id
      left join lateral (select (
          select jsonb_agg(jsonb_build_object('id', id, 'name', name)) from (
            select l ->> 'id' as id, concat_ws(' ', l ->> 'code', l ->> 'title') as name
              from jsonb_array_elements(v.input::jsonb -> 'lines') l
            union all select s ->> 'id', s ->> 'name'
              from jsonb_array_elements(v.input::jsonb #> '{program,blocks}') b,
                jsonb_array_elements(b -> 'slots') s) named where name <> '') as names
        from evaluation v where v.application_id = p.id and v.input is not null
        order by v.version desc limit 1) e on true
    where p.id = any($1::uuid[])`;
  return rows(reader, sql, [[...applications]]);
}

/** The name that an entry gave a school. */
export interface GivenName {
  readonly seq: string;
  readonly alias: string;
}

/** The row and its entry are written in one transaction, the entry last: it is the newest row by then. */
export function namesGiven(reader: Reader, seqs: readonly string[]): Promise<GivenName[]> {
  const sql = `select e.seq, n.alias from audit_entry e join lateral (
      select alias from institution_alias where unitid = e.subject
        and created_at <= e.at::timestamptz order by created_at desc, seq desc limit 1) n on true
    where e.seq = any($1::bigint[])`;
  return rows(reader, sql, [[...seqs]]);
}
