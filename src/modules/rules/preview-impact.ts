import { Injectable } from '@nestjs/common';
import type { RuleImpact } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { sentKeys } from '../../domain/articulation/match-rules.js';
import {
  ruleImpact,
  withRules,
  type ChangedLine,
  type RuledAnswer,
  type RuledCase,
} from '../../domain/articulation/rule-impact.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import type { Catalog } from '../../domain/program/program.js';
import type { Reader } from '../../store/database.js';
import { currentCatalog } from '../../store/reference.store.js';
import { openCasesWith } from '../../store/rule-cases.store.js';
import { versionsOf } from '../../store/rule-import.store.js';
import { suspendedOf } from '../../store/rule-suspension.store.js';
import { rulesInForce } from '../../store/rule.store.js';

/** More open cases than this are not looked through at a time. */
const CASES_MAX = 500;

export interface Impact {
  readonly cases: readonly RuledCase[];
  readonly changes: readonly ChangedLine[];
  readonly complete: boolean;
}

/** What rules would change in open cases, beside the published ones. */
@Injectable()
export class PreviewImpact {
  /** With these versions published. One of a suspended rule changes nothing while that lasts. */
  async run(reader: Reader, drafts: readonly ArticulationRule[]): Promise<Impact> {
    const ids = drafts.map(({ id }) => id);
    const suspended = new Set(await suspendedOf(reader, ids));
    const felt = drafts.filter(({ id }) => !suspended.has(id));
    // What an earlier version covered may change as well.
    const earlier = (await versionsOf(reader, ids)).map(({ body }) => body);
    return this.between(reader, [...felt, ...earlier], (inForce) => withRules(inForce, felt));
  }

  /** With the rule taken out of use. */
  without(reader: Reader, rule: ArticulationRule): Promise<Impact> {
    return this.between(reader, [rule], (inForce) => inForce.filter(({ id }) => id !== rule.id));
  }

  /** With the suspended rule back in use. */
  withAgain(reader: Reader, rule: ArticulationRule): Promise<Impact> {
    return this.between(reader, [rule], (inForce) => withRules(inForce, [rule]));
  }

  /** Looks at open cases with a course that one of `rules` sends. */
  private async between(
    reader: Reader,
    rules: readonly ArticulationRule[],
    after: (inForce: readonly ArticulationRule[]) => readonly ArticulationRule[],
  ): Promise<Impact> {
    const codes = [...new Set(rules.flatMap((each) => sentKeys(each)))];
    const found = await openCasesWith(reader, codes, CASES_MAX + 1);
    const cases = found.slice(0, CASES_MAX);
    const inForce = await rulesInForce(reader, null, codes);
    const changes = ruleImpact(cases, inForce, after(inForce));
    return { cases, changes, complete: found.length <= CASES_MAX };
  }

  async view(reader: Reader, drafts: readonly ArticulationRule[]): Promise<RuleImpact> {
    const { cases, changes, complete } = await this.run(reader, drafts);
    const catalog = await currentCatalog(reader);
    const codes = new Map(
      cases.flatMap(({ id, lines }) => lines.map((line) => [`${id} ${line.id}`, line.code])),
    );
    return {
      cases: new Set(changes.map((change) => change.case)).size,
      complete,
      changes: changes.map((change) => ({
        application: change.case,
        line: change.line,
        code: codes.get(`${change.case} ${change.line}`) ?? null,
        before: answerView(change.before, catalog),
        after: answerView(change.after, catalog),
      })),
    };
  }
}

function answerView(answer: RuledAnswer | null, catalog: Catalog): RuleImpact['changes'][number]['before'] {
  if (answer === null) return null;
  const { rule, version, receives, autoApprove } = answer;
  return { rule, version, gives: receivesText(receives, catalog), autoApprove };
}
