import { Injectable } from '@nestjs/common';
import type { WithdrawnImport } from '../../contract/rule-imports.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, forbidden, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { findImport, waitingRules } from '../../store/rule-import.store.js';
import { insertWithdrawals } from '../../store/rule-withdrawal.store.js';
import { lockRules } from '../../store/rule.store.js';
import { newestVersion } from './publish-rule.js';

/**
 * Takes a draft away that nobody has published: a rule, the next version or the end of one, or all that waits
 * of a file. Nothing is deleted: each version says who took it away and why. What is published stays.
 */
@Injectable()
export class WithdrawDraft {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, { id, version }: { id: string; version: number }, reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const draft = await newestVersion(tx, id, version);
      if (draft.publishedAt !== null) {
        const said = 'This version is published: it decides already. End the rule, or suspend it.';
        throw conflict('already-published', said, { version, publishedBy: draft.publishedBy });
      }
      refuseOthers(caller, draft.draftedById);
      await insertWithdrawals(tx, { drafts: [draft], reason, by: caller.id });
      const facts = { version, reason };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rule.draft-withdrawn', facts });
    });
  }

  /** Every rule of the file that still waits, at once. */
  async ofFile(caller: Caller, id: string, reason: string): Promise<WithdrawnImport> {
    return this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const found = await findImport(tx, id);
      if (found === null) throw notFound('This file of rules');
      refuseOthers(caller, found.draftedById);
      const drafts = await waitingRules(tx, id);
      if (drafts.length === 0)
        throw conflict('nothing-waits', 'None of these rules waits any longer. Look at the file again.');
      await insertWithdrawals(tx, { drafts, reason, by: caller.id });
      const facts = { rules: drafts.length, reason };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rules.withdrawn', facts });
      return { rules: drafts.length };
    });
  }
}

/** Who drafted it, and any registrar. */
export function mayWithdraw({ id, roles }: Caller, draftedById: string): boolean {
  return roles.includes('registrar') || (roles.includes('evaluator') && id === draftedById);
}

function refuseOthers(caller: Caller, draftedById: string): void {
  if (mayWithdraw(caller, draftedById)) return;
  const said = 'Somebody else drafted this. They, or a registrar, may take it away.';
  throw forbidden('not-your-draft', said);
}
