import { row, rows, type Reader, type Tx } from './database.js';

export interface SlotRow {
  readonly id: string;
  readonly advisor: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly bookedBy: string | null;
  readonly bookedName: string | null;
}

const SELECT = `select s.id, a.name as advisor, s.starts_at as "startsAt", s.minutes,
  s.booked_by as "bookedBy", b.name as "bookedName"
  from consultation_slot s join account a on a.id = s.advisor_id left join account b on b.id = s.booked_by`;

/** Open slots to come, and the person's own. */
export function listSlots(reader: Reader, account: string): Promise<SlotRow[]> {
  const sql = `${SELECT} where s.starts_at > now() and (s.booked_by is null or s.booked_by = $1)
    order by s.starts_at, s.id limit 60`;
  return rows(reader, sql, [account]);
}

export function listBooked(reader: Reader, advisor: string | null): Promise<SlotRow[]> {
  const sql = `${SELECT} where s.booked_by is not null and s.starts_at > now() - interval '1 day'
    and ($1::uuid is null or s.advisor_id = $1) order by s.starts_at limit 200`;
  return rows(reader, sql, [advisor]);
}

/** One consultation to come a person: a second booking moves the first. Null when somebody was faster. */
export async function bookSlot(tx: Tx, slot: string, account: string): Promise<SlotRow | null> {
  const sql = `update consultation_slot set booked_by = $2, booked_at = now()
    where id = $1 and booked_by is null and starts_at > now() returning id`;
  if ((await row(tx, sql, [slot, account])) === null) return null;
  const others = `update consultation_slot set booked_by = null, booked_at = null
    where booked_by = $2 and id <> $1 and starts_at > now()`;
  await tx.query(others, [slot, account]);
  return row(tx, `${SELECT} where s.id = $1`, [slot]);
}

export async function cancelBooking(tx: Tx, slot: string, account: string): Promise<boolean> {
  const sql = `update consultation_slot set booked_by = null, booked_at = null
    where id = $1 and booked_by = $2 and starts_at > now() returning id`;
  return (await row(tx, sql, [slot, account])) !== null;
}

/** Half hours on coming weekdays, for each advisor who has none. */
export async function openSlots(tx: Tx, advisor: string, startsAt: readonly Date[]): Promise<void> {
  const sql = `insert into consultation_slot (advisor_id, starts_at)
    select $1, unnest($2::timestamptz[]) on conflict (advisor_id, starts_at) do nothing`;
  await tx.query(sql, [advisor, startsAt.map((each) => each.toISOString())]);
}
