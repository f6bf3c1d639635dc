import { Client, type Answer } from '../support/client.js';
import { newApplicant } from '../support/applicants.js';
import { openOffice } from '../support/office.js';
import type { KeptRecord, Started } from '../support/record.js';

let record: KeptRecord;
let service: Started;
let registrar: Client;
let second: Client;
let evaluator: Client;
let other: Client;
beforeAll(async () => {
  ({ record, service, registrar, evaluator } = await openOffice());
  second = await colleague('second@example.edu', 'Second Registrar', 'registrar');
  other = await colleague('other@example.edu', 'Other Evaluator', 'evaluator');
});
afterAll(() => record?.discard());

async function colleague(email: string, name: string, role: string): Promise<Client> {
  const made = await newApplicant(service.url, email, name);
  const admin = await new Client(service.url).signIn('admin@example.edu');
  const { body } = await admin.get('/api/admin/accounts');
  const { id } = body.accounts.find((each: { email: string }) => each.email === email);
  const change = { roles: [role], reason: 'Joined the office' };
  expect((await admin.call('PUT', `/api/admin/accounts/${id}/roles`, change)).status).toBe(204);
  return made.signIn(email, 'a quiet long password');
}

let numbered = 0;
function ruleAbout(code: string, change: object = {}) {
  return {
    sending: { institution: 'x-harlow-valley' },
    sends: [{ code }],
    receives: { category: 'ARTS_HUMANITIES' },
    when: { minimumGrade: null, minimumCredits: null, taken: { from: null, to: null }, programs: [] },
    priority: 7,
    autoApprove: true,
    citation: null,
    ...change,
  };
}

const save = (by: Client, id: string | null, basedOn: number, rule: object) =>
  by.post('/api/staff/rules', { id, basedOn, rule, reason: 'Compared' });
async function drafted(by = evaluator) {
  const code = `DRF ${(numbered += 1)}`;
  const { status, body } = await save(by, null, 0, ruleAbout(code));
  expect(status).toBe(201);
  return { id: body.id as string, code };
}
const publish = (by: Client, id: string, version = 1) =>
  by.post(`/api/staff/rules/${id}/versions/${version}/publication`);
const takeAway = (by: Client, id: string, version = 1, reason = 'Written by mistake') =>
  by.post(`/api/staff/rules/${id}/versions/${version}/withdrawal`, { reason });
const end = (id: string, basedOn: number, on: string) =>
  evaluator.post(`/api/staff/rules/${id}/end`, { basedOn, on, reason: 'Replaced' });
async function published() {
  const made = await drafted();
  expect((await publish(registrar, made.id)).status).toBe(204);
  return made;
}
const listed = async (question: string) => (await registrar.get(`/api/staff/rules?${question}`)).body.rules;
const shown = async (id: string, by = registrar) => (await by.get(`/api/staff/rules/${id}`)).body;
const trail = async (id: string) =>
  (
    await record.ask<{ action: string; facts: object }>(
      'select action, facts from audit_entry where subject = $1 order by seq',
      [id],
    )
  ).at(-1);

const HEAD = 'id,institution,sends,gives,receives,decided_by,decided_on,reason';
const rowOf = (id: string, code = `${id} 1`, receives = 'ARTS_HUMANITIES') =>
  `${id},x-harlow-valley,${code},category,${receives},faculty,2014-03-02,compared`;
function send(by: Client, rows: readonly string[], check = false): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([[HEAD, ...rows].join('\n')]), 'rules.csv');
  if (!check) form.append('reason', 'The list of the office');
  return by.post(`/api/staff/rules/imports${check ? '/check' : ''}`, form);
}
const takeFileAway = (by: Client, id: string) =>
  by.post(`/api/staff/rules/imports/${id}/withdrawal`, { reason: 'The wrong list' });

describe('a draft of a new rule', () => {
  it('is taken away by who drafted it or by a registrar, leaves the lists and stays on record', async () => {
    const { id, code } = await drafted();
    expect((await takeAway(other, id)).body).toMatchObject({ status: 403, code: 'not-your-draft' });
    expect((await shown(id, other)).versions[0].mayWithdraw).toBe(false);
    expect((await shown(id, evaluator)).versions[0].mayWithdraw).toBe(true);
    expect((await takeAway(evaluator, id, 1, '  ')).status).toBe(400);
    expect((await takeAway(evaluator, id)).status).toBe(204);
    expect(await listed(`q=${encodeURIComponent(code)}`)).toEqual([]);
    const { versions } = await shown(id);
    expect(versions).toMatchObject([
      { version: 1, state: 'withdrawn', withdrawn: { reason: 'Written by mistake' }, mayPublish: false },
    ]);
    expect(await trail(id)).toEqual({
      action: 'rule.draft-withdrawn',
      facts: { version: 1, reason: 'Written by mistake' },
    });
    expect((await takeAway(registrar, id)).body).toMatchObject({ status: 409, code: 'draft-withdrawn' });
    expect((await publish(registrar, id)).body).toMatchObject({ status: 409, code: 'draft-withdrawn' });
    expect((await save(evaluator, id, 1, ruleAbout(code))).body.code).toBe('draft-withdrawn');
    await expect(record.ask('delete from rule_withdrawal')).rejects.toThrow(/append only/);
    const third = await drafted();
    expect((await takeAway(registrar, third.id)).status).toBe(204);
  });

  it('goes with the drafts that it had overtaken, which do not wait again', async () => {
    const { id, code } = await drafted();
    expect((await save(other, id, 1, ruleAbout(code, { priority: 8 }))).body.version).toBe(2);
    expect((await takeAway(registrar, id, 1)).body).toMatchObject({ status: 409, code: 'rule-changed' });
    expect((await takeAway(registrar, id, 2)).status).toBe(204);
    expect(await listed(`q=${encodeURIComponent(code)}`)).toEqual([]);
  });

  it('that is published at the same moment is one or the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await drafted();
      const [one, two] = await Promise.all([publish(registrar, id), takeAway(second, id)]);
      expect([one.status, two.status].toSorted()).toEqual([204, 409]);
      const codes = [one.body?.code, two.body?.code].filter(Boolean);
      expect(['already-published', 'draft-withdrawn']).toEqual(expect.arrayContaining(codes));
    }
  });
});

describe('a published rule', () => {
  it('is listed as it decides, with what waits beside it, and outlives that draft', async () => {
    const { id, code } = await published();
    const find = () => listed(`q=${encodeURIComponent(code)}`);
    await save(evaluator, id, 1, ruleAbout(code, { receives: { category: 'SOCIAL_SCIENCE' } }));
    expect(await find()).toMatchObject([
      {
        version: 1,
        state: 'published',
        gives: 'Arts/Humanities',
        waiting: { version: 2, endsOn: null },
        deciding: { version: 1, endsOn: null },
      },
    ]);
    const drafts = await listed(`state=draft&q=${encodeURIComponent(code)}`);
    expect(drafts).toMatchObject([{ version: 2, state: 'draft', standing: 'in-use' }]);
    expect(await listed(`state=published&q=${encodeURIComponent(code)}`)).toHaveLength(1);
    expect((await takeAway(evaluator, id, 2)).status).toBe(204);
    expect((await takeAway(evaluator, id, 1)).body).toMatchObject({ status: 409, code: 'already-published' });
    expect(await find()).toMatchObject([{ version: 1, state: 'published', waiting: null }]);
    const { versions } = await shown(id);
    expect(versions.map(({ state }: { state: string }) => state)).toEqual(['withdrawn', 'published']);
    expect((await save(evaluator, id, 1, ruleAbout(code, { priority: 9 }))).body.version).toBe(3);
    expect((await publish(registrar, id, 3)).status).toBe(204);
    expect(await find()).toMatchObject([{ version: 3, rule: { priority: 9 } }]);
  });

  it('has its drafted end beside it, which is taken away too', async () => {
    const { id, code } = await published();
    expect((await end(id, 1, '2030-12-31')).status).toBe(201);
    const find = () => listed(`q=${encodeURIComponent(code)}`);
    expect(await find()).toMatchObject([
      { state: 'published', ended: null, waiting: { version: 2, endsOn: '2030-12-31' } },
    ]);
    expect((await takeAway(second, id, 2)).status).toBe(204);
    expect(await find()).toMatchObject([{ state: 'published', waiting: null }]);
    expect((await end(id, 1, '2031-12-31')).body.version).toBe(3);
    expect((await publish(registrar, id, 3)).status).toBe(204);
    expect(await find()).toMatchObject([{ state: 'ended', deciding: { version: 3, endsOn: '2031-12-31' } }]);
  });

  it('keeps in its history when it was suspended, by whom and why, and how it was put back', async () => {
    const { id } = await published();
    await registrar.post(`/api/staff/rules/${id}/suspension`, { reason: 'A ticket' });
    expect((await shown(id)).suspensions).toMatchObject([{ reason: 'A ticket', resumed: null }]);
    await second.post(`/api/staff/rules/${id}/resumption`, { reason: 'Settled' });
    const { suspension, suspensions } = await shown(id);
    expect(suspension).toBeNull();
    expect(suspensions).toMatchObject([
      { version: 1, reason: 'A ticket', resumed: { by: 'Second Registrar', reason: 'Settled' } },
    ]);
  });
});

describe('a file of drafts', () => {
  it('is taken away at once, all that is not published, and can be sent again', async () => {
    const { body } = await send(evaluator, [rowOf('wa'), rowOf('wb'), rowOf('wc')]);
    expect((await publish(registrar, 'wa')).status).toBe(204);
    expect((await takeFileAway(other, body.id)).body).toMatchObject({ status: 403, code: 'not-your-draft' });
    expect((await takeFileAway(second, body.id)).body).toEqual({ rules: 2 });
    const file = (await registrar.get(`/api/staff/rules/imports/${body.id}`)).body;
    expect(file).toMatchObject({ rules: 3, waiting: 0, withdrawn: 2, mayPublish: false, mayWithdraw: false });
    const left = await listed(`import=${body.id}`);
    expect(left.map(({ id }: { id: string }) => id)).toEqual(['wa']);
    expect((await takeFileAway(registrar, body.id)).body).toMatchObject({
      status: 409,
      code: 'nothing-waits',
    });
    const late = await registrar.post(`/api/staff/rules/imports/${body.id}/publication`);
    expect(late.body).toMatchObject({ status: 409, code: 'already-published' });
    expect(await trail(body.id)).toEqual({
      action: 'rules.withdrawn',
      facts: { rules: 2, reason: 'The wrong list' },
    });
    const again = await send(evaluator, [rowOf('wa'), rowOf('wb'), rowOf('wc')]);
    expect(again.body).toMatchObject({ added: 2, same: 1 });
    expect((await registrar.post(`/api/staff/rules/imports/${again.body.id}/publication`)).body.rules).toBe(
      2,
    );
    expect((await shown('wb')).versions.map(({ state }: { state: string }) => state)).toEqual([
      'published',
      'withdrawn',
    ]);
    const third = await send(evaluator, [rowOf('wa'), rowOf('wb'), rowOf('wc')]);
    expect(third.body).toMatchObject({ id: null, same: 3 });
  });

  it('whose drafts contradict each other says which two, on which lines and of which school', async () => {
    const rows = [rowOf('xa', 'SIS 1'), rowOf('xz'), rowOf('xb', 'SIS 1', 'SOCIAL_SCIENCE')];
    const trial = (await send(evaluator, rows, true)).body;
    expect(trial.findings).toMatchObject([
      {
        rules: [
          { id: 'xa', line: 2 },
          { id: 'xb', line: 4 },
        ],
        witness: { courses: [{ institution: 'x-harlow-valley', school: 'Harlow Valley Community College' }] },
      },
    ]);
    expect(trial.findings[0].message).toContain('SIS 1 of Harlow Valley Community College');
    const { body } = await send(evaluator, rows);
    const refused = (await registrar.post(`/api/staff/rules/imports/${body.id}/publication`)).body;
    expect(refused).toMatchObject({ status: 409, code: 'rule-conflicts' });
    expect(refused.detail).toMatch(
      /^Nothing was published\. The drafts xa and xb contradict each other: For SIS 1 of Harlow Valley/,
    );
    const page = await shown('xa');
    expect(page.findings).toEqual([]);
    expect(page.draftFindings).toMatchObject([
      { code: 'different-answers', rules: [{ id: 'xa' }, { id: 'xb' }] },
    ]);
    expect((await shown('xz')).draftFindings).toEqual([]);
    expect((await takeAway(registrar, 'xb')).status).toBe(204);
    expect((await shown('xa')).draftFindings).toEqual([]);
  });
});
