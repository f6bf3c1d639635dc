import type { HomeCourse } from '../program/program.js';
import { targetsOf } from './answer-key.js';
import type { ArticulationRule } from './articulation-rule.js';
import { CATEGORIES, categoryMeant } from '../matching/categories.js';
import type { Unreachable } from './find-unreachable.js';
import type { WindowGap } from './find-window-gaps.js';
import { courseKey, sentKeys } from './match-rules.js';
import { UNSAVED, warning, type Finding, type RuleName } from './rule-finding.js';
import { answerText, rangeOf, sendsText, termsText } from './rule-text.js';
import { spanOf } from './rule-window.js';
import { witnessFor } from './witness.js';

/** A rule with the file that it stands in, null where it stands in none, and its line. */
export type FiledRule = ArticulationRule & { readonly file: string | null; readonly line?: number };

/** A version of a rule or an agreement that stands twice, be it with the same words. */
export function idTwice(noun: 'rule' | 'agreement', a: RuleName, b: RuleName): Finding {
  const message = `The ${noun} ${a.id}, version ${a.version}, stands twice.`;
  return { ...warning('id-twice', [a, b], message), severity: 'conflict' };
}

/** Two rules that one course, or one set of courses, makes hold at once, with the course that does. */
export function conflictBetween(a: FiledRule, b: FiledRule): Finding {
  const sameSet = sentKeys(a).join('+') === sentKeys(b).join('+');
  const [left, right] = [answerText(a.receives), answerText(b.receives)];
  const message = sameSet
    ? `For ${sendsText(a)}, ${a.id} gives ${left} and ${b.id} gives ${right}, ` +
      `both with priority ${a.priority}.`
    : `${a.id} gives ${left} for ${sendsText(a)}, and ${b.id} gives ${right} for ${sendsText(b)}, ` +
      `both with priority ${a.priority}: a course that both ask for can count only once.`;
  return {
    ...warning(sameSet ? 'different-answers' : 'sets-overlap', [a, b], message),
    severity: 'conflict',
    ...heldByBoth(a, b),
  };
}

/** Two rules with one answer that hold at once, of which one alone asks for a person: that one decides. */
export function unevenApproval(a: FiledRule, b: FiledRule): Finding {
  const [asks, approves] = a.autoApprove ? [b, a] : [a, b];
  const message =
    `${a.id} and ${b.id} both give ${answerText(a.receives)} for ${sendsText(asks)} with priority ` +
    `${a.priority}. A person is asked, as ${asks.id} says, though ${approves.id} asks for none.`;
  return { ...warning('approval-differs', [a, b], message), ...heldByBoth(a, b) };
}

/** Courses that make both hold, and the terms in which they can. */
function heldByBoth(a: FiledRule, b: FiledRule): Pick<Finding, 'witness' | 'terms'> {
  const witness = witnessFor([a, b]);
  if (witness === null) throw new Error(`the rules ${a.id} and ${b.id} never hold together`);
  const [mine, theirs] = [spanOf(a), spanOf(b)];
  const shared = { from: Math.max(mine.from, theirs.from), to: Math.min(mine.to, theirs.to) };
  return { witness, terms: rangeOf(shared) };
}

/** A rule that refers to nothing: no course, no time, or the same course twice. */
export function neverHolds(rule: FiledRule): Finding[] {
  const { from, to } = spanOf(rule);
  const keys = rule.sends.map(({ code }) => courseKey(code));
  const because = [
    ...(rule.sends.length === 0 || keys.includes('') ? ['it names no course'] : []),
    ...(from > to ? ['it ends before it begins'] : []),
    ...(new Set(keys).size < keys.length ? ['it asks for one course twice, and a course counts once'] : []),
    ...('courses' in rule.receives && rule.receives.courses.length === 0 ? ['it gives no course'] : []),
  ];
  if (because.length === 0) return [];
  return [warning('never-holds', [rule], `${named(rule)} never holds: ${because.join(', and ')}.`)];
}

export function unreachable({ rule, by }: Unreachable): Finding {
  const ids = by.map(({ id }) => id);
  const message =
    `${named(rule)} never decides: whatever it holds for, ` +
    `${ids.length === 1 ? `${ids[0]} holds` : `one of ${ids.join(', ')} holds`} with higher priority.`;
  // The rule itself comes first; those that beat it follow, the strongest first.
  return { ...warning('unreachable', [rule as FiledRule], message), names: ids, witness: witnessFor([rule]) };
}

/** Answers that name a course, subject or category that is not, or no longer, there. */
export function deadTargets(rules: readonly FiledRule[], catalog: readonly HomeCourse[] | null): Finding[] {
  if (catalog === null) return [];
  const codes = new Set(catalog.map(({ code }) => code));
  const subjects = new Set(catalog.flatMap(({ subject }) => subject ?? []));
  const categories = new Set<string>([...CATEGORIES, ...catalog.flatMap(({ category }) => category ?? [])]);
  return rules.flatMap((rule) => {
    const { receives } = rule;
    const missing = targetsOf(receives).filter((code) => !codes.has(code));
    const strange = [
      // A catalog without any subject says nothing about subjects.
      ...('subject' in receives && subjects.size > 0 && !subjects.has(receives.subject)
        ? [receives.subject]
        : []),
      ...('category' in receives && !categories.has(receives.category) ? [receives.category] : []),
    ];
    const names = [...new Set([...missing, ...strange])].toSorted();
    if (names.length === 0) return [];
    const meant = 'category' in receives && strange.length > 0 ? categoryMeant(receives.category) : null;
    const hint = meant === null ? '' : `; this category is written ${meant}`;
    const message = `${named(rule)} gives ${names.join(' and ')}, which the catalog does not have${hint}.`;
    return [{ ...warning('target-unknown', [rule], message), names }];
  });
}

/** Answers that name a graduate course, which serves no bachelor's degree (B08). */
export function graduateTargets(
  rules: readonly FiledRule[],
  catalog: readonly HomeCourse[] | null,
): Finding[] {
  const graduate = new Set(
    catalog?.filter(({ academicLevel }) => academicLevel === 'graduate').map(({ code }) => code),
  );
  return rules.flatMap((rule) => {
    const names = [...new Set(targetsOf(rule.receives).filter((code) => graduate.has(code)))].toSorted();
    if (names.length === 0) return [];
    const gives = `${named(rule)} gives ${names.join(' and ')}`;
    const message = `${gives}: graduate courses serve no bachelor’s degree.`;
    return [{ ...warning('target-graduate', [rule], message), names }];
  });
}

export function deadPrograms(rule: FiledRule, programs: ReadonlySet<string> | null): Finding[] {
  const names = rule.when.programs.filter((id) => programs !== null && !programs.has(id)).toSorted();
  if (names.length === 0) return [];
  const message = `${named(rule)} is for ${names.join(' and ')}, and there is no such program.`;
  return [{ ...warning('program-unknown', [rule], message), names }];
}

export function windowGap({ rules, gap, program }: WindowGap): Finding {
  const terms = rangeOf(gap);
  const [before, after] = rules as readonly [FiledRule, FiledRule];
  const message =
    `No rule covers ${sendsText(before)} ${termsText(terms)}` +
    `${program === null ? '' : ` in ${program}`}: ${before.id} ends before, and ${after.id} begins after.`;
  const named = [before, after].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ...warning('window-gap', named, message), terms, names: program === null ? [] : [program] };
}

/** At the beginning of a sentence. */
function named({ id }: ArticulationRule): string {
  return id === UNSAVED ? 'This rule' : `The rule ${id}`;
}
