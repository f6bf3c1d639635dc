import { Injectable } from '@nestjs/common';
import type { RuleImportTrial } from '../../contract/rule-imports.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import type { Reader } from '../../store/database.js';
import { CheckDraft, type FindingView, type RuleLines } from './check-draft.js';

/** So many findings are told; a file with more has one cause, seen in the first. */
const FINDINGS_TOLD = 100;

/** What a set of drafts would contradict. */
@Injectable()
export class JudgeRules {
  constructor(private readonly checking: CheckDraft) {}

  async run(
    reader: Reader,
    rules: readonly ArticulationRule[],
    lines?: RuleLines,
  ): Promise<Pick<RuleImportTrial, 'conflicts' | 'warnings' | 'findings'>> {
    const findings = await this.checking.run(reader, rules, lines);
    const of = (severity: FindingView['severity']) => findings.filter((each) => each.severity === severity);
    const [conflicts, warnings] = [of('conflict'), of('warning')];
    return {
      conflicts: conflicts.length,
      warnings: warnings.length,
      findings: [...conflicts, ...warnings].slice(0, FINDINGS_TOLD),
    };
  }
}
