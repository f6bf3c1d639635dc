import { canonicalJson } from '../canonical-json.js';
import type { HomeCourse, Program } from '../program/program.js';
import { checkAgreements, type FiledAgreement } from './check-agreements.js';
import { unknownSenders, type Senders } from './check-senders.js';
import {
  conflictBetween,
  deadPrograms,
  deadTargets,
  graduateTargets,
  idTwice,
  neverHolds,
  unevenApproval,
  unreachable,
  windowGap,
  type FiledRule,
} from './describe-finding.js';
import { findConflicts, findUnevenApprovals } from './find-conflicts.js';
import { findUnreachable } from './find-unreachable.js';
import { findWindowGaps } from './find-window-gaps.js';
import { newestVersions } from './newest-versions.js';
import type { Finding } from './rule-finding.js';

/**
 * More conflicts than this are not listed, nor more pairs that differ in approval: a set of rules with so
 * many has one cause, seen in the first.
 */
const CONFLICTS_MAX = 10_000;

export interface RulesToCheck {
  readonly rules: readonly FiledRule[];
  readonly agreements: readonly FiledAgreement[];
  /** Null: targets are not looked up. */
  readonly catalog: readonly HomeCourse[] | null;
  /** Null: programs and blocks are not looked up. */
  readonly programs: readonly Program[] | null;
  /** Null: schools are not looked up. */
  readonly senders: Senders | null;
}

/** What the check has found. The same rules give the same bytes, in whatever order they come. */
export interface RulesCheck {
  readonly schema: 'segue.rules-check/1';
  readonly rules: number;
  readonly agreements: number;
  readonly conflicts: number;
  readonly warnings: number;
  /** False: there are more conflicts than are listed. */
  readonly complete: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Everything that can be said about a set of rules without a transcript. Of each rule the newest version
 * counts; earlier ones are its history.
 */
export function checkRules(given: RulesToCheck): RulesCheck {
  const sorted = given.rules.toSorted(inOrder);
  const rules = newestVersions(sorted);
  const agreements = given.agreements.toSorted(inOrder);
  const programs = given.programs === null ? null : new Set(given.programs.map(({ id }) => id));
  // What never holds contradicts nothing, beats nothing and leaves no gap.
  const never = rules.map(neverHolds);
  const holding = rules.filter((_, at) => never[at]!.length === 0);
  const conflicts = findConflicts(holding, CONFLICTS_MAX);
  const findings: readonly Finding[] = [
    ...sameName(sorted).map(([a, b]) => idTwice('rule', a, b)),
    ...sameName(agreements).map(([a, b]) => idTwice('agreement', a, b)),
    ...conflicts.pairs.map(([a, b]) => conflictBetween(holding[a]!, holding[b]!)),
    ...findUnevenApprovals(holding, CONFLICTS_MAX).pairs.map(([a, b]) =>
      unevenApproval(holding[a]!, holding[b]!),
    ),
    ...never.flat(),
    ...findUnreachable(holding).map(unreachable),
    ...deadTargets(rules, given.catalog),
    ...graduateTargets(rules, given.catalog),
    ...rules.flatMap((rule) => deadPrograms(rule, programs)),
    ...findWindowGaps(holding).map(windowGap),
    ...(given.senders === null ? [] : unknownSenders(rules, newestVersions(agreements), given.senders)),
    ...checkAgreements(agreements, given.programs),
  ];
  const count = (severity: Finding['severity']) =>
    findings.filter((each) => each.severity === severity).length;
  return {
    schema: 'segue.rules-check/1',
    rules: rules.length,
    agreements: agreements.length,
    conflicts: count('conflict'),
    warnings: count('warning'),
    complete: conflicts.complete,
    findings,
  };
}

interface Versioned {
  readonly id: string;
  readonly version: number;
  readonly file: string | null;
  readonly line?: number;
}

/** By id, the newest version first; what bears one name stands in the order of its file and content. */
function inOrder(a: Versioned, b: Versioned): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  if (a.version !== b.version) return b.version - a.version;
  if (a.file !== b.file) return (a.file ?? '') < (b.file ?? '') ? -1 : 1;
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0);
  const [left, right] = [a, b].map((each) => canonicalJson(each)) as [string, string];
  return left < right ? -1 : Number(left > right);
}

/** Neighbours that bear the same id and version. */
function sameName<Kind extends Versioned>(sorted: readonly Kind[]): readonly (readonly [Kind, Kind])[] {
  return sorted.flatMap((each, at) => {
    const before = sorted[at - 1];
    return before?.id === each.id && before.version === each.version ? [[before, each] as const] : [];
  });
}
