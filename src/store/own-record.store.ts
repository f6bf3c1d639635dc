import type { OwnCourse } from '../domain/evaluation/own-course.js';
import { row, type Reader, type Tx } from './database.js';

export interface OwnRecordRow {
  readonly version: number;
  readonly sha256: string;
  readonly courses: readonly OwnCourse[];
  readonly importedAt: Date;
}

/** The school's own record of the applicant as it was last imported; null where nobody has. */
export function findOwnRecord(reader: Reader, application: string): Promise<OwnRecordRow | null> {
  const sql = `select version, sha256, courses, imported_at as "importedAt" from own_record
    where application_id = $1 order by version desc limit 1`;
  return row(reader, sql, [application]);
}

export interface NewOwnRecord {
  readonly application: string;
  readonly sha256: string;
  readonly courses: readonly OwnCourse[];
  readonly by: string;
}

/** Adds the next version, which takes the place of the one before; the application must be locked. */
export async function insertOwnRecord(tx: Tx, record: NewOwnRecord): Promise<number> {
  const { application, sha256, courses, by } = record;
  const sql = `insert into own_record (application_id, version, sha256, courses, imported_by)
    select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from own_record where application_id = $1
    returning version`;
  const added = await row<{ version: number }>(tx, sql, [application, sha256, JSON.stringify(courses), by]);
  return added!.version;
}
