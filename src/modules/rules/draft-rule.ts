import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DraftedRule, RuleBody, RuleDraft, RuleEnding, RuleTrial } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { UNSAVED } from '../../domain/articulation/rule-finding.js';
import { compareTerms } from '../../domain/term.js';
import { actedOn, type Caller } from '../../http/access.js';
import { conflict, invalid, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { versionNumbers } from '../../store/rule-withdrawal.store.js';
import { insertRule, lockRules, ruleVersions, standingVersions } from '../../store/rule.store.js';
import { CheckDraft } from './check-draft.js';
import { ruleOf } from './rule-views.js';

/** A new version of a rule, or its end. It decides nothing until a second person publishes it. */
@Injectable()
export class DraftRule {
  constructor(
    private readonly database: Database,
    private readonly checking: CheckDraft,
  ) {}

  async run(caller: Caller, draft: RuleDraft): Promise<DraftedRule> {
    const { basedOn, reason } = draft;
    if ((draft.id === null) !== (basedOn === 0))
      throw invalid('wrong-base', 'A new rule has no id and is based on 0; a change names both.');
    const id = draft.id ?? `r-${randomUUID().slice(0, 8)}`;
    const rule = tried(caller, { id, rule: draft.rule }, basedOn + 1, reason);
    return this.#keep(caller, { rule, basedOn, reason, action: 'rule.drafted', facts: {} });
  }

  /** The newest version with its last day: rules are ended, never taken away. */
  async end(caller: Caller, id: string, { basedOn, on, reason }: RuleEnding): Promise<DraftedRule> {
    const [newest] = await standingVersions(this.database.read, id);
    if (newest === undefined) throw notFound('This rule');
    if (newest.version === basedOn && newest.publishedAt === null) {
      const said = 'Only a published rule can be ended, and the newest version is a draft.';
      throw conflict('not-published', said, { version: newest.version });
    }
    const ended = { on, by: actedOn(caller, null, id).actor, reason };
    const rule = { ...newest.body, version: basedOn + 1, ended };
    return this.#keep(caller, { rule, basedOn, reason, action: 'rule.end-drafted', facts: { on } });
  }

  async #keep(
    caller: Caller,
    draft: {
      readonly rule: ArticulationRule;
      readonly basedOn: number;
      readonly reason: string;
      readonly action: string;
      readonly facts: Readonly<Record<string, string>>;
    },
  ): Promise<DraftedRule> {
    const { basedOn, reason, action, facts } = draft;
    return this.database.inTransaction(async (tx) => {
      await lockRules(tx);
      const { id } = draft.rule;
      const { newest, highest } = await versionNumbers(tx, id);
      if (newest !== basedOn) await refuseStale(tx, id);
      const version = highest + 1;
      const rule = { ...draft.rule, version };
      await insertRule(tx, { rule, reason, by: caller.id });
      await appendAudit(tx, { ...actedOn(caller, null, id), action, facts: { ...facts, version } });
      return { id, version, findings: [...(await this.checking.run(tx, [rule]))] };
    });
  }
}

async function refuseStale(tx: Tx, id: string): Promise<never> {
  const versions = await ruleVersions(tx, id);
  if (versions.length === 0) throw notFound('This rule');
  const newest = versions.find(({ withdrawnAt }) => withdrawnAt === null);
  if (newest === undefined) {
    const said = 'This draft was taken away, and nothing of the rule is left. Draft a new one.';
    throw conflict('draft-withdrawn', said);
  }
  throw conflict('rule-changed', 'Somebody has changed this rule meanwhile. Look at it again.', {
    version: newest.version,
    draftedBy: newest.draftedBy,
  });
}

/** A rule as it would stand. Refuses what no rule can be. */
export function tried(
  caller: Caller,
  { id, rule }: Pick<RuleTrial, 'id' | 'rule'>,
  version: number,
  reason: string,
): ArticulationRule {
  refuseBackward(rule);
  const on = new Date().toISOString().slice(0, 10);
  const decided = { by: actedOn(caller, null, '').actor, on, reason };
  return ruleOf(rule, { id: id ?? UNSAVED, version, decided, ended: null });
}

function refuseBackward({ when: { taken }, sends }: RuleBody): void {
  const { from, to } = taken as ArticulationRule['when']['taken'];
  if (from !== null && to !== null && compareTerms(from, to) > 0)
    throw invalid('window-backward', 'The rule would end before it begins.');
  if (sends.some(({ code }) => /^[\s-]*$/.test(code)))
    throw invalid('code-empty', 'A course code needs letters or digits.');
}
