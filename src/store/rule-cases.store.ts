import type { NamedCourse } from '../domain/articulation/answer-by-rules.js';
import type { Receives } from '../domain/articulation/articulation-rule.js';
import type { RuledCase } from '../domain/articulation/rule-impact.js';
import type { CreditLine } from '../domain/evaluation/evaluation-input.js';
import { courseTaken } from '../domain/evaluation/evaluation-input.js';
import type { Precedent } from '../domain/articulation/precedents.js';
import { row, rows, type Reader } from './database.js';

/** Open cases: approved and withdrawn ones stay as they are. */
const OPEN = `state not in ('approved', 'withdrawn')`;

export interface OpenCases {
  /** How many were passed. */
  readonly looked: number;
  /** The last one that was passed; null when there is none after it. */
  readonly last: string | null;
  /** Those with a course of one of the codes. */
  readonly cases: readonly RuledCase[];
}

/**
 * One page of open cases in the order of their ids. Of those with a course of one of these codes it gives the
 * lines of their newest evaluation on which no person has decided.
 */
export async function openCasesWith(
  reader: Reader,
  codes: readonly string[],
  after: string | null,
  limit: number,
): Promise<OpenCases> {
  const sql = `with page as (select id, program_id from application
      where ${OPEN} and ($2::uuid is null or id > $2) order by id limit $3)
    select p.id, p.program_id as program, e.lines
    from page p left join lateral (select input -> 'lines' as lines from evaluation
      where application_id = p.id and input is not null and exists (
        select 1 from transcript t join transcript_course c on c.transcript_id = t.id
        where t.application_id = p.id
          and upper(regexp_replace(c.code, '[\\s\\u2010-\\u2015\\u2212-]+', '', 'g')) = any($1))
      order by version desc limit 1) e on true
    order by p.id`;
  const found = await rows<{ id: string; program: string; lines: CreditLine[] | null }>(reader, sql, [
    codes,
    after,
    limit,
  ]);
  const cases = found.flatMap(({ id, program, lines }) =>
    lines === null ? [] : [{ id, program, lines: lines.filter(isUndecided).map(namedCourse) }],
  );
  return { looked: found.length, last: found.length < limit ? null : found.at(-1)!.id, cases };
}

function isUndecided({ receives, denied }: CreditLine): boolean {
  return receives === null && denied === null;
}

function namedCourse(line: CreditLine): NamedCourse {
  return { id: line.id, ...courseTaken(line) };
}

export async function countOpenCases(reader: Reader): Promise<number> {
  return (await row<{ n: number }>(reader, `select count(*)::int as n from application where ${OPEN}`))!.n;
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
    from standing d where d.outcome <> 'undo'
      -- What courses equal together is no precedent for one of them.
      and not exists (select 1 from unnest(d.settled) said where said like 'rule:%')
    order by d.seq desc limit $1`;
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
