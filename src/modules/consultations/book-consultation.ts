import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import { appendAudit } from '../../store/audit.store.js';
import { bookSlot, cancelBooking } from '../../store/consultation.store.js';
import { Database } from '../../store/database.js';
import { requestMail } from '../../store/mail.store.js';

/** Books a slot, or moves the booking there is to another. */
@Injectable()
export class BookConsultation {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, slot: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const booked = await bookSlot(tx, slot, caller.id);
      if (booked === null) throw conflict('slot-taken', 'Somebody has just taken this time. Choose another.');
      const when = `${booked.startsAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
      const facts = { advisor: booked.advisor, when };
      await requestMail(tx, {
        account: caller.id,
        kind: 'consultation-booked',
        facts,
        key: `consultation-${slot}-${caller.id}`,
      });
      await this.#record(tx, caller, 'consultation.booked', slot);
    });
  }

  async cancel(caller: Caller, slot: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      if (!(await cancelBooking(tx, slot, caller.id))) throw notFound('This booking');
      await this.#record(tx, caller, 'consultation.cancelled', slot);
    });
  }

  #record(
    tx: Parameters<typeof appendAudit>[0],
    caller: Caller,
    action: string,
    subject: string,
  ): Promise<void> {
    return appendAudit(tx, { actorId: caller.id, actor: 'applicant', action, applicationId: null, subject });
  }
}
