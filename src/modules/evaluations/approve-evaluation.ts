import { Injectable } from '@nestjs/common';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, forbidden } from '../../http/problems.js';
import { setApplicationState } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { approveEvaluation, parseBody } from '../../store/evaluation.store.js';
import { requestMail } from '../../store/mail.store.js';
import { standingOverrides } from '../../store/override.store.js';
import { announce } from '../../store/outbox.store.js';
import { listTranscripts } from '../../store/transcript.store.js';
import { refuseStale } from './decide-lines.js';
import type { Decided } from './next-evaluation.js';
import { openedCase } from './opened-case.js';

const OPEN = new Set(['received', 'reading', 'needs-verification']);

/**
 * Approves the evaluation that was on the screen. From then on it never changes, and the applicant gets a
 * letter.
 */
@Injectable()
export class ApproveEvaluation {
  constructor(private readonly database: Database) {}

  /** Nothing is granted from a document that nobody has looked at where its reading asks for a person. */
  async #refuseOpenDocuments(tx: Tx, application: string): Promise<void> {
    const open = (await listTranscripts(tx, application)).filter(({ state }) => OPEN.has(state));
    if (open.length === 0) return;
    throw conflict(
      'documents-open',
      open.some(({ state }) => state === 'needs-verification')
        ? 'A transcript has rows that a person must look at. ' +
            'Look at them, mark them, then approve the evaluation.'
        : 'Another transcript is still being read. ' +
            'Wait until its courses stand here, then approve the evaluation.',
      { transcripts: open.map(({ id, state }) => ({ id, state })) },
    );
  }

  run(caller: Caller, evaluation: string, version: number): Promise<Decided> {
    return this.database.inTransaction(async (tx) => {
      const { row, application } = await openedCase(tx, caller, evaluation);
      await refuseStale(tx, row, version);
      await refuseOwnOverride(tx, caller, application.id);
      const body = parseBody(row)!;
      const open = body.lines.filter(({ decision }) => decision === 'pending').map(({ id }) => id);
      if (open.length > 0) {
        const lines = open.length === 1 ? 'One line is' : `${open.length} lines are`;
        throw conflict(
          'lines-undecided',
          `${lines} still open. Approve, change or deny each, then approve the evaluation.`,
          { lines: open },
        );
      }
      await this.#refuseOpenDocuments(tx, application.id);
      await approveEvaluation(tx, row.id, caller.id);
      await setApplicationState(tx, application.id, 'approved');
      const facts = { version: row.version, applied: body.totals.applied, input: body.inputSha256 };
      const entry = actedOn(caller, application.id, row.id);
      await appendAudit(tx, { ...entry, action: 'evaluation.approved', facts });
      const letter = { applied: body.totals.applied, application: application.id };
      await requestMail(tx, {
        account: application.applicantId,
        kind: 'decided',
        facts: letter,
        key: `decided-${row.id}`,
      });
      await announce(tx, { application: application.id, kind: 'evaluation', id: row.id, state: 'approved' });
      return { id: row.id, version: row.version, state: 'approved' };
    });
  }
}

/** Who departs from the rules does not approve what comes of it. */
async function refuseOwnOverride(tx: Tx, caller: Caller, application: string): Promise<void> {
  const own = (await standingOverrides(tx, application)).filter(({ byId }) => byId === caller.id);
  if (own.length === 0) return;
  throw forbidden(
    'second-person-approves',
    'You entered an override that stands in this case. A second person approves the evaluation.',
  );
}
