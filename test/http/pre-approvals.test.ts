import { evaluate } from '../../src/domain/evaluation/evaluate.js';
import type { EvaluationInput } from '../../src/domain/evaluation/evaluation-input.js';
import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { ask } from '../support/database.js';
import { LATE_COURSES } from '../support/late-courses.js';
import { startServer, type TestServer } from '../support/server.js';

const reason = 'A form of the department of 2 May 2025.';

let server: TestServer;
let applicant: Client;
let registrar: Client;
let year = 2026;
beforeAll(async () => {
  server = await startServer();
  applicant = await newApplicant(server.url, 'owner@example.org');
  registrar = await new Client(server.url).signIn('registrar@example.edu');
});
afterAll(() => server?.stop());

type Shown = Pick<ReadCase, 'evaluation' | 'version'>;

/** A case of somebody who has begun the degree in fall 2025, and took sociology elsewhere in that term. */
async function begun(): Promise<Shown & { application: string }> {
  const { application, evaluation, version } = await readCase(applicant, `${++year}-fall`, LATE_COURSES);
  const known = { entryTerm: '2025-fall', primaryLanguage: null, firstCollegeTerm: null, enrolled: null };
  const { body } = await registrar.post(`/api/evaluations/${evaluation}/student`, {
    version,
    ...known,
    reason: 'Stands in the record.',
  });
  return { application, evaluation: body.id, version: body.version };
}

const caseOf = async ({ evaluation }: Shown) =>
  (await registrar.get(`/api/evaluations/${evaluation}/case`)).body;
const state = (shown: Shown, line: string, change: object = {}, client = registrar) =>
  client.post(`/api/evaluations/${shown.evaluation}/pre-approvals`, {
    version: shown.version,
    line,
    approved: true,
    reason,
    ...change,
  });
type Line = { id: string; code: string; preApproval: object | null };
async function sociology(shown: Shown) {
  const { lines, evaluation } = await caseOf(shown);
  const line: Line = lines.find(({ code }: Line) => code === 'SOC 101');
  const found = evaluation.lines.find(({ id }: Line) => id === line.id);
  return { ...line, codes: found.reasons.map(({ code }: { code: string }) => code) as string[] };
}

describe('an approval before a course was taken', () => {
  it('settles that it was taken after entry, and taking it back holds the course again', async () => {
    const open = await begun();
    const held = await sociology(open);
    expect(held.codes).toContain('taken-after-entry');
    expect(held.preApproval).toBeNull();

    const made = await state(open, held.id);
    expect(made).toMatchObject({ status: 200, body: { version: 3, state: 'completed' } });
    const second = { evaluation: made.body.id, version: 3 };
    const settled = await sociology(second);
    expect(settled.codes).not.toContain('taken-after-entry');
    expect(settled.preApproval).toMatchObject({ reason, by: 'Marisol Vega' });

    const back = await state(second, held.id, { approved: false, reason: 'Of another course.' });
    const third = { evaluation: back.body.id, version: 4 };
    expect(await sociology(third)).toMatchObject({ codes: held.codes, preApproval: null });
    const sql = `select approved, reason from pre_approval where application_id = $1 order by seq`;
    expect(await ask(server.databaseUrl, sql, [open.application])).toEqual([
      { approved: true, reason },
      { approved: false, reason: 'Of another course.' },
    ]);
  });

  it('is in the kept input, which gives the same bytes, and in the trail by ids alone', async () => {
    const open = await begun();
    const { id } = await sociology(open);
    const { body: made } = await state(open, id);
    const sql = 'select input, body, cause from evaluation where id = $1';
    type Kept = { input: EvaluationInput; body: string; cause: string };
    const [kept] = await ask<Kept>(server.databaseUrl, sql, [made.id]);
    expect(kept!.input.lines.filter((line) => line.preApproved === true).map((line) => line.id)).toEqual([
      id,
    ]);
    expect(JSON.stringify(evaluate(kept!.input).evaluation)).toBe(kept!.body);
    expect(kept!.cause).toBe('pre-approval');
    const trail = `select facts from audit_entry where application_id = $1 and action like 'pre-approval.%'`;
    const entries = await ask<{ facts: object }>(server.databaseUrl, trail, [open.application]);
    expect(entries.map(({ facts }) => Object.keys(facts).toSorted())).toEqual([
      ['line', 'statement', 'version'],
    ]);
    const { body } = await applicant.get(`/api/applications/${open.application}/history`);
    expect(JSON.stringify(body)).toContain('approved before it was taken');
    expect(JSON.stringify(body)).not.toContain(reason);
  });

  it('is refused of no line, said twice, without a reason, or on an older version', async () => {
    const open = await begun();
    const { id } = await sociology(open);
    expect((await state(open, 't9-p1-l1')).body.code).toBe('unknown-line');
    expect((await state(open, id, { approved: false })).body.code).toBe('pre-approval-stands');
    expect((await state(open, id, { reason: '' })).body.code).toBe('invalid-request');
    const { body: made } = await state(open, id);
    expect(await state(open, id)).toMatchObject({ status: 409, body: { code: 'evaluation-changed' } });
    expect((await state(open, id)).body.detail).toMatch(/^Marisol Vega has changed this case/);
    const second = { evaluation: made.id, version: made.version };
    expect((await state(second, id)).body.code).toBe('pre-approval-stands');
    for (const login of ['evaluator@example.edu', 'advisor@example.edu']) {
      const other = await new Client(server.url).signIn(login);
      expect((await state(second, id, { approved: false }, other)).status).toBe(403);
    }
  });

  it('cannot be changed or removed in the database', async () => {
    for (const sql of ['delete from pre_approval', 'update pre_approval set approved = false'])
      await expect(ask(server.databaseUrl, sql)).rejects.toThrow(/append only/);
  });
});
