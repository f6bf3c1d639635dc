import { Injectable } from '@nestjs/common';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, forbidden, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { insertResumption, insertSuspension, openSuspension } from '../../store/rule-suspension.store.js';
import { lockRules, standingVersions, type RuleVersion } from '../../store/rule.store.js';
import { CheckDraft } from './check-draft.js';
import { evaluateAgain, refuseConflicts } from './make-it-count.js';
import { PreviewImpact } from './preview-impact.js';

/**
 * Takes a published rule out of use at once, by one person: a brake. To let it decide again takes another
 * person, as publishing does. Open cases that either changes are evaluated again.
 */
@Injectable()
export class SuspendRule {
  constructor(
    private readonly database: Database,
    private readonly checking: CheckDraft,
    private readonly impact: PreviewImpact,
  ) {}

  async suspend(caller: Caller, id: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const { body, version } = await publishedVersion(tx, id);
      if ((await openSuspension(tx, id)) !== null)
        throw conflict('already-suspended', 'Somebody has suspended this rule already.');
      const changed = await this.impact.without(tx, body);
      await insertSuspension(tx, { id, version, reason, by: caller.id });
      const facts = { version, cases: await evaluateAgain(tx, changed, 'rule-suspended'), reason };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rule.suspended', facts });
    });
  }

  async resume(caller: Caller, id: string, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const { body, version } = await publishedVersion(tx, id);
      const suspension = await openSuspension(tx, id);
      if (suspension === null) throw conflict('not-suspended', 'This rule is in use.');
      if (suspension.suspendedById === caller.id)
        throw forbidden('same-person', 'You suspended this rule. Somebody else must put it back in use.');
      // Others may have been published while it was out of use.
      refuseConflicts(await this.checking.conflicts(tx, [body]), [body]);
      const changed = await this.impact.withAgain(tx, body);
      await insertResumption(tx, { seq: suspension.seq, reason, by: caller.id });
      const facts = { version, cases: await evaluateAgain(tx, changed, 'rule-resumed'), reason };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rule.resumed', facts });
    });
  }
}

/** The version that decides. */
async function publishedVersion(tx: Tx, id: string): Promise<RuleVersion> {
  const versions = await standingVersions(tx, id);
  if (versions.length === 0) throw notFound('This rule');
  const published = versions.find(({ publishedAt }) => publishedAt !== null);
  if (published === undefined)
    throw conflict('not-published', 'This rule is a draft: it decides nothing yet.');
  return published;
}
