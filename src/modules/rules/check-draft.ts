import { Injectable } from '@nestjs/common';
import type { RuleFindings } from '../../contract/rules.js';
import type { ArticulationRule } from '../../domain/articulation/articulation-rule.js';
import { checkRules } from '../../domain/articulation/check-rules.js';
import { sentKeys } from '../../domain/articulation/match-rules.js';
import type { Finding } from '../../domain/articulation/rule-finding.js';
import { withRules } from '../../domain/articulation/rule-impact.js';
import type { Reader } from '../../store/database.js';
import { currentCatalog, listPrograms } from '../../store/reference.store.js';
import { References } from '../../store/references.js';
import { waitingNear } from '../../store/rule-import.store.js';
import { rulesInForce } from '../../store/rule.store.js';

export type FindingView = RuleFindings['findings'][number];

/** So many drafts that wait are looked at beside one. */
const SISTERS_MAX = 200;

/** On which lines of a file rules begin, by their ids. */
export type RuleLines = ReadonlyMap<string, number>;
const NO_LINES: RuleLines = new Map();

/** The same check as `segue rules check`, of drafts among the published rules that they could meet. */
@Injectable()
export class CheckDraft {
  constructor(private readonly references: References) {}

  async run(
    reader: Reader,
    drafts: readonly ArticulationRule[],
    lines: RuleLines = NO_LINES,
  ): Promise<readonly FindingView[]> {
    const near = await rulesInForce(reader, schoolsOf(drafts), codesOf(drafts));
    const programs = await listPrograms(reader);
    const { findings } = checkRules({
      rules: withRules(near, drafts).map((each) => {
        const line = lines.get(each.id);
        return { ...each, file: null, ...(line === undefined ? {} : { line }) };
      }),
      agreements: [],
      catalog: (await currentCatalog(reader)).courses,
      programs: programs.map(({ body }) => body),
      senders: null,
    });
    const asked = new Set(drafts.map(({ id }) => id));
    const about = findings.filter(
      ({ rules, names }) => rules.some(({ id }) => asked.has(id)) || names.some((name) => asked.has(name)),
    );
    return this.#named(reader, about);
  }

  /** What stands against publishing them: contradictions with rules in force, or among themselves. */
  async conflicts(reader: Reader, drafts: readonly ArticulationRule[]): Promise<readonly FindingView[]> {
    return (await this.run(reader, drafts)).filter(({ severity }) => severity === 'conflict');
  }

  /** Its contradictions with other drafts that wait: whichever is published first bars the other. */
  async amongDrafts(reader: Reader, draft: ArticulationRule): Promise<readonly FindingView[]> {
    const near = await waitingNear(reader, schoolsOf([draft]), codesOf([draft]), SISTERS_MAX);
    const sisters = near.filter(({ id }) => id !== draft.id);
    if (sisters.length === 0) return [];
    const waiting = new Set(sisters.map(({ id }) => id));
    return (await this.conflicts(reader, [draft, ...sisters])).filter(
      ({ rules }) => rules.some(({ id }) => id === draft.id) && rules.some(({ id }) => waiting.has(id)),
    );
  }

  /** A registrar knows schools by their names; the check knows their numbers alone. */
  async #named(reader: Reader, findings: readonly Finding[]): Promise<readonly FindingView[]> {
    if (findings.length === 0) return [];
    const schools = await this.references.directory(reader);
    const names = new Map(schools.map(({ unitid, name }) => [unitid, name]));
    return findings.map((finding) => inNames(finding as unknown as UnnamedFinding, names));
  }
}

type Course = NonNullable<FindingView['witness']>['courses'][number];
/** A finding as the check makes it: its courses know the numbers of their schools. */
type UnnamedFinding = Omit<FindingView, 'witness'> & {
  readonly witness: { program: string | null; courses: Omit<Course, 'school'>[] } | null;
};

function inNames(finding: UnnamedFinding, names: ReadonlyMap<string, string>): FindingView {
  const { witness } = finding;
  const message = finding.message.replaceAll(
    / of ([\w-]+)/g,
    (said, number: string) => ` of ${names.get(number) ?? said.slice(4)}`,
  );
  if (witness === null) return { ...finding, message, witness };
  const courses = witness.courses.map((course) => ({
    ...course,
    school: course.institution === null ? null : (names.get(course.institution) ?? null),
  }));
  return { ...finding, message, witness: { ...witness, courses } };
}

/** The schools whose rules some of these could meet: where one is for any school, those of every one. */
function schoolsOf(rules: readonly ArticulationRule[]): readonly string[] | null {
  const schools = rules.map(({ sending }) => ('any' in sending ? null : sending.institution));
  return schools.includes(null) ? null : [...new Set(schools.filter((school) => school !== null))];
}

function codesOf(rules: readonly ArticulationRule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => sentKeys(rule)))];
}
