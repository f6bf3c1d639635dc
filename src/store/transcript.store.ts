import type { CreditUnit } from '../domain/credits.js';
import type { Channel } from '../domain/policy/transfer-policy.js';
import type { SchoolHints } from '../domain/institution/place.js';
import type { FieldReading } from '../domain/transcript/field-reading.js';
import type { Transcript } from '../domain/transcript/transcript.js';
import { triesMax } from './outbox.store.js';
import { row, rows, type Reader, type Tx } from './database.js';

export interface PageSizeRow {
  readonly width: number;
  readonly height: number;
}

/** What the file says about its own making. */
export interface FileFactsRow {
  readonly producer: string | null;
  readonly creator: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly revisions: number;
  readonly script: boolean;
  readonly signatures: readonly {
    readonly signer: string | null;
    readonly at: string | null;
    readonly state: 'signature-verified' | 'signature-not-verified';
    readonly reason: string;
  }[];
}

export type StatedUnit = Exclude<CreditUnit, 'unknown'>;

export interface TranscriptRow {
  readonly id: string;
  readonly applicationId: string;
  readonly ownerId: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly storageKey: string;
  readonly channel: Channel;
  readonly state: 'received' | 'reading' | 'needs-verification' | 'read' | 'refused';
  /** What one credit is, as a person has found out; null while nobody had to. */
  readonly statedUnit: StatedUnit | null;
  /** The school of the paper, as a person has found out; null while nobody had to. */
  readonly statedSchool: { readonly unitid: string; readonly name: string } | null;
  /** The printed name, where the school is looked for anew; null where what was read of it stands. */
  readonly unknownSchool: string | null;
  readonly code: string | null;
  readonly pages: number | null;
  readonly receivedAt: Date;
  /** The newest version as read; null before. */
  readonly body: Transcript | null;
  readonly pageSizes: readonly PageSizeRow[];
  /** What the newest version says of its school beside the name. */
  readonly schoolHints: SchoolHints;
  /** Of the newest version; null before, and where the file says nothing. */
  readonly facts: FileFactsRow | null;
}

const SELECT = `select t.id, t.application_id as "applicationId", t.owner_id as "ownerId", t.sha256,
  t.file_name as "fileName", t.storage_key as "storageKey", t.channel, t.stated_unit as "statedUnit", t.state,
  t.code, t.pages, t.unknown_school as "unknownSchool",
  (select jsonb_build_object('unitid', unitid, 'name', name) from institution
    where unitid = t.stated_school) as "statedSchool",
  t.received_at as "receivedAt", v.body,
  coalesce(v.page_sizes, '[]') as "pageSizes", v.facts, coalesce(v.school_hints, '{}') as "schoolHints"
  from transcript t left join lateral (select body, page_sizes, facts, school_hints from transcript_version
    where transcript_id = t.id order by version desc limit 1) v on true`;

export interface NewTranscript {
  readonly id: string;
  readonly application: string;
  readonly owner: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly fileName: string;
  readonly storageKey: string;
}

/**
 * False when the application holds the same bytes already: the unique index decides, also between two uploads
 * at once.
 */
export async function insertTranscript(tx: Tx, transcript: NewTranscript): Promise<boolean> {
  const sql = `insert into transcript
      (id, application_id, owner_id, sha256, size_bytes, file_name, storage_key)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (application_id, sha256) do nothing returning id`;
  const { id, application, owner, sha256, sizeBytes, fileName, storageKey } = transcript;
  return (await row(tx, sql, [id, application, owner, sha256, sizeBytes, fileName, storageKey])) !== null;
}

export function findTranscript(reader: Reader, id: string): Promise<TranscriptRow | null> {
  return row(reader, `${SELECT} where t.id = $1`, [id]);
}

export function findSameBytes(
  reader: Reader,
  application: string,
  sha256: string,
): Promise<TranscriptRow | null> {
  return row(reader, `${SELECT} where t.application_id = $1 and t.sha256 = $2`, [application, sha256]);
}

/** In the order in which they arrived: the first is `t1` in every evaluation. */
export function listTranscripts(reader: Reader, application: string): Promise<TranscriptRow[]> {
  return rows(reader, `${SELECT} where t.application_id = $1 order by t.received_at, t.id`, [application]);
}

/** Takes the row for one attempt; null when another attempt has it, its tries have run out or it is done. */
export function claimTranscript(tx: Tx, id: string, attempt: number): Promise<TranscriptRow | null> {
  const sql = `with taken as (update transcript set state = 'reading', heartbeat_at = now()
      where id = $1 and attempt = $2 and tries < $3 and state in ('received', 'reading') returning id)
    ${SELECT} where t.id in (select id from taken)`;
  return row(tx, sql, [id, attempt, triesMax('transcript')]);
}

/**
 * Counts a try just before the reader begins: trouble of our own, such as a storage that is away, is none.
 */
export async function countTry(tx: Tx, id: string, attempt: number): Promise<void> {
  const sql = 'update transcript set tries = tries + 1, heartbeat_at = now() where id = $1 and attempt = $2';
  await tx.query(sql, [id, attempt]);
}

/** Says that this attempt is still being worked on. */
export async function beat(reader: Reader, id: string, attempt: number): Promise<void> {
  const sql = `update transcript set heartbeat_at = now()
    where id = $1 and attempt = $2 and state = 'reading'`;
  await reader.query(sql, [id, attempt]);
}

/** Saves what was read. False when this attempt is no longer the one: its result is thrown away. */
export async function saveRead(
  tx: Tx,
  read: {
    id: string;
    attempt: number;
    transcript: Transcript;
    /** `FieldReading[]` as JSON. */
    fields: string;
    pageSizes: readonly PageSizeRow[];
    facts: FileFactsRow | null;
    state: 'read' | 'needs-verification';
    schoolHints: SchoolHints;
    /** The printed name where nobody has surely found its school. */
    unknownSchool: string | null;
    /** The word on its columns that a table was read with. */
    columnMapping: string | null;
  },
): Promise<boolean> {
  const { id, attempt, transcript, fields, pageSizes, facts, state, columnMapping, schoolHints } = read;
  const fence = `update transcript set state = $3, pages = $4, unknown_school = $5, heartbeat_at = now()
    where id = $1 and attempt = $2 and state = 'reading' returning id`;
  const now = [id, attempt, state, transcript.document.pages, read.unknownSchool];
  if ((await row(tx, fence, now)) === null) return false;
  const version = `insert into transcript_version
      (transcript_id, version, body, page_sizes, reader_version, column_mapping_id, facts, fields,
       school_hints)
    select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8
    from transcript_version where transcript_id = $1 returning version`;
  const { reader } = transcript.document;
  const [body, sizes] = [JSON.stringify(transcript), JSON.stringify(pageSizes)];
  const said = facts === null ? null : savable(facts);
  const { version: number } = (await row<{ version: number }>(tx, version, [
    id,
    body,
    sizes,
    reader,
    columnMapping,
    said,
    fields,
    savable(schoolHints),
  ]))!;
  await insertCourses(tx, id, number, transcript);
  return true;
}

/** Where each value of the newest reading stands; empty while nothing was read. */
export async function findFields(reader: Reader, id: string): Promise<readonly FieldReading[]> {
  const sql = `select fields from transcript_version where transcript_id = $1
    order by version desc limit 1`;
  return (await row<{ fields: readonly FieldReading[] }>(reader, sql, [id]))?.fields ?? [];
}

/** A stranger's file may say what the database refuses: control characters and halves of a character. */
function savable(facts: FileFactsRow | SchoolHints): string {
  return JSON.stringify(facts, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').trim() : value,
  );
}

/** All rows in one statement. */
async function insertCourses(tx: Tx, id: string, version: number, transcript: Transcript): Promise<void> {
  const own = transcript.terms.flatMap(({ term, courses }) => courses.map((course) => ({ ...course, term })));
  const other = transcript.otherCredit.flatMap(({ courses }) =>
    courses.map((course) => ({ ...course, term: null })),
  );
  const listed = [...other, ...own].map((course, ordinal) => ({
    line: course.id,
    ordinal,
    code: course.code,
    title: course.title,
    credits: course.creditsEarned ?? course.creditsAttempted,
    grade: course.grade,
    term: course.term,
    status: course.status,
    basis: course.basis,
    page: course.evidence.page,
    box: course.evidence.box,
    printed: course.evidence.text,
    confidence: course.confidence,
  }));
  const sql = `insert into transcript_course (transcript_id, version, line, ordinal, code, title, credits,
      grade, term, status, basis, page, box, printed, confidence)
    select $1, $2, line, ordinal, code, title, credits, grade, term, status, basis, page,
      (select array_agg(value::double precision order by at)
        from json_array_elements_text(box) with ordinality as b (value, at)),
      printed, confidence
    from json_to_recordset($3) as c (line text, ordinal int, code text, title text, credits text,
      grade text, term text, status text, basis text, page int, box json,
      printed text, confidence double precision)`;
  await tx.query(sql, [id, version, JSON.stringify(listed)]);
}

/**
 * Lets a finished document be read once more, under the next attempt; that attempt. Null while it is still
 * being read.
 */
export async function readAgain(tx: Tx, id: string): Promise<number | null> {
  const sql = `update transcript set state = 'received', code = null, attempt = attempt + 1, tries = 0,
      heartbeat_at = now()
    where id = $1 and state in ('read', 'needs-verification', 'refused') returning attempt`;
  return (await row<{ attempt: number }>(tx, sql, [id]))?.attempt ?? null;
}

/** Saves why a file was not read; `attempt` null: a person or the sweep says so. */
export async function refuseTranscript(
  tx: Tx,
  id: string,
  attempt: number | null,
  code: string,
): Promise<boolean> {
  const sql = `update transcript set state = 'refused', code = $3, heartbeat_at = now()
    where id = $1 and ($2::int is null or attempt = $2) and state in ('received', 'reading') returning id`;
  return (await row(tx, sql, [id, attempt, code])) !== null;
}

export async function setChannel(tx: Tx, id: string, channel: TranscriptRow['channel']): Promise<void> {
  await tx.query('update transcript set channel = $2 where id = $1', [id, channel]);
}

export async function stateUnit(tx: Tx, id: string, unit: StatedUnit): Promise<void> {
  await tx.query('update transcript set stated_unit = $2 where id = $1', [id, unit]);
}

/** Says whose paper it is; null takes that back. */
export async function stateSchool(tx: Tx, id: string, unitid: string | null): Promise<void> {
  await tx.query('update transcript set stated_school = $2 where id = $1', [id, unitid]);
}

/** A person has looked at what was not sure; false when nothing was waiting for that. */
export async function markVerifiedTranscript(tx: Tx, id: string): Promise<boolean> {
  const sql = `update transcript set state = 'read'
    where id = $1 and state = 'needs-verification' returning id`;
  return (await row(tx, sql, [id])) !== null;
}

export async function storageKeys(reader: Reader, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const sql = 'select storage_key as key from transcript where storage_key = any($1)';
  return new Set((await rows<{ key: string }>(reader, sql, [keys])).map(({ key }) => key));
}
