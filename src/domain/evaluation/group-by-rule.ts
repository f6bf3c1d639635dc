import { groupsByRule } from '../articulation/answer-by-rules.js';
import type { ArticulationRule, Equivalency } from '../articulation/articulation-rule.js';
import { courseTaken, type EvaluationInput } from './evaluation-input.js';
import type { Standing } from './standing.js';

/**
 * What lines equal together by rules of several courses. What a person has settled, combined or refused takes
 * no part, nor does another attempt of a course.
 */
export function groupByRule(
  standings: readonly Standing[],
  { rules, program, policy }: EvaluationInput,
): ReadonlyMap<string, Equivalency> {
  const free = standings
    .filter(
      ({ line, state }) => line.source === 'external' && state !== 'denied' && state !== 'not-evaluated',
    )
    .filter(({ line }) => line.receives === null && line.combine === null)
    .map(({ line }) => ({ id: line.id, ...courseTaken(line) }));
  return new Map(
    groupsByRule(free, rules, program.id, policy.grades).flatMap(({ rule, courses }) =>
      courses.map((id) => [id, equivalencyOf(rule, id, courses.join('+'))] as const),
    ),
  );
}

/** A published rule's answer for one line; `group` names the lines that make one award with it. */
export function equivalencyOf(rule: ArticulationRule, line: string, group: string | null): Equivalency {
  return {
    line,
    receives: rule.receives,
    certainty: rule.autoApprove ? 'approved' : 'precedent',
    basis: `rule:${rule.id}`,
    probability: 1,
    because: [`rule ${rule.id}: ${rule.decided.reason}`],
    ...(group === null ? {} : { group }),
  };
}
