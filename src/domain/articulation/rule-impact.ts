import { answerKey } from './answer-key.js';
import type { ArticulationRule, Receives } from './articulation-rule.js';
import { groupsByRule, ruleForCourse, type NamedCourse } from './answer-by-rules.js';

/** A case as far as rules look at it. */
export interface RuledCase {
  readonly id: string;
  readonly program: string;
  readonly lines: readonly NamedCourse[];
}

/** What a line gets from the rules: null where none holds. */
export interface RuledAnswer {
  readonly rule: string;
  readonly version: number;
  readonly receives: Receives;
  readonly autoApprove: boolean;
}

export interface ChangedLine {
  readonly case: string;
  readonly line: string;
  readonly before: RuledAnswer | null;
  readonly after: RuledAnswer | null;
}

/**
 * The lines that one set of rules answers otherwise than another: what a new version would change, before it
 * is published. A line whose answer stays the same under another rule is not changed.
 */
export function ruleImpact(
  cases: readonly RuledCase[],
  before: readonly ArticulationRule[],
  after: readonly ArticulationRule[],
): readonly ChangedLine[] {
  return cases.flatMap((each) => {
    const [was, becomes] = [answersIn(each, before), answersIn(each, after)];
    return each.lines.flatMap(({ id }) => {
      const [old, next] = [was.get(id) ?? null, becomes.get(id) ?? null];
      return sameAnswer(old, next) ? [] : [{ case: each.id, line: id, before: old, after: next }];
    });
  });
}

/** The set of rules with some put in, each in the place of its earlier version where there is one. */
export function withRules(
  rules: readonly ArticulationRule[],
  more: readonly ArticulationRule[],
): readonly ArticulationRule[] {
  const replaced = new Set(more.map(({ id }) => id));
  return [...rules.filter(({ id }) => !replaced.has(id)), ...more];
}

function answersIn(
  { lines, program }: RuledCase,
  rules: readonly ArticulationRule[],
): ReadonlyMap<string, RuledAnswer> {
  const answers = new Map<string, RuledAnswer>();
  for (const { rule, courses } of groupsByRule(lines, rules, program))
    for (const id of courses) answers.set(id, answerOf(rule));
  for (const line of lines) {
    const rule = answers.has(line.id) ? undefined : ruleForCourse(line, rules, program);
    if (rule !== undefined) answers.set(line.id, answerOf(rule));
  }
  return answers;
}

function answerOf({ id, version, receives, autoApprove }: ArticulationRule): RuledAnswer {
  return { rule: id, version, receives, autoApprove };
}

function sameAnswer(a: RuledAnswer | null, b: RuledAnswer | null): boolean {
  if (a === null || b === null) return a === b;
  return answerKey(a.receives) === answerKey(b.receives) && a.autoApprove === b.autoApprove;
}
