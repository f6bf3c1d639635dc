import type { Credits } from '../domain/credits.js';
import { rankOf } from '../domain/evaluation/credits-waiting.js';
import type { Term } from '../domain/term.js';
import { row, rows, type Reader, type Tx } from './database.js';

export interface ApplicationRow {
  readonly id: string;
  readonly applicantId: string;
  readonly applicantName: string;
  readonly programId: string;
  readonly catalogYear: string;
  readonly term: Term;
  readonly state: string;
  readonly placement: { readonly theory: string } | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const SELECT = `select p.id, p.applicant_id as "applicantId", a.name as "applicantName",
  p.program_id as "programId", p.catalog_year as "catalogYear", p.term, p.state, p.placement,
  p.created_at as "createdAt", p.updated_at as "updatedAt"
  from application p join account a on a.id = p.applicant_id`;

/** The application for this program and term; the one that is there already when it was started before. */
export async function startApplication(
  tx: Tx,
  application: { applicant: string; program: string; catalogYear: string; term: Term },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { applicant, program, catalogYear, term } = application;
  const insert = `insert into application (applicant_id, program_id, catalog_year, term)
    values ($1, $2, $3, $4)
    on conflict (applicant_id, program_id, catalog_year, term) do nothing returning id`;
  const made = await row<{ id: string }>(tx, insert, [applicant, program, catalogYear, term]);
  if (made !== null) return { id: made.id, isNew: true };
  const select = `select id from application
    where applicant_id = $1 and program_id = $2 and catalog_year = $3 and term = $4`;
  return {
    id: (await row<{ id: string }>(tx, select, [applicant, program, catalogYear, term]))!.id,
    isNew: false,
  };
}

export function findApplication(reader: Reader, id: string): Promise<ApplicationRow | null> {
  return row(reader, `${SELECT} where p.id = $1`, [id]);
}

/** As `findApplication`, and nobody else changes what hangs on it until the transaction ends. */
export function lockApplication(tx: Tx, id: string): Promise<ApplicationRow | null> {
  return row(tx, `${SELECT} where p.id = $1 for update of p`, [id]);
}

/** Locks many in one order, so that two who do never wait for each other. */
export async function lockApplications(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('select 1 from application where id = any($1::uuid[]) order by id for update', [[...ids]]);
}

export function listApplications(reader: Reader, applicant: string): Promise<ApplicationRow[]> {
  return rows(reader, `${SELECT} where p.applicant_id = $1 order by p.created_at desc, p.id limit 100`, [
    applicant,
  ]);
}

export async function setApplicationState(tx: Tx, id: string, state: string): Promise<void> {
  const sql = `update application set state = $2, version = version + 1, updated_at = now(),
    waiting_rank = case when $2 in ('approved', 'withdrawn') then 0 else waiting_rank end where id = $1`;
  await tx.query(sql, [id, state]);
}

/**
 * The state of a case that has an evaluation and no approval: what its documents still ask for comes first.
 * Gives it. `waiting` is what the newest evaluation leaves to decide; without it the figure stays.
 */
export async function setReviewState(tx: Tx, id: string, waiting?: Credits): Promise<string> {
  const sql = `update application set version = version + 1, updated_at = now(),
    waiting_rank = coalesce($2, waiting_rank), state = (
      select case when bool_or(t.state in ('received', 'reading')) then 'reading'
        when bool_or(t.state = 'needs-verification') then 'needs-verification' else 'ready-for-review' end
      from transcript t where t.application_id = $1)
    where id = $1 returning state`;
  const rank = waiting === undefined ? null : rankOf(waiting);
  return (await row<{ state: string }>(tx, sql, [id, rank]))!.state;
}

export interface QueuedCase {
  readonly id: string;
  readonly applicantName: string;
  readonly programId: string;
  readonly catalogYear: string;
  readonly term: Term;
  readonly state: string;
  /** When it began to wait, as exactly as the database knows it: the next page starts there. */
  readonly waitingSince: string;
  /** The newest evaluation; null, as are the four below, before there is one. */
  readonly evaluationId: string | null;
  readonly evaluationVersion: number | null;
  readonly evaluationState: string | null;
  readonly kind: string | null;
  readonly applied: string | null;
  /** Credits that wait for a decision, and the case's place by them. */
  readonly waiting: string | null;
  readonly waitingRank: number;
}

/** Longest waiting first, or most credit waiting for a decision first. */
export type QueueOrder = 'oldest' | 'most-credit';

/** A case in a page, by what its order goes by: `waitingSince` or `waitingRank`. */
export interface QueuePlace {
  readonly at: string | number;
  readonly id: string;
}

/** One page of cases in this order. `after` is the place of the last row before it. */
export function listQueue(
  reader: Reader,
  { state, order }: { readonly state: string | null; readonly order: QueueOrder },
  after: QueuePlace | null,
  limit: number,
): Promise<QueuedCase[]> {
  const values: unknown[] = [limit];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...(state === null ? [] : [`p.state = ${given(state)}`]),
    ...(after === null ? [] : [AFTER[order](given(after.at), given(after.id))]),
  ];
  const sql = `select p.id, a.name as "applicantName", p.program_id as "programId",
      p.catalog_year as "catalogYear", p.term, p.state,
      to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "waitingSince",
      e.id as "evaluationId", e.version as "evaluationVersion", e.state as "evaluationState",
      e.kind, e.applied, e.waiting, p.waiting_rank as "waitingRank"
    from (select * from application p ${conditions.length === 0 ? '' : 'where'} ${conditions.join(' and ')}
      order by ${ORDERS[order]} limit $1) as p
    join account a on a.id = p.applicant_id
    left join lateral (select id, version, state, kind, applied, waiting from evaluation
      where application_id = p.id order by version desc limit 1) as e on true
    order by ${ORDERS[order]}`;
  return rows(reader, sql, values);
}

const ORDERS: Readonly<Record<QueueOrder, string>> = {
  oldest: 'p.updated_at, p.id',
  'most-credit': 'p.waiting_rank desc, p.id',
};

const AFTER: Readonly<Record<QueueOrder, (at: string, id: string) => string>> = {
  oldest: (at, id) => `(p.updated_at, p.id) > (${at}::timestamptz, ${id}::uuid)`,
  'most-credit': (at, id) =>
    `(p.waiting_rank < ${at}::int or (p.waiting_rank = ${at}::int and p.id > ${id}::uuid))`,
};

export async function countByState(reader: Reader): Promise<Record<string, number>> {
  const found = await rows<{ state: string; n: number }>(
    reader,
    'select state, count(*)::int as n from application group by state',
  );
  return Object.fromEntries(found.map(({ state, n }) => [state, n]));
}
