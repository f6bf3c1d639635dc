import type { RuleBody, RuleHistory, RuleVersionView } from '../../contract/rules.js';
import type { ArticulationRule, Receives } from '../../domain/articulation/articulation-rule.js';
import { credits } from '../../domain/credits.js';
import { receivesText } from '../../domain/evaluation/decide.js';
import type { Catalog } from '../../domain/program/program.js';
import type { Term } from '../../domain/term.js';
import type { Caller } from '../../http/access.js';
import type { PastSuspension, Suspension } from '../../store/rule-suspension.store.js';
import type { RuleVersion } from '../../store/rule.store.js';
import { mayWithdraw } from './withdraw-draft.js';

/** What a view needs beside the version. */
export interface Surroundings {
  readonly catalog: Catalog;
  /** Names of schools by their numbers. */
  readonly directory: ReadonlyMap<string, string>;
  readonly caller: Caller;
}

type Decided = Pick<ArticulationRule, 'id' | 'version' | 'decided' | 'ended'>;

/** What a person wrote down, as the domain knows it. */
export function ruleOf(body: RuleBody, decided: Decided): ArticulationRule {
  const { minimumGrade, minimumCredits, taken, programs } = body.when;
  return {
    ...body,
    ...decided,
    sends: body.sends.map(({ code, title }) => (title === undefined ? { code } : { code, title })),
    receives: body.receives as Receives,
    when: {
      minimumGrade,
      minimumCredits: minimumCredits === null ? null : credits(minimumCredits),
      taken: { from: taken.from as Term | null, to: taken.to as Term | null },
      programs,
    },
  };
}

/** A rule as a person may go on writing it. */
export function bodyOf(rule: Omit<ArticulationRule, keyof Decided>): RuleBody {
  const { sending, sends, receives, when, priority, autoApprove, citation } = rule;
  return {
    sending: 'any' in sending ? { any: true } : { institution: sending.institution },
    sends: sends.map(({ code, title }) => (title === undefined ? { code } : { code, title })),
    receives: receives as RuleBody['receives'],
    when: {
      minimumGrade: when.minimumGrade,
      minimumCredits: when.minimumCredits,
      taken: { from: when.taken.from, to: when.taken.to },
      programs: [...when.programs],
    },
    priority,
    autoApprove,
    citation,
  };
}

export function versionView(row: RuleVersion, { catalog, directory, caller }: Surroundings): RuleVersionView {
  const { body, publishedAt, draftedAt } = row;
  const { sending } = body;
  const isWaiting = row.version === row.waiting;
  return {
    id: row.id,
    version: row.version,
    state: stateOf(row),
    deciding: row.deciding === null ? null : { version: row.deciding, endsOn: row.decidingEnds },
    standing: row.standing,
    waiting: row.waiting === null ? null : { version: row.waiting, endsOn: row.waitingEnds },
    rule: bodyOf(body),
    school: 'any' in sending ? null : (directory.get(sending.institution) ?? null),
    gives: receivesText(body.receives, catalog),
    decided: body.decided,
    ended: body.ended === null ? null : { on: body.ended.on, reason: body.ended.reason },
    reason: row.reason,
    draftedBy: row.draftedBy,
    draftedAt: draftedAt.toISOString(),
    publishedBy: row.publishedBy,
    publishedAt: publishedAt?.toISOString() ?? null,
    import: row.importId,
    withdrawn: withdrawalOf(row),
    mayPublish: isWaiting && row.draftedById !== caller.id,
    mayWithdraw: isWaiting && mayWithdraw(caller, row.draftedById),
  };
}

function stateOf({ body, publishedAt, withdrawnAt }: RuleVersion): RuleVersionView['state'] {
  if (withdrawnAt !== null) return 'withdrawn';
  if (publishedAt === null) return 'draft';
  return body.ended === null ? 'published' : 'ended';
}

function withdrawalOf({ withdrawnBy, withdrawnAt, withdrawnFor }: RuleVersion): RuleVersionView['withdrawn'] {
  if (withdrawnAt === null) return null;
  return { by: withdrawnBy!, at: withdrawnAt.toISOString(), reason: withdrawnFor! };
}

export function pastSuspensionView(past: PastSuspension): RuleHistory['suspensions'][number] {
  const { version, suspendedBy, suspendedAt, reason, resumedBy, resumedAt, resumedFor } = past;
  const resumed =
    resumedAt === null ? null : { by: resumedBy!, at: resumedAt.toISOString(), reason: resumedFor! };
  return { version, by: suspendedBy, at: suspendedAt.toISOString(), reason, resumed };
}

export function suspensionView(suspension: Suspension | null, caller: Caller): RuleHistory['suspension'] {
  if (suspension === null) return null;
  const { suspendedAt, suspendedBy, suspendedById, reason } = suspension;
  const mayResume = suspendedById !== caller.id;
  return { since: suspendedAt.toISOString(), by: suspendedBy, reason, mayResume };
}
