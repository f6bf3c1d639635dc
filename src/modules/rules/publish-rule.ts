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
      const draft = await newestVersion(tx, id, version);
      if (draft.draftedById === caller.id)
        throw forbidden('same-person', 'You drafted this version. Somebody else must publish it.');
      refuseConflicts(await this.checking.conflicts(tx, [draft.body]), [draft.body]);
      const changed = await this.impact.run(tx, [draft.body]);
      if (!(await insertPublication(tx, { id, version, by: caller.id })))
        throw conflict('already-published', 'This version is published already.', { version });
      const facts = { version, cases: await evaluateAgain(tx, changed, 'rule-published') };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rule.published', facts });
    });
  }
}

/** Somebody was faster: nothing is left to publish or to take away. */
function refuseWithdrawn({ version, withdrawnAt, withdrawnBy }: RuleVersion): void {
  if (withdrawnAt === null) return;
  const said = `${withdrawnBy} has taken this draft away meanwhile. Nothing of it is left to decide on.`;
  throw conflict('draft-withdrawn', said, { version, withdrawnBy });
}

/** The version of a rule, if it is the newest that stands: an older draft was overtaken. */
export async function newestVersion(tx: Tx, id: string, version: number): Promise<RuleVersion> {
  const versions = await ruleVersions(tx, id);
  const asked = versions.find((each) => each.version === version);
  if (asked === undefined) throw notFound('This version');
  refuseWithdrawn(asked);
  const newest = versions.find(({ withdrawnAt }) => withdrawnAt === null)!;
  if (newest.version === version) return newest;
  throw conflict('rule-changed', 'A newer version of this rule has been drafted. Look at it again.', {
    version: newest.version,
    draftedBy: newest.draftedBy,
  });
}
