import type { Finding } from '../../domain/articulation/rule-finding.js';
import { conflict } from '../../http/problems.js';
import { lockApplications } from '../../store/application.store.js';
import type { Tx } from '../../store/database.js';
import { requestEvaluations } from '../../store/evaluation.store.js';

/** So many contradictions go with a refusal; a set of rules with more has one cause, seen in the first. */
const CONFLICTS_TOLD = 100;

/** So many cases go into one statement. */
const CASES_AT_ONCE = 500;

/** Evaluates these cases again, and gives their number. */
export async function evaluateAgain(
  tx: Tx,
  cases: readonly string[],
  cause: 'rule-published' | 'rule-suspended' | 'rule-resumed',
): Promise<number> {
  const inOrder = cases.toSorted();
  for (let at = 0; at < inOrder.length; at += CASES_AT_ONCE) {
    const some = inOrder.slice(at, at + CASES_AT_ONCE);
    await lockApplications(tx, some);
    await requestEvaluations(tx, some, cause);
  }
  return cases.length;
}

/** No rule decides while it contradicts another; `who` begins the sentence. */
export function refuseConflicts(conflicts: readonly Finding[], who: string): void {
  const [first] = conflicts;
  if (first === undefined) return;
  const findings = conflicts.slice(0, CONFLICTS_TOLD);
  throw conflict('rule-conflicts', `${who} contradicts a published rule: ${first.message}`, { findings });
}
