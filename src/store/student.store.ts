import type { EvaluationInput, Student } from '../domain/evaluation/evaluation-input.js';
import type { Term } from '../domain/term.js';
import { row, rows, type Reader, type Tx } from './database.js';

/** What is known of a student; null where it is not. */
export interface KnownStudent {
  readonly entryTerm: Term | null;
  readonly primaryLanguage: string | null;
  readonly firstCollegeTerm: Term | null;
  /** In the degree; only the office says so. */
  readonly enrolled: boolean | null;
}

export interface StatementRow extends KnownStudent {
  readonly id: string;
  readonly reason: string | null;
  readonly by: string;
  /** `applicant`, or the role in which somebody of the office said it. */
  readonly authority: string;
  readonly at: Date;
}

const SELECT = `select s.id, s.entry_term as "entryTerm", s.primary_language as "primaryLanguage",
    s.first_college_term as "firstCollegeTerm", s.enrolled, s.reason, a.name as by, s.authority,
    s.stated_at as at
  from student_statement s join account a on a.id = s.stated_by
  where s.application_id = $1 order by s.seq`;

/** Everything that was ever stated about the student of an application, oldest first. */
export function listStatements(reader: Reader, application: string): Promise<StatementRow[]> {
  return rows(reader, SELECT, [application]);
}

/** The last word; null where nobody has said anything. */
export function standingStatement(reader: Reader, application: string): Promise<StatementRow | null> {
  return row(reader, `${SELECT} desc limit 1`, [application]);
}

/** As the evaluation takes it: what is not known is left out, and so is all of it where nothing is known. */
export function studentOf(known: KnownStudent | null): Pick<EvaluationInput, 'student'> {
  if (known === null) return {};
  const { entryTerm, primaryLanguage, firstCollegeTerm, enrolled } = known;
  const student: Student = {
    ...(entryTerm === null ? {} : { entryTerm }),
    ...(primaryLanguage === null ? {} : { primaryLanguage }),
    ...(firstCollegeTerm === null ? {} : { firstCollegeTerm }),
    ...(enrolled === null ? {} : { enrolled }),
  };
  return Object.keys(student).length === 0 ? {} : { student };
}

export interface NewStatement extends KnownStudent {
  readonly application: string;
  /** The evaluation that was on the screen. */
  readonly evaluation: string | null;
  readonly by: string;
  readonly authority: string;
  readonly reason: string | null;
}

export async function insertStatement(tx: Tx, statement: NewStatement): Promise<string> {
  const { application, evaluation, by, authority, reason } = statement;
  const { entryTerm, primaryLanguage, firstCollegeTerm, enrolled } = statement;
  const sql = `insert into student_statement (application_id, evaluation_id, stated_by, authority, reason,
      entry_term, primary_language, first_college_term, enrolled)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`;
  const said = [application, evaluation, by, authority, reason];
  const known = [entryTerm, primaryLanguage, firstCollegeTerm, enrolled];
  return (await row<{ id: string }>(tx, sql, [...said, ...known]))!.id;
}
