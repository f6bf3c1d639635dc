import type { Receives, Equivalency } from '../domain/articulation/articulation-rule.js';
import { canonicalJson } from '../domain/canonical-json.js';
import { creditsWaiting } from '../domain/evaluation/credits-waiting.js';
import type { Evaluation, EvaluationOutcome } from '../domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../domain/evaluation/evaluation-input.js';
import { row, rows, type Reader, type Tx } from './database.js';
import { ringAll, triesMax } from './outbox.store.js';

export interface EvaluationRow {
  readonly id: string;
  readonly applicationId: string;
  readonly version: number;
  readonly state: 'requested' | 'completed' | 'approved' | 'failed';
  readonly cause: string;
  readonly supersedes: string | null;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly input: EvaluationInput | null;
  /** The published bytes. */
  readonly body: string | null;
  readonly equivalencies: readonly Equivalency[] | null;
  /** Why it cannot be made, where that is known. */
  readonly refusal: Refusal | null;
}

/** What contradicts itself in the input, and the override that it is about. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
  readonly override: string | null;
}

const SELECT = `select e.id, e.application_id as "applicationId", e.version, e.state, e.cause, e.supersedes,
  e.created_at as "createdAt", e.approved_at as "approvedAt", a.name as "approvedBy",
  e.input, e.body, e.equivalencies, e.refusal
  from evaluation e left join account a on a.id = e.approved_by`;

export function findEvaluation(reader: Reader, id: string): Promise<EvaluationRow | null> {
  return row(reader, `${SELECT} where e.id = $1`, [id]);
}

export function newestEvaluation(reader: Reader, application: string): Promise<EvaluationRow | null> {
  return row(reader, `${SELECT} where e.application_id = $1 order by e.version desc limit 1`, [application]);
}

/** The newest with a result: what an applicant sees while the next one is being made. */
export function newestResult(reader: Reader, application: string): Promise<EvaluationRow | null> {
  const sql = `${SELECT} where e.application_id = $1 and e.body is not null order by e.version desc limit 1`;
  return row(reader, sql, [application]);
}

/** The newest decision: it stands until another is made, whatever is estimated meanwhile. */
export function newestApproved(reader: Reader, application: string): Promise<EvaluationRow | null> {
  const sql = `${SELECT} where e.application_id = $1 and e.state = 'approved'
    order by e.version desc limit 1`;
  return row(reader, sql, [application]);
}

const NEXT = `select $1::uuid as application, coalesce(max(version), 0) + 1 as version,
  (array_agg(id order by version desc))[1] as supersedes from evaluation where application_id = $1`;

export function requestEvaluation(tx: Tx, application: string, cause: string): Promise<void> {
  return requestEvaluations(tx, [application], cause);
}

/**
 * Asks for an evaluation of each. One that is not made yet serves as well, under the next attempt: a run that
 * has begun may have gathered its input before what makes this one necessary.
 */
export async function requestEvaluations(
  tx: Tx,
  applications: readonly string[],
  cause: string,
): Promise<void> {
  const sql = `with again as (update evaluation set attempt = attempt + 1, heartbeat_at = now()
      where application_id = any($1::uuid[]) and state = 'requested'
      returning id, application_id, attempt),
    made as (insert into evaluation (application_id, version, supersedes, cause)
      select p.id, coalesce(max(e.version), 0) + 1, (array_agg(e.id order by e.version desc))[1], $2
      from unnest($1::uuid[]) as p (id) left join evaluation e on e.application_id = p.id
      where p.id not in (select application_id from again) group by p.id
      returning id, attempt)
    select id, attempt from again union all select id, attempt from made`;
  const asked = await rows<{ id: string; attempt: number }>(tx, sql, [applications, cause]);
  const payloads = asked.map(({ id, attempt }) => ({ evaluationId: id, attempt }));
  await ringAll(tx, 'evaluation.run', payloads);
}

/**
 * Takes the evaluation for one attempt; null when another attempt has it, its tries have run out or it is
 * done.
 */
export function claimEvaluation(tx: Tx, id: string, attempt: number): Promise<EvaluationRow | null> {
  const sql = `with taken as (update evaluation set heartbeat_at = now(), tries = tries + 1
      where id = $1 and attempt = $2 and tries < $3 and state = 'requested' returning id)
    ${SELECT} where e.id in (select id from taken)`;
  return row(tx, sql, [id, attempt, triesMax('evaluation')]);
}

/** False when this attempt is no longer the one: its result is thrown away. */
export async function saveResult(
  tx: Tx,
  id: string,
  attempt: number,
  input: EvaluationInput,
  outcome: EvaluationOutcome,
): Promise<boolean> {
  const sql = `update evaluation set state = 'completed', heartbeat_at = now(), input = $3, body = $4,
      equivalencies = $5, input_sha256 = $6, applied = $7,
      engine_version = $8, waiting = $9
    where id = $1 and attempt = $2 and state = 'requested' returning id`;
  return (await row(tx, sql, [id, attempt, ...resultValues(input, outcome)])) !== null;
}

/** A finished evaluation as the next version, with what made it necessary. */
export async function insertCompleted(
  tx: Tx,
  application: string,
  cause: string,
  input: EvaluationInput,
  outcome: EvaluationOutcome,
): Promise<{ readonly id: string; readonly version: number }> {
  const sql = `insert into evaluation (application_id, version, supersedes, cause, state, input, body,
      equivalencies, input_sha256, applied, engine_version, waiting)
    select application, version, supersedes, $2, 'completed', $3, $4, $5, $6, $7, $8, $9
    from (${NEXT}) as next
    returning id, version`;
  return (await row<{ id: string; version: number }>(tx, sql, [
    application,
    cause,
    ...resultValues(input, outcome),
  ]))!;
}

function resultValues(
  input: EvaluationInput,
  { evaluation, equivalencies }: EvaluationOutcome,
): readonly string[] {
  return [
    canonicalJson(input),
    JSON.stringify(evaluation),
    JSON.stringify(equivalencies),
    evaluation.inputSha256,
    evaluation.totals.applied,
    evaluation.versions.engine,
    creditsWaiting(evaluation),
  ];
}

export async function failEvaluation(tx: Tx, id: string): Promise<boolean> {
  const sql = `update evaluation set state = 'failed' where id = $1 and state = 'requested' returning id`;
  return (await row(tx, sql, [id])) !== null;
}

/** As `saveResult`, for one that cannot be made from what there is, however often it is tried. */
export async function saveRefusal(tx: Tx, id: string, attempt: number, refusal: Refusal): Promise<boolean> {
  const sql = `update evaluation set state = 'failed', refusal = $3
    where id = $1 and attempt = $2 and state = 'requested' returning id`;
  return (await row(tx, sql, [id, attempt, JSON.stringify(refusal)])) !== null;
}

/** The next version, which cannot be made from what there is. */
export async function insertRefused(
  tx: Tx,
  application: string,
  cause: string,
  refusal: Refusal,
): Promise<{ readonly id: string; readonly version: number }> {
  const sql = `insert into evaluation (application_id, version, supersedes, cause, state, refusal)
    select application, version, supersedes, $2, 'failed', $3 from (${NEXT}) as next returning id, version`;
  const values = [application, cause, JSON.stringify(refusal)];
  return (await row<{ id: string; version: number }>(tx, sql, values))!;
}

/** Who decided, overrode or stated something about this evaluation last; null when nobody did. */
export async function deciderOf(reader: Reader, evaluation: string): Promise<string | null> {
  const sql = `select a.name from (
      select decided_by as by, decided_at as at from decision where evaluation_id = $1
      union all select entered_by, entered_at from override where evaluation_id = $1
      union all select withdrawn_by, withdrawn_at from override_withdrawal where evaluation_id = $1
      union all select stated_by, stated_at from held_credential where evaluation_id = $1
      union all select withdrawn_by, withdrawn_at from credential_withdrawal where evaluation_id = $1
      union all select stated_by, stated_at from student_statement where evaluation_id = $1
      union all select stated_by, stated_at from pre_approval where evaluation_id = $1) said
    join account a on a.id = said.by order by said.at desc limit 1`;
  return (await row<{ name: string }>(reader, sql, [evaluation]))?.name ?? null;
}

export async function approveEvaluation(tx: Tx, id: string, by: string): Promise<boolean> {
  const sql = `update evaluation set state = 'approved', approved_by = $2, approved_at = now()
    where id = $1 and state = 'completed' returning id`;
  return (await row(tx, sql, [id, by])) !== null;
}

export function parseBody({ body }: EvaluationRow): Evaluation | null {
  return body === null ? null : (JSON.parse(body) as Evaluation);
}

export interface DecisionRow {
  readonly line: string;
  readonly outcome: 'approve' | 'change' | 'deny' | 'undo';
  readonly receives: Receives | null;
  readonly settled: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** The decision that stands for each line of an application: the last word, and none after an undo. */
export async function standingDecisions(reader: Reader, application: string): Promise<DecisionRow[]> {
  const sql = `select distinct on (d.line) d.line, d.outcome, d.receives, d.settled, d.reason, a.name as by,
      d.decided_at as at
    from decision d join account a on a.id = d.decided_by
    where d.application_id = $1 order by d.line, d.seq desc`;
  return (await rows<DecisionRow>(reader, sql, [application])).filter(({ outcome }) => outcome !== 'undo');
}

export interface NewDecision {
  readonly line: string;
  readonly outcome: DecisionRow['outcome'];
  readonly receives: Receives | null;
  readonly settled: readonly string[];
  readonly reason: string;
}

export async function insertDecisions(
  tx: Tx,
  about: { application: string; evaluation: string; by: string },
  decisions: readonly NewDecision[],
): Promise<void> {
  const sql = `insert into decision (application_id, evaluation_id, decided_by, line, outcome, receives,
      settled, reason)
    select $1, $2, $3, line, outcome, receives, array(select jsonb_array_elements_text(settled)), reason
    from jsonb_to_recordset($4) as d (line text, outcome text, receives jsonb, settled jsonb, reason text)`;
  const listed = decisions.map(({ receives, ...rest }) => (receives === null ? rest : { ...rest, receives }));
  await tx.query(sql, [about.application, about.evaluation, about.by, JSON.stringify(listed)]);
}
