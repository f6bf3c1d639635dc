import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { conflict } from '../../http/problems.js';
import { lockApplications } from '../../store/application.store.js';
import type { Tx } from '../../store/database.js';
import { requestEvaluations } from '../../store/evaluation.store.js';
import type { FindingView } from './check-draft.js';

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

/** No rule of these decides while it contradicts another, be that published or one of them. */
export function refuseConflicts(
  conflicts: readonly FindingView[],
  drafts: readonly ArticulationRule[],
): void {
  const [first] = conflicts;
  if (first === undefined) return;
  const findings = conflicts.slice(0, CONFLICTS_TOLD);
  throw conflict('rule-conflicts', `${against(first, drafts)}: ${first.message}`, { findings });
}

/** Which of the drafts contradicts what. */
function against({ rules }: FindingView, drafts: readonly ArticulationRule[]): string {
  const among = new Set(drafts.map(({ id }) => id));
  const mine = rules.filter(({ id }) => among.has(id)).map(({ id }) => id);
  if (mine.length > 1) {
    const [left, right] = [mine[0], mine.slice(1).join(' and ')];
    return `Nothing was published. The drafts ${left} and ${right} contradict each other`;
  }
  const who = drafts.length === 1 ? 'It' : `The draft ${mine[0]}`;
  return `${who} contradicts a published rule`;
}
