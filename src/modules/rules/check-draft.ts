import { Injectable } from '@nestjs/common';
import type { RuleFindings } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { checkRules } from '../../domain/articulation/check-rules.js';
import { sentKeys } from '../../domain/articulation/match-rules.js';
import type { Finding } from '../../domain/articulation/rule-finding.js';
import { withRules } from '../../domain/articulation/rule-impact.js';
import type { Reader } from '../../store/database.js';
import { currentCatalog, listPrograms } from '../../store/reference.store.js';
import { rulesInForce } from '../../store/rule.store.js';

/** The same check as `segue rules check`, of drafts among the published rules that they could meet. */
@Injectable()
export class CheckDraft {
  async run(reader: Reader, drafts: readonly ArticulationRule[]): Promise<readonly Finding[]> {
    const codes = [...new Set(drafts.flatMap((draft) => sentKeys(draft)))];
    const near = await rulesInForce(reader, schoolsOf(drafts), codes);
    const programs = await listPrograms(reader);
    const { findings } = checkRules({
      rules: withRules(near, drafts).map((each) => ({ ...each, file: null })),
      agreements: [],
      catalog: (await currentCatalog(reader)).courses,
      programs: programs.map(({ body }) => body),
      senders: null,
    });
    const asked = new Set(drafts.map(({ id }) => id));
    return findings.filter(
      ({ rules, names }) => rules.some(({ id }) => asked.has(id)) || names.some((name) => asked.has(name)),
    );
  }

  /** What stands against publishing them: contradictions with rules in force, or among themselves. */
  async conflicts(reader: Reader, drafts: readonly ArticulationRule[]): Promise<readonly Finding[]> {
    return (await this.run(reader, drafts)).filter(({ severity }) => severity === 'conflict');
  }
}

/** The schools whose rules some of these could meet: where one is for any school, those of every one. */
function schoolsOf(rules: readonly ArticulationRule[]): readonly string[] | null {
  const schools = rules.map(({ sending }) => ('any' in sending ? null : sending.institution));
  return schools.includes(null) ? null : [...new Set(schools.filter((school) => school !== null))];
}

/** Findings as the contract has them. */
export function findingViews(findings: readonly Finding[]): RuleFindings['findings'] {
  return findings as unknown as RuleFindings['findings'];
}
