import { inCanonicalOrder } from '../canonical-json.js';
import { evaluate } from './evaluate.js';
import type { EvaluationOutcome } from './evaluation.js';
import type { EvaluationInput, SearchBudget } from './evaluation-input.js';
import { verifyEvaluation } from './verify-evaluation.js';

/**
 * An evaluation that the verifier has passed. Nothing else is ever saved. Throws when a rule is broken: a bug
 * of ours. It is made from the input in the order in which that is kept, so that the kept input gives the
 * same bytes again.
 */
export function compute(input: EvaluationInput, budget?: SearchBudget): EvaluationOutcome {
  const outcome = evaluate(inCanonicalOrder(input), budget);
  const [breach] = verifyEvaluation(outcome.evaluation);
  if (breach !== undefined)
    throw new Error(`the evaluation breaks ${breach.rule} at ${breach.where}: ${breach.message}`);
  return outcome;
}
