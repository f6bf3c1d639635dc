import type { Receives } from '../domain/articulation/articulation-rule.js';
import type { RuledCase } from '../domain/articulation/rule-impact.js';
import type { CreditLine } from '../domain/evaluation/evaluation-input.js';
import { courseTaken } from '../domain/evaluation/evaluation-input.js';
import type { Precedent } from '../domain/articulation/precedents.js';
import { rows, type Reader } from './database.js';

/**
 * Open cases with a course of one of these codes, the oldest first: the lines of their newest evaluation
 * on which no person has decided.
 * Approved and withdrawn cases stay as they are.
 */
export async function openCasesWith(
  reader: Reader,
  codes: readonly string[],
  limit: number,
): Promise<readonly RuledCase[]> {
  const sql = `select p.id, p.program_id as program, e.input -> 'lines' as lines
    from application p join lateral (select input from evaluation
      where application_id = p.id and input is not null order by version desc limit 1) e on true
    where p.state not in ('approved', 'withdrawn') and exists (
      select 1 from transcript t join transcript_course c on c.transcript_id = t.id
      where t.application_id = p.id and upper(regexp_replace(c.code, '[\\s-]+', '', 'g')) = any($1))
    order by p.created_at, p.id limit $2`;
  const found = await rows<{ id: string; program: string; lines: CreditLine[] }>(reader, sql, [codes, limit]);
  return found.map(({ id, program, lines }) => ({
    id,
    program,
    lines: lines
      .filter(({ receives, denied }) => receives === null && denied === null)
      .map((line) => ({ id: line.id, ...courseTaken(line) })),
  }));
}

interface DecidedRow {
  readonly id: string;
  readonly application: string;
  readonly outcome: string;
  readonly receives: Receives | null;
  readonly on: string;
  readonly line: CreditLine | null;
}

/** The newest decisions that stand, about courses of a known school. */
export async function standingPrecedents(reader: Reader, limit: number): Promise<readonly Precedent[]> {
  const sql = `with standing as (
      select distinct on (application_id, line) * from decision order by application_id, line, seq desc)
    select d.id, d.application_id as application, d.outcome, d.receives,
      to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as on,
      (select each from evaluation e, json_array_elements(e.input -> 'lines') each
        where e.id = d.evaluation_id and each ->> 'id' = d.line limit 1) as line
    from standing d where d.outcome <> 'undo' order by d.seq desc limit $1`;
  const found = await rows<DecidedRow>(reader, sql, [limit]);
  return found.flatMap(({ line, outcome, receives, on, ...rest }) => {
    if (line === null) return [];
    const { institution, code, term, grade, credits } = courseTaken(line);
    if (institution === null || code === null) return [];
    const answer = outcome === 'deny' ? { none: 'denied' } : receives;
    if (answer === null) return [];
    return [{ ...rest, institution, code, term, grade, credits, receives: answer, decidedOn: on }];
  });
}
