import { Injectable } from '@nestjs/common';
import { creditsWaiting } from '../../domain/evaluation/credits-waiting.js';
import { FaultPoints } from '../../queue/fault-points.js';
import {
  findApplication,
  lockApplication,
  setApplicationState,
  setReviewState,
} from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import {
  claimEvaluation,
  failEvaluation,
  findEvaluation,
  saveRefusal,
  saveResult,
  type EvaluationRow,
  type Refusal,
} from '../../store/evaluation.store.js';
import { announce } from '../../store/outbox.store.js';
import { References } from '../../store/references.js';
import { gatherInput } from './gather-input.js';
import { tryToCompute } from './refused-input.js';

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
    const tried = tryToCompute(input);
    if ('refusal' in tried) return this.#refuse(row, attempt, tried.refusal);
    const { outcome } = tried;
    await this.database.inTransaction(async (tx) => {
      // Application first, then what hangs on it: everybody locks in this order.
      await lockApplication(tx, row.applicationId);
      if (!(await saveResult(tx, row.id, attempt, input, outcome))) return;
      const { applicationId, version } = row;
      await setReviewState(tx, applicationId, creditsWaiting(outcome.evaluation));
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
      await lockApplication(tx, row.applicationId);
      if (await failEvaluation(tx, id)) await handOver(tx, row, {});
    });
  }

  /** What contradicts itself does so however often it is tried: a person must look, and is told why. */
  async #refuse(row: EvaluationRow, attempt: number, refusal: Refusal): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockApplication(tx, row.applicationId);
      if (await saveRefusal(tx, row.id, attempt, refusal)) await handOver(tx, row, { code: refusal.code });
    });
    await this.faults.pass('result-written');
  }
}

/** A person must look at a case whose evaluation has failed. */
export async function handOver(
  tx: Tx,
  { id, applicationId, version }: Pick<EvaluationRow, 'id' | 'applicationId' | 'version'>,
  why: Readonly<Record<string, string>>,
): Promise<void> {
  await setApplicationState(tx, applicationId, 'needs-verification');
  const entry = { actorId: null, actor: 'Segue', applicationId, subject: id };
  await appendAudit(tx, { ...entry, action: 'evaluation.failed', facts: { version, ...why } });
  await announce(tx, { application: applicationId, kind: 'evaluation', id, state: 'failed' });
}
