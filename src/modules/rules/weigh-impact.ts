import type { RuleImpact } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { courseKey } from '../../domain/articulation/match-rules.js';
import { compareEvaluations } from '../../domain/evaluation/compare-evaluations.js';
import { compute } from '../../domain/evaluation/compute.js';
import type { EvaluationInput } from '../../domain/evaluation/evaluation-input.js';
import { InputRefused } from '../../domain/evaluation/input-refused.js';
import { namesIn } from '../../domain/evaluation/line-names.js';
import { asNow } from '../../domain/evaluation/what-if.js';
import { findApplication } from '../../store/application.store.js';
import type { Reader } from '../../store/database.js';
import { newestResult, parseBody } from '../../store/evaluation.store.js';

/** The rules that can answer otherwise, as they are and as they would be. */
export interface ChangedRules {
  readonly before: readonly ArticulationRule[];
  readonly after: readonly ArticulationRule[];
}

type Effect = RuleImpact['effects'][number];

/**
 * What the changed rules make of the first `most` of these cases, some milliseconds each. A rule that holds
 * may change nothing of what counts: the grade is too low, or the degree has no room. A case that contradicts
 * itself is left out.
 */
export async function weighImpact(
  reader: Reader,
  cases: Iterable<string>,
  change: ChangedRules,
  most: number,
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const application of [...cases].slice(0, most)) {
    const found = await findApplication(reader, application);
    const row = await newestResult(reader, application);
    const stored = row === null ? null : parseBody(row);
    if (found === null || row === null || row.input === null || stored === null) continue;
    const input = { ...row.input, rules: changed(row.input, change) };
    const after = computed(input);
    if (after === null) continue;
    const before = asNow(row.input, stored);
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

/** Of the changed rules those that some line of the case could meet: a file may bring thousands of others. */
function changed({ rules, lines }: EvaluationInput, { before, after }: ChangedRules) {
  const about = new Set([...before, ...after].map(({ id }) => id));
  const codes = new Set(lines.map(({ code }) => courseKey(code)));
  const schools = new Set(lines.map(({ institution }) => institution?.unitid));
  const isNear = ({ sending, sends }: ArticulationRule) =>
    ('any' in sending || schools.has(sending.institution)) &&
    sends.some(({ code }) => codes.has(courseKey(code)));
  return [...rules.filter(({ id }) => !about.has(id)), ...after.filter(isNear)];
}

function computed(input: EvaluationInput) {
  try {
    return compute(input).evaluation;
  } catch (error) {
    if (error instanceof InputRefused) return null;
    throw error;
  }
}
