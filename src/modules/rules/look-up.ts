import { Injectable } from '@nestjs/common';
import type { EquivalencyQuestion, PublicEquivalencies } from '../../contract/equivalencies.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { courseKey, strongestFirst } from '../../domain/articulation/match-rules.js';
import { rangeOf } from '../../domain/articulation/rule-text.js';
import { spanOf } from '../../domain/articulation/rule-window.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import { findSchools, sureMatch } from '../../domain/institution/find-institution.js';
import type { Institution } from '../../domain/institution/institution.js';
import { Database } from '../../store/database.js';
import { currentCatalog } from '../../store/reference.store.js';
import { References } from '../../store/references.js';
import { rulesInForce, rulesOfSchool } from '../../store/rule.store.js';

const PAGE = 100;
const SCHOOLS_MAX = 10;

/** For everybody: what published rules say of a course of a school, or of all its courses. */
@Injectable()
export class LookUp {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  /** A school is asked for by its number or its name; a name that several have settles nothing. */
  async run({ institution: asked, code, after = '' }: EquivalencyQuestion): Promise<PublicEquivalencies> {
    const { read } = this.database;
    const { school, schools } = understood(asked, await this.references.directory(read));
    const unitid = school?.unitid ?? asked;
    const catalog = await currentCatalog(read);
    const { rules, next } =
      code === undefined
        ? await this.#ofSchool(unitid, after)
        : {
            rules: (await rulesInForce(read, [unitid], [courseKey(code)])).toSorted(strongestFirst),
            next: null,
          };
    return {
      institution: { unitid, name: school?.name ?? null },
      schools,
      code: code ?? null,
      next,
      equivalencies: rules.map((rule) => equivalencyOf(rule, receivesText(rule.receives, catalog))),
    };
  }

  async #ofSchool(
    institution: string,
    after: string,
  ): Promise<{ readonly rules: readonly ArticulationRule[]; readonly next: string | null }> {
    const found = await rulesOfSchool(this.database.read, { institution, after }, PAGE + 1);
    const page = found.slice(0, PAGE);
    const next = found.length > PAGE ? page.at(-1)!.place : null;
    return { rules: page.map(({ rule }) => rule), next };
  }
}

/** The school that is surely meant, or else those that may be. */
function understood(
  asked: string,
  directory: readonly Institution[],
): { readonly school: Institution | null; readonly schools: PublicEquivalencies['schools'] } {
  const byNumber = directory.find(({ unitid }) => unitid === asked);
  if (byNumber !== undefined) return { school: byNumber, schools: [] };
  const found = findSchools(asked, directory, SCHOOLS_MAX);
  const sure = sureMatch(found);
  if (sure !== null) return { school: found[0]!.institution, schools: [] };
  return {
    school: null,
    schools: found.map(({ institution: { unitid, name, city, state, country } }) => ({
      unitid,
      name,
      city,
      state,
      country,
    })),
  };
}

/** The window as it holds, with the end of a rule that was ended. */
function equivalencyOf(rule: ArticulationRule, gives: string): PublicEquivalencies['equivalencies'][number] {
  const { minimumGrade, minimumCredits, programs } = rule.when;
  const { from, to } = rangeOf(spanOf(rule));
  return {
    rule: rule.id,
    version: rule.version,
    anySchool: 'any' in rule.sending,
    sends: rule.sends.map((sent) => sent.code),
    receives: rule.receives as PublicEquivalencies['equivalencies'][number]['receives'],
    gives,
    minimumGrade,
    minimumCredits,
    taken: { from, to },
    programs: [...programs],
    settled: rule.autoApprove,
    citation: rule.citation,
  };
}
