import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client, until, type Answer } from '../support/client.js';
import { openOffice } from '../support/office.js';
import type { KeptRecord, Started } from '../support/record.js';

let record: KeptRecord;
let service: Started;
let registrar: Client;
let evaluator: Client;
beforeAll(async () => {
  ({ record, service, registrar, evaluator } = await openOffice());
});
afterAll(() => record?.discard());

const HEAD =
  'id,version,institution,sends,gives,receives,minimum_grade,auto_approve,decided_by,decided_on,reason';
const rowOf = (id: string, change: Partial<Record<string, string>> = {}) => {
  const cells = {
    id,
    version: '1',
    institution: 'x-harlow-valley',
    sends: `${id} 101`,
    gives: 'category',
    receives: 'ARTS_HUMANITIES',
    minimum_grade: 'C',
    auto_approve: 'true',
    decided_by: 'faculty',
    decided_on: '2014-03-02',
    reason: 'compared',
    ...change,
  };
  return HEAD.split(',')
    .map((column) => cells[column as keyof typeof cells])
    .join(',');
};
const csvOf = (...rows: string[]) => `${[HEAD, ...rows].join('\n')}\n`;

function send(
  client: Client,
  text: string | Buffer,
  { check = false, name = 'rules.csv' } = {},
): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(text))]), name);
  if (!check) form.append('reason', 'The office’s list');
  return client.post(`/api/staff/rules/imports${check ? '/check' : ''}`, form);
}

const publish = (client: Client, id: string) => client.post(`/api/staff/rules/imports/${id}/publication`);
const textOf = async (client: Client, path: string) => String((await client.get<Buffer>(path)).body);
const drafted = () =>
  record.ask<{ n: number }>('select count(*)::int as n from articulation_rule').then(([row]) => row!.n);

/** A file that one person sends and another publishes. */
async function published(text: string, name = 'rules.csv'): Promise<string> {
  const { status, body } = await send(evaluator, text, { name });
  expect(status).toBe(201);
  expect((await publish(registrar, body.id)).status).toBe(200);
  return body.id as string;
}

describe('a file of rules', () => {
  it('is tried without keeping anything, drafted by one person and published by another', async () => {
    const text = csvOf(rowOf('fa'), rowOf('fb', { receives: 'NOWHERE' }));
    const before = await drafted();
    const trial = await send(evaluator, text, { check: true });
    expect(trial.body).toMatchObject({ added: 2, changed: 0, same: 0, conflicts: 0, impact: { cases: 0 } });
    expect(await drafted()).toBe(before);
    const { status, body } = await send(registrar, text);
    expect([status, body.added]).toEqual([201, 2]);
    expect((await publish(registrar, body.id)).body).toMatchObject({ status: 403, code: 'same-person' });
    expect((await publish(evaluator, body.id)).status).toBe(403);
    const shown = await evaluator.get(`/api/staff/rules/imports/${body.id}`);
    expect(shown.body).toMatchObject({ rules: 2, waiting: 2, mayPublish: true, reason: 'The office’s list' });
    const { body: listed } = await registrar.get(`/api/staff/rules?import=${body.id}`);
    expect(listed.rules.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
      ['fa', 'draft'],
      ['fb', 'draft'],
    ]);
    const mine = await send(evaluator, csvOf(rowOf('fc')));
    expect((await publish(registrar, mine.body.id)).body).toEqual({ rules: 1, cases: 0 });
    expect((await publish(registrar, mine.body.id)).body.code).toBe('already-published');
    const said = await new Client(service.url).get(
      '/api/equivalencies?institution=x-harlow-valley&code=fc+101',
    );
    expect(said.body.equivalencies).toMatchObject([{ rule: 'fc', gives: 'Arts/Humanities', settled: true }]);
    const audit = await record.ask<{ action: string }>(
      'select action from audit_entry where subject = $1 order by seq',
      [mine.body.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(['rules.imported', 'rules.published']);
  });

  it('leaves nothing behind when one row is broken, and names each by line and column', async () => {
    const before = await drafted();
    const text = csvOf(
      rowOf('ga'),
      rowOf('gb', { minimum_grade: 'E' }),
      rowOf('ga'),
      rowOf('gd', { sends: '--' }),
      rowOf('g'.repeat(61)),
    );
    const { status, body } = await send(evaluator, text);
    expect([status, body.code]).toEqual([400, 'rules-refused']);
    expect(body.current.faults).toMatchObject([
      { line: 3, column: 7, code: 'wrong-shape' },
      { line: 4, code: 'id-twice' },
      { line: 5, code: 'not-allowed' },
      { line: 6, code: 'not-allowed' },
    ]);
    expect(body.detail).toContain(
      '4 rows cannot be taken, so nothing was. First, line 3, column 7: minimum_grade',
    );
    expect(await drafted()).toBe(before);
  });

  it.each([
    ['rules.pdf', 'x', 415, 'unsupported-type'],
    ['rules.csv', '', 400, 'rules-refused'],
    [
      'rules.csv',
      Buffer.from(csvOf(rowOf('ha', { reason: 'd\xe9cid\xe9' })), 'latin1'),
      400,
      'rules-refused',
    ],
    ['rules.yaml', '- { id: r-1 }', 400, 'rules-refused'],
    ['rules.yaml', '- "'.padEnd(100_000, 'x'), 400, 'rules-refused'],
    ['rules.yaml', `x: "${'y'.repeat(300_000)}"`, 400, 'rules-refused'],
  ])('called %s is refused when it is none', async (name, text, status, code) => {
    expect((await send(evaluator, text, { name })).body).toMatchObject({ status, code });
  });

  it('needs a reason', async () => {
    const form = new FormData();
    form.append('file', new Blob([csvOf(rowOf('hb'))]), 'rules.csv');
    expect((await evaluator.post('/api/staff/rules/imports', form)).body.code).toBe('reason-missing');
  });

  it('sent twice at once is drafted once, and again brings nothing', async () => {
    const text = csvOf(...Array.from({ length: 1_200 }, (_, at) => rowOf(`i${at}`)));
    const answers = await Promise.all([evaluator, registrar, evaluator].map((each) => send(each, text)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect((await send(registrar, text)).body).toMatchObject({ id: null, added: 0, same: 1_200 });
    const kept = await record.ask(`select id from articulation_rule where id like 'i%'`);
    expect(kept).toHaveLength(1_200);
  });

  it('that two people change at once ends with one of the changes', async () => {
    await published(csvOf(rowOf('ja')));
    const changes = ['B', 'A'].map((minimum_grade) => csvOf(rowOf('ja', { minimum_grade })));
    const answers = await Promise.all(changes.map((text) => send(evaluator, text)));
    expect(answers.map(({ status }) => status === 201).toSorted()).toEqual([false, true]);
    expect(await record.ask(`select version from articulation_rule where id = 'ja'`)).toHaveLength(2);
  });

  it('never takes back what others changed after it was written', async () => {
    await published(csvOf(rowOf('ka'), rowOf('kb')));
    await published(csvOf(rowOf('ka', { minimum_grade: 'B' })));
    const again = await send(evaluator, csvOf(rowOf('ka'), rowOf('kb')));
    expect(again.body).toMatchObject({ id: null, same: 2 });
    const stale = await send(evaluator, csvOf(rowOf('ka', { minimum_grade: 'A' })));
    expect(stale.body.current.faults).toMatchObject([{ line: 2, code: 'stale' }]);
    const far = await send(evaluator, csvOf(rowOf('ka', { minimum_grade: 'A', version: '9' })));
    expect(far.body.current.faults).toMatchObject([{ code: 'unknown-version' }]);
    const next = await send(evaluator, csvOf(rowOf('ka', { minimum_grade: 'A', version: '3' })));
    expect(next.body).toMatchObject({ added: 0, changed: 1 });
  });

  it('is not published while one of its rules contradicts another, until that one is overtaken', async () => {
    await published(csvOf(rowOf('la', { sends: 'LAT 1' })));
    const text = csvOf(rowOf('lb', { sends: 'LAT 1', receives: 'SOCIAL_SCIENCE' }), rowOf('lc'));
    const trial = await send(evaluator, text, { check: true });
    expect(trial.body).toMatchObject({ conflicts: 1, findings: [{ code: 'different-answers' }] });
    const { body } = await send(evaluator, text);
    expect((await publish(registrar, body.id)).body).toMatchObject({ status: 409, code: 'rule-conflicts' });
    await published(csvOf(rowOf('lb', { sends: 'LAT 2', receives: 'SOCIAL_SCIENCE' })));
    expect((await publish(registrar, body.id)).body).toEqual({ rules: 1, cases: 0 });
  });

  it('shows the open cases that it would change, and evaluates them again when it is published', async () => {
    const applicant = await newApplicant(service.url, 'files@example.org');
    const open: ReadCase = await readCase(applicant);
    const before = await registrar.get(`/api/evaluations/${open.evaluation}/case`);
    const line = before.body.lines.find(({ code }: { code: string }) => code !== null && code !== '');
    const text = csvOf(rowOf('ma', { sends: line.code, institution: '*', minimum_grade: '' }));
    const trial = await send(evaluator, text, { check: true });
    expect(trial.body.impact).toMatchObject({ cases: 1, changes: [{ line: line.id, before: null }] });
    await published(text);
    const next = await until(async () => {
      const { body } = await applicant.get(`/api/applications/${open.application}`);
      return (
        body.evaluation.state === 'completed' && body.evaluation.version > open.version && body.evaluation
      );
    });
    const after = await registrar.get(`/api/evaluations/${next.id}/case`);
    expect(after.body.cause).toBe('rule-published');
  });
});

describe('the file of published rules', () => {
  it('comes back as it went, in CSV and YAML, and holds nothing that waits', async () => {
    await published(csvOf(rowOf('na', { reason: '"a, ""b"""' }), rowOf('nb', { institution: '*' })));
    await send(evaluator, csvOf(rowOf('nc')));
    for (const format of ['csv', 'yaml']) {
      const text = await textOf(evaluator, `/api/staff/rules/export?format=${format}`);
      expect(text).toContain('na');
      expect(text).not.toContain('nc 101');
      const again = await send(evaluator, text, { name: `rules.${format}`, check: true });
      expect(again.body).toMatchObject({ added: 0, changed: 0, earlier: 0 });
      expect(again.body.same).toBeGreaterThan(2);
    }
    const header = (await evaluator.get('/api/staff/rules/export?format=csv')).headers;
    expect(header.get('content-disposition')).toBe('attachment; filename="segue-rules.csv"');
    const some = await textOf(evaluator, '/api/staff/rules/export?format=csv&institution=nowhere');
    expect(some.trim().split('\n')).toHaveLength(1);
  });

  it('is everybody’s without who decided and why', async () => {
    await published(csvOf(rowOf('oa', { reason: 'our secret' })));
    for (const format of ['csv', 'yaml']) {
      const text = await textOf(new Client(service.url), `/api/equivalencies/export?format=${format}`);
      expect(text).toContain('oa 101');
      expect(text).not.toMatch(/secret|faculty|decided/);
    }
    const { status } = await new Client(service.url).get('/api/equivalencies/export?format=xml');
    expect(status).toBe(400);
  });
});
