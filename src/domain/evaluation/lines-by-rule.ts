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

/** What published rules say of these lines, were each of them free to give credit. */
export function ruledLines(lines: readonly CreditLine[], ruling: Ruling): ReadonlyMap<string, Equivalency> {
  if (ruling.rules.length === 0) return new Map();
  const grouped = together(lines, ruling);
  return new Map(
    lines.filter(isFree).flatMap((line) => {
      const found = grouped.get(line.id) ?? ruledAlone(line, ruling);
      return found === null ? [] : [[line.id, found] as const];
    }),
  );
}

function together(
  lines: readonly CreditLine[],
  { rules, program, policy }: Ruling,
): ReadonlyMap<string, Equivalency> {
  const free = new Map(lines.filter(isFree).map((line) => [line.id, line]));
  const courses = [...free.values()].map((line) => ({ id: line.id, ...courseTaken(line) }));
  return new Map(
    groupsByRule(courses, rules, program.id, policy.grades).flatMap(({ rule, courses: ids, tied }) => {
      if (ids.length === 1) return [[ids[0]!, equivalencyOf(rule, ids[0]!, tied)] as const];
      const group = ids.join('+');
      const isSaid = ids.every((id) => free.get(id)!.settled.includes(basisOf(rule)));
      const whole = isSaid ? { certainty: 'approved' as const, because: ['approved by a person'] } : {};
      return ids.map((id) => {
        const found = equivalencyOf(rule, id, isSaid ? [] : tied);
        return [id, { ...found, ...whole, group }] as const;
      });
    }),
  );
}

/**
 * What a person's word on a rule of several courses is known by, in what is `settled` of each line: a course
 * alone equals nothing there, so it is the rule that is approved for them.
 */
function basisOf({ id }: Pick<ArticulationRule, 'id'>): string {
  return `${OF_RULE}${id}`;
}

const OF_RULE = 'rule:';

/** Is what a person has settled for a line that a rule of several courses holds for it? */
export function isOfRule(settled: string): boolean {
  return settled.startsWith(OF_RULE);
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
    basis: basisOf(rule),
    probability: 1,
    because: [`rule ${rule.id}: ${rule.decided.reason}`],
  };
  if (tied.length === 0) return found;
  const facts = { rules: [rule, ...tied].map(({ id }) => id).join(', ') };
  return { ...found, certainty: 'proposed', why: { code: 'rules-tie', facts, citation: null } };
}
