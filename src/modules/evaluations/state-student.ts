import { Injectable } from '@nestjs/common';
import type { StudentFacts, StudentStatement, StudentStatementList } from '../../contract/student.js';
import { compareTerms, lastTermBegun, readTerm, termYear, type Term } from '../../domain/term.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid, notFound } from '../../http/problems.js';
import { lockApplication, type ApplicationRow } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { findEvaluation, newestEvaluation, requestEvaluation } from '../../store/evaluation.store.js';
import { announce } from '../../store/outbox.store.js';
import {
  insertStatement,
  listStatements,
  standingStatement,
  type KnownStudent,
} from '../../store/student.store.js';
import { ChangeCase } from './change-case.js';
import type { Decided } from './next-evaluation.js';

/** Nobody who studies now was in college before; an earlier year is a slip of the pen. */
const FIRST_YEAR = 1930;

/**
 * States what some rules ask about the student and not about the credit. Each statement says all of it anew,
 * the last one stands, and the evaluation is made again. The audit trail holds ids alone, not what was said.
 */
@Injectable()
export class StateStudent {
  constructor(
    private readonly database: Database,
    private readonly changing: ChangeCase,
  ) {}

  /** Everything that was ever stated in the case that an evaluation belongs to. */
  async list(evaluation: string): Promise<StudentStatementList> {
    const row = await findEvaluation(this.database.read, evaluation);
    if (row === null) throw notFound('This evaluation');
    const listed = await listStatements(this.database.read, row.applicationId);
    return { statements: listed.map((each) => ({ ...each, at: each.at.toISOString() })) };
  }

  /** The office's word, on the evaluation that was on the screen; it stands over the applicant's. */
  byOffice(caller: Caller, evaluation: string, given: StudentStatement): Promise<Decided> {
    const { version, reason, ...said } = given;
    const known = { ...knownOf(said), enrolled: said.enrolled };
    return this.changing.run(caller, { evaluation, version }, 'student', async (tx, opened) => {
      const { row, application } = opened;
      const { actor: authority } = actedOn(caller, application.id, row.id);
      const about = { application: application.id, evaluation: row.id, by: caller.id };
      const statement = await insertStatement(tx, { ...about, authority, reason, ...known });
      return { action: 'student.stated', facts: { statement } };
    });
  }

  /** The applicant's own word. To say the same again changes nothing. */
  byApplicant(caller: Caller, id: string, said: StudentFacts): Promise<void> {
    const known = { ...knownOf(said), enrolled: null };
    return this.database.inTransaction(async (tx) => {
      const application = await lockApplication(tx, id);
      if (application?.applicantId !== caller.id) throw notFound('This application');
      refuseClosed(application);
      const before = await standingStatement(tx, id);
      if (before !== null && before.authority !== 'applicant')
        throw conflict(
          'stated-by-office',
          'The registrar’s office has stated this. Write to it if something is not right.',
        );
      if (isSame(known, before)) return;
      const newest = await newestEvaluation(tx, id);
      const about = { application: id, evaluation: newest?.id ?? null, by: caller.id };
      const statement = await insertStatement(tx, {
        ...about,
        authority: 'applicant',
        reason: null,
        ...known,
      });
      const entry = { actorId: caller.id, actor: 'applicant', applicationId: id, subject: id };
      await appendAudit(tx, { ...entry, action: 'student.stated', facts: { statement } });
      await evaluateAgain(tx, application, newest !== null);
    });
  }
}

/** Before the first evaluation there is nothing to make again: that one will go by what is said now. */
async function evaluateAgain(tx: Tx, { id, state }: ApplicationRow, isEvaluated: boolean): Promise<void> {
  if (isEvaluated) await requestEvaluation(tx, id, 'student');
  await announce(tx, { application: id, kind: 'application', id, state });
}

/** What was decided stands; a later document opens the case again. */
function refuseClosed({ state }: ApplicationRow): void {
  if (state !== 'approved' && state !== 'withdrawn') return;
  throw conflict('case-closed', 'This case is decided. The registrar’s office can say what to do now.');
}

/** Terms are facts here and no plans: they have begun, and college began no later than this degree. */
function knownOf({
  entryTerm,
  primaryLanguage,
  firstCollegeTerm,
}: StudentFacts): Omit<KnownStudent, 'enrolled'> {
  const known = {
    entryTerm: begun(entryTerm),
    primaryLanguage,
    firstCollegeTerm: begun(firstCollegeTerm),
  };
  const { entryTerm: entry, firstCollegeTerm: first } = known;
  if (entry !== null && first !== null && compareTerms(first, entry) > 0)
    throw invalid(
      'terms-out-of-order',
      'The first term in college cannot be after the first in this degree.',
    );
  return known;
}

function begun(written: string | null): Term | null {
  const term = written === null ? null : readTerm(written);
  if (term === null) return null;
  if (compareTerms(term, lastTermBegun(new Date().toISOString().slice(0, 10))) > 0)
    throw invalid('term-ahead', 'This term has not begun. State a term once it has.');
  if (termYear(term) < FIRST_YEAR)
    throw invalid('term-long-ago', 'This term lies too far back. Check the year.');
  return term;
}

function isSame(known: KnownStudent, before: KnownStudent | null): boolean {
  return (['entryTerm', 'primaryLanguage', 'firstCollegeTerm'] as const).every(
    (name) => known[name] === (before?.[name] ?? null),
  );
}
