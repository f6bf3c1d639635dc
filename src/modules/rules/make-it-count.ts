import type { Finding } from '../../domain/articulation/rule-finding.js';
import type { ChangedLine } from '../../domain/articulation/rule-impact.js';
import { conflict } from '../../http/problems.js';
import { lockApplication } from '../../store/application.store.js';
import type { Tx } from '../../store/database.js';
import { requestEvaluation } from '../../store/evaluation.store.js';

/** So many contradictions go with a refusal; a set of rules with more has one cause, seen in the first. */
const CONFLICTS_TOLD = 100;

/** Evaluates the cases of these lines again, and gives their number. */
export async function evaluateAgain(
  tx: Tx,
  changes: readonly ChangedLine[],
  cause: 'rule-published' | 'rule-suspended' | 'rule-resumed',
): Promise<number> {
  // In one order, so that two such requests never wait for each other.
  const cases = [...new Set(changes.map((change) => change.case))].toSorted();
  for (const application of cases) {
    await lockApplication(tx, application);
    await requestEvaluation(tx, application, cause);
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
