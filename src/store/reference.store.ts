import { canonicalJson } from '../domain/canonical-json.js';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import { NO_CATALOG, type Catalog, type Program, type ProgramLevel } from '../domain/program/program.js';
import { sha256 } from '../domain/sha256.js';
import { row, rows, type Reader, type Tx } from './database.js';

export interface StoredProgram {
  readonly version: number;
  readonly digest: string;
  readonly body: Program;
}

/** Keeps a program as a new version, unless some version already says the same. */
export async function keepProgram(tx: Tx, program: Program, source: string): Promise<void> {
  const digest = sha256(canonicalJson(program));
  const sql = `insert into program (id, catalog_year, version, body, digest, source)
    select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5 from program where id = $1 and catalog_year = $2
    having not exists (select 1 from program where id = $1 and catalog_year = $2 and digest = $4)`;
  await tx.query(sql, [program.id, program.catalogYear, JSON.stringify(program), digest, source]);
}

/** A staff edit on top of the version that was on the screen; false when that is no longer the newest. */
export async function editProgram(
  tx: Tx,
  edit: { program: Program; basedOn: number; source: string; reason: string; by: string },
): Promise<boolean> {
  const { program, basedOn, source, reason, by } = edit;
  const digest = sha256(canonicalJson(program));
  const sql = `insert into program (id, catalog_year, version, body, digest, source, reason, created_by)
    select $1, $2, max(version) + 1, $3, $4, $5, $6, $7 from program where id = $1 and catalog_year = $2
    having max(version) = $8 on conflict do nothing returning version`;
  const values = [
    program.id,
    program.catalogYear,
    JSON.stringify(program),
    digest,
    source,
    reason,
    by,
    basedOn,
  ];
  return (await row(tx, sql, values)) !== null;
}

/** The newest version of a program; without a year, of its newest catalog year. */
export function findProgram(reader: Reader, id: string, year: string | null): Promise<StoredProgram | null> {
  const sql = `select version, digest, body from program
    where id = $1 and ($2::text is null or catalog_year = $2)
    order by catalog_year desc, version desc limit 1`;
  return row(reader, sql, [id, year]);
}

export function listPrograms(reader: Reader): Promise<StoredProgram[]> {
  const sql = `select distinct on (id, catalog_year) version, digest, body from program
    order by id, catalog_year desc, version desc`;
  return rows(reader, sql);
}

/** Of what level each degree is, and what the policy that it names says of the levels of courses. */
export async function levelsAsked(
  reader: Reader,
): Promise<{ level?: ProgramLevel; policy: Pick<TransferPolicy, 'courseLevels'> }[]> {
  const sql = `select distinct on (id, catalog_year) body ->> 'level' as level,
      (select body -> 'courseLevels' from policy where id = program.body ->> 'policy'
        order by created_at desc, version desc limit 1) as levels
    from program order by id, catalog_year desc, version desc`;
  type Asked = { level: ProgramLevel | null; levels: TransferPolicy['courseLevels'] | null };
  const asked = await rows<Asked>(reader, sql);
  return asked.map(({ level, levels }) => ({
    ...(level === null ? {} : { level }),
    policy: levels == null ? {} : { courseLevels: levels },
  }));
}

export async function keepPolicy(tx: Tx, policy: TransferPolicy): Promise<void> {
  const sql = 'insert into policy (id, version, body, digest) values ($1, $2, $3, $4) on conflict do nothing';
  await tx.query(sql, [policy.id, policy.version, JSON.stringify(policy), sha256(canonicalJson(policy))]);
}

export async function keepCatalog(tx: Tx, catalog: Catalog): Promise<void> {
  const sql = `insert into catalog (digest, version, body) values ($1, $2, $3)
    on conflict (digest) do update set created_at = now()`;
  await tx.query(sql, [sha256(canonicalJson(catalog)), catalog.version, JSON.stringify(catalog)]);
}

export async function currentCatalog(reader: Reader): Promise<Catalog> {
  const found = await row<{ body: Catalog }>(
    reader,
    'select body from catalog order by created_at desc limit 1',
  );
  return found?.body ?? NO_CATALOG;
}
