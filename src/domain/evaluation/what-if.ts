import { compareEvaluations, type Comparison, type Names } from './compare-evaluations.js';
import { compute } from './compute.js';
import { ENGINE_VERSION } from './engine-version.js';
import type { Evaluation } from './evaluation.js';
import type { EvaluationInput, SearchBudget } from './evaluation-input.js';
import { namesIn } from './line-names.js';
import { suppose, type Supposition } from './suppose.js';

/** A case as it is and as it would be, both by the engine of today. */
export interface WhatIfAnswer {
  readonly input: EvaluationInput;
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly names: Names;
  readonly comparison: Comparison;
}

/**
 * What would count under a supposition, beside what counts now. `stored` is what the input gave when it was
 * evaluated; it is made again only where the engine has changed since: two engines are never compared.
 * Throws `InputRefused` where the supposition makes no sense for this input.
 */
export function whatIf(
  input: EvaluationInput,
  stored: Evaluation,
  supposition: Supposition,
  budget: SearchBudget,
): WhatIfAnswer {
  const supposed = suppose(input, supposition);
  const before = asNow(input, stored, budget);
  const after = compute(supposed.input, budget).evaluation;
  const names = namesIn(supposed.input, input);
  const comparison = compareEvaluations(before, after, names, supposed.because);
  return { input: supposed.input, before, after, names, comparison };
}

/** What the input gives by the engine of today. */
export function asNow(input: EvaluationInput, stored: Evaluation, budget?: SearchBudget): Evaluation {
  return stored.versions.engine === ENGINE_VERSION ? stored : compute(input, budget).evaluation;
}
