import { creditsWaiting } from '../../domain/evaluation/credits-waiting.js';
import type { Evaluation } from '../../domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { setReviewState, type ApplicationRow } from '../../store/application.store.js';
import type { Tx } from '../../store/database.js';
import { insertCompleted } from '../../store/evaluation.store.js';
import { announce } from '../../store/outbox.store.js';
import type { References } from '../../store/references.js';
import { gatherInput } from './gather-input.js';
import { computeOrAnswer } from './refused-input.js';

export interface Decided {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

/**
 * The evaluation around what a person has just said, in the same transaction; an input that contradicts
 * itself, or that `check` refuses, takes back all of it.
 */
export async function nextEvaluation(
  tx: Tx,
  references: References,
  application: ApplicationRow,
  cause: string,
  check: (input: EvaluationInput, made: Evaluation) => void = () => undefined,
): Promise<Decided> {
  const input = await gatherInput(tx, references, application);
  const outcome = computeOrAnswer(input);
  check(input, outcome.evaluation);
  const next = await insertCompleted(tx, application.id, cause, input, outcome);
  await setReviewState(tx, application.id, creditsWaiting(outcome.evaluation));
  await announce(tx, { application: application.id, kind: 'evaluation', id: next.id, state: 'completed' });
  return { ...next, state: 'completed' };
}
