import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './database.js';

/**
 * What must hold after any fault, asked of the database and the disk alone: nothing of the product is used.
 */
const BREACHES: Readonly<Record<string, string>> = {
  'a document without an end': `
    select id from transcript where state not in ('read', 'needs-verification', 'refused')`,
  'a document with other than one end in the audit trail': `
    select t.id from transcript t left join audit_entry a on a.subject = t.id::text
      and a.action in ('transcript.read', 'transcript.refused') group by t.id having count(a.seq) <> 1`,
  'a document with other than one receipt in the audit trail': `
    select t.id from transcript t left join audit_entry a on a.subject = t.id::text
      and a.action = 'transcript.received' group by t.id having count(a.seq) <> 1`,
  'a document that was read without exactly one version': `
    select t.id from transcript t left join transcript_version v on v.transcript_id = t.id
      where t.state <> 'refused' group by t.id having count(v.version) <> 1`,
  'courses of a refused document': `
    select t.id from transcript t join transcript_course c on c.transcript_id = t.id
      where t.state = 'refused'`,
  'a version with other rows than its body': `
    select v.transcript_id as id from transcript_version v where
      (select count(*) from transcript_course c
        where c.transcript_id = v.transcript_id and c.version = v.version) <>
      (select count(*) from jsonb_path_query(v.body, '$.terms[*].courses[*]')) +
      (select count(*) from jsonb_path_query(v.body, '$.otherCredit[*].courses[*]'))`,
  'an evaluation that is still to be made': `select id from evaluation where state = 'requested'`,
  'an evaluation without exactly one entry in the audit trail': `
    select e.id from evaluation e left join audit_entry a
      on a.subject = e.id::text and a.action = 'evaluation.completed'
      where e.cause <> 'decision' and e.state in ('completed', 'approved')
      group by e.id having count(a.seq) <> 1`,
  'read documents without an evaluation that knows them': `
    select t.id from transcript t where t.state in ('read', 'needs-verification') and not exists (
      select 1 from evaluation e where e.application_id = t.application_id and e.body is not null
        and e.input::text like '%' || t.id || '%')`,
  'a decision without a member of staff': `
    select d.id from decision d left join account a on a.id = d.decided_by
      where a.id is null or not (a.roles && array['evaluator', 'registrar'])`,
  'an approval without a registrar': `
    select e.id from evaluation e left join account a on a.id = e.approved_by
      where e.state = 'approved' and (a.id is null or not ('registrar' = any(a.roles)))`,
  'an outbox that is not empty': 'select id::text from outbox',
  'a letter that still waits': `select id from mail where state = 'waiting'`,
};

/** Every breach there is, in words; empty when all is well. `answered`: ids of the uploads that got 201. */
export async function breaches(
  databaseUrl: string,
  dataDir: string,
  answered: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const [what, sql] of Object.entries(BREACHES)) {
    const rows = await ask<{ id: string }>(databaseUrl, sql);
    for (const { id } of rows) found.push(`${what}: ${id}`);
  }
  const rows = await ask<{ id: string; key: string; sha256: string }>(
    databaseUrl,
    'select id, storage_key as key, sha256 from transcript',
  );
  const ids = new Set(rows.map(({ id }) => id));
  for (const id of answered) if (!ids.has(id)) found.push(`an answered upload without a row: ${id}`);
  for (const { id, key, sha256 } of rows) {
    if (hashOf(join(dataDir, 'objects', key)) !== sha256) found.push(`a row without its bytes: ${id}`);
  }
  return [...found, ...(await brokenLinks(databaseUrl))];
}

/** Objects that no row names; a kill between the bytes and the row leaves one, for the sweeper. */
export async function orphans(databaseUrl: string, dataDir: string): Promise<string[]> {
  const rows = await ask<{ key: string }>(databaseUrl, 'select storage_key as key from transcript');
  const owned = new Set(rows.map(({ key }) => key));
  const names = readdirSync(join(dataDir, 'objects/documents')).map((name) => `documents/${name}`);
  return names.filter((name) => !owned.has(name));
}

/**
 * The links of the audit chain, without recomputing a hash: each names the one before, and the head the last.
 */
async function brokenLinks(databaseUrl: string): Promise<string[]> {
  const sql = `select seq::text as id from (
      select seq, previous_hash, lag(hash, 1, repeat('0', 64)) over (order by seq) as before,
        row_number() over (order by seq) as place from audit_entry) as linked
    where previous_hash <> before or seq <> place
    union all select 'head' from audit_head h where h.hash <>
      coalesce((select hash from audit_entry where seq = h.seq), repeat('0', 64))
      or h.seq <> (select count(*) from audit_entry)`;
  return (await ask<{ id: string }>(databaseUrl, sql)).map(
    ({ id }) => `a broken link of the audit chain: ${id}`,
  );
}

function hashOf(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return null;
  }
}
