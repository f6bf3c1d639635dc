import type { CreditLine } from '../domain/evaluation/evaluation-input.js';
import { row, rows, type Reader, type Tx } from './database.js';

/** Somebody of the office knows that a course was approved before it was taken. */
export interface PreApprovalRow {
  readonly id: string;
  readonly line: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** What stands of each line of an application; what was taken back is left out. */
export function standingPreApprovals(reader: Reader, application: string): Promise<PreApprovalRow[]> {
  const sql = `select * from (
      select distinct on (p.line) p.id, p.line, p.approved, p.reason, a.name as by, p.stated_at as at
      from pre_approval p join account a on a.id = p.stated_by
      where p.application_id = $1 order by p.line, p.seq desc) newest
    where approved`;
  return rows(reader, sql, [application]);
}

/** As the evaluation takes it: a line of which nobody has said so is as it was. */
export function approvedBefore(line: CreditLine, standing: readonly PreApprovalRow[]): CreditLine {
  return standing.some((each) => each.line === line.id) ? { ...line, preApproved: true } : line;
}

export interface NewPreApproval {
  readonly application: string;
  /** The evaluation that was on the screen. */
  readonly evaluation: string;
  readonly line: string;
  /** False takes back what was said. */
  readonly approved: boolean;
  readonly reason: string;
  readonly authority: string;
  readonly by: string;
}

export async function insertPreApproval(tx: Tx, stated: NewPreApproval): Promise<string> {
  const { application, evaluation, line, approved, reason, authority, by } = stated;
  const sql = `insert into pre_approval (application_id, evaluation_id, line, approved, reason, authority,
      stated_by)
    values ($1, $2, $3, $4, $5, $6, $7) returning id`;
  const values = [application, evaluation, line, approved, reason, authority, by];
  return (await row<{ id: string }>(tx, sql, values))!.id;
}
