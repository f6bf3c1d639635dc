import { courseKey } from '../articulation/match-rules.js';
import { courseText, coursesGiven } from './check-prior-learning.js';
import type { EvaluationInput } from './evaluation-input.js';
import { found, type Finding, type Standing } from './standing.js';

/**
 * Levels are taken in order, so credit for one waits where credit for one before it is missing (T34). A
 * person may know that the student was placed higher.
 */
export function levelBefore(
  standing: Standing,
  standings: readonly Standing[],
  input: EvaluationInput,
): Finding | null {
  const { policy, catalog } = input;
  if (policy.levels === undefined || standing.state === 'denied') return null;
  const own = coursesGiven([standing], input).map(courseKey);
  const steps = policy.levels.map((each) => ({
    ...each,
    at: each.courses.findLastIndex((code) => own.includes(courseKey(code))),
  }));
  const step = steps.find(({ at }) => at > 0);
  if (step === undefined) return null;
  const given = coursesGiven(
    standings.filter(({ state }) => state === 'clear'),
    input,
  ).map(courseKey);
  const missing = step.courses
    .slice(0, step.at)
    .find((code) => ![...given, ...own].includes(courseKey(code)));
  if (missing === undefined) return null;
  const facts = { what: step.what, before: courseText(missing, catalog) };
  return found('pending', 'level-before-missing', step.source, facts);
}
