import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { KeptRecord, type Started } from '../support/record.js';

/** More than one call looks at, and no round number. */
const CASES = 613;
let record: KeptRecord;
let service: Started;
let registrar: Client;
let evaluator: Client;
let open: ReadCase;
beforeAll(async () => {
  record = await KeptRecord.make();
  service = await record.start();
  registrar = await new Client(service.url).signIn('registrar@example.edu');
  evaluator = await new Client(service.url).signIn('evaluator@example.edu');
  open = await readCase(await newApplicant(service.url, 'owner@example.org'));
  await copyCase(CASES - 1);
});
afterAll(() => record?.discard());

/** More cases like one that was really read, with its transcript and its evaluation. */
async function copyCase(copies: number): Promise<void> {
  const like = (table: string, changed: string) =>
    `(jsonb_populate_record(null::${table}, to_jsonb(o) || jsonb_build_object(${changed}))).*`;
  await record.ask(
    `with copy as (select gen_random_uuid() as id, gen_random_uuid() as transcript, n
        from generate_series(1, $2) n),
      made as (insert into application
        select ${like('application', `'id', c.id, 'term', (3000 + n) || '-fall'`)}
        from application o, copy c where o.id = $1 returning id),
      sent as (insert into transcript select ${like(
        'transcript',
        `'id', c.transcript, 'application_id', c.id, 'storage_key', c.transcript`,
      )} from transcript o, copy c where o.application_id = $1 returning id),
      versions as (insert into transcript_version
        select ${like('transcript_version', `'transcript_id', c.transcript`)}
        from transcript_version o join transcript t on t.id = o.transcript_id, copy c
        where t.application_id = $1 returning 1),
      courses as (insert into transcript_course
        select ${like('transcript_course', `'transcript_id', c.transcript`)}
        from transcript_course o join transcript t on t.id = o.transcript_id, copy c
        where t.application_id = $1 returning 1)
    insert into evaluation (id, application_id, version, state, cause, input, body, equivalencies)
      select gen_random_uuid(), c.id, 1, o.state, o.cause, o.input, o.body, o.equivalencies
      from evaluation o, copy c where o.application_id = $1`,
    [open.application, copies],
  );
}

const rule = (code: string, change: object = {}) => ({
  sending: { any: true },
  sends: [{ code }],
  receives: { course: 'OHARM-101' },
  when: { minimumGrade: null, minimumCredits: null, taken: { from: null, to: null }, programs: [] },
  priority: 5,
  autoApprove: true,
  citation: null,
  ...change,
});

interface Seen {
  cases: number;
  lines: number;
  looked: number;
  open: number;
  calls: number;
}

/** Asks until nothing is left, as the page does. */
async function lookThrough(path: string, body?: object): Promise<Seen> {
  const seen = { cases: 0, lines: 0, looked: 0, open: 0, calls: 0 };
  let after = '';
  for (;;) {
    const address = `${path}${after}`;
    const answer = body === undefined ? await evaluator.get(address) : await evaluator.post(address, body);
    expect(answer.status).toBe(200);
    const { cases, lines, looked, open: all, next, changes } = answer.body;
    expect(looked).toBeLessThanOrEqual(500);
    expect(changes.length).toBe(Math.min(lines, 100));
    seen.cases += cases;
    seen.lines += lines;
    seen.looked += looked;
    seen.open = all;
    seen.calls += 1;
    if (next === null) return seen;
    after = `?after=${next}`;
  }
}

describe('what a rule would change', () => {
  let code: string;
  beforeAll(async () => {
    const { body } = await registrar.get(`/api/evaluations/${open.evaluation}/case`);
    code = body.lines.find((line: { code: string | null }) => (line.code ?? '') !== '').code;
  });

  it('is looked for in all open cases, some hundreds a call', async () => {
    const found = await lookThrough('/api/staff/rules/impact', { id: null, rule: rule(code) });
    expect(found).toEqual({ cases: CASES, lines: CASES, looked: CASES, open: CASES, calls: 2 });
    const none = await lookThrough('/api/staff/rules/impact', { id: null, rule: rule('ZZZ 999') });
    expect(none).toMatchObject({ cases: 0, lines: 0, looked: CASES });
  });

  it('leaves out cases that are approved or withdrawn', async () => {
    const closed = `update application set state = $1 where id in (select id from application
      where state <> all(array['approved', 'withdrawn']) and id <> $2 limit 1)`;
    await record.ask(closed, ['approved', open.application]);
    await record.ask(closed, ['withdrawn', open.application]);
    const found = await lookThrough('/api/staff/rules/impact', { id: null, rule: rule(code) });
    expect(found).toMatchObject({ cases: CASES - 2, looked: CASES - 2, open: CASES - 2 });
  });

  it.each([
    ['no id', 'here'],
    ['two of them', `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}&after=x`],
  ])('is refused after %s', async (_, after) => {
    const trial = { id: null, rule: rule(code) };
    expect((await evaluator.post(`/api/staff/rules/impact?after=${after}`, trial)).status).toBe(400);
  });

  it('is asked of a kept file too, and publishing evaluates every one of them again', async () => {
    const csv =
      'id,version,institution,sends,gives,receives,auto_approve,decided_by,decided_on,reason\n' +
      `all-open,1,*,${code},course,OHARM-101,true,faculty,2014-03-02,compared\n`;
    const form = new FormData();
    form.append('reason', 'A list');
    form.append('file', new Blob([csv]), 'rules.csv');
    const { status, body } = await evaluator.post('/api/staff/rules/imports', form);
    expect([status, body.added]).toEqual([201, 1]);
    const left = CASES - 2;
    const path = `/api/staff/rules/imports/${body.id}`;
    expect(await lookThrough(`${path}/impact`)).toMatchObject({ cases: left, looked: left, calls: 2 });
    const { body: published } = await registrar.post(`${path}/publication`);
    expect(published).toEqual({ rules: 1, cases: left });
    const asked = await record.ask<{ n: number }>(
      `select count(distinct application_id)::int as n from evaluation where cause = 'rule-published'`,
    );
    expect(asked[0]!.n).toBe(left);
    const [rung] = await record.ask<{ n: number }>(
      `select count(*)::int as n from evaluation where cause = 'rule-published' and version = 2`,
    );
    expect(rung!.n).toBe(left);
  });
});
