import { row, rows, type Reader, type Tx } from './database.js';

type Payload = Readonly<Record<string, string | number>>;

/**
 * Asks for a job in the transaction that makes it necessary. The payload holds ids and the attempt, nothing
 * else.
 */
export function ring(tx: Tx, name: string, payload: Payload): Promise<void> {
  return ringAll(tx, name, [payload]);
}

/** As `ring`, for many jobs of one name. */
export async function ringAll(tx: Tx, name: string, payloads: readonly Payload[]): Promise<void> {
  const jobs = payloads.map((payload) => ({
    payload,
    job_id: [name, ...Object.values(payload)].join('-'),
  }));
  const sql = `insert into outbox (name, payload, job_id)
    select $1, payload, job_id from jsonb_to_recordset($2) as job (payload jsonb, job_id text)`;
  await tx.query(sql, [name, JSON.stringify(jobs)]);
}

/**
 * Work kept as rows with a state: what waits, how a row is called in its job, and after how many tries a
 * person gets it. The pause before the next try doubles at most `doublings` times: a mail server may be away
 * for half a day.
 */
const WORK = [
  {
    table: 'transcript',
    waiting: `state in ('received', 'reading')`,
    job: 'transcript.read',
    id: 'transcriptId',
    triesMax: 5,
    doublings: 0,
  },
  {
    table: 'evaluation',
    waiting: `state = 'requested'`,
    job: 'evaluation.run',
    id: 'evaluationId',
    triesMax: 5,
    doublings: 0,
  },
  // A page of a study waits like any work; each page that is kept gives the next all its tries.
  {
    table: 'study',
    waiting: `state in ('waiting', 'running')`,
    job: 'study.run',
    id: 'studyId',
    triesMax: 5,
    doublings: 0,
  },
  { table: 'mail', waiting: `state = 'waiting'`, job: 'mail.send', id: 'mailId', triesMax: 30, doublings: 6 },
] as const;

export type WorkTable = (typeof WORK)[number]['table'];

export function triesMax(table: WorkTable): number {
  return WORK.find((each) => each.table === table)!.triesMax;
}

/**
 * Rings again for every row without a heartbeat, with the next attempt, so that a late run changes nothing.
 */
export async function ringAgain(tx: Tx, olderThanMs: number): Promise<number> {
  let rung = 0;
  for (const { table, waiting, job, id, triesMax: most, doublings } of WORK) {
    const pause = `make_interval(secs => $1::double precision / 1000 * power(2, least(tries, $3::int)))`;
    const sql = `update ${table} set attempt = attempt + 1, heartbeat_at = now()
      where id in (select id from ${table}
        where ${waiting} and tries < $2 and heartbeat_at < now() - ${pause}
        order by heartbeat_at limit 200 for update skip locked)
      returning id, attempt`;
    const late = await rows<{ id: string; attempt: number }>(tx, sql, [olderThanMs, most, doublings]);
    for (const each of late) await ring(tx, job, { [id]: each.id, attempt: each.attempt });
    rung += late.length;
  }
  return rung;
}

/** Ids of rows whose tries have run out, still waiting. */
export async function exhausted(reader: Reader, table: WorkTable, olderThanMs: number): Promise<string[]> {
  const { waiting, triesMax: most } = WORK.find((each) => each.table === table)!;
  const sql = `select id from ${table} where ${waiting} and tries >= $2
    and heartbeat_at < now() - make_interval(secs => $1::double precision / 1000) limit 200`;
  return (await rows<{ id: string }>(reader, sql, [olderThanMs, most])).map(({ id }) => id);
}

/** Seconds that the oldest waiting row has been without a heartbeat; 0 when nothing waits. */
export async function oldestWaitingSeconds(reader: Reader): Promise<number> {
  const parts = WORK.map(
    ({ table, waiting }) => `select min(heartbeat_at) as at from ${table} where ${waiting}`,
  );
  const sql = `select coalesce(extract(epoch from now() - min(at)), 0)::int as seconds
    from (${parts.join(' union all ')}) as oldest`;
  return (await row<{ seconds: number }>(reader, sql))?.seconds ?? 0;
}

/** Tells every API process what changed; sent when the transaction commits. */
export async function announce(
  tx: Tx,
  event: {
    application: string;
    kind: 'application' | 'transcript' | 'evaluation';
    id: string;
    state: string;
  },
): Promise<void> {
  await tx.query(`select pg_notify('segue_event', $1)`, [JSON.stringify(event)]);
}
