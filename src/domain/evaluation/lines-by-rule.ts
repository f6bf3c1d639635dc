import { groupsByRule, ruleForCourse, rulesThatTie } from '../articulation/answer-by-rules.js';
import type { ArticulationRule, Equivalency } from '../articulation/articulation-rule.js';
import { courseTaken, type CreditLine, type EvaluationInput } from './evaluation-input.js';
import type { Standing } from './standing.js';

type Ruling = Pick<EvaluationInput, 'rules' | 'program' | 'policy'>;

/** What a published rule of one course says of a line; null where none does. */
export function ruledAlone(line: CreditLine, { rules, program, policy }: Ruling): Equivalency | null {
  const course = courseTaken(line);
  const rule = ruleForCourse(course, rules, program.id, policy.grades);
  if (rule === undefined) return null;
  return equivalencyOf(rule, line.id, rulesThatTie(rule, course, rules, program.id, policy.grades));
}

/**
 * What lines equal together by rules of several courses, and what one equals by a rule that such a rule
 * contradicts. What is denied takes no part, nor does another attempt of a course.
 */
export function ruledTogether(
  standings: readonly Standing[],
  ruling: Ruling,
): ReadonlyMap<string, Equivalency> {
  const standing = standings.filter(({ state }) => state !== 'denied' && state !== 'not-evaluated');
  return together(
    standing.map(({ line }) => line),
    ruling,
  );
}

/** Lines whose equal rules settle without a person, were each of these lines free to give credit. */
export function settledByRules(lines: readonly CreditLine[], ruling: Ruling): ReadonlySet<string> {
  if (ruling.rules.length === 0) return new Set();
  const grouped = together(lines, ruling);
  const settled = lines
    .filter(isFree)
    .map((line) => grouped.get(line.id) ?? ruledAlone(line, ruling))
    .filter((each) => each?.certainty === 'approved');
  return new Set(settled.map((each) => each!.line));
}

function together(
  lines: readonly CreditLine[],
  { rules, program, policy }: Ruling,
): ReadonlyMap<string, Equivalency> {
  const free = lines.filter(isFree).map((line) => ({ id: line.id, ...courseTaken(line) }));
  return new Map(
    groupsByRule(free, rules, program.id, policy.grades).flatMap(({ rule, courses, tied }) => {
      const group = courses.length === 1 ? {} : { group: courses.join('+') };
      return courses.map((id) => [id, { ...equivalencyOf(rule, id, tied), ...group }] as const);
    }),
  );
}

/** Nobody has settled, combined or refused it. */
function isFree({ source, receives, combine, denied }: CreditLine): boolean {
  return source === 'external' && receives === null && combine === null && denied === null;
}

/** Rules that tie settle nothing: one of them is only proposed, with the names of all. */
function equivalencyOf(rule: ArticulationRule, line: string, tied: readonly ArticulationRule[]): Equivalency {
  const found: Equivalency = {
    line,
    receives: rule.receives,
    certainty: rule.autoApprove ? 'approved' : 'precedent',
    basis: `rule:${rule.id}`,
    probability: 1,
    because: [`rule ${rule.id}: ${rule.decided.reason}`],
  };
  if (tied.length === 0) return found;
  const facts = { rules: [rule, ...tied].map(({ id }) => id).join(', ') };
  return { ...found, certainty: 'proposed', why: { code: 'rules-tie', facts, citation: null } };
}
