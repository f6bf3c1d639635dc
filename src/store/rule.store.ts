import type { ArticulationRule } from '../domain/articulation/articulation-rule.js';
import { sentKeys } from '../domain/articulation/match-rules.js';
import { row, rows, type Reader, type Tx } from './database.js';
import { isSuspended } from './rule-suspension.store.js';
import { standsYet } from './rule-withdrawal.store.js';

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
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
  /** Why it was taken away; null while it stands. */
  readonly withdrawnFor: string | null;
  /** The version that decides; null where none is published. */
  readonly deciding: number | null;
  /** The last day of the version that decides, where it was given an end. */
  readonly decidingEnds: string | null;
  /** How the rule stands today, by its published version; null where no version is published. */
  readonly standing: RuleStanding | null;
  /** The draft that waits to decide next; null where none does. */
  readonly waiting: number | null;
  /** The last day that the waiting draft would give the rule. */
  readonly waitingEnds: string | null;
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
    p.published_at as "publishedAt", t.withdrawn_at as "withdrawnAt", t.reason as "withdrawnFor",
    b.name as "withdrawnBy", r.import_id as "importId", n.version as deciding, n.ends as "decidingEnds",
    ${STANDING} as standing, m.version as waiting, m.ends as "waitingEnds"
  from articulation_rule r join account d on d.id = r.drafted_by
    left join rule_publication p on p.id = r.id and p.version = r.version
    left join account a on a.id = p.published_by
    left join rule_withdrawal t on t.id = r.id and t.version = r.version
    left join account b on b.id = t.withdrawn_by
    left join lateral (select v.version, v.last_day, v.body #>> '{ended,on}' as ends
      from articulation_rule v join rule_publication using (id, version)
      where v.id = r.id order by v.version desc limit 1) n on true
    left join lateral (select v.version, v.body #>> '{ended,on}' as ends
      from articulation_rule v where v.id = r.id and v.version > coalesce(n.version, 0)
        and ${standsYet('v')} order by v.version desc limit 1) m on true`;

/** Keeps a version of a rule, under the number that its body has. Asks for `lockRules`. */
export async function insertRule(
  tx: Tx,
  { rule, reason, by }: { rule: ArticulationRule; reason: string; by: string },
): Promise<void> {
  const sql = `insert into articulation_rule (id, version, body, institution, codes, reason, drafted_by)
    values ($1, $2, $3, $4, $5, $6, $7)`;
  const school = 'any' in rule.sending ? null : rule.sending.institution;
  await tx.query(sql, [rule.id, rule.version, JSON.stringify(rule), school, sentKeys(rule), reason, by]);
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

/** Every version, the newest first; those that were taken away among them. */
export function ruleVersions(reader: Reader, id: string): Promise<RuleVersion[]> {
  return rows(reader, `${SELECT} where r.id = $1 order by r.version desc`, [id]);
}

/** Every version that nobody has taken away, the newest first. */
export async function standingVersions(reader: Reader, id: string): Promise<readonly RuleVersion[]> {
  return (await ruleVersions(reader, id)).filter(({ withdrawnAt }) => withdrawnAt === null);
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

/**
 * The rules by id, after `after`: each in the version that decides, or in its draft where none does. Who asks
 * for drafts, or for those of a file, gets the drafts themselves.
 */
export function listRules(
  reader: Reader,
  { after, institution, text, state, importId }: RulesAsked,
  limit: number,
): Promise<RuleVersion[]> {
  const sql = `${SELECT}
    where r.id > $1 and r.version = case when $4 = 'draft' or $6::uuid is not null
        then coalesce(m.version, n.version) else coalesce(n.version, m.version) end
      and ($6::uuid is null or r.import_id = $6)
      -- By what it says, and by what its draft would have it say.
      and exists (select 1 from articulation_rule x where x.id = r.id and x.version in (n.version, m.version)
        and ($2::text is null or x.institution = $2)
        and ($3::text is null or position(lower($3) in lower(x.id || ' ' || x.reason || ' '
          || array_to_string(x.codes, ' ') || ' ' || (x.body ->> 'receives') || ' '
          || (x.body ->> 'sends'))) > 0))
      and ($4::text is null or ($4 = 'draft' and m.version is not null)
        or $4 = case when n.version is null then '' when n.ends is null then 'published' else 'ended' end
        or $4 = ${STANDING})
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
