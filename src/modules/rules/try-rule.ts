import { Injectable } from '@nestjs/common';
import type { RuleFindings, RuleImpact, RuleTrial } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import type { Caller } from '../../http/access.js';
import { Database } from '../../store/database.js';
import { ruleVersions } from '../../store/rule.store.js';
import { CheckDraft } from './check-draft.js';
import { tried } from './draft-rule.js';
import { PreviewImpact, type ImpactPart } from './preview-impact.js';

/** What a rule would contradict and change, before anything is kept. */
@Injectable()
export class TryRule {
  constructor(
    private readonly database: Database,
    private readonly checking: CheckDraft,
    private readonly previewing: PreviewImpact,
  ) {}

  async check(caller: Caller, trial: RuleTrial): Promise<RuleFindings> {
    const rule = await this.#next(caller, trial);
    return { findings: [...(await this.checking.run(this.database.read, [rule]))] };
  }

  /** Of the open cases after `after`; the first ones without. */
  async impact(caller: Caller, trial: RuleTrial, part: ImpactPart): Promise<RuleImpact> {
    return this.previewing.view(this.database.read, [await this.#next(caller, trial)], part);
  }

  async #next(caller: Caller, trial: RuleTrial): Promise<ArticulationRule> {
    const [newest] = trial.id === null ? [] : await ruleVersions(this.database.read, trial.id);
    return tried(caller, trial, (newest?.version ?? 0) + 1, 'tried');
  }
}
