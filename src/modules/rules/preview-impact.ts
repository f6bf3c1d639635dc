import { Injectable } from '@nestjs/common';
import type { RuleImpact } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { sentKeys } from '../../domain/articulation/match-rules.js';
import {
  ruleImpact,
  withRules,
  type ChangedLine,
  type RuledAnswer,
} from '../../domain/articulation/rule-impact.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import type { Catalog } from '../../domain/program/program.js';
import type { Reader } from '../../store/database.js';
import { currentCatalog } from '../../store/reference.store.js';
import { countOpenCases, openCasesWith, type OpenCases } from '../../store/rule-cases.store.js';
import { versionsOf } from '../../store/rule-import.store.js';
import { suspendedOf } from '../../store/rule-suspension.store.js';
import { rulesInForce } from '../../store/rule.store.js';
import { weighImpact, type ChangedRules } from './weigh-impact.js';

/** Cases in memory at once. */
const PAGE = 100;
/** So many cases are looked at in one call of a preview; whoever asked goes on from the last of them. */
const LOOKED_MAX = 500;
/** So many lines of one call are told one by one; the rest are counted. */
const CHANGES_TOLD = 100;

/** What comes of so many cases is told where nobody asks for fewer. */
const EFFECTS_TOLD = 10;

/** The part of the open cases that one call looks at. */
export interface ImpactPart {
  readonly after?: string | null | undefined;
  readonly effects?: number;
}

/** Two sets of rules, as far as they can answer otherwise. */
interface RuleChange extends ChangedRules {
  /** Of every course about which they might. */
  readonly codes: readonly string[];
}

interface ChangedPage extends OpenCases {
  readonly changes: readonly ChangedLine[];
}

/** What rules would change in open cases, beside the published ones. All of them, page by page. */
@Injectable()
export class PreviewImpact {
  /** The cases that these versions change once they are published. */
  async run(reader: Reader, drafts: readonly ArticulationRule[]): Promise<readonly string[]> {
    return changedCases(reader, await publishing(reader, drafts));
  }

  /** The cases that change with the rule out of use. */
  async without(reader: Reader, rule: ArticulationRule): Promise<readonly string[]> {
    const without = (inForce: readonly ArticulationRule[]) => inForce.filter(({ id }) => id !== rule.id);
    return changedCases(reader, await ruleChange(reader, [rule], without));
  }

  /** The cases that change with the suspended rule back in use. */
  async withAgain(reader: Reader, rule: ArticulationRule): Promise<readonly string[]> {
    return changedCases(reader, await ruleChange(reader, [rule], (inForce) => withRules(inForce, [rule])));
  }

  /** What these versions would change in the open cases after `after`, as many as one call looks at. */
  async view(
    reader: Reader,
    drafts: readonly ArticulationRule[],
    { after = null, effects: most = EFFECTS_TOLD }: ImpactPart = {},
  ): Promise<RuleImpact> {
    const [change, catalog] = [await publishing(reader, drafts), await currentCatalog(reader)];
    let [looked, lines, next] = [0, 0, after];
    const told: RuleImpact['changes'] = [];
    const changed = new Set<string>();
    for await (const page of pagesFrom(reader, change, after)) {
      looked += page.looked;
      lines += page.changes.length;
      for (const each of casesIn(page.changes)) changed.add(each);
      told.push(
        ...page.changes.slice(0, CHANGES_TOLD - told.length).map((each) => lineView(each, page, catalog)),
      );
      next = page.last;
      if (looked >= LOOKED_MAX) break;
    }
    const effects = [...(await weighImpact(reader, changed, change, most))];
    const open = await countOpenCases(reader);
    return { cases: changed.size, lines, looked, open, next, changes: told, effects };
  }
}

/** One of a suspended rule changes nothing while that lasts. */
async function publishing(reader: Reader, drafts: readonly ArticulationRule[]): Promise<RuleChange> {
  const ids = drafts.map(({ id }) => id);
  const suspended = new Set(await suspendedOf(reader, ids));
  const felt = drafts.filter(({ id }) => !suspended.has(id));
  // What an earlier version covered may change as well.
  const earlier = (await versionsOf(reader, ids)).map(({ body }) => body);
  return ruleChange(reader, [...felt, ...earlier], (inForce) => withRules(inForce, felt));
}

async function ruleChange(
  reader: Reader,
  about: readonly ArticulationRule[],
  changed: (inForce: readonly ArticulationRule[]) => readonly ArticulationRule[],
): Promise<RuleChange> {
  const codes = [...new Set(about.flatMap((each) => sentKeys(each)))];
  const before = await rulesInForce(reader, null, codes);
  return { codes, before, after: changed(before) };
}

async function* pagesFrom(
  reader: Reader,
  { codes, before, after: becomes }: RuleChange,
  after: string | null,
): AsyncGenerator<ChangedPage> {
  let last = after;
  do {
    const page = await openCasesWith(reader, codes, last, PAGE);
    yield { ...page, changes: ruleImpact(page.cases, before, becomes) };
    ({ last } = page);
  } while (last !== null);
}

async function changedCases(reader: Reader, change: RuleChange): Promise<readonly string[]> {
  const changed: string[] = [];
  for await (const { changes } of pagesFrom(reader, change, null)) changed.push(...casesIn(changes));
  return changed;
}

function casesIn(changes: readonly ChangedLine[]): ReadonlySet<string> {
  return new Set(changes.map((change) => change.case));
}

function lineView(
  change: ChangedLine,
  { cases }: OpenCases,
  catalog: Catalog,
): RuleImpact['changes'][number] {
  const line = cases.find(({ id }) => id === change.case)?.lines.find(({ id }) => id === change.line);
  return {
    application: change.case,
    line: change.line,
    code: line?.code ?? null,
    before: answerView(change.before, catalog),
    after: answerView(change.after, catalog),
  };
}

function answerView(answer: RuledAnswer | null, catalog: Catalog): RuleImpact['changes'][number]['before'] {
  if (answer === null) return null;
  const { rule, version, receives, autoApprove } = answer;
  return { rule, version, gives: receivesText(receives, catalog), autoApprove };
}
