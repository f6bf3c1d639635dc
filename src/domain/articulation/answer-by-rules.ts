import type { GradeScale } from '../policy/transfer-policy.js';
import type { ArticulationRule } from './articulation-rule.js';
import { answerKey } from './answer-key.js';
import {
  courseKey,
  coursesFor,
  holdsForCourse,
  rulesNaming,
  strongestFirst,
  type CourseTaken,
} from './match-rules.js';

/** A course with what it is called in its case. */
export interface NamedCourse extends CourseTaken {
  readonly id: string;
}

/** Courses that a rule takes together, by their ids in the order in which it sends them. */
export interface RuledGroup {
  readonly rule: ArticulationRule;
  readonly courses: readonly string[];
  /** Rules as strong that answer otherwise for one of the courses: nobody has said which holds. */
  readonly tied: readonly ArticulationRule[];
}

/** The rule of one course that decides on it: the strongest (`strongestFirst`). */
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

interface Ruled<Course> {
  readonly rule: ArticulationRule;
  readonly courses: readonly Course[];
}

/**
 * What rules of several courses take, all of them or none. The stronger rule takes its courses first, and a
 * rule of one course that is stronger keeps its course. Such a rule is in the list where one of several
 * courses is as strong.
 */
export function groupsByRule(
  courses: readonly NamedCourse[],
  rules: readonly ArticulationRule[],
  program: string,
  grades?: GradeScale,
): readonly RuledGroup[] {
  const codes = new Set(courses.map(({ code }) => courseKey(code)));
  const several = rules
    .filter(({ sends }) => sends.length > 1 && sends.every(({ code }) => codes.has(courseKey(code))))
    .toSorted(strongestFirst);
  if (several.length === 0) return [];
  const alone = courses.flatMap((course): readonly Ruled<NamedCourse>[] => {
    const rule = ruleForCourse(course, rules, program, grades);
    return rule === undefined ? [] : [{ rule, courses: [course] }];
  });
  const membersFor = (rule: ArticulationRule, of: readonly NamedCourse[]) =>
    (coursesFor(rule, of, program, grades) ?? []) as readonly NamedCourse[];
  const isKept = (course: NamedCourse, { priority }: ArticulationRule) =>
    alone.some((each) => each.courses[0] === course && each.rule.priority > priority);
  const could = several
    .map((rule) => {
      const left = courses.filter((course) => !isKept(course, rule));
      return { rule, courses: membersFor(rule, left) };
    })
    .filter((each) => each.courses.length > 0);
  const taken = new Set<NamedCourse>();
  const groups = could.flatMap(({ rule }): readonly Ruled<NamedCourse>[] => {
    const kept = alone.filter((each) => strongestFirst(rule, each.rule) > 0).flatMap((each) => each.courses);
    const members = membersFor(
      rule,
      courses.filter((course) => !taken.has(course) && !kept.includes(course)),
    );
    members.forEach((member) => taken.add(member));
    return members.length === 0 ? [] : [{ rule, courses: members }];
  });
  const singles = alone.filter(({ courses: [course] }) => !taken.has(course!));
  return [
    ...groups.map((each) => withTies(each, [...alone, ...could])),
    ...singles.map((each) => withTies(each, could)).filter(({ tied }) => tied.length > 0),
  ];
}

function withTies({ rule, courses }: Ruled<NamedCourse>, others: readonly Ruled<NamedCourse>[]): RuledGroup {
  const tied = others.filter(
    (other) =>
      other.rule.priority === rule.priority &&
      answerKey(other.rule.receives) !== answerKey(rule.receives) &&
      other.courses.some((course) => courses.includes(course)),
  );
  return { rule, courses: courses.map(({ id }) => id), tied: [...new Set(tied.map((each) => each.rule))] };
}
