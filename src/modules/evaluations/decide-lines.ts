import { Injectable } from '@nestjs/common';
import type { DecidedLines, Decisions } from '../../contract/evaluation.js';
import type { Evaluation } from '../../domain/evaluation/evaluation.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid } from '../../http/problems.js';
import { FaultPoints } from '../../queue/fault-points.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import {
  deciderOf,
  insertDecisions,
  newestEvaluation,
  parseBody,
  standingDecisions,
  type DecisionRow,
  type EvaluationRow,
  type NewDecision,
} from '../../store/evaluation.store.js';
import { References } from '../../store/references.js';
import { deniedWith, groupDenied } from './denied-together.js';
import { nextEvaluation } from './next-evaluation.js';
import { openedCase } from './opened-case.js';

/**
 * Decides lines of the evaluation that was on the screen. All or none: the decisions, their audit entries and
 * the next evaluation are one transaction, so nobody ever sees a decision without its effect.
 */
@Injectable()
export class DecideLines {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly faults: FaultPoints,
  ) {}

  async run(caller: Caller, evaluation: string, given: Decisions): Promise<DecidedLines> {
    const decided = await this.database.inTransaction(async (tx) => {
      const { row, application } = await openedCase(tx, caller, evaluation);
      await refuseStale(tx, row, given.version);
      const standing = await standingDecisions(tx, application.id);
      const decisions = decisionsOf(row, withOthersOfGroup(given.decisions, row, standing));
      await insertDecisions(
        tx,
        { application: application.id, evaluation: row.id, by: caller.id },
        decisions,
      );
      for (const { line, outcome } of decisions) {
        const entry = actedOn(caller, application.id, row.id);
        await appendAudit(tx, { ...entry, action: `line.${outcome}`, facts: { line, version: row.version } });
      }
      const next = await nextEvaluation(tx, this.references, application, 'decision');
      return { ...next, lines: decisions.map(({ line }) => line) };
    });
    await this.faults.pass('decision-written');
    return decided;
  }
}

/** A decision is about what was on the screen: the newest version, finished and not approved. */
export async function refuseStale(tx: Tx, row: EvaluationRow, version: number): Promise<void> {
  const newest = (await newestEvaluation(tx, row.applicationId))!;
  if (row.version === version && newest.id === row.id && newest.state === 'completed') return;
  const { id, version: now, state, cause, approvedBy } = newest;
  const by = approvedBy ?? (await deciderOf(tx, row.id));
  throw conflict(
    'evaluation-changed',
    `${by ?? 'Something'} has changed this case since you opened it. ` +
      'Look at the newest version and decide again.',
    { id, version: now, state, cause, by },
  );
}

function decisionsOf(row: EvaluationRow, given: Decisions['decisions']): NewDecision[] {
  const evaluation = parseBody(row)!;
  const equivalencies = new Map((row.equivalencies ?? []).map((each) => [each.line, each]));
  const seen = new Set<string>();
  return given.map(({ line, outcome, reason, receives }) => {
    if (seen.has(line)) throw invalid('line-twice', `The line ${line} stands twice in one call.`);
    seen.add(line);
    const found = evaluation.lines.find(({ id }) => id === line);
    if (found === undefined) throw invalid('unknown-line', `There is no line ${line} in this evaluation.`);
    const proposal = equivalencies.get(line);
    const ofRule = proposal?.group === undefined ? [] : [proposal.basis];
    if (outcome === 'undo') return { line, outcome, reason, receives: null, settled: [] };
    if (outcome === 'deny') {
      const together = proposal?.group === undefined ? [] : [deniedWith(proposal.group)];
      return { line, outcome, reason, receives: null, settled: [...ofRule, ...together] };
    }
    const chosen = outcome === 'change' ? (receives ?? null) : (proposal?.receives ?? null);
    if (chosen === null) {
      const what = outcome === 'change' ? 'a change needs `receives`' : 'nothing is proposed for it';
      throw invalid(
        'nothing-to-approve',
        `The line ${line} cannot be decided like this: ${what}. Choose what it equals, or deny it.`,
      );
    }
    const asGroup = outcome === 'approve' ? ofRule : [];
    return { line, outcome, reason, receives: chosen, settled: [...openQuestions(found), ...asGroup] };
  });
}

/**
 * What a rule says of several courses is approved, denied and taken back for all of them: one of them alone
 * equals nothing. A line that is decided by itself in the same call keeps that; a change is about one line.
 */
function withOthersOfGroup(
  given: Decisions['decisions'],
  { equivalencies }: EvaluationRow,
  standing: readonly DecisionRow[],
): Decisions['decisions'] {
  const ruled = new Map((equivalencies ?? []).map(({ line, group }) => [line, group ?? null]));
  // No rule holds for what is denied: what was denied together is kept with the decisions.
  const denied = new Map(standing.map((each) => [each.line, groupDenied(each)]));
  const named = new Set(given.map(({ line }) => line));
  const others = given.flatMap(({ line, outcome, reason }) => {
    const groups = outcome === 'undo' && denied.get(line) != null ? denied : ruled;
    const group = groups.get(line) ?? null;
    if (group === null || outcome === 'change') return [];
    return [...groups]
      .filter(([other, its]) => its === group && !named.has(other))
      .map(([other]) => {
        named.add(other);
        return { line: other, outcome, reason };
      });
  });
  return [...given, ...others];
}

function openQuestions({ decision, reasons }: Evaluation['lines'][number]): readonly string[] {
  return decision === 'pending' || decision === 'provisional' ? reasons.map(({ code }) => code) : [];
}
