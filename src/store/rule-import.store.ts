import type { ArticulationRule } from '../domain/articulation/articulation-rule.js';
import { sentKeys } from '../domain/articulation/match-rules.js';
import { row, rows, type Reader, type Tx } from './database.js';
import { isSuspended } from './rule-suspension.store.js';
import { standsYet } from './rule-withdrawal.store.js';

/** Rules that were drafted from one file. */
export interface RuleImportRow {
  readonly id: string;
  readonly rules: number;
  /** Of them, those that are still a draft and the newest of their rule. */
  readonly waiting: number;
  /** Of them, those that were taken away. */
  readonly withdrawn: number;
  readonly reason: string;
  readonly draftedBy: string;
  readonly draftedById: string;
  readonly draftedAt: Date;
}

export interface KeptVersion {
  readonly id: string;
  readonly version: number;
  readonly body: ArticulationRule;
  /** Somebody has taken it away. */
  readonly isGone: boolean;
}

/** So many rules go into the record with one statement. */
const RULES_AT_ONCE = 1_000;

/** Drafts that nothing has overtaken and nobody has published or taken away. */
const WAITING = `r.version = (select max(version) from articulation_rule v
    where v.id = r.id and ${standsYet('v')})
  and not exists (select 1 from rule_publication where id = r.id and version = r.version)`;
const SELECT = `select i.id, i.rules, i.reason, a.name as "draftedBy", i.drafted_by as "draftedById",
    i.created_at as "draftedAt",
    (select count(*)::int from articulation_rule r where r.import_id = i.id and ${WAITING}) as waiting,
    (select count(*)::int from articulation_rule r
      where r.import_id = i.id and not ${standsYet('r')}) as withdrawn
  from rule_import i join account a on a.id = i.drafted_by`;

/** Keeps the rules of a file as drafts, each as the version that its body names. Asks for `lockRules`. */
export async function insertImport(
  tx: Tx,
  {
    rules,
    sha256,
    reason,
    by,
  }: { rules: readonly ArticulationRule[]; sha256: string; reason: string; by: string },
): Promise<string> {
  const made = `insert into rule_import (sha256, rules, reason, drafted_by)
    values ($1, $2, $3, $4) returning id`;
  const { id } = (await row<{ id: string }>(tx, made, [sha256, rules.length, reason, by]))!;
  const sql = `insert into articulation_rule
      (id, version, body, institution, codes, reason, drafted_by, import_id)
    select x.body ->> 'id', (x.body ->> 'version')::int, x.body, x.body #>> '{sending,institution}',
      array(select jsonb_array_elements_text(x.codes)), $2, $3, $4
    from jsonb_to_recordset($1) as x(body jsonb, codes jsonb)`;
  for (let at = 0; at < rules.length; at += RULES_AT_ONCE) {
    const some = rules.slice(at, at + RULES_AT_ONCE).map((body) => ({ body, codes: sentKeys(body) }));
    await tx.query(sql, [JSON.stringify(some), reason, by, id]);
  }
  return id;
}

export function findImport(reader: Reader, id: string): Promise<RuleImportRow | null> {
  return row(reader, `${SELECT} where i.id = $1`, [id]);
}

/** The newest first. */
export function listImports(reader: Reader, limit: number): Promise<RuleImportRow[]> {
  return rows(reader, `${SELECT} order by i.created_at desc, i.id limit $1`, [limit]);
}

/** The rules of a file that still wait for a second person, by id. */
export async function waitingRules(reader: Reader, importId: string): Promise<readonly ArticulationRule[]> {
  const sql = `select r.body from articulation_rule r where r.import_id = $1 and ${WAITING} order by r.id`;
  return (await rows<{ body: ArticulationRule }>(reader, sql, [importId])).map(({ body }) => body);
}

/** The drafts that wait and could meet one of these courses. Null: of every school. */
export async function waitingNear(
  reader: Reader,
  institutions: readonly string[] | null,
  codes: readonly string[],
  limit: number,
): Promise<readonly ArticulationRule[]> {
  const sql = `select r.body from articulation_rule r where r.codes && $2
      and ($1::text[] is null or r.institution is null or r.institution = any($1)) and ${WAITING}
    order by r.id limit $3`;
  const found = await rows<{ body: ArticulationRule }>(reader, sql, [institutions, codes, limit]);
  return found.map(({ body }) => body);
}

/** Publishes versions that somebody else has drafted. */
export async function insertPublications(
  tx: Tx,
  { rules, by }: { rules: readonly ArticulationRule[]; by: string },
): Promise<void> {
  const sql = `insert into rule_publication (id, version, drafted_by, published_by)
    select r.id, r.version, r.drafted_by, $3
    from unnest($1::text[], $2::int[]) as x(id, version) join articulation_rule r using (id, version)`;
  await tx.query(sql, [rules.map(({ id }) => id), rules.map(({ version }) => version), by]);
}

/** Every version of these rules. */
export function versionsOf(reader: Reader, ids: readonly string[]): Promise<KeptVersion[]> {
  const sql = `select id, version, body, not ${standsYet('r')} as "isGone"
    from articulation_rule r where id = any($1) order by id, version`;
  return rows(reader, sql, [ids]);
}

/** The newest published version of the rules after an id, by id: for a file of all of them. */
export async function publishedRules(
  reader: Reader,
  asked: { readonly institution: string | null; readonly suspended: boolean; readonly after: string },
  limit: number,
): Promise<readonly ArticulationRule[]> {
  const sql = `select r.body from articulation_rule r join rule_publication p using (id, version)
    where r.id > $1 and ($2::text is null or r.institution = $2)
      and r.version = (select max(version) from rule_publication where id = r.id)
      and ($3 or not ${isSuspended('r.id')})
    order by r.id limit $4`;
  const values = [asked.after, asked.institution, asked.suspended, limit];
  return (await rows<{ body: ArticulationRule }>(reader, sql, values)).map(({ body }) => body);
}
