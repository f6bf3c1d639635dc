import { Injectable } from '@nestjs/common';
import { listAccounts } from '../../store/account.store.js';
import { openSlots } from '../../store/consultation.store.js';
import { Database } from '../../store/database.js';

const DAYS_AHEAD = 21;
/** Hours in UTC; morning and early afternoon on the American east coast. */
const HOURS = [14, 15, 18, 19];

/** Keeps half hours open on the coming weekdays for every advisor. Safe to call as often as one likes. */
@Injectable()
export class OfferSlots {
  constructor(private readonly database: Database) {}

  async run(now = new Date()): Promise<void> {
    const advisors = (await listAccounts(this.database.read)).filter(({ roles }) =>
      roles.includes('advisor'),
    );
    const times = weekdaysAfter(now).flatMap((day) =>
      HOURS.map((hour) => new Date(day.getTime() + hour * 3_600_000)),
    );
    await this.database.inTransaction(async (tx) => {
      for (const advisor of advisors) await openSlots(tx, advisor.id, times);
    });
  }
}

function weekdaysAfter(now: Date): Date[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return Array.from({ length: DAYS_AHEAD }, (_, at) => new Date(today + (at + 1) * 86_400_000)).filter(
    (day) => day.getUTCDay() !== 0 && day.getUTCDay() !== 6,
  );
}
