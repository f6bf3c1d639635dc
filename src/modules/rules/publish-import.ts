import { Injectable } from '@nestjs/common';
import type { PublishedImport, RuleImports, RuleImportView } from '../../contract/rule-imports.js';
import type { RuleImpact } from '../../contract/rules.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, forbidden, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import {
  findImport,
  insertPublications,
  listImports,
  waitingRules,
  type RuleImportRow,
} from '../../store/rule-import.store.js';
import { lockRules } from '../../store/rule.store.js';
import { CheckDraft } from './check-draft.js';
import { JudgeRules } from './judge-rules.js';
import { evaluateAgain, refuseConflicts } from './make-it-count.js';
import { PreviewImpact, type ImpactPart } from './preview-impact.js';
import { mayWithdraw } from './withdraw-draft.js';

const IMPORTS_SHOWN = 50;

/**
 * The second person's act for the rules of a file: all that still wait, or none while one contradicts a rule
 * in force. A draft that a later one has overtaken is left out.
 */
@Injectable()
export class PublishImport {
  constructor(
    private readonly database: Database,
    private readonly checking: CheckDraft,
    private readonly impact: PreviewImpact,
    private readonly judging: JudgeRules,
  ) {}

  async list(caller: Caller): Promise<RuleImports> {
    const found = await listImports(this.database.read, IMPORTS_SHOWN);
    return { imports: found.map((each) => importView(each, caller)) };
  }

  async show(caller: Caller, id: string): Promise<RuleImportView> {
    const { read } = this.database;
    const found = await findImport(read, id);
    if (found === null) throw notFound('This file of rules');
    return { ...importView(found, caller), ...(await this.judging.run(read, await waitingRules(read, id))) };
  }

  /** What its waiting rules would change in a part of the open cases. */
  async changes(id: string, part: ImpactPart): Promise<RuleImpact> {
    const { read } = this.database;
    if ((await findImport(read, id)) === null) throw notFound('This file of rules');
    return this.impact.view(read, await waitingRules(read, id), part);
  }

  async run(caller: Caller, id: string): Promise<PublishedImport> {
    return this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const found = await findImport(tx, id);
      if (found === null) throw notFound('This file of rules');
      if (found.draftedById === caller.id)
        throw forbidden('same-person', 'You sent this file. Somebody else must publish its rules.');
      const rules = await waitingRules(tx, id);
      if (rules.length === 0) throw conflict('already-published', 'None of these rules waits any longer.');
      refuseConflicts(await this.checking.conflicts(tx, rules), rules);
      const changed = await this.impact.run(tx, rules);
      await insertPublications(tx, { rules, by: caller.id });
      const facts = { rules: rules.length, cases: await evaluateAgain(tx, changed, 'rule-published') };
      await appendAudit(tx, { ...actedOn(caller, null, id), action: 'rules.published', facts });
      return facts;
    });
  }
}

function importView(
  { draftedById, draftedAt, ...row }: RuleImportRow,
  caller: Caller,
): RuleImports['imports'][number] {
  const { waiting } = row;
  return {
    ...row,
    draftedAt: draftedAt.toISOString(),
    mayPublish: waiting > 0 && draftedById !== caller.id,
    mayWithdraw: waiting > 0 && mayWithdraw(caller, draftedById),
  };
}
