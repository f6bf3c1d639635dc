import { Injectable } from '@nestjs/common';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, forbidden, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { insertPublication, lockRules, ruleVersions, type RuleVersion } from '../../store/rule.store.js';
import { CheckDraft } from './check-draft.js';
import { evaluateAgain, refuseConflicts } from './make-it-count.js';
import { PreviewImpact } from './preview-impact.js';

/**
 * The second person's act: from now on the version decides. Refused while it contradicts a published rule.
 * Open cases that it changes are evaluated again.
 */
@Injectable()
export class PublishRule {
  constructor(
    private readonly database: Database,
    private readonly checking: CheckDraft,
    private readonly impact: PreviewImpact,
  ) {}

  async run(caller: Caller, id: string, version: number): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const draft = await newestDraft(tx, id, version);
      if (draft.draftedById === caller.id)
        throw forbidden('same-person', 'You drafted this version. Somebody else must publish it.');
      refuseConflicts(await this.checking.conflicts(tx, [draft.body]), 'It');
      const changed = await this.impact.run(tx, [draft.body]);
      if (!(await insertPublication(tx, { id, version, by: caller.id })))
        throw conflict('already-published', 'This version is published already.', { version });
      const facts = { version, cases: await evaluateAgain(tx, changed, 'rule-published') };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rule.published', facts });
    });
  }
}

/** Only the newest version can be published: an older draft was overtaken. */
async function newestDraft(tx: Tx, id: string, version: number): Promise<RuleVersion> {
  const [newest] = await ruleVersions(tx, id);
  if (newest === undefined || version > newest.version) throw notFound('This version');
  if (newest.version === version) return newest;
  throw conflict('rule-changed', 'A newer version of this rule has been drafted. Look at it again.', {
    version: newest.version,
    draftedBy: newest.draftedBy,
  });
}
