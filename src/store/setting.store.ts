import type { OfficeSettings } from '../domain/policy/office-settings.js';
import { row, type Reader, type Tx } from './database.js';

export interface StoredSettings {
  readonly version: number;
  readonly body: OfficeSettings;
  readonly reason: string;
  /** Null: came with the product. */
  readonly setBy: string | null;
  readonly setAt: Date;
}

/** What a new office starts with; does nothing once there are settings. */
export async function keepFirstSettings(tx: Tx, body: OfficeSettings, reason: string): Promise<void> {
  const sql = `insert into office_settings (version, body, reason)
    select 1, $1, $2 where not exists (select 1 from office_settings)`;
  await tx.query(sql, [JSON.stringify(body), reason]);
}

/** The settings in force. They are there from the first start on. */
export async function currentSettings(reader: Reader): Promise<StoredSettings> {
  const sql = `select s.version, s.body, s.reason, a.name as "setBy", s.set_at as "setAt"
    from office_settings s left join account a on a.id = s.set_by order by s.version desc limit 1`;
  const found = await row<StoredSettings>(reader, sql);
  if (found === null) throw new Error('the record holds no settings; the service has not been started on it');
  return found;
}

/** The next version; false when `basedOn` is no longer the newest. */
export async function insertSettings(
  tx: Tx,
  next: { body: OfficeSettings; basedOn: number; reason: string; by: string },
): Promise<boolean> {
  const sql = `insert into office_settings (version, body, reason, set_by)
    select max(version) + 1, $1, $2, $3 from office_settings having max(version) = $4
    on conflict do nothing returning version`;
  const values = [JSON.stringify(next.body), next.reason, next.by, next.basedOn];
  return (await row(tx, sql, values)) !== null;
}
