import type { EvaluationOutcome } from '../../domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { InputRefused, type OverrideFault } from '../../domain/evaluation/input-refused.js';
import { ProblemError } from '../../http/problems.js';
import type { Refusal } from '../../store/evaluation.store.js';
import { compute } from '../../domain/evaluation/compute.js';

/** The evaluation, or what contradicts itself in its input. */
export function tryToCompute(
  input: EvaluationInput,
): { readonly outcome: EvaluationOutcome } | { readonly refusal: Refusal } {
  try {
    return { outcome: compute(input) };
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return { refusal: refusalOf(error) };
  }
}

/** As `tryToCompute`, for a person who waits: a contradiction is their answer, and nothing is kept. */
export function computeOrAnswer(input: EvaluationInput): EvaluationOutcome {
  const tried = tryToCompute(input);
  if ('refusal' in tried) throw new ProblemError(422, tried.refusal.code, tried.refusal.text);
  return tried.outcome;
}

/** In words for a registrar: the domain's own sentence names ids, as its readers write them. */
function refusalOf({ code, sentence, about }: InputRefused): Refusal {
  if (about?.part === 'override' && about.why !== undefined)
    return { code, text: TEXTS[about.why], override: about.id };
  const text = code === 'override-impossible' ? TOO_MUCH : `${sentence}.`;
  return { code, text, override: null };
}

const TEXTS: Readonly<Record<OverrideFault, string>> = {
  twice: 'One override stands twice.',
  'no-such-line': 'An override is about a course that no longer stands in this case.',
  'no-such-slot': 'An override is about a place that the program no longer has.',
  'never-by-transfer': 'Nothing from elsewhere may ever stand in this place, whoever decides it.',
  'two-places': 'One course cannot be put into two places.',
  'never-waived': 'This rule cannot be waived.',
  residence: 'With this waived, the degree would ask for less credit than is always earned here.',
};

const TOO_MUCH =
  'The courses that people put into a place do not fit together: they take more seats or credits than ' +
  'there are, or give the same course twice.';
