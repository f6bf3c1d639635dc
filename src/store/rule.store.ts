import type { ArticulationRule } from '../domain/articulation/articulation-rule.js';
import { sentKeys } from '../domain/articulation/match-rules.js';
import { row, rows, type Reader, type Tx } from './database.js';
import { isSuspended } from './rule-suspension.store.js';

export interface RuleVersion {
  readonly id: string;
  readonly version: number;
  readonly body: ArticulationRule;
  readonly reason: string;
  readonly draftedBy: string;
  readonly draftedById: string;
  readonly draftedAt: Date;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
  /** The file that it came in; null where a person wrote it. */
  readonly importId: string | null;
  /** How the rule stands today, by its published version; null where no version is published. */
  readonly standing: RuleStanding | null;
}

/**
 * `suspended`: taken out of use for now; `expired`: its last day is past; `expiring`: within the days of the
 * settings; else `in-use`.
 */
export type RuleStanding = 'in-use' | 'expiring' | 'expired' | 'suspended';

const daysFromNow = (days: string) => `to_char((now() at time zone 'UTC') + make_interval(days => ${days}),
  'YYYY-MM-DD')`;
const STANDING = `case when n.version is null then null when ${isSuspended('r.id')} then 'suspended'
  when n.last_day < ${daysFromNow('0')} then 'expired'
  when n.last_day <= ${daysFromNow(`(select (body ->> 'expiringDays')::int from office_settings
    order by version desc limit 1)`)} then 'expiring' else 'in-use' end`;

const SELECT = `select r.id, r.version, r.body, r.reason, d.name as "draftedBy",
    r.drafted_by as "draftedById", r.created_at as "draftedAt", a.name as "publishedBy",
    p.published_at as "publishedAt", r.import_id as "importId", ${STANDING} as standing
  from articulation_rule r join account d on d.id = r.drafted_by
    left join rule_publication p on p.id = r.id and p.version = r.version
    left join account a on a.id = p.published_by
    left join lateral (select v.version, v.last_day
      from articulation_rule v join rule_publication using (id, version)
      where v.id = r.id order by v.version desc limit 1) n on true`;

/** Keeps the next version of a rule; false when `basedOn` is no longer the newest (0: there is none yet). */
export async function insertRule(
  tx: Tx,
  draft: { rule: ArticulationRule; basedOn: number; reason: string; by: string },
): Promise<boolean> {
  const { rule, basedOn, reason, by } = draft;
  const sql = `insert into articulation_rule (id, version, body, institution, codes, reason, drafted_by)
    select $1, $2, $3, $4, $5, $6, $7
    where (select coalesce(max(version), 0) from articulation_rule where id = $1) = $8
    on conflict do nothing returning version`;
  const school = 'any' in rule.sending ? null : rule.sending.institution;
  const kept = [rule.id, basedOn + 1, JSON.stringify(rule), school, sentKeys(rule), reason, by, basedOn];
  return (await row(tx, sql, kept)) !== null;
}

/** Publishes a version that somebody else has drafted; false when it is published already. */
export async function insertPublication(
  tx: Tx,
  { id, version, by }: { id: string; version: number; by: string },
): Promise<boolean> {
  const sql = `insert into rule_publication (id, version, drafted_by, published_by)
    select id, version, drafted_by, $3 from articulation_rule where id = $1 and version = $2
    on conflict do nothing returning id`;
  return (await row(tx, sql, [id, version, by])) !== null;
}

/** While a version is published no other is drafted for the same courses, and the other way round. */
export async function lockRules(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('articulation-rules'))`);
}

/** Every version, the newest first. */
export function ruleVersions(reader: Reader, id: string): Promise<RuleVersion[]> {
  return rows(reader, `${SELECT} where r.id = $1 order by r.version desc`, [id]);
}

export type RuleState = 'draft' | 'published' | 'ended';

export interface RulesAsked {
  readonly institution: string | null;
  readonly text: string | null;
  readonly state: RuleState | RuleStanding | null;
  /** Of the file that they came in. */
  readonly importId: string | null;
  readonly after: string;
}

/** The newest version of each rule, by id, after `after`. */
export function listRules(
  reader: Reader,
  { after, institution, text, state, importId }: RulesAsked,
  limit: number,
): Promise<RuleVersion[]> {
  const sql = `${SELECT}
    where r.id > $1 and ($2::text is null or r.institution = $2)
      and r.version = (select max(version) from articulation_rule where id = r.id)
      and ($3::text is null or position(lower($3) in lower(r.id || ' ' || r.reason || ' '
        || array_to_string(r.codes, ' ') || ' ' || (r.body ->> 'receives') || ' '
        || (r.body ->> 'sends'))) > 0)
      and ($4::text is null or $4 = case when p.published_at is null then 'draft'
        when r.body -> 'ended' = 'null' then 'published' else 'ended' end or $4 = ${STANDING})
      and ($6::uuid is null or r.import_id = $6)
    order by r.id limit $5`;
  return rows(reader, sql, [after, institution, text, state, limit, importId]);
}

/**
 * The rules in force that send one of the codes, each in its newest published version, by id. Rules for any
 * school are among them; suspended ones are not. Null: of every school.
 */
export async function rulesInForce(
  reader: Reader,
  institutions: readonly string[] | null,
  codes: readonly string[],
): Promise<readonly ArticulationRule[]> {
  const sql = `select distinct on (p.id) r.body, r.institution, r.codes
    from rule_publication p join articulation_rule r on r.id = p.id and r.version = p.version
    where p.id in (select id from articulation_rule where codes && $2
      and ($1::text[] is null or institution is null or institution = any($1)))
      and not ${isSuspended('p.id')}
    order by p.id, p.version desc`;
  const found = await rows<{ body: ArticulationRule; institution: string | null; codes: string[] }>(
    reader,
    sql,
    [institutions, codes],
  );
  // The newest version may send other courses than the one that was found by its code.
  const asked = new Set(codes);
  const near = (school: string | null) =>
    institutions === null || school === null || institutions.includes(school);
  return found
    .filter((each) => near(each.institution) && each.codes.some((code) => asked.has(code)))
    .map(({ body }) => body);
}

/** A rule in use, and its place among those of a school. */
export interface PlacedRule {
  readonly rule: ArticulationRule;
  readonly place: string;
}

/**
 * The rules in use for courses of a school, those for any school among them, each in its newest published
 * version, by course; those after a place.
 */
export function rulesOfSchool(
  reader: Reader,
  { institution, after }: { readonly institution: string; readonly after: string },
  limit: number,
): Promise<PlacedRule[]> {
  const sql = `select rule, place from (
      select distinct on (p.id) r.body as rule, r.institution, r.codes[1] || ' ' || r.id as place
      from rule_publication p join articulation_rule r using (id, version)
      where p.id in (select id from articulation_rule where institution = $1 or institution is null)
        and not ${isSuspended('p.id')}
      order by p.id, p.version desc) used
    where (institution = $1 or institution is null) and place collate "C" > $2
    order by place collate "C" limit $3`;
  return rows(reader, sql, [institution, after, limit]);
}
