import { compareCredits, type Credits } from '../credits.js';
import { meetsMinimum, readGrade } from '../policy/grade.js';
import type { GradeScale } from '../policy/transfer-policy.js';
import type { Term } from '../term.js';
import type { ArticulationRule } from './articulation-rule.js';
import { placeOf, spanOf } from './rule-window.js';

/** What a rule asks about a course: where and when it was taken, and what came of it. Null is unknown. */
export interface CourseTaken {
  /** Unit id of the directory. */
  readonly institution: string | null;
  readonly code: string | null;
  readonly term: Term | null;
  readonly grade: string | null;
  /** As printed, in the school's own unit. */
  readonly credits: Credits | null;
}

/** The spelling by which two course codes are the same: `mus–101` and `MUS 101` are, `MUS& 101` is not. */
export function courseKey(code: string | null): string {
  return (code ?? '').replace(/[\s\u2010-\u2015\u2212-]+/g, '').toUpperCase();
}

/** The codes that a rule sends, each once, in code-unit order. */
export function sentKeys({ sends }: Pick<ArticulationRule, 'sends'>): readonly string[] {
  if (sends.length === 1) return [courseKey(sends[0]!.code)];
  return [...new Set(sends.map(({ code }) => courseKey(code)))].toSorted();
}

/** Does the course meet every condition of the rule, as one of the courses that it sends? */
export function holdsForCourse(
  rule: ArticulationRule,
  course: CourseTaken,
  program: string,
  grades?: GradeScale,
): boolean {
  const { when, sending } = rule;
  const key = courseKey(course.code);
  if (key === '' || !rule.sends.some(({ code }) => courseKey(code) === key)) return false;
  if (!('any' in sending) && sending.institution !== course.institution) return false;
  if (when.programs.length > 0 && !when.programs.includes(program)) return false;
  const [{ from, to }, place] = [spanOf(rule), placeOf(course.term)];
  if (place < from || place > to) return false;
  const { credits } = course;
  if (when.minimumCredits !== null && (credits === null || compareCredits(credits, when.minimumCredits) < 0))
    return false;
  if (when.minimumGrade === null) return true;
  const least = { letter: when.minimumGrade, percent: null, points: null };
  return meetsMinimum(readGrade(course.grade, grades), least, grades) === 'yes';
}

/**
 * The courses that together make the rule hold, in the order in which it sends them: one of its own for each,
 * all from one school. Null where some are missing. The first that will do is taken.
 */
export function coursesFor<Course extends CourseTaken>(
  rule: ArticulationRule,
  courses: readonly Course[],
  program: string,
  grades?: GradeScale,
): readonly Course[] | null {
  const holding = courses.filter((course) => holdsForCourse(rule, course, program, grades));
  for (const school of new Set(holding.map(({ institution }) => institution))) {
    const left = holding.filter(({ institution }) => institution === school);
    const taken: Course[] = [];
    for (const { code } of rule.sends) {
      const at = left.findIndex((course) => courseKey(course.code) === courseKey(code));
      if (at >= 0) taken.push(...left.splice(at, 1));
    }
    if (taken.length === rule.sends.length) return taken;
  }
  return null;
}

/** Rules by the codes that they send, each list with the rule first that wins. */
type RuleIndex = ReadonlyMap<string, readonly ArticulationRule[]>;

/** A list of rules never changes; it is put in order once, not once for every line. */
const INDEXES = new WeakMap<readonly ArticulationRule[], RuleIndex>();

/** The rules that send a course of this code, alone or with others: the one that wins first. */
export function rulesNaming(
  code: string | null,
  rules: readonly ArticulationRule[],
): readonly ArticulationRule[] {
  const known = INDEXES.get(rules) ?? indexOf(rules);
  INDEXES.set(rules, known);
  return known.get(courseKey(code)) ?? [];
}

/**
 * The order in which rules win: by priority; among equals the one that asks for a person before the one that
 * does not, so that no spelling of an id spares a person's look; then by id.
 */
export function strongestFirst(a: ArticulationRule, b: ArticulationRule): number {
  return b.priority - a.priority || Number(a.autoApprove) - Number(b.autoApprove) || (a.id < b.id ? -1 : 1);
}

function indexOf(rules: readonly ArticulationRule[]): RuleIndex {
  const index = new Map<string, ArticulationRule[]>();
  for (const rule of rules.toSorted(strongestFirst)) {
    for (const key of sentKeys(rule)) {
      const naming = index.get(key);
      if (naming === undefined) index.set(key, [rule]);
      else naming.push(rule);
    }
  }
  index.delete('');
  return index;
}
