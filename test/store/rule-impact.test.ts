import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import type { Client } from '../support/client.js';
import { copyCase } from '../support/copied-case.js';
import { openOffice } from '../support/office.js';
import type { KeptRecord, Started } from '../support/record.js';

/** More than one call looks at, and no round number. */
const CASES = 613;
let record: KeptRecord;
let service: Started;
let registrar: Client;
let evaluator: Client;
let open: ReadCase;
beforeAll(async () => {
  ({ record, service, registrar, evaluator } = await openOffice());
  open = await readCase(await newApplicant(service.url, 'owner@example.org'));
  await copyCase(record.databaseUrl, open.application, CASES - 1);
});
afterAll(() => record?.discard());

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

/** A file of one rule about a course. */
function fileOf(code: string): FormData {
  const csv =
    'id,version,institution,sends,gives,receives,auto_approve,decided_by,decided_on,reason\n' +
    `all-open,1,*,${code},course,OHARM-101,true,faculty,2014-03-02,compared\n`;
  const form = new FormData();
  form.append('reason', 'A list');
  form.append('file', new Blob([csv]), 'rules.csv');
  return form;
}

interface Seen {
  cases: number;
  lines: number;
  looked: number;
  open: number;
  calls: number;
}

/** Asks until nothing is left, as the page does. */
async function lookThrough(
  path: string,
  body?: object | (() => FormData),
  from: string | null = null,
): Promise<Seen> {
  const seen = { cases: 0, lines: 0, looked: 0, open: 0, calls: 0 };
  let after = from === null ? '' : `?after=${from}`;
  for (;;) {
    const address = `${path}${after}`;
    const sent = typeof body === 'function' ? body() : body;
    const answer = sent === undefined ? await evaluator.get(address) : await evaluator.post(address, sent);
    expect(answer.status).toBe(200);
    const { cases, lines, looked, open: all, next, changes, effects } = answer.body;
    expect(looked).toBeLessThanOrEqual(500);
    expect(changes.length).toBe(Math.min(lines, 100));
    expect(effects.length).toBe(Math.min(cases, 10));
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
    const dashed = rule(String(code).replace(/[\s-]+/, '–'));
    expect(await lookThrough('/api/staff/rules/impact', { id: null, rule: dashed })).toEqual(found);
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

  it('is asked of a file that is not kept too, and its check says how far it has looked', async () => {
    const [left, path] = [CASES - 2, '/api/staff/rules/imports'];
    const { body: trial } = await evaluator.post(`${path}/check`, fileOf(code));
    expect(trial).toMatchObject({ added: 1, impact: { cases: 500, looked: 500, open: left } });
    const rest = await lookThrough(`${path}/impact`, () => fileOf(code), trial.impact.next);
    expect(rest).toEqual({ cases: left - 500, lines: left - 500, looked: left - 500, open: left, calls: 1 });
    expect(await lookThrough(`${path}/impact`, () => fileOf(code))).toMatchObject({ cases: left, calls: 2 });
    const none = await lookThrough(`${path}/impact`, () => fileOf('ZZZ 999'));
    expect(none).toMatchObject({ cases: 0, lines: 0, looked: left });
    expect(await record.ask(`select id from articulation_rule where id = 'all-open'`)).toEqual([]);
    expect((await evaluator.post(`${path}/impact?after=here`, fileOf(code))).status).toBe(400);
    const broken = await evaluator.post(`${path}/impact`, fileOf('--'));
    expect(broken.body).toMatchObject({ status: 400, code: 'rules-refused' });
  });

  it('is asked of a kept file too, and publishing evaluates every one of them again', async () => {
    const { status, body } = await evaluator.post('/api/staff/rules/imports', fileOf(code));
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
