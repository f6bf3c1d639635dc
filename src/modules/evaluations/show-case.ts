import { Injectable } from '@nestjs/common';
import type { EvaluationCase, EvaluationShape } from '../../contract/evaluation.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import type { CreditLine, EvaluationInput, SatExam } from '../../domain/evaluation/evaluation-input.js';
import { actedOn, isStaff, maySee, type Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { findApplication } from '../../store/application.store.js';
import { appendAudit, wasRecorded } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import {
  findEvaluation,
  newestEvaluation,
  newestResult,
  parseBody,
  standingDecisions,
  type DecisionRow,
  type EvaluationRow,
} from '../../store/evaluation.store.js';
import { standingPreApprovals } from '../../store/pre-approval.store.js';
import { findProgram } from '../../store/reference.store.js';
import { groupDenied } from './denied-together.js';
import { programView } from './program-view.js';

/** A page fetches what it shows again and again; within this time that is one look. */
const ONE_LOOK_MINUTES = 10;
const LOOKS = new Set(['evaluation.opened', 'evaluation.supposed']);

export interface Seen {
  readonly row: EvaluationRow;
  readonly applicant: { readonly name: string };
  readonly term: string;
}

/** An evaluation with what a person needs around it. Opening one as staff is itself recorded. */
@Injectable()
export class ShowCase {
  constructor(private readonly database: Database) {}

  async find(caller: Caller, id: string): Promise<Seen> {
    const row = await findEvaluation(this.database.read, id);
    return this.#seen(caller, row);
  }

  /** The newest with a result. */
  async newest(caller: Caller, application: string): Promise<Seen> {
    return this.#seen(caller, await newestResult(this.database.read, application));
  }

  async #seen(caller: Caller, row: EvaluationRow | null): Promise<Seen> {
    const application = row === null ? null : await findApplication(this.database.read, row.applicationId);
    if (row === null || application === null || !maySee(caller, application.applicantId))
      throw notFound('This evaluation');
    return { row, applicant: { name: application.applicantName }, term: application.term };
  }

  /** Recorded before anything is shown. Applicants looking at their own record are not listed. */
  async record(caller: Caller, { row }: Seen, action: string): Promise<void> {
    if (!isStaff(caller)) return;
    const entry = { ...actedOn(caller, row.applicationId, row.id), action };
    if (LOOKS.has(action) && (await wasRecorded(this.database.read, entry, ONE_LOOK_MINUTES))) return;
    await this.database.inTransaction((tx) => appendAudit(tx, { ...entry, facts: { version: row.version } }));
  }

  async run(caller: Caller, seen: Seen): Promise<EvaluationCase> {
    const { row, applicant, term } = seen;
    await this.record(caller, seen, 'evaluation.opened');
    const { read } = this.database;
    const newest = await newestEvaluation(read, row.applicationId);
    const decisions = new Map(
      (await standingDecisions(read, row.applicationId)).map((each) => [each.line, each]),
    );
    const approvals = new Map(
      (await standingPreApprovals(read, row.applicationId)).map(({ line, reason, by, at }) => {
        return [line, { reason, by, at: at.toISOString() }] as const;
      }),
    );
    const program = row.input?.program ?? (await this.#programOf(row));
    return {
      id: row.id,
      application: row.applicationId,
      version: row.version,
      newest: newest?.id === row.id,
      state: row.state,
      cause: row.cause,
      supersedes: row.supersedes,
      createdAt: row.createdAt.toISOString(),
      approvedAt: row.approvedAt?.toISOString() ?? null,
      approvedBy: row.approvedBy,
      applicant,
      program: programView(program),
      term,
      lines: (row.input?.lines ?? []).map((line) => ({
        ...lineView(line, row, decisions),
        // As this version goes by it: one that was stated since is in the next.
        preApproval: line.preApproved === true ? (approvals.get(line.id) ?? null) : null,
      })),
      evaluation: parseBody(row) as EvaluationShape | null,
    };
  }

  async #programOf(row: EvaluationRow): Promise<EvaluationInput['program']> {
    const application = (await findApplication(this.database.read, row.applicationId))!;
    return (await findProgram(this.database.read, application.programId, application.catalogYear))!.body;
  }
}

/** In place of another school's name. */
const OWN_RECORD = 'Our own record';

function isOwn({ source }: CreditLine): boolean {
  return source === 'berklee-online' || source === 'berklee-campus';
}

function examView({ program, score, year }: SatExam): EvaluationCase['lines'][number]['exam'] {
  return { program, score, year };
}

function lineView(
  line: CreditLine,
  row: EvaluationRow,
  decisions: ReadonlyMap<string, DecisionRow>,
): Omit<EvaluationCase['lines'][number], 'preApproval'> {
  const found = row.equivalencies?.find((each) => each.line === line.id);
  return {
    id: line.id,
    source: line.source,
    institution: isOwn(line) ? OWN_RECORD : (line.institution?.name ?? line.institutionName),
    code: line.code,
    title: line.exam === null ? line.title : `${line.exam.program} ${line.title}`,
    grade: line.grade,
    exam: line.exam === null ? null : examView(line.exam),
    term: line.term,
    status: line.status,
    credits: line.credits.printed,
    unit: line.credits.unit,
    enrollment: line.enrollment,
    certificate: line.certificate,
    transcript: line.evidence?.document ?? null,
    proposal:
      found === undefined
        ? null
        : {
            receives: found.receives as never,
            label: receivesText(found.receives, row.input!.catalog),
            certainty: found.certainty,
            probability: found.probability,
            because: [...found.because],
            together: (row.equivalencies ?? [])
              .filter((each) => found.group !== undefined && each.group === found.group)
              .map((each) => each.line)
              .filter((id) => id !== line.id),
          },
    decision: decisionView(line.id, decisions),
  };
}

function decisionView(
  line: string,
  decisions: ReadonlyMap<string, DecisionRow>,
): EvaluationCase['lines'][number]['decision'] {
  const decision = decisions.get(line);
  if (decision === undefined || decision.outcome === 'undo') return null;
  const { outcome, reason, by, at } = decision;
  const group = groupDenied(decision);
  const together = [...decisions.values()]
    .filter((each) => group !== null && each.line !== line && groupDenied(each) === group)
    .map((each) => each.line);
  return { outcome, reason, by, at: at.toISOString(), together };
}
