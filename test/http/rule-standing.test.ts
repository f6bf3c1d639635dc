import { newApplicant, readCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { openOffice } from '../support/office.js';
import type { KeptRecord, Started } from '../support/record.js';
import { termDates, type Term } from '../../src/domain/term.js';

let record: KeptRecord;
let service: Started;
let registrar: Client;
let second: Client;
let evaluator: Client;
let admin: Client;
beforeAll(async () => {
  ({ record, service, registrar, evaluator } = await openOffice());
  admin = await new Client(service.url).signIn('admin@example.edu');
  second = await newApplicant(service.url, 'second@example.edu', 'Second Registrar');
  const { body } = await admin.get('/api/admin/accounts');
  const { id } = body.accounts.find(({ email }: { email: string }) => email === 'second@example.edu');
  const reason = 'Joined the office';
  const change = { roles: ['registrar'], reason };
  expect((await admin.call('PUT', `/api/admin/accounts/${id}/roles`, change)).status).toBe(204);
  await second.signIn('second@example.edu', 'a quiet long password');
});
afterAll(() => record?.discard());

const OPEN = { from: null, to: null };
let numbered = 0;
/** A published rule about a course that no other test speaks of, unless it is told. */
async function published(change: { taken?: object; sends?: object; end?: string } = {}) {
  const code = `SUS ${(numbered += 1)}`;
  const rule = {
    sending: { institution: 'x-harlow-valley' },
    sends: change.sends ?? [{ code }],
    receives: { category: 'ARTS_HUMANITIES' },
    when: { minimumGrade: null, minimumCredits: null, taken: change.taken ?? OPEN, programs: [] },
    priority: 7,
    autoApprove: true,
    citation: null,
  };
  const { body } = await evaluator.post('/api/staff/rules', {
    id: null,
    basedOn: 0,
    rule,
    reason: 'Compared',
  });
  await publish(body.id, 1);
  if (change.end !== undefined) {
    const ending = { basedOn: 1, on: change.end, reason: 'Replaced' };
    expect((await evaluator.post(`/api/staff/rules/${body.id}/end`, ending)).status).toBe(201);
    await publish(body.id, 2);
  }
  return { id: body.id as string, code, rule };
}

async function publish(id: string, version: number): Promise<void> {
  const { status } = await registrar.post(`/api/staff/rules/${id}/versions/${version}/publication`);
  expect(status).toBe(204);
}

const stop = (by: Client, id: string) => by.post(`/api/staff/rules/${id}/suspension`, { reason: 'A ticket' });
const goOn = (by: Client, id: string) => by.post(`/api/staff/rules/${id}/resumption`, { reason: 'Settled' });
const answers = async (code: string) => {
  const { body } = await new Client(service.url).get(
    `/api/equivalencies?institution=x-harlow-valley&code=${encodeURIComponent(code)}`,
  );
  return body.equivalencies.length as number;
};
const found = async (state: string): Promise<string[]> => {
  const { body } = await registrar.get(`/api/staff/rules?state=${state}`);
  return body.rules.map(({ id }: { id: string }) => id);
};
const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a suspended rule', () => {
  it('decides nothing at once, by one person, and again when another puts it back', async () => {
    const { id, code } = await published();
    expect(await answers(code)).toBe(1);
    expect((await stop(evaluator, id)).status).toBe(403);
    expect((await stop(registrar, id)).status).toBe(204);
    expect((await stop(second, id)).body.code).toBe('already-suspended');
    expect(await answers(code)).toBe(0);
    expect(await found('suspended')).toEqual([id]);
    const { body } = await registrar.get(`/api/staff/rules/${id}`);
    expect(body.suspension).toMatchObject({ reason: 'A ticket', mayResume: false });
    expect(body.versions[0]).toMatchObject({ state: 'published', standing: 'suspended' });
    expect((await goOn(registrar, id)).body).toMatchObject({ status: 403, code: 'same-person' });
    expect((await goOn(second, id)).status).toBe(204);
    expect((await goOn(second, id)).body.code).toBe('not-suspended');
    expect([await answers(code), await found('suspended')]).toEqual([1, []]);
    const audit = await record.ask<{ action: string }>(
      'select action from audit_entry where subject = $1 order by seq',
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'rule.drafted',
      'rule.published',
      'rule.suspended',
      'rule.resumed',
    ]);
    for (const table of ['rule_suspension', 'rule_resumption'])
      await expect(record.ask(`delete from ${table}`)).rejects.toThrow(/append only/);
  });

  it('is out of the public file, and stays out when a next version is published', async () => {
    const { id, code, rule } = await published();
    await stop(registrar, id);
    const fileOf = async (client: Client, path: string) =>
      String((await client.get(`${path}/export?format=csv`)).body);
    expect(await fileOf(new Client(service.url), '/api/equivalencies')).not.toContain(code);
    expect(await fileOf(registrar, '/api/staff/rules')).toContain(code);
    const next = { id, basedOn: 1, rule: { ...rule, priority: 8 }, reason: 'Corrected' };
    expect((await evaluator.post('/api/staff/rules', next)).status).toBe(201);
    await publish(id, 2);
    expect(await answers(code)).toBe(0);
    await goOn(second, id);
    expect(await answers(code)).toBe(1);
  });

  it('is not put back while a rule in force contradicts it', async () => {
    const { id, rule } = await published();
    await stop(registrar, id);
    const other = { ...rule, receives: { category: 'SOCIAL_SCIENCE' } };
    const { body } = await evaluator.post('/api/staff/rules', {
      id: null,
      basedOn: 0,
      rule: other,
      reason: 'Compared',
    });
    await publish(body.id, 1);
    expect((await goOn(second, id)).body).toMatchObject({ status: 409, code: 'rule-conflicts' });
  });

  it('that is only a draft cannot be suspended, nor one that is not there', async () => {
    const { rule } = await published();
    const draft = { id: null, basedOn: 0, rule, reason: 'Compared' };
    const { body } = await evaluator.post('/api/staff/rules', draft);
    expect((await stop(registrar, body.id)).body.code).toBe('not-published');
    expect((await stop(registrar, 'nowhere')).status).toBe(404);
    await expect(
      record.ask(
        `insert into rule_suspension (id, version, reason, suspended_by)
          select $1, 1, 'x', id from account limit 1`,
        [body.id],
      ),
    ).rejects.toThrow(/foreign key/);
  });

  it('is left out of open cases, which are evaluated again', async () => {
    const applicant = await newApplicant(service.url, 'suspended@example.org');
    const open = await readCase(applicant);
    const { body: seen } = await registrar.get(`/api/evaluations/${open.evaluation}/case`);
    const line = seen.lines.find(({ code }: { code: string | null }) => code !== null && code !== '');
    const next = async (version: number) =>
      until(async () => {
        const { body } = await applicant.get(`/api/applications/${open.application}`);
        const { state, version: newest, id } = body.evaluation;
        if (state !== 'completed' || newest <= version) return null;
        const { body: shown } = await registrar.get(`/api/evaluations/${id}/case`);
        const { proposal } = shown.lines.find((each: { id: string }) => each.id === line.id);
        return { version: newest as number, cause: shown.cause, because: JSON.stringify(proposal) };
      });
    const { id } = await published({ sends: [{ code: line.code }] });
    const ruled = await next(open.version);
    expect(ruled.because).toContain(id);
    await stop(registrar, id);
    const without = await next(ruled.version);
    expect([without.cause, without.because.includes(id)]).toEqual(['rule-suspended', false]);
    await goOn(second, id);
    const again = await next(without.version);
    expect([again.cause, again.because.includes(id)]).toEqual(['rule-resumed', true]);
  });
});

describe('a rule with a last day', () => {
  it('is expired once it is past, and expiring while it is near', async () => {
    const past = await published({ taken: { from: null, to: '2015-fall' } });
    const ended = await published({ end: '2015-05-31' });
    const near = await published({ end: daysOn(20) });
    const far = await published({ end: daysOn(400) });
    const open = await published();
    const [expired, expiring, inUse] = [
      await found('expired'),
      await found('expiring'),
      await found('in-use'),
    ];
    expect(expired.toSorted()).toEqual([past.id, ended.id].toSorted());
    expect(expiring).toEqual([near.id]);
    expect(inUse).toEqual(expect.arrayContaining([far.id, open.id]));
    expect((await found('ended')).toSorted()).toEqual([ended.id, near.id, far.id].toSorted());
  });

  it('has that of its window or of its end, whichever is first', async () => {
    for (const season of ['winter', 'spring', 'summer', 'fall']) {
      const to = `2015-${season}` as Term;
      const { id } = await published({ taken: { from: null, to } });
      const [row] = await record.ask<{ last_day: string }>(
        'select last_day from articulation_rule where id = $1',
        [id],
      );
      expect(row!.last_day).toBe(termDates(to).last);
    }
  });
});

describe('the settings', () => {
  const change = (basedOn: number, settings: object) =>
    admin.call('PUT', '/api/admin/settings', { basedOn, settings, reason: 'As the senate decided' });

  it('hold until an administrator changes them, with a reason and an audit entry', async () => {
    const { body: first } = await registrar.get('/api/staff/settings');
    expect(first).toMatchObject({
      version: 1,
      settings: { likeDecisions: 3, expiringDays: 180 },
      setBy: null,
    });
    expect((await evaluator.get('/api/staff/rules/proposals')).body.least).toBe(3);
    const near = await published({ end: daysOn(20) });
    const answer = await change(1, { likeDecisions: 5, expiringDays: 7 });
    expect([answer.status, answer.body.version]).toEqual([200, 2]);
    expect((await evaluator.get('/api/staff/rules/proposals')).body.least).toBe(5);
    expect((await evaluator.get('/api/staff/rules/proposals?least=2')).body.least).toBe(2);
    expect(await found('expiring')).not.toContain(near.id);
    expect((await change(1, { likeDecisions: 6, expiringDays: 7 })).body.code).toBe('settings-changed');
    expect((await change(2, { likeDecisions: 0, expiringDays: 7 })).body.code).toBe('invalid-request');
    const audit = await record.ask<{ facts: object }>(
      `select facts from audit_entry where action = 'settings.changed'`,
    );
    expect(audit).toEqual([
      { facts: { version: 2, changes: 'likeDecisions 3 to 5, expiringDays 180 to 7' } },
    ]);
  });

  it('outlive a start of the service', async () => {
    const { body: before } = await registrar.get('/api/staff/settings');
    const other = await record.start();
    const { body } = await (
      await new Client(other.url).signIn('admin@example.edu')
    ).get('/api/staff/settings');
    expect(body).toEqual(before);
  });
});
