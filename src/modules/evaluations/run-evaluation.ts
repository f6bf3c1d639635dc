import { Injectable } from '@nestjs/common';
import { FaultPoints } from '../../queue/fault-points.js';
import {
  findApplication,
  lockApplication,
  setApplicationState,
  setReviewState,
} from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { claimEvaluation, failEvaluation, findEvaluation, saveResult } from '../../store/evaluation.store.js';
import { announce } from '../../store/outbox.store.js';
import { References } from '../../store/references.js';
import { compute } from './compute.js';
import { gatherInput } from './gather-input.js';

/** Makes a requested evaluation: load once, think once, save once, fenced by the attempt. */
@Injectable()
export class RunEvaluation {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly faults: FaultPoints,
  ) {}

  async run({ evaluationId, attempt }: { evaluationId: string; attempt: number }): Promise<void> {
    const row = await this.database.atOnce((tx) => claimEvaluation(tx, evaluationId, attempt));
    if (row === null) return;
    const application = await findApplication(this.database.read, row.applicationId);
    const input = await gatherInput(this.database.read, this.references, application!);
    const outcome = compute(input);
    await this.database.inTransaction(async (tx) => {
      // Application first, then what hangs on it: everybody locks in this order.
      await lockApplication(tx, row.applicationId);
      if (!(await saveResult(tx, row.id, attempt, input, outcome))) return;
      const { applicationId, version } = row;
      await setReviewState(tx, applicationId);
      const facts = {
        version,
        applied: outcome.evaluation.totals.applied,
        input: outcome.evaluation.inputSha256,
      };
      await appendAudit(tx, {
        actorId: null,
        actor: 'Segue',
        action: 'evaluation.completed',
        applicationId,
        subject: row.id,
        facts,
      });
      await announce(tx, { application: applicationId, kind: 'evaluation', id: row.id, state: 'completed' });
    });
    await this.faults.pass('result-written');
  }

  /** For an evaluation whose tries have run out: a person must look, and the case says so. */
  async giveUp(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const row = await findEvaluation(tx, id);
      if (row === null) return;
      const { applicationId } = row;
      await lockApplication(tx, applicationId);
      if (!(await failEvaluation(tx, id))) return;
      await setApplicationState(tx, applicationId, 'needs-verification');
      const entry = { actorId: null, actor: 'Segue', applicationId, subject: id };
      await appendAudit(tx, { ...entry, action: 'evaluation.failed', facts: { version: row.version } });
      await announce(tx, { application: applicationId, kind: 'evaluation', id, state: 'failed' });
    });
  }
}
