import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RuleHistory, RuleList, RuleProposals, RuleQuestion } from '../../contract/rules.js';
import { courseKey } from '../../domain/articulation/match-rules.js';
import { consistencyAlerts, proposeRules } from '../../domain/articulation/precedents.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import type { Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { Database } from '../../store/database.js';
import { currentCatalog } from '../../store/reference.store.js';
import { References } from '../../store/references.js';
import { standingPrecedents } from '../../store/rule-cases.store.js';
import { openSuspension, suspensionsOf } from '../../store/rule-suspension.store.js';
import { currentSettings } from '../../store/setting.store.js';
import { listRules, rulesInForce, ruleVersions } from '../../store/rule.store.js';
import { CheckDraft } from './check-draft.js';
import { bodyOf, pastSuspensionView, suspensionView, versionView, type Surroundings } from './rule-views.js';

const PAGE = 50;
/** Older decisions than the newest so many propose nothing. */
const DECISIONS_MAX = 5_000;

/** What there is: rules and their versions, and what decisions propose. */
@Injectable()
export class ShowRules {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly checking: CheckDraft,
  ) {}

  async list(caller: Caller, asked: z.infer<typeof RuleQuestion>): Promise<RuleList> {
    const { read } = this.database;
    const { q: text = null, institution = null, state = null, import: importId = null, after = '' } = asked;
    const found = await listRules(read, { text, institution, state, importId, after }, PAGE + 1);
    const around = await this.#around(caller);
    const page = found.slice(0, PAGE);
    const next = found.length > PAGE ? page.at(-1)!.id : null;
    return { rules: page.map((row) => versionView(row, around)), next };
  }

  async history(caller: Caller, id: string): Promise<RuleHistory> {
    const { read } = this.database;
    const versions = await ruleVersions(read, id);
    if (versions.length === 0) throw notFound('This rule');
    const newest = versions.find(({ withdrawnAt }) => withdrawnAt === null);
    const draft = newest?.publishedAt === null ? newest : undefined;
    const around = await this.#around(caller);
    return {
      versions: versions.map((row) => versionView(row, around)),
      findings: newest === undefined ? [] : [...(await this.checking.run(read, [newest.body]))],
      draftFindings: draft === undefined ? [] : [...(await this.checking.amongDrafts(read, draft.body))],
      suspensions: (await suspensionsOf(read, id)).map((each) => pastSuspensionView(each)),
      suspension: suspensionView(await openSuspension(read, id), caller),
    };
  }

  async #around(caller: Caller): Promise<Surroundings> {
    const { read } = this.database;
    const schools = await this.references.directory(read);
    return {
      catalog: await currentCatalog(read),
      directory: new Map(schools.map(({ unitid, name }) => [unitid, name])),
      caller,
    };
  }

  async proposals(caller: Caller, asked: number | undefined): Promise<RuleProposals> {
    const { read } = this.database;
    const least = asked ?? (await currentSettings(read)).body.likeDecisions;
    const { catalog, directory } = await this.#around(caller);
    const schoolOf = (unitid: string) => directory.get(unitid) ?? null;
    const precedents = await standingPrecedents(read, DECISIONS_MAX);
    const codes = [...new Set(precedents.map(({ code }) => courseKey(code)))];
    const rules = await rulesInForce(read, null, codes);
    const proposed = proposeRules(precedents, rules, least);
    return {
      least,
      proposals: proposed.map(({ rule, evidence }) => ({
        school: 'any' in rule.sending ? null : schoolOf(rule.sending.institution),
        rule: bodyOf({ ...rule, priority: 0, autoApprove: false, citation: null }),
        gives: receivesText(rule.receives, catalog),
        evidence: [...evidence],
      })),
      alerts: consistencyAlerts(precedents, rules).map(({ decisions, ...alert }) => ({
        ...alert,
        school: schoolOf(alert.institution),
        decisions: decisions.map(({ receives, ...each }) => ({
          ...each,
          gives: receivesText(receives, catalog),
        })),
      })),
    };
  }
}
