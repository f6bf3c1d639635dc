import type { EvaluationOutcome } from '../../domain/evaluation/evaluation.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { InputRefused } from '../../domain/evaluation/input-refused.js';
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
    return { refusal: refusalOf(error, input) };
  }
}

/** As `tryToCompute`, for a person who waits: a contradiction is their answer, and nothing is kept. */
export function computeOrAnswer(input: EvaluationInput): EvaluationOutcome {
  const tried = tryToCompute(input);
  if ('refusal' in tried) throw new ProblemError(422, tried.refusal.code, tried.refusal.text);
  return tried.outcome;
}

/** In words for a registrar: the domain's own sentence names ids, as its readers write them. */
function refusalOf({ code, sentence }: InputRefused, input: EvaluationInput): Refusal {
  const about = input.overrides?.find(({ id }) => sentence.startsWith(`override ${id}:`));
  if (about === undefined) {
    const text = code === 'override-impossible' ? TOO_MUCH : `${sentence}.`;
    return { code, text, override: null };
  }
  const text = () => {
    if (code === 'override-address-unknown') {
      const isKnown = !('line' in about) || input.lines.some(({ id }) => id === about.line);
      return isKnown
        ? 'An override is about a place that the program no longer has.'
        : 'An override is about a course that no longer stands in this case.';
    }
    if (about.kind === 'rule-waiver') return 'This rule cannot be waived.';
    if (about.kind === 'waiver')
      return 'With this waived, the degree would ask for less credit than is always earned here.';
    return /two places/.test(sentence)
      ? 'One course cannot be put into two places.'
      : 'Nothing from elsewhere may ever stand in this place, whoever decides it.';
  };
  return { code, text: text(), override: about.id };
}

const TOO_MUCH =
  'The courses that people put into a place do not fit together: they take more seats or credits than ' +
  'there are, or give the same course twice.';
