import { Injectable } from '@nestjs/common';
import type { RuleImportTrial } from '../../contract/rule-imports.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import type { Finding } from '../../domain/articulation/rule-finding.js';
import type { Reader } from '../../store/database.js';
import { CheckDraft, findingViews } from './check-draft.js';

/** So many findings are told; a file with more has one cause, seen in the first. */
const FINDINGS_TOLD = 100;

/** What a set of drafts would contradict. */
@Injectable()
export class JudgeRules {
  constructor(private readonly checking: CheckDraft) {}

  async run(
    reader: Reader,
    rules: readonly ArticulationRule[],
  ): Promise<Pick<RuleImportTrial, 'conflicts' | 'warnings' | 'findings'>> {
    const findings = await this.checking.run(reader, rules);
    const of = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity);
    const [conflicts, warnings] = [of('conflict'), of('warning')];
    return {
      conflicts: conflicts.length,
      warnings: warnings.length,
      findings: findingViews([...conflicts, ...warnings].slice(0, FINDINGS_TOLD)),
    };
  }
}
