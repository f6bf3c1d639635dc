import type { ArticulationRule, Equivalency } from '../articulation/articulation-rule.js';
import { suggestEquivalency } from '../articulation/suggest-equivalency.js';
import { compareCredits } from '../credits.js';
import { meetsMinimum, readGrade } from '../policy/grade.js';
import { termWithin } from '../term.js';
import { examRuleFor } from './check-eligibility.js';
import type { CreditLine, EvaluationInput } from './evaluation-input.js';
import type { Standing } from './standing.js';

/**
 * The second question, comparability: what would each line equal here? A person's word comes first, then the
 * school's own record, then published rules, the exam table, and last a suggestion, which only a person can
 * turn into more.
 */
export function findEquivalencies(
  standings: readonly Standing[],
  input: EvaluationInput,
  known: WeakMap<CreditLine, Equivalency> = new WeakMap(),
): ReadonlyMap<string, Equivalency> {
  const found = new Map<string, Equivalency>();
  for (const { line } of standings) {
    const best = known.get(line) ?? bestFor(line, input);
    if (best === null) continue;
    found.set(line.id, best);
    known.set(line, best);
  }
  return found;
}

function bestFor(line: CreditLine, input: EvaluationInput): Equivalency | null {
  const settledOrRuled = settled(line) ?? ownRecord(line) ?? byRule(line, input) ?? byExam(line, input);
  return settledOrRuled ?? suggested(line, input);
}

function settled(line: CreditLine): Equivalency | null {
  if (line.receives === null) return null;
  return certain(line.id, line.receives, 'decision', 'approved by a person');
}

function ownRecord(line: CreditLine): Equivalency | null {
  if ((line.source !== 'berklee-online' && line.source !== 'berklee-campus') || line.code === null)
    return null;
  return certain(line.id, { course: line.code }, 'own-record', 'on the school’s own record');
}

/**
 * One-to-one rules; the highest priority wins, the earlier id among equals. Groups of courses are a person's
 * work.
 */
function byRule(line: CreditLine, input: EvaluationInput): Equivalency | null {
  const rule = input.rules
    .filter((each) => each.sends.length === 1 && holds(each, line, input))
    .toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))[0];
  if (rule === undefined) return null;
  return {
    line: line.id,
    receives: rule.receives,
    certainty: rule.autoApprove ? 'approved' : 'precedent',
    basis: `rule:${rule.id}`,
    probability: 1,
    because: [`rule ${rule.id}: ${rule.decided.reason}`],
  };
}

function holds(rule: ArticulationRule, line: CreditLine, { program }: EvaluationInput): boolean {
  const { when, sending } = rule;
  if (!('any' in sending) && sending.institution !== line.institution?.unitid) return false;
  if (sameCode(rule.sends[0]?.code) !== sameCode(line.code)) return false;
  if (when.programs.length > 0 && !when.programs.includes(program.id)) return false;
  const dated = when.taken.from !== null || when.taken.to !== null;
  if (dated && (line.term === null || !termWithin(line.term, when.taken))) return false;
  const { printed } = line.credits;
  if (when.minimumCredits !== null && (printed === null || compareCredits(printed, when.minimumCredits) < 0))
    return false;
  if (when.minimumGrade === null) return true;
  const least = { letter: when.minimumGrade, percent: null, points: null };
  return meetsMinimum(readGrade(line.grade), least) === 'yes';
}

function sameCode(code: string | null | undefined): string {
  return (code ?? '').replace(/[\s-]+/g, '').toUpperCase();
}

function byExam(line: CreditLine, input: EvaluationInput): Equivalency | null {
  if (line.source !== 'exam') return null;
  const rule = examRuleFor(line, input.policy);
  if (rule?.category === null || rule === undefined) return null;
  const because = [`the exam table gives ${rule.program} ${rule.name ?? ''}`.trim()];
  const receives = { category: rule.category };
  return { line: line.id, receives, certainty: 'proposed', basis: 'exam-table', probability: 0.9, because };
}

function suggested(line: CreditLine, input: EvaluationInput): Equivalency | null {
  const { receives, probability, because } = suggestEquivalency(line, input.catalog);
  if (receives === null) return null;
  return { line: line.id, receives, certainty: 'proposed', basis: 'matcher', probability, because };
}

function certain(line: string, receives: Equivalency['receives'], basis: string, word: string): Equivalency {
  return { line, receives, certainty: 'approved', basis, probability: 1, because: [word] };
}
