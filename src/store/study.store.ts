import type { Evaluation } from '../domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../domain/evaluation/evaluation-input.js';
import { NOTHING_TALLIED, type Tally } from '../domain/evaluation/tally-changes.js';
import { row, rows, type Reader, type Tx } from './database.js';
import { ring, triesMax } from './outbox.store.js';
import type { AskedSupposition, Pinned } from './supposition.store.js';

export interface StudyRow {
  readonly id: string;
  /** As it was asked, in the shape of the API. */
  readonly supposition: AskedSupposition;
  readonly pinned: Pinned;
  readonly words: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly engineVersion: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly attempt: number;
  readonly lastCase: string | null;
  readonly casesDone: number;
  readonly casesTotal: number | null;
  readonly tally: Tally;
  readonly endedAt: Date | null;
}

const COLUMNS = `s.id, s.supposition, s.pinned, s.words, s.versions, s.engine_version as "engineVersion",
  a.name as "askedBy", s.asked_at as "askedAt", s.state, s.attempt, s.last_case as "lastCase",
  s.cases_done as "casesDone", s.cases_total as "casesTotal", s.tally, s.ended_at as "endedAt"`;
const SELECT = `select ${COLUMNS} from study s join account a on a.id = s.asked_by`;

export type NewStudy = Pick<StudyRow, 'supposition' | 'pinned' | 'words' | 'versions' | 'engineVersion'>;

/** Asks for a study; the same question that is still under way is not asked twice. */
export async function requestStudy(
  tx: Tx,
  study: NewStudy,
  by: string,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { supposition, pinned, words, versions, engineVersion } = study;
  const given = [JSON.stringify(supposition), JSON.stringify(pinned)];
  const insert = `insert into study (supposition, pinned, words, versions, engine_version, tally, asked_by)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (supposition, pinned) where state in ('waiting', 'running') do nothing returning id`;
  const rest = [words, JSON.stringify(versions), engineVersion, JSON.stringify(NOTHING_TALLIED), by];
  const made = await row<{ id: string }>(tx, insert, [...given, ...rest]);
  if (made !== null) {
    await ring(tx, 'study.run', { studyId: made.id, attempt: 0 });
    return { id: made.id, isNew: true };
  }
  const select = `select id from study where supposition = $1::jsonb and pinned = $2::jsonb
    and state in ('waiting', 'running')`;
  return { id: (await row<{ id: string }>(tx, select, given))!.id, isNew: false };
}

export function findStudy(reader: Reader, id: string): Promise<StudyRow | null> {
  return row(reader, `${SELECT} where s.id = $1`, [id]);
}

export function listStudies(reader: Reader, limit: number): Promise<StudyRow[]> {
  return rows(reader, `${SELECT} order by s.asked_at desc, s.id limit $1`, [limit]);
}

/** How many are under way. Whoever asks in a transaction keeps others from asking until it ends. */
export async function openStudies(tx: Tx): Promise<number> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('study'))`);
  const sql = `select count(*)::int as n from study where state in ('waiting', 'running')`;
  return (await row<{ n: number }>(tx, sql))!.n;
}

/**
 * Takes the study for one page; null when another attempt has it, it has ended or its tries have run out. One
 * that an earlier engine has begun begins anew: counts of two engines are never added up.
 */
export function claimStudy(tx: Tx, id: string, attempt: number, engine: string): Promise<StudyRow | null> {
  const sql = `with taken as (update study set state = 'running', heartbeat_at = now(), tries = tries + 1,
        engine_version = $4,
        last_case = case when engine_version = $4 then last_case end,
        cases_done = case when engine_version = $4 then cases_done else 0 end,
        tally = case when engine_version = $4 then tally else $5::jsonb end
      where id = $1 and attempt = $2 and tries < $3 and state in ('waiting', 'running') returning *)
    select ${COLUMNS} from taken s join account a on a.id = s.asked_by`;
  return row(tx, sql, [id, attempt, triesMax('study'), engine, JSON.stringify(NOTHING_TALLIED)]);
}

export interface StudiedCase {
  readonly application: string;
  readonly input: EvaluationInput;
  readonly evaluation: Evaluation;
}

/** The newest result of each application, as it was when the study was asked. */
const NEWEST = `from application p join lateral (select input, body from evaluation
    where application_id = p.id and state in ('completed', 'approved') and input is not null
      and created_at <= $1::timestamptz
    order by version desc limit 1) e on true`;

export async function countStudied(reader: Reader, askedAt: Date): Promise<number> {
  const sql = `select count(*)::int as n from application p where exists (select 1 from evaluation
    where application_id = p.id and state in ('completed', 'approved') and input is not null
      and created_at <= $1::timestamptz)`;
  return (await row<{ n: number }>(reader, sql, [askedAt.toISOString()]))!.n;
}

/** One page of cases, in the order of their applications. */
export async function studiedCases(
  reader: Reader,
  askedAt: Date,
  after: string | null,
  limit: number,
): Promise<readonly StudiedCase[]> {
  const sql = `select p.id as application, e.input, e.body ${NEWEST}
    where $2::uuid is null or p.id > $2 order by p.id limit $3`;
  const found = await rows<Omit<StudiedCase, 'evaluation'> & { body: string }>(reader, sql, [
    askedAt.toISOString(),
    after,
    limit,
  ]);
  return found.map(({ body, ...rest }) => ({ ...rest, evaluation: JSON.parse(body) as Evaluation }));
}

/**
 * Keeps a page and asks for the next, or ends the study. False when this attempt is no longer the one, or
 * somebody has cancelled it meanwhile: the page is thrown away.
 */
export async function savePage(
  tx: Tx,
  study: Pick<StudyRow, 'id' | 'attempt'>,
  page: Pick<StudyRow, 'lastCase' | 'casesDone' | 'tally'> & { casesTotal: number; isLast: boolean },
): Promise<boolean> {
  const sql = `update study set attempt = attempt + 1, tries = 0, heartbeat_at = now(), last_case = $3,
      cases_done = $4, cases_total = $5, tally = $6,
      state = case when $7 then 'done' else 'running' end, ended_at = case when $7 then now() end
    where id = $1 and attempt = $2 and state = 'running' returning attempt`;
  const { lastCase, casesDone, casesTotal, tally, isLast } = page;
  const total = isLast ? casesDone : Math.max(casesTotal, casesDone);
  const values = [study.id, study.attempt, lastCase, casesDone, total, JSON.stringify(tally), isLast];
  const kept = await row<{ attempt: number }>(tx, sql, values);
  if (kept === null) return false;
  if (!isLast) await ring(tx, 'study.run', { studyId: study.id, attempt: kept.attempt });
  return true;
}

/** Says that the page is being worked on; false when it no longer should be. */
export async function beatStudy(tx: Tx, { id, attempt }: Pick<StudyRow, 'id' | 'attempt'>): Promise<boolean> {
  const sql = `update study set heartbeat_at = now()
    where id = $1 and attempt = $2 and state = 'running' returning id`;
  return (await row(tx, sql, [id, attempt])) !== null;
}

/** False when it had ended before. */
export async function endStudy(tx: Tx, id: string, state: 'cancelled' | 'failed'): Promise<boolean> {
  const sql = `update study set state = $2, ended_at = now()
    where id = $1 and state in ('waiting', 'running') returning id`;
  return (await row(tx, sql, [id, state])) !== null;
}
