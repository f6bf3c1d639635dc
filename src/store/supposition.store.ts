import { InputRefused } from '../domain/evaluation/input-refused.js';
import type { Supposition } from '../domain/evaluation/suppose.js';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import type { Program } from '../domain/program/program.js';
import { row, rows, type Reader } from './database.js';

/** A supposition as it is asked: degrees and policies by their names. */
export type AskedSupposition =
  | { readonly program: string }
  | { readonly policy: string }
  | Extract<
      Supposition,
      { readonly setting: unknown } | { readonly placement: unknown } | { readonly course: unknown }
    >;

/** Digests of the degree and the policy that a supposition names, as they stood when it was asked. */
export interface Pinned {
  readonly program?: string;
  readonly policy?: string;
}

/** What a supposition names. Throws `InputRefused` where there is no such degree or policy. */
export async function pinSupposition(reader: Reader, asked: AskedSupposition): Promise<Pinned> {
  if ('program' in asked) {
    const pinned = await pinProgram(reader, asked.program);
    if (pinned !== null) return pinned;
    throw new InputRefused('unknown-program', `No degree ${asked.program} is published here.`);
  }
  if ('policy' in asked) {
    const pinned = await pinPolicy(reader, asked.policy);
    if (pinned !== null) return pinned;
    throw new InputRefused('unknown-policy', `No policy ${asked.policy} is known here.`);
  }
  return {};
}

/** The newest version of a degree, `id@year` or its newest year, and of the policy that it names. */
function pinProgram(reader: Reader, name: string): Promise<Pinned | null> {
  const [id, year] = name.split('@');
  const sql = `select p.digest as program, t.digest as policy from program p
      join lateral (select digest from policy where id = p.body ->> 'policy'
        order by created_at desc, version desc limit 1) t on true
    where p.id = $1 and ($2::text is null or p.catalog_year = $2)
    order by p.catalog_year desc, p.version desc limit 1`;
  return row(reader, sql, [id, year ?? null]);
}

/** The newest body of a policy in one version, `id@version`; without a version the newest. */
function pinPolicy(reader: Reader, name: string): Promise<Pinned | null> {
  const [id, version] = name.split('@');
  const sql = `select digest as policy from policy where id = $1 and ($2::text is null or version = $2)
    order by created_at desc, version desc limit 1`;
  return row(reader, sql, [id, version ?? null]);
}

/** A supposition with what it names, in the version that was pinned. */
export async function pinnedSupposition(
  reader: Reader,
  asked: AskedSupposition,
  { program, policy }: Pinned,
): Promise<Supposition> {
  const body = async <Body>(table: 'program' | 'policy', digest: string) =>
    (await row<{ body: Body }>(reader, `select body from ${table} where digest = $1 limit 1`, [digest]))!
      .body;
  if ('program' in asked) {
    const itsPolicy = await body<TransferPolicy>('policy', policy!);
    return { program: await body<Program>('program', program!), itsPolicy };
  }
  return 'policy' in asked ? { policy: await body<TransferPolicy>('policy', policy!) } : asked;
}

/** Every policy that is known, each version once. */
export async function listPolicies(reader: Reader): Promise<readonly TransferPolicy[]> {
  const sql = `select distinct on (id, version) body from policy order by id, version desc, created_at desc`;
  return (await rows<{ body: TransferPolicy }>(reader, sql)).map(({ body }) => body);
}
