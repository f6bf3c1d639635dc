import type { GradeScale } from '../policy/transfer-policy.js';
import type { ArticulationRule } from './articulation-rule.js';
import { answerKey } from './answer-key.js';
import { coursesFor, holdsForCourse, rulesNaming, type CourseTaken } from './match-rules.js';

/** A course with what it is called in its case. */
export interface NamedCourse extends CourseTaken {
  readonly id: string;
}

/** Courses that a rule takes together, by their ids in the order in which it sends them. */
export interface RuledGroup {
  readonly rule: ArticulationRule;
  readonly courses: readonly string[];
}

/** The rule of one course that decides on it: the higher priority wins, the earlier id among equals. */
export function ruleForCourse(
  course: CourseTaken,
  rules: readonly ArticulationRule[],
  program: string,
  grades?: GradeScale,
): ArticulationRule | undefined {
  return rulesNaming(course.code, rules).find(
    (rule) => rule.sends.length === 1 && holdsForCourse(rule, course, program, grades),
  );
}

/**
 * Rules of one course that are as strong as the one that decides and answer otherwise: nobody has said which
 * of them holds, so none of them does by itself.
 */
export function rulesThatTie(
  decides: ArticulationRule,
  course: CourseTaken,
  rules: readonly ArticulationRule[],
  program: string,
  grades?: GradeScale,
): readonly ArticulationRule[] {
  return rulesNaming(course.code, rules).filter(
    (rule) =>
      rule.sends.length === 1 &&
      rule.priority === decides.priority &&
      answerKey(rule.receives) !== answerKey(decides.receives) &&
      holdsForCourse(rule, course, program, grades),
  );
}

/**
 * What rules of several courses take, all of them or none. The stronger rule takes its courses first, and a
 * rule of one course that is stronger keeps its course.
 */
export function groupsByRule(
  courses: readonly NamedCourse[],
  rules: readonly ArticulationRule[],
  program: string,
  grades?: GradeScale,
): readonly RuledGroup[] {
  const taken = new Set<NamedCourse>();
  return rules
    .filter(({ sends }) => sends.length > 1)
    .toSorted(strongestFirst)
    .flatMap((rule) => {
      const free = courses.filter((course) => {
        const alone = taken.has(course) ? undefined : ruleForCourse(course, rules, program, grades);
        return !taken.has(course) && (alone === undefined || strongestFirst(rule, alone) < 0);
      });
      const members = coursesFor(rule, free, program, grades);
      members?.forEach((member) => taken.add(member));
      return members === null ? [] : [{ rule, courses: members.map(({ id }) => id) }];
    });
}

function strongestFirst(a: ArticulationRule, b: ArticulationRule): number {
  return b.priority - a.priority || (a.id < b.id ? -1 : 1);
}
