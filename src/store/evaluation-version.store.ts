import type { Evaluation } from '../domain/evaluation/evaluation.js';
import type { Naming } from '../domain/evaluation/line-names.js';
import { rows, type Reader } from './database.js';

/** A version with a result, and as much of its input as names its lines and slots. */
export interface VersionRow {
  readonly id: string;
  readonly version: number;
  readonly state: 'completed' | 'approved';
  readonly cause: string;
  readonly createdAt: Date;
  readonly evaluation: Evaluation;
  readonly naming: Naming;
}

/** Versions with a result, the newest first, below `before`. Their catalogs stay where they are. */
export async function listVersions(
  reader: Reader,
  application: string,
  before: number | null,
  limit: number,
): Promise<readonly VersionRow[]> {
  const sql = `select id, version, state, cause, created_at as "createdAt", body,
      json_build_object('lines', input -> 'lines', 'program', input -> 'program') as naming
    from evaluation where application_id = $1 and state in ('completed', 'approved') and input is not null
      and ($2::int is null or version < $2)
    order by version desc limit $3`;
  const found = await rows<VersionRow & { body: string }>(reader, sql, [application, before, limit]);
  return found.map(({ body, ...row }) => ({ ...row, evaluation: JSON.parse(body) as Evaluation }));
}
