import { Injectable } from '@nestjs/common';
import type { Term } from '../../domain/term.js';
import { ServiceFacts } from '../../http/service-facts.js';
import type { Caller } from '../../http/access.js';
import { forbidden, invalid } from '../../http/problems.js';
import { loadCalendar } from '../../reference/load-calendar.js';
import { startApplication } from '../../store/application.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { findProgram } from '../../store/reference.store.js';

/** Opens an application to a program for a term. Starting the same one twice gives the first. */
@Injectable()
export class StartApplication {
  constructor(
    private readonly database: Database,
    private readonly service: ServiceFacts,
  ) {}

  async run(caller: Caller, program: string, term: Term): Promise<{ readonly id: string }> {
    if (!caller.verified) {
      throw forbidden(
        'email-not-confirmed',
        'Confirm your e-mail address first: the link is in the letter that we sent you.',
      );
    }
    this.#checkTerm(term);
    const [name, year] = program.split('@');
    return this.database.inTransaction(async (tx) => {
      const found = await findProgram(tx, name!, year ?? null);
      if (found === null)
        throw invalid('unknown-program', `There is no program ${program}. GET /api/programs lists them.`);
      const { id: programId, catalogYear } = found.body;
      const { id, isNew } = await startApplication(tx, {
        applicant: caller.id,
        program: programId,
        catalogYear,
        term,
      });
      const subject = `${programId}@${catalogYear}`;
      const entry = { actorId: caller.id, actor: 'applicant', applicationId: id, subject, facts: { term } };
      if (isNew) await appendAudit(tx, { ...entry, action: 'application.started' });
      return { id };
    });
  }

  /** Deadlines are data. A demonstration takes any term, so that an example of any year can be tried. */
  #checkTerm(term: Term): void {
    if (this.service.mode === 'demo') return;
    const offered = loadCalendar().find((each) => each.term === term);
    if (offered === undefined)
      throw invalid('unknown-term', `The term ${term} is not offered. GET /api/programs lists the terms.`);
    if (offered.applyBy < new Date().toISOString().slice(0, 10)) {
      throw invalid(
        'term-closed',
        `Applications for ${term} closed on ${offered.applyBy}. Choose a later term.`,
      );
    }
  }
}
