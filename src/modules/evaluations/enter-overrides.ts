import { Injectable } from '@nestjs/common';
import type { Overrides } from '../../contract/overrides.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import { FaultPoints } from '../../queue/fault-points.js';
import type { ApplicationRow } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import {
  insertRefused,
  newestEvaluation,
  newestResult,
  parseBody,
  type EvaluationRow,
} from '../../store/evaluation.store.js';
import {
  insertOverride,
  standingOverrides,
  withdrawOverride,
  type NewOverride,
  type OverrideRow,
} from '../../store/override.store.js';
import { References } from '../../store/references.js';
import { refuseWithoutEffect } from './check-effect.js';
import { refuseStale } from './decide-lines.js';
import { gatherInput } from './gather-input.js';
import { nextEvaluation, type Decided } from './next-evaluation.js';
import { openedCase } from './opened-case.js';
import { tryToCompute } from './refused-input.js';
import { handOver } from './run-evaluation.js';

/**
 * Enters overrides about the evaluation that was on the screen, or takes one back. All or none: what was
 * said, its audit entries and the next evaluation are one transaction.
 */
@Injectable()
export class EnterOverrides {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly faults: FaultPoints,
  ) {}

  async run(caller: Caller, evaluation: string, given: Overrides): Promise<Decided> {
    const made = await this.database.inTransaction(async (tx) => {
      const { row, application } = await openedCase(tx, caller, evaluation);
      await refuseStale(tx, row, given.version);
      const standing = await standingOverrides(tx, application.id);
      const entry = actedOn(caller, application.id, row.id);
      const about = {
        application: application.id,
        evaluation: row.id,
        by: caller.id,
        authority: entry.actor,
      };
      const entered: string[] = [];
      for (const each of given.overrides) {
        refuseTwice(each, standing);
        const id = await insertOverride(tx, about, each);
        const facts = { ...addressOf(each), override: id, version: row.version };
        await appendAudit(tx, { ...entry, action: `override.${each.kind}`, facts });
        entered.push(id);
      }
      const before = parseBody(row)!;
      return nextEvaluation(tx, this.references, application, 'override', (input, after) =>
        refuseWithoutEffect({ before, after, input }, entered),
      );
    });
    await this.faults.pass('decision-written');
    return made;
  }

  async withdraw(caller: Caller, evaluation: string, override: string, version: number): Promise<Decided> {
    const made = await this.database.inTransaction(async (tx) => {
      const { row, application } = await openedCase(tx, caller, evaluation);
      await refuseStaleUnlessFailed(tx, row, version);
      const found = (await standingOverrides(tx, application.id)).find(({ id }) => id === override);
      if (found === undefined || !(await withdrawOverride(tx, override, { evaluation, by: caller.id })))
        throw notFound('This override');
      const entry = actedOn(caller, application.id, row.id);
      const facts = { ...addressOf(found), override, version: row.version };
      await appendAudit(tx, { ...entry, action: 'override.withdrawn', facts });
      return this.#around(tx, application);
    });
    await this.faults.pass('decision-written');
    return made;
  }

  /** Another override may still not fit. That one is no reason to keep this. */
  async #around(tx: Tx, application: ApplicationRow): Promise<Decided> {
    const tried = tryToCompute(await gatherInput(tx, this.references, application));
    if ('outcome' in tried) return nextEvaluation(tx, this.references, application, 'override');
    const next = await insertRefused(tx, application.id, 'override', tried.refusal);
    await handOver(tx, { ...next, applicationId: application.id }, { code: tried.refusal.code });
    return { ...next, state: 'failed' };
  }
}

/** After an evaluation that could not be made, the last one that was is what stands on the screen. */
export async function refuseStaleUnlessFailed(tx: Tx, row: EvaluationRow, version: number): Promise<void> {
  const newest = (await newestEvaluation(tx, row.applicationId))!;
  const shown = newest.state === 'failed' ? await newestResult(tx, row.applicationId) : null;
  if (shown?.id === row.id && row.version === version) return;
  await refuseStale(tx, row, version);
}

/** One word at one address is enough, and two would contradict or say nothing. */
export function refuseTwice(given: Omit<NewOverride, 'reason'>, standing: readonly OverrideRow[]): void {
  const address = JSON.stringify(addressOf(given));
  if (!standing.some((each) => JSON.stringify(addressOf(each)) === address)) return;
  throw conflict('override-twice', 'The same override stands in this case already. Take it back first.');
}

type Address = Pick<NewOverride, 'kind' | 'line' | 'slot' | 'rule'> | OverrideRow;

function addressOf({ kind, line, slot, rule }: Address) {
  return { kind, line: line ?? null, slot: slot ?? null, rule: rule ?? null };
}
