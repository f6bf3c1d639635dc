import { Injectable } from '@nestjs/common';
import type { ApplicationView } from '../../contract/applications.js';
import { ownRecordView } from '../../contract/own-record.js';
import { REFUSALS, type RefusalCode } from '../../documents/refusal.js';
import { isStaff, maySee, type Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { findApplication, listApplications, type ApplicationRow } from '../../store/application.store.js';
import { Database } from '../../store/database.js';
import {
  newestApproved,
  newestEvaluation,
  newestResult,
  parseBody,
  type EvaluationRow,
} from '../../store/evaluation.store.js';
import { loadCertificates } from '../../reference/load-certificates.js';
import { findOwnRecord } from '../../store/own-record.store.js';
import { findProgram } from '../../store/reference.store.js';
import { standingStatement, type StatementRow } from '../../store/student.store.js';
import { listTranscripts, type TranscriptRow } from '../../store/transcript.store.js';

/** An application with its documents and the newest evaluation, for its owner and for staff. */
@Injectable()
export class ShowApplication {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, id: string): Promise<ApplicationView> {
    const found = await findApplication(this.database.read, id);
    if (found === null || !maySee(caller, found.applicantId)) throw notFound('This application');
    return this.#view(caller, found);
  }

  async list(caller: Caller): Promise<ApplicationView[]> {
    const found = await listApplications(this.database.read, caller.id);
    return Promise.all(found.map((each) => this.#view(caller, each)));
  }

  async #view(caller: Caller, row: ApplicationRow): Promise<ApplicationView> {
    const { read } = this.database;
    const [program, transcripts, ownRecord, student, evaluation] = await Promise.all([
      findProgram(read, row.programId, row.catalogYear),
      listTranscripts(read, row.id),
      findOwnRecord(read, row.id),
      standingStatement(read, row.id),
      newestEvaluation(read, row.id),
    ]);
    const decided = evaluation?.state === 'approved' ? evaluation : await newestApproved(read, row.id);
    const { name, totalCredits } = program!.body;
    return {
      id: row.id,
      program: { id: row.programId, catalogYear: row.catalogYear, name, totalCredits },
      term: row.term,
      state: row.state as ApplicationView['state'],
      createdAt: row.createdAt.toISOString(),
      transcripts: transcripts.map(transcriptView),
      ownRecord: ownRecord === null ? null : ownRecordView(ownRecord, loadCertificates()),
      student: student === null ? null : studentView(student),
      evaluation: evaluation === null ? null : thumbnail(evaluation),
      failure: evaluation?.state === 'failed' ? await this.#failure(caller, evaluation) : null,
      decided:
        decided === null
          ? null
          : { ...thumbnail(decided), approvedAt: (decided.approvedAt ?? decided.createdAt).toISOString() },
    };
  }

  async #failure(caller: Caller, row: EvaluationRow): Promise<ApplicationView['failure']> {
    const shown = await newestResult(this.database.read, row.applicationId);
    const why = isStaff(caller) ? row.refusal : null;
    return { shown: shown?.id ?? null, text: why?.text ?? null, override: why?.override ?? null };
  }
}

function thumbnail(row: EvaluationRow): NonNullable<ApplicationView['evaluation']> {
  const { id, version, state } = row;
  const result = parseBody(row);
  return { id, version, state, kind: result?.kind ?? null, applied: result?.totals.applied ?? null };
}

/** Applicants learn whose word it is, and never who of the office said it. */
function studentView(statement: StatementRow): NonNullable<ApplicationView['student']> {
  const { entryTerm, primaryLanguage, firstCollegeTerm, enrolled, authority, at } = statement;
  const by = authority === 'applicant' ? 'applicant' : 'office';
  return { entryTerm, primaryLanguage, firstCollegeTerm, enrolled, by, at: at.toISOString() };
}

function transcriptView(row: TranscriptRow): ApplicationView['transcripts'][number] {
  const { id, fileName, state, code, pages, channel, receivedAt, body } = row;
  const courses =
    body === null
      ? null
      : [...body.terms, ...body.otherCredit].reduce((sum, each) => sum + each.courses.length, 0);
  const message = code === null ? null : REFUSALS[code as RefusalCode];
  return {
    id,
    fileName,
    state,
    code,
    message,
    pages,
    courses,
    channel,
    receivedAt: receivedAt.toISOString(),
  };
}
