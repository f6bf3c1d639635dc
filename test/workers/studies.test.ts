import { newApplicant, readCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { at, KeptRecord, type Started } from '../support/record.js';

const CASES = 25;
/** Lost work is noticed late, so that a slow machine is not taken for a dead one … */
const PATIENT = { SWEEP_AFTER_MS: '25000', JOB_LOCK_MS: '25000' };
/** … except after a kill, where it is what the test waits for. */
const SOON = { SWEEP_AFTER_MS: '3000', JOB_LOCK_MS: '3000' };
const LIMIT = { setting: 'caps.transfer.credits', value: '3' };
let record: KeptRecord;
let service: Started;
let registrar: Client;
beforeAll(async () => {
  record = await KeptRecord.make(PATIENT);
  service = await record.start();
  const owner = await newApplicant(service.url, 'owner@example.org');
  registrar = await new Client(service.url).signIn('registrar@example.edu');
  const { application } = await readCase(owner);
  await copyCase(application, CASES - 1);
});
afterAll(() => record?.discard());

/** More cases like one that was really read, each an application of its own. */
async function copyCase(application: string, copies: number): Promise<void> {
  const sql = `with made as (
      insert into application (applicant_id, program_id, catalog_year, term, state)
      select applicant_id, program_id, catalog_year, (3000 + n)::text || '-fall', 'ready-for-review'
      from application, generate_series(1, $2) n where id = $1 returning id)
    insert into evaluation (application_id, version, state, cause, input, body, equivalencies,
      input_sha256, applied, engine_version)
    select made.id, 1, 'completed', 'transcript-read', e.input, e.body, e.equivalencies, e.input_sha256,
      e.applied, e.engine_version
    from made, (select * from evaluation where application_id = $1 order by version desc limit 1) e`;
  await record.ask(sql, [application, copies]);
}

const ask = async (supposition: object) => {
  const { status, body } = await registrar.post('/api/staff/studies', supposition);
  expect(status).toBe(201);
  return body.id as string;
};
const shown = async (id: string) => (await registrar.get(`/api/staff/studies/${id}`)).body;
const ended = (id: string) =>
  until(async () => {
    const study = await shown(id);
    return study.endedAt !== null && study;
  });

describe('a question about all cases', () => {
  it('is answered page by page: every case once, with who asked, when and by which versions', async () => {
    const study = await ended(await ask(LIMIT));
    expect(study).toMatchObject({
      state: 'done',
      words: 'the limit on transfer credit is 3 credits',
      askedBy: expect.any(String),
      casesDone: CASES,
      casesTotal: CASES,
      versions: { engine: expect.any(String) },
      result: { counts: { all: CASES, changed: CASES, lose: CASES, gain: 0, same: 0, unanswered: 0 } },
    });
    const [each] = await record.ask<{ applied: string }>('select applied from evaluation limit 1');
    expect(study.result.lostCredits).toBe(String(CASES * (Number(each!.applied) - 3)));
    expect(study.result.netCredits).toBe(`-${study.result.lostCredits}`);
  });

  it('puts nothing about a person into the queue, only its id and the attempt', async () => {
    const id = await ask({ setting: 'repeats', value: 'latest' });
    await ended(id);
    const jobs = await record.ask<{ data: unknown }>(
      `select data from bullmq.job where name = 'study.run' and data::text like $1`,
      [`%${id}%`],
    );
    const payloads = jobs.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data));
    expect(payloads.length).toBeGreaterThan(2);
    for (const payload of payloads) expect(Object.keys(payload).toSorted()).toEqual(['attempt', 'studyId']);
  });

  it('asked twice while it is under way is one', async () => {
    const [one, other] = await Promise.all([
      ask({ placement: 'OHARM-201' }),
      ask({ placement: 'OHARM-201' }),
    ]);
    expect(one).toBe(other);
    expect((await ended(one)).result.counts).toMatchObject({ all: CASES, same: CASES, changed: 0 });
  });

  it('survives a process that is killed in the middle of a page, and counts no case twice', async () => {
    await record.stop(service);
    service = await record.start({ SEGUE_FAULTS: 'page-counted=kill' });
    registrar = at(service, registrar);
    const id = await ask({ setting: 'caps.transfer.credits', value: '6' });
    await until(async () => service.process.signalCode === 'SIGKILL');
    service = await record.start(SOON);
    registrar = at(service, registrar);
    expect(await ended(id)).toMatchObject({ state: 'done', casesDone: CASES });
  });

  it('goes on where another process left off, with what was counted before', async () => {
    const asked = await record.ask<{ id: string }>(
      `insert into study (supposition, words, engine_version, asked_by, state, attempt, last_case,
          cases_done, cases_total, tally, heartbeat_at)
        select supposition, words, engine_version, asked_by, 'running', 1,
          (select id from application where exists (select 1 from evaluation where application_id =
            application.id) order by id offset 9 limit 1), 10, cases_total,
          jsonb_set(jsonb_set(tally, '{cases,lose-over-12}', '10'), '{lost}', '"600"'),
          now() - interval '1 hour'
        from study where supposition ->> 'value' = '3' limit 1 returning id`,
    );
    const study = await ended(asked[0]!.id);
    expect(study).toMatchObject({ casesDone: CASES, result: { counts: { all: CASES, lose: CASES } } });
  });

  it('a run that comes late changes nothing', async () => {
    const id = await ask({ setting: 'caps.transfer.credits', value: '9' });
    const before = await ended(id);
    await record.ask(`insert into outbox (name, payload, job_id) values ('study.run', $1, $2)`, [
      JSON.stringify({ studyId: id, attempt: 0 }),
      `late-${id}`,
    ]);
    await record.quiet();
    expect(await shown(id)).toEqual(before);
  });

  it('can be cancelled, and is no longer looked at then', async () => {
    await record.stop(service);
    service = await record.start({ SEGUE_FAULTS: 'page-counted=hang' });
    registrar = at(service, registrar);
    const id = await ask({ setting: 'caps.transfer.credits', value: '12' });
    await until(async () => (await shown(id)).state === 'running');
    expect((await registrar.get(`/api/staff/studies/${id}/table.csv`)).status).toBe(409);
    expect((await registrar.post(`/api/staff/studies/${id}/cancellation`)).status).toBe(204);
    await record.stop(service, 'SIGKILL');
    service = await record.start();
    registrar = at(service, registrar);
    await record.quiet();
    expect(await shown(id)).toMatchObject({ state: 'cancelled', casesDone: 0, result: null });
    const { body } = await registrar.get('/api/staff/audit?after=0');
    expect(JSON.stringify(body)).toContain('study.cancelled');
  });

  it.each([
    ['unknown-program', { program: 'nothing@2014' }],
    ['unknown-policy', { policy: 'nothing' }],
    ['unknown-value', { setting: 'repeats', value: 'first' }],
    ['unknown-placement', { placement: 'OHARM-999' }],
    ['unknown-target', { course: { category: 'NOTHING' } }],
  ])('is refused with %s where it is about nothing', async (code, supposition) => {
    const { status, body } = await registrar.post('/api/staff/studies', supposition);
    expect([status, body.code]).toEqual([400, code]);
  });
});

describe('figures about few people', () => {
  it('are hidden in the answer and in the table, with what would give them away', async () => {
    // Two cases have that limit already; what an earlier engine said of them is made again.
    const rare = `update evaluation
      set input = jsonb_set(input::jsonb, '{policy,caps,transfer,credits}', '"3"')::json,
        body = replace(body, '"engine":"', '"engine":"earlier ')
      where id in (select id from evaluation order by id limit 2)`;
    await record.ask(rare);
    const id = await ask({ setting: 'caps.transfer.credits', value: '3' });
    const { result } = await ended(id);
    expect(result.counts).toMatchObject({ all: CASES, same: 'few', changed: 'hidden', lose: 'hidden' });
    const { body } = await registrar.get(`/api/staff/studies/${id}/table.csv`);
    const table = body.toString() as string;
    expect(table).toContain('"supposed","the limit on transfer credit is 3 credits"');
    // The engine's own version is a 2 as well.
    expect(table.replace(/^"version of engine".*$/m, '')).not.toMatch(/"2"|"23"/);
  });
});
