import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { openOffice } from '../support/office.js';
import type { KeptRecord, Started } from '../support/record.js';

let record: KeptRecord;
let service: Started;
let registrar: Client;
let evaluator: Client;
let applicant: Client;
let open: ReadCase;
beforeAll(async () => {
  ({ record, service, registrar, evaluator } = await openOffice());
  applicant = await newApplicant(service.url, 'owner@example.org');
  open = await readCase(applicant);
});
afterAll(() => record?.discard());

/** Of the school whose transcript the tests send. */
const SCHOOL = { institution: 'x-harlow-valley' };
const rule = (change: object = {}) => ({
  sending: SCHOOL,
  sends: [{ code: 'ENG 101' }],
  receives: { category: 'COMPOSITION_WRITING' },
  when: { minimumGrade: 'C', minimumCredits: null, taken: { from: null, to: null }, programs: [] },
  priority: 5,
  autoApprove: true,
  citation: 'https://example.edu/agreement',
  ...change,
});
const draft = (client: Client, change: object = {}, base: object = { id: null, basedOn: 0 }) =>
  client.post('/api/staff/rules', { ...base, rule: rule(change), reason: 'Syllabus compared' });
const publish = (client: Client, { id, version }: { id: string; version: number }) =>
  client.post(`/api/staff/rules/${id}/versions/${version}/publication`);
const published = async (change: object = {}) => {
  const { status, body } = await draft(evaluator, change);
  expect(status).toBe(201);
  expect((await publish(registrar, body)).status).toBe(204);
  return body as { id: string; version: number };
};
const lookUp = async (institution: string, code: string) =>
  (
    await new Client(service.url).get(
      `/api/equivalencies?institution=${institution}&code=${encodeURIComponent(code)}`,
    )
  ).body;
let numbered = 0;
/** A course that no other test speaks of. */
const fresh = () => ({ sends: [{ code: `ZZZ ${(numbered += 1)}` }] });

describe('a rule', () => {
  it('decides nothing until a second person has published it', async () => {
    const change = fresh();
    const { body } = await draft(registrar, change);
    const [{ code }] = change.sends as [{ code: string }];
    expect((await publish(registrar, body)).body).toMatchObject({ status: 403, code: 'same-person' });
    expect((await publish(evaluator, body)).status).toBe(403);
    expect((await lookUp('x-harlow-valley', code)).equivalencies).toEqual([]);
    const second = await draft(evaluator, change);
    expect((await publish(registrar, second.body)).status).toBe(204);
    expect((await publish(registrar, second.body)).body.code).toBe('already-published');
    expect(
      (await lookUp('x-harlow-valley', code.replace(' ', '-').toLowerCase())).equivalencies,
    ).toMatchObject([
      { rule: second.body.id, version: 1, gives: 'Composition/Writing', settled: true, minimumGrade: 'C' },
    ]);
  });

  it('is looked up by a name that is surely its school’s, and by no other', async () => {
    const change = fresh();
    await published(change);
    const [{ code }] = change.sends as [{ code: string }];
    const count = async (name: string) => {
      const { institution, equivalencies } = await lookUp(encodeURIComponent(name), code);
      return [institution.unitid, equivalencies.length];
    };
    expect(await count('Harlw Vlley Community College')).toEqual(['x-harlow-valley', 1]);
    expect(await count('Harlow Valley College')).toEqual(['Harlow Valley College', 0]);
  });

  it('cannot be published by its drafter even past the service, nor changed or taken away', async () => {
    const { body } = await draft(evaluator, fresh());
    const insert = `insert into rule_publication (id, version, drafted_by, published_by)
      select id, version, drafted_by, $3::uuid from articulation_rule where id = $1 and version = $2`;
    const by = await record.ask<{ id: string }>(
      `select drafted_by as id from articulation_rule where id = $1`,
      [body.id],
    );
    await expect(record.ask(insert, [body.id, 1, by[0]!.id])).rejects.toThrow(/rule_published_by_another/);
    const other = `insert into rule_publication (id, version, drafted_by, published_by)
      select $1, 1, a.id, $2 from account a where a.email = 'registrar@example.edu'`;
    await expect(record.ask(other, [body.id, by[0]!.id])).rejects.toThrow(/foreign key/);
    for (const sql of [
      `update articulation_rule set reason = 'x'`,
      'delete from articulation_rule',
      'delete from rule_publication',
    ])
      await publishedThen(sql);
    await expect(record.ask('truncate articulation_rule cascade')).rejects.toThrow(/append only/);
  });

  it('is changed only on top of the version that was on the screen', async () => {
    const { id } = await published(fresh());
    const answers = await Promise.all([1, 2, 3, 4].map(() => draft(evaluator, fresh(), { id, basedOn: 1 })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({ code: 'rule-changed', current: { version: 2 } });
    expect((await publish(registrar, { id, version: 1 })).body.code).toBe('rule-changed');
    const { body } = await registrar.get(`/api/staff/rules/${id}`);
    expect(
      body.versions.map(({ version, state }: { version: number; state: string }) => [version, state]),
    ).toEqual([
      [2, 'draft'],
      [1, 'published'],
    ]);
  });

  it('that contradicts a published one says so when it is saved, and cannot be published', async () => {
    const change = fresh();
    const first = await published(change);
    const against = { ...change, receives: { none: 'content insufficient' } };
    const trial = await evaluator.post('/api/staff/rules/check', { id: null, rule: rule(against) });
    expect(trial.body.findings).toMatchObject([{ code: 'different-answers', severity: 'conflict' }]);
    const { body } = await draft(evaluator, against);
    expect(body.findings[0].rules.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [first.id, body.id].toSorted(),
    );
    expect(body.findings[0].witness.courses[0]).toMatchObject({ institution: 'x-harlow-valley', grade: 'C' });
    expect((await publish(registrar, body)).body).toMatchObject({ status: 409, code: 'rule-conflicts' });
    const stronger = await draft(evaluator, { ...against, priority: 6 }, { id: body.id, basedOn: 1 });
    expect((await publish(registrar, stronger.body)).status).toBe(204);
  });

  it('ends on a day, as a version of its own that a second person publishes', async () => {
    const change = fresh();
    const [{ code }] = change.sends as [{ code: string }];
    const end = { basedOn: 1, on: '2015-05-31', reason: 'The course was replaced' };
    const unpublished = (await draft(evaluator, fresh())).body;
    const early = await evaluator.post(`/api/staff/rules/${unpublished.id}/end`, end);
    expect(early.body).toMatchObject({ status: 409, code: 'not-published' });
    const { id } = await published(change);
    const { status, body } = await evaluator.post(`/api/staff/rules/${id}/end`, end);
    expect([status, body.version]).toEqual([201, 2]);
    expect((await lookUp('x-harlow-valley', code)).equivalencies[0].taken).toEqual({ from: null, to: null });
    expect((await publish(registrar, body)).status).toBe(204);
    expect((await lookUp('x-harlow-valley', code)).equivalencies[0].taken).toEqual({
      from: null,
      to: '2015-summer',
    });
    const audit = await record.ask<{ action: string }>(
      'select action from audit_entry where subject = $1 order by seq',
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'rule.drafted',
      'rule.published',
      'rule.end-drafted',
      'rule.published',
    ]);
    const found = await registrar.get(`/api/staff/rules?state=ended&q=${encodeURIComponent(code)}`);
    expect(found.body.rules.map((each: { id: string }) => each.id)).toEqual([id]);
  });

  it.each([
    ['window-backward', { when: { ...rule().when, taken: { from: '2015-fall', to: '2010-fall' } } }],
    ['code-empty', { sends: [{ code: '--' }] }],
    ['invalid-request', { priority: -1 }],
    ['invalid-request', { receives: { course: 'A', none: 'B' } }],
  ])('is refused with %s when it cannot be one', async (code, change) => {
    expect((await draft(evaluator, change)).body).toMatchObject({ status: 400, code });
  });
});

describe('a published rule in open cases', () => {
  it('shows what it would change before, and is what the next evaluation goes by', async () => {
    const before = await registrar.get(`/api/evaluations/${open.evaluation}/case`);
    const line = before.body.lines.find(({ code }: { code: string }) => code !== null && code !== '');
    const change = {
      sending: { any: true },
      sends: [{ code: line.code }],
      receives: { course: 'OHARM-101' },
      when: { ...rule().when, minimumGrade: null },
    };
    const { body: impact } = await evaluator.post('/api/staff/rules/impact', {
      id: null,
      rule: rule(change),
    });
    expect(impact).toMatchObject({
      cases: 1,
      lines: 1,
      looked: 1,
      open: 1,
      next: null,
      changes: [
        {
          application: open.application,
          line: line.id,
          code: line.code,
          before: null,
          after: { gives: 'OHARM-101 Music Theory 101' },
        },
      ],
      effects: [{ application: open.application, sentence: expect.stringContaining(line.code) }],
    });
    const [{ applied }] = impact.effects;
    const { id } = await published(change);
    const next = await until(async () => {
      const { body } = await applicant.get(`/api/applications/${open.application}`);
      return (
        body.evaluation.state === 'completed' && body.evaluation.version > open.version && body.evaluation
      );
    });
    const after = await registrar.get(`/api/evaluations/${next.id}/case`);
    expect(after.body.cause).toBe('rule-published');
    const counts = ({ body }: typeof before) => body.evaluation.totals.applied;
    expect(applied).toEqual({ before: counts(before), after: counts(after) });
    const ruled = after.body.lines.find((each: { id: string }) => each.id === line.id);
    expect(ruled.proposal).toMatchObject({ receives: { course: 'OHARM-101' }, certainty: 'approved' });
    expect(ruled.proposal.because[0]).toContain(id);
    const { body: again } = await evaluator.post('/api/staff/rules/impact', {
      id: null,
      rule: rule({ ...change, priority: 4 }),
    });
    expect(again.changes).toEqual([]);
  });

  it('about other courses is no part of an evaluation', async () => {
    const newest = async () => (await applicant.get(`/api/applications/${open.application}`)).body.evaluation;
    const rules = async () => {
      const { body } = await applicant.get(`/api/applications/${open.application}/evaluation`);
      return body.versions.rules;
    };
    const [was, { id, version }] = [await rules(), await newest()];
    await published({ ...fresh(), sending: { any: true } });
    const decisions = [{ line: 't1-p1-l9', outcome: 'deny', reason: 'No place for it' }];
    expect((await evaluator.post(`/api/evaluations/${id}/decisions`, { version, decisions })).status).toBe(
      200,
    );
    expect(was).not.toBe('none');
    expect(await rules()).toBe(was);
  });
});

describe('decisions', () => {
  it('that came out alike propose a rule, and that differ are told', async () => {
    const cases = [
      await readCase(applicant, '2028-fall'),
      await readCase(await newApplicant(service.url, 'two@example.org')),
    ];
    const decide = async (each: ReadCase, decision: object) => {
      const answer = await evaluator.post(`/api/evaluations/${each.evaluation}/decisions`, {
        version: each.version,
        decisions: [{ line: 't1-p1-l7', reason: 'Compared', ...decision }],
      });
      expect(answer.status).toBe(200);
      return { ...each, evaluation: answer.body.id, version: answer.body.version } as ReadCase;
    };
    const receives = { subject: 'Theory' };
    await decide(cases[0]!, { outcome: 'change', receives });
    const second = await decide(cases[1]!, { outcome: 'change', receives });
    const { body } = await evaluator.get('/api/staff/rules/proposals?least=2');
    expect(body.alerts).toEqual([]);
    expect(body.proposals).toMatchObject([{ gives: 'Theory elective', rule: { sending: SCHOOL, receives } }]);
    expect(body.proposals[0].evidence).toHaveLength(2);
    await decide(second, { outcome: 'deny' });
    const { body: later } = await evaluator.get('/api/staff/rules/proposals?least=1');
    const given = later.proposals.map(({ gives }: { gives: string }) => gives);
    expect(given).not.toContain('Theory elective');
    expect(later.alerts).toMatchObject([
      {
        code: 'decisions-differ',
        school: 'Harlow Valley Community College',
        decisions: [
          { gives: 'no credit', application: second.application, people: 1 },
          { gives: 'Theory elective', people: 1 },
        ],
      },
    ]);
  });
});

async function publishedThen(sql: string): Promise<void> {
  await published(fresh());
  await expect(record.ask(sql)).rejects.toThrow(/append only/);
}
