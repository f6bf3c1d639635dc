import { groupBy } from '../group-by.js';
import type { ArticulationRule } from './articulation-rule.js';
import { sentKeys } from './match-rules.js';
import { outside, spanOf, type Span } from './rule-window.js';

/** Terms between two windows of the same courses in which no rule covers them. */
export interface WindowGap {
  /** The rules whose windows end and begin at the gap. */
  readonly rules: readonly ArticulationRule[];
  readonly gap: Span;
  /**
   * The only program for which it is one; null where it is one for every program without rules of its own.
   */
  readonly program: string | null;
}

interface Window extends Span {
  readonly rule: ArticulationRule;
}

/**
 * Holes in the time line of the same courses of one school. A rule for any school fills a hole; time before
 * the first window and after the last is no hole.
 */
export function findWindowGaps(rules: readonly ArticulationRule[]): readonly WindowGap[] {
  const groups = groupBy(rules, (rule) => nameOf(rule, schoolOf(rule)));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (group.length === 1 || first === undefined) return [];
    const general = schoolOf(first) === '' ? [] : (groups.get(nameOf(first, '')) ?? []);
    return gapsOf(group, general);
  });
}

function gapsOf(group: readonly ArticulationRule[], general: readonly ArticulationRule[]): WindowGap[] {
  const programs = [...new Set(group.flatMap(({ when }) => when.programs))].toSorted();
  const everywhere = gapsIn(group, general, null);
  const known = new Set(everywhere.map(({ gap }) => `${gap.from} ${gap.to}`));
  const own = programs.flatMap((program) =>
    gapsIn(group, general, program).filter(({ gap }) => !known.has(`${gap.from} ${gap.to}`)),
  );
  return [...everywhere, ...own];
}

function gapsIn(
  group: readonly ArticulationRule[],
  general: readonly ArticulationRule[],
  program: string | null,
): WindowGap[] {
  const own = windowsOf(group, program);
  const holes: WindowGap[] = [];
  let reached = own[0];
  for (const next of own) {
    if (next.from > reached!.to + 1) {
      const rules = [reached!.rule, next.rule];
      holes.push({ rules, gap: { from: reached!.to + 1, to: next.from - 1 }, program });
    }
    if (next.to > reached!.to) reached = next;
  }
  const filling = windowsOf(general, program);
  return holes.flatMap((hole) => outside(hole.gap, filling).map((gap) => ({ ...hole, gap })));
}

/** Windows that hold for a program, by their beginning. An undated one reaches over all terms. */
function windowsOf(rules: readonly ArticulationRule[], program: string | null): readonly Window[] {
  return rules
    .filter(({ when }) => when.programs.length === 0 || (program !== null && when.programs.includes(program)))
    .map((rule) => ({ rule, ...spanOf(rule) }))
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.rule.id < b.rule.id ? -1 : 1));
}

function schoolOf({ sending }: ArticulationRule): string {
  return 'any' in sending ? '' : sending.institution;
}

function nameOf(rule: ArticulationRule, school: string): string {
  return `${school} ${sentKeys(rule).join(' + ')}`;
}
