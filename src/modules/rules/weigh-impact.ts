import type { RuleImpact } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { compareEvaluations } from '../../domain/evaluation/compare-evaluations.js';
import { compute } from '../../domain/evaluation/compute.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { InputRefused } from '../../domain/evaluation/input-refused.js';
import { namesIn } from '../../domain/evaluation/line-names.js';
import { asNow } from '../../domain/evaluation/what-if.js';
import { findApplication } from '../../store/application.store.js';
import type { Reader } from '../../store/database.js';
import { newestResult, parseBody } from '../../store/evaluation.store.js';

/** So many cases are evaluated as they would be in one call: some milliseconds each, and a person waits. */
const WEIGHED_MAX = 10;
/** A question gets less of the search than an evaluation. */
const BUDGET = { nodesMax: 4_000 };

/** The rules that can answer otherwise, as they are and as they would be. */
export interface ChangedRules {
  readonly before: readonly ArticulationRule[];
  readonly after: readonly ArticulationRule[];
}

type Effect = RuleImpact['effects'][number];

/**
 * What the changed rules make of the first of these cases. A rule that holds may change nothing of what
 * counts: the grade is too low, or the degree has no room. A case that contradicts itself is left out.
 */
export async function weighImpact(
  reader: Reader,
  cases: Iterable<string>,
  change: ChangedRules,
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const application of [...cases].slice(0, WEIGHED_MAX)) {
    const found = await findApplication(reader, application);
    const row = await newestResult(reader, application);
    const stored = row === null ? null : parseBody(row);
    if (found === null || row === null || row.input === null || stored === null) continue;
    const input = { ...row.input, rules: changed(row.input.rules, change) };
    const after = computed(input);
    if (after === null) continue;
    const before = asNow(row.input, stored, BUDGET);
    // That other rules apply is what was asked.
    const { sentence, applied } = compareEvaluations(before, after, namesIn(input), []);
    effects.push({
      application,
      applicant: found.applicantName,
      applied: { before: applied.before, after: applied.after },
      sentence,
    });
  }
  return effects;
}

function changed(rules: readonly ArticulationRule[], { before, after }: ChangedRules) {
  const about = new Set([...before, ...after].map(({ id }) => id));
  return [...rules.filter(({ id }) => !about.has(id)), ...after];
}

function computed(input: EvaluationInput) {
  try {
    return compute(input, BUDGET).evaluation;
  } catch (error) {
    if (error instanceof InputRefused) return null;
    throw error;
  }
}
