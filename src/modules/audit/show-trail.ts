import { Injectable } from '@nestjs/common';
import type { AuditTrail } from '../../contract/audit-trail.js';
import { auditText } from '../../contract/audit-text.js';
import { caseNames, namesGiven, type CaseNames } from '../../store/audit-names.store.js';
import { listAudit, type AuditEntry } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { References } from '../../store/references.js';

const PAGE = 100;
/** Entries about a name of a school. */
const NAMED: ReadonlySet<string> = new Set(['institution.alias-added', 'institution.alias-withdrawn']);
const OF_SCHOOL = 'institution.';

interface Names {
  readonly cases: ReadonlyMap<string, CaseNames>;
  readonly schools: ReadonlyMap<string, string>;
  /** The names that entries gave to schools, by the entries. */
  readonly given: ReadonlyMap<string, string>;
}

/** Everything that was done, with the names of what it was done to: the trail itself holds ids alone. */
@Injectable()
export class ShowTrail {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  async run(after: string): Promise<AuditTrail> {
    const entries = await listAudit(this.database.read, null, after, PAGE);
    const names = await this.#names(entries);
    return {
      entries: entries.map((entry) => entryView(entry, names)),
      next: entries.length === PAGE ? entries.at(-1)!.seq : null,
    };
  }

  async #names(entries: readonly AuditEntry[]): Promise<Names> {
    const { read } = this.database;
    const applications = new Set(entries.flatMap(({ applicationId }) => applicationId ?? []));
    const named = entries.filter(({ action }) => NAMED.has(action)).map(({ seq }) => seq);
    const cases = applications.size === 0 ? [] : await caseNames(read, [...applications]);
    const given = named.length === 0 ? [] : await namesGiven(read, named);
    const isOfSchool = entries.some(({ action }) => action.startsWith(OF_SCHOOL));
    const schools = isOfSchool ? await this.references.directory(read) : [];
    return {
      cases: new Map(cases.map((each) => [each.application, each])),
      given: new Map(given.map(({ seq, alias }) => [seq, alias])),
      schools: new Map(schools.map(({ unitid, name }) => [unitid, name])),
    };
  }
}

function entryView(entry: AuditEntry, names: Names): AuditTrail['entries'][number] {
  const { seq, at, action, hash, actor, actorName, facts } = entry;
  const { reason } = facts;
  return {
    seq,
    at,
    action,
    hash,
    actor: actorName === null ? actor : `${actorName} (${actor})`,
    text: auditText(action, { ...facts, ...called(entry, names) }),
    about: aboutOf(entry, names),
    reason: typeof reason === 'string' ? reason : null,
  };
}

/** The facts that are ids, as people call them. */
function called({ seq, subject, action, facts, applicationId }: AuditEntry, names: Names) {
  if (NAMED.has(action))
    return { alias: names.given.get(seq) ?? null, school: names.schools.get(subject) ?? subject };
  const known = (applicationId === null ? undefined : names.cases.get(applicationId))?.names ?? [];
  const said = ['line', 'slot'].flatMap((key) => {
    const name = known.find(({ id }) => id === facts[key])?.name;
    return name === undefined ? [] : [[key, name] as const];
  });
  return Object.fromEntries(said);
}

function aboutOf(
  { action, subject, applicationId }: AuditEntry,
  names: Names,
): AuditTrail['entries'][number]['about'] {
  if (action.startsWith('rule.')) return { kind: 'rule', id: subject, name: subject };
  if (action.startsWith('rules.')) return { kind: 'rule-file', id: subject, name: null };
  if (action.startsWith(OF_SCHOOL))
    return { kind: 'school', id: subject, name: names.schools.get(subject) ?? subject };
  if (applicationId === null) return null;
  return { kind: 'case', id: applicationId, name: names.cases.get(applicationId)?.applicant ?? null };
}
