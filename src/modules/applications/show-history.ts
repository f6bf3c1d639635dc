import { Injectable } from '@nestjs/common';
import type { History } from '../../contract/applications.js';
import { auditText } from '../../contract/audit-text.js';
import { isStaff, maySee, type Caller } from '../../http/access.js';
import { notFound } from '../../http/problems.js';
import { findApplication } from '../../store/application.store.js';
import { listAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { newestResult } from '../../store/evaluation.store.js';

const PAGE = 100;
const NO_LABELS: ReadonlyMap<string, string> = new Map();

/**
 * The audit trail of one application. Applicants see what was done, and by which office; staff see by whom.
 */
@Injectable()
export class ShowHistory {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, id: string, after: string): Promise<History> {
    const application = await findApplication(this.database.read, id);
    if (application === null || !maySee(caller, application.applicantId)) throw notFound('This application');
    const entries = await listAudit(this.database.read, id, after, PAGE);
    const speaksOfLines = entries.some(
      ({ facts }) => facts['line'] !== undefined || facts['slot'] !== undefined,
    );
    const labels = speaksOfLines ? await this.#labels(id) : NO_LABELS;
    const named = (entry: (typeof entries)[number]) => {
      const own = entry.actorId === caller.id;
      return entry.actorName !== null && (own || isStaff(caller))
        ? `${entry.actorName} (${entry.actor})`
        : entry.actor;
    };
    return {
      entries: entries.map((entry) => {
        const { seq, at, action, hash, facts } = entry;
        return {
          seq,
          at,
          action,
          hash,
          actor: named(entry),
          text: auditText(action, withLabel(facts, labels)),
        };
      }),
      next: entries.length === PAGE ? entries.at(-1)!.seq : null,
    };
  }

  /** Lines by what stands on the paper, slots by their names; the trail itself holds their ids alone. */
  async #labels(application: string): Promise<ReadonlyMap<string, string>> {
    const { lines = [], program } = (await newestResult(this.database.read, application))?.input ?? {};
    const slots = (program?.blocks ?? []).flatMap((block) => block.slots);
    return new Map([
      ...slots.map(({ id, name }) => [id, name] as const),
      ...lines.map(({ id, code, title }) => [id, [code, title].filter(Boolean).join(' ')] as const),
    ]);
  }
}

type Facts = Parameters<typeof auditText>[1];

function withLabel(facts: Facts, labels: ReadonlyMap<string, string>): Facts {
  const named = ['line', 'slot'].flatMap((key) => {
    const label = labels.get(String(facts[key]));
    return label === undefined ? [] : [[key, label] as const];
  });
  return { ...facts, ...Object.fromEntries(named) };
}
