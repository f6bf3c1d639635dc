import { Injectable } from '@nestjs/common';
import { actedOn, type Caller } from '../../http/access.js';
import { FaultPoints } from '../../queue/fault-points.js';
import { appendAudit, type AuditFact } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { References } from '../../store/references.js';
import { refuseStale } from './decide-lines.js';
import { nextEvaluation, type Decided } from './next-evaluation.js';
import { openedCase } from './opened-case.js';

/** The evaluation that was on a person's screen. */
export interface OnScreen {
  readonly evaluation: string;
  readonly version: number;
}

/** A case that is open for what a person has to say. */
export type Opened = Awaited<ReturnType<typeof openedCase>>;

/** What was done, for the audit trail: ids alone. */
export type Done = Required<Pick<AuditFact, 'action' | 'facts'>>;

/**
 * What staff state about a case beside its lines: their words, the audit entry and the next evaluation are
 * one transaction, on the newest version alone.
 */
@Injectable()
export class ChangeCase {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly faults: FaultPoints,
  ) {}

  /** `cause` is what the next evaluation says that it came of. */
  async run(
    caller: Caller,
    shown: OnScreen,
    cause: string,
    say: (tx: Tx, opened: Opened) => Promise<Done>,
  ): Promise<Decided> {
    const made = await this.database.inTransaction(async (tx) => {
      const opened = await openedCase(tx, caller, shown.evaluation);
      const { row, application } = opened;
      await refuseStale(tx, row, shown.version);
      const { action, facts } = await say(tx, opened);
      const entry = { ...actedOn(caller, application.id, row.id), action };
      await appendAudit(tx, { ...entry, facts: { ...facts, version: row.version } });
      return nextEvaluation(tx, this.references, application, cause);
    });
    await this.faults.pass('decision-written');
    return made;
  }
}
