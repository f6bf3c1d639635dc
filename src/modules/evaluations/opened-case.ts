import { refuseOwnCase, type Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { lockApplication, type ApplicationRow } from '../../store/application.store.js';
import type { Tx } from '../../store/database.js';
import { findEvaluation, type EvaluationRow } from '../../store/evaluation.store.js';

/** The evaluation that was on the screen, with its application locked. Nobody changes their own case. */
export async function openedCase(
  tx: Tx,
  caller: Caller,
  evaluation: string,
): Promise<{ readonly row: EvaluationRow; readonly application: ApplicationRow }> {
  const row = await findEvaluation(tx, evaluation);
  if (row === null) throw notFound('This evaluation');
  const application = (await lockApplication(tx, row.applicationId))!;
  refuseOwnCase(caller, application.applicantId);
  return { row, application };
}
