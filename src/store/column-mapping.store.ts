import type { TableField } from '../domain/transcript/records/from-table-cells.js';
import { row, type Reader, type Tx } from './database.js';

/** Whose tables, and with which heading. */
export interface MappingKey {
  readonly sender: string;
  readonly heading: string;
}

export interface ColumnMappingRow extends MappingKey {
  readonly id: string;
  readonly version: number;
  readonly fields: readonly TableField[];
  /** The document at which a person said it. */
  readonly transcriptId: string;
  readonly by: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** The newest word on the columns of such tables; null where nobody had to say one. */
export function findColumnMapping(reader: Reader, key: MappingKey): Promise<ColumnMappingRow | null> {
  const sql = `select m.id, m.sender, m.heading, m.version, m.fields, m.transcript_id as "transcriptId",
      a.name as by, m.created_by as "createdBy", m.created_at as "createdAt"
    from column_mapping m join account a on a.id = m.created_by
    where m.sender = $1 and m.heading = $2 order by m.version desc limit 1`;
  return row(reader, sql, [key.sender, key.heading]);
}

export interface NewColumnMapping extends MappingKey {
  /** The version that was on the screen; 0 for none. */
  readonly basedOn: number;
  readonly fields: readonly TableField[];
  readonly transcript: string;
  readonly reason: string;
  readonly by: string;
}

/** Adds the next version. False when another was added meanwhile: the unique key decides. */
export async function insertColumnMapping(tx: Tx, mapping: NewColumnMapping): Promise<boolean> {
  const { sender, heading, basedOn, fields, transcript, reason, by } = mapping;
  const sql = `insert into column_mapping
      (sender, heading, version, fields, transcript_id, reason, created_by)
    select $1, $2, $3::int + 1, $4, $5, $6, $7
    where $3::int = coalesce((select max(version) from column_mapping where sender = $1 and heading = $2), 0)
    on conflict (sender, heading, version) do nothing returning id`;
  return (await row(tx, sql, [sender, heading, basedOn, fields, transcript, reason, by])) !== null;
}
