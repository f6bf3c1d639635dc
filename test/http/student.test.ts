import { evaluate } from '../../src/domain/evaluation/evaluate.js';
import type { EvaluationInput } from '../../src/domain/evaluation/evaluation-input.js';
import { newApplicant, newApplication, readCase, type ReadCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { ask } from '../support/database.js';
import { LATE_COURSES } from '../support/late-courses.js';
import { startServer, type TestServer } from '../support/server.js';

const NOTHING = { entryTerm: null, primaryLanguage: null, firstCollegeTerm: null };
const SPANISH = { ...NOTHING, primaryLanguage: 'Spanish' };
const BEGUN = { ...NOTHING, entryTerm: '2025-fall' };
const ENROLLED = { ...NOTHING, enrolled: true };
const reason = 'Stands in the record of enrolment.';

let server: TestServer;
let applicant: Client;
let registrar: Client;
let evaluator: Client;
let year = 2026;
beforeAll(async () => {
  server = await startServer();
  applicant = await newApplicant(server.url, 'owner@example.org');
  registrar = await new Client(server.url).signIn('registrar@example.edu');
  evaluator = await new Client(server.url).signIn('evaluator@example.edu');
});
afterAll(() => server?.stop());

type Shown = Pick<ReadCase, 'evaluation' | 'version'>;

const newCase = () => readCase(applicant, `${++year}-fall`, LATE_COURSES);
const stateOwn = ({ application }: { application: string }, facts: object, client = applicant) =>
  client.call('PUT', `/api/applications/${application}/student`, facts);
const pathOf = ({ evaluation }: Shown) => `/api/evaluations/${evaluation}/student`;
const state = (shown: Shown, change: object, client = registrar) =>
  client.post(pathOf(shown), { version: shown.version, ...NOTHING, enrolled: null, reason, ...change });
const listed = async (shown: Shown, client = evaluator) => (await client.get(pathOf(shown))).body.statements;
const shownTo = async (client: Client, { application }: { application: string }) =>
  (await client.get(`/api/applications/${application}`)).body;

/** The evaluation of this version, once it has a result. */
function version(open: { application: string }, number: number): Promise<Shown> {
  return until(async () => {
    const { evaluation } = await shownTo(applicant, open);
    const isMade = evaluation?.version === number && evaluation.state === 'completed';
    return isMade && { evaluation: evaluation.id, version: number };
  });
}

/** Code of the course → the rules that decide it. */
async function reasonsOf({ evaluation }: Shown): Promise<Record<string, string>> {
  const { body } = await applicant.get(`/api/evaluations/${evaluation}/case`);
  const codes = new Map(body.lines.map(({ id, code }: { id: string; code: string }) => [id, code]));
  const lines: { id: string; decision: string; reasons: { code: string }[] }[] = body.evaluation.lines;
  return Object.fromEntries(
    lines.map(({ id, decision, reasons }) => [codes.get(id), `${decision} ${reasons[0]?.code ?? ''}`]),
  );
}

const keptOf = async ({ evaluation }: Shown) => {
  const sql = 'select input, body from evaluation where id = $1';
  return (await ask<{ input: EvaluationInput; body: string }>(server.databaseUrl, sql, [evaluation]))[0]!;
};

describe('what an applicant states', () => {
  it('changes the evaluation, and taking it back changes it back', async () => {
    const open = await newCase();
    const before = await reasonsOf(open);
    expect(before).toMatchObject({ 'SPA 101': expect.stringContaining('pending') });

    expect((await stateOwn(open, { ...SPANISH, entryTerm: '2025-fall' })).status).toBe(204);
    const second = await version(open, 2);
    expect(await reasonsOf(second)).toEqual({
      ...before,
      'SPA 101': 'denied own-language',
      'SOC 101': 'pending taken-after-entry',
    });
    expect((await shownTo(applicant, open)).student).toMatchObject({
      ...SPANISH,
      entryTerm: '2025-fall',
      by: 'applicant',
    });

    expect((await stateOwn(open, NOTHING)).status).toBe(204);
    expect(await reasonsOf(await version(open, 3))).toEqual(before);
    expect(await listed(open)).toMatchObject([
      { ...SPANISH, entryTerm: '2025-fall', authority: 'applicant', reason: null, by: 'Robin Sato' },
      NOTHING,
    ]);
  });

  it('is in the kept input, which gives the same bytes; an input without it is as it was', async () => {
    const open = await newCase();
    await stateOwn(open, { ...NOTHING, firstCollegeTerm: '2019-fall' });
    const [before, after] = [await keptOf(open), await keptOf(await version(open, 2))];
    expect(before.input).not.toHaveProperty('student');
    expect(after.input.student).toEqual({ firstCollegeTerm: '2019-fall' });
    for (const { input, body } of [before, after])
      expect(JSON.stringify(evaluate(input).evaluation)).toBe(body);
  });

  it('before the first document is what the first evaluation goes by', async () => {
    const application = await newApplication(applicant, `${++year}-fall`);
    expect((await shownTo(applicant, { application })).student).toBeNull();
    expect((await stateOwn({ application }, SPANISH)).status).toBe(204);
    expect((await shownTo(applicant, { application })).evaluation).toBeNull();
    await applicant.upload(application, LATE_COURSES);
    expect(await reasonsOf(await version({ application }, 1))).toMatchObject({
      'SPA 101': 'denied own-language',
    });
  });

  it('said again, or left empty, changes nothing', async () => {
    const open = await shared();
    expect((await stateOwn(open, NOTHING)).status).toBe(204);
    expect((await shownTo(applicant, open)).student).toBeNull();
    const again = await newCase();
    await stateOwn(again, SPANISH);
    await version(again, 2);
    expect((await stateOwn(again, SPANISH)).status).toBe(204);
    expect((await shownTo(applicant, again)).evaluation.version).toBe(2);
    expect(await listed(again)).toHaveLength(1);
  });

  it('is no longer theirs to change once the office has stated it', async () => {
    const open = await newCase();
    expect((await state(open, BEGUN)).status).toBe(200);
    expect((await shownTo(applicant, open)).student).toMatchObject({ ...BEGUN, by: 'office' });
    const refused = await stateOwn(open, NOTHING);
    expect(refused).toMatchObject({ status: 409, body: { code: 'stated-by-office' } });
  });

  it('waits for nobody once the case is decided', async () => {
    const open = await newCase();
    await ask(server.databaseUrl, `update application set state = 'approved' where id = $1`, [
      open.application,
    ]);
    expect(await stateOwn(open, SPANISH)).toMatchObject({ status: 409, body: { code: 'case-closed' } });
  });
});

describe('what a registrar states', () => {
  it('stands with its reason over what was said before, and all of it is kept', async () => {
    const open = await newCase();
    await stateOwn(open, SPANISH);
    const second = await version(open, 2);
    const made = await state(second, BEGUN);
    expect(made).toMatchObject({ status: 200, body: { version: 3, state: 'completed' } });
    expect(await reasonsOf({ evaluation: made.body.id, version: 3 })).toMatchObject({
      'SPA 101': expect.stringContaining('pending'),
      'SOC 101': 'pending taken-after-entry',
    });
    expect(await listed(second)).toMatchObject([
      { ...SPANISH, authority: 'applicant' },
      { ...BEGUN, authority: 'registrar', by: 'Marisol Vega', reason },
    ]);
  });

  it('says alone whether the student is enrolled, and the applicant sees it', async () => {
    const open = await newCase();
    expect((await stateOwn(open, ENROLLED)).body.code).toBe('invalid-request');
    const made = await state(open, { enrolled: false });
    expect((await keptOf({ evaluation: made.body.id, version: 2 })).input.student).toEqual({
      enrolled: false,
    });
    expect((await shownTo(applicant, open)).student).toMatchObject({ enrolled: false, by: 'office' });
    await state({ evaluation: made.body.id, version: 2 }, ENROLLED);
    expect((await listed(open)).map((each: { enrolled: boolean | null }) => each.enrolled)).toEqual([
      false,
      true,
    ]);
  });

  it('stands in the history, without what was said', async () => {
    const open = await newCase();
    await state(open, SPANISH);
    const { body } = await applicant.get(`/api/applications/${open.application}/history`);
    expect(JSON.stringify(body)).toContain('Facts about the student stated');
    const sql = `select facts from audit_entry where application_id = $1 and action = 'student.stated'`;
    const entries = await ask<{ facts: object }>(server.databaseUrl, sql, [open.application]);
    expect(entries.map(({ facts }) => Object.keys(facts))).toEqual([['version', 'statement']]);
  });

  it('is about the newest version, and never about their own case', async () => {
    const open = await newCase();
    await state(open, SPANISH);
    const stale = await state(open, BEGUN);
    expect(stale).toMatchObject({ status: 409, body: { code: 'evaluation-changed' } });
    expect(stale.body.detail).toMatch(/^Marisol Vega has changed this case/);
    expect((await state(open, BEGUN, evaluator)).status).toBe(403);
    await ask(
      server.databaseUrl,
      `update application set applicant_id = (select id from account where email = 'registrar@example.edu')
        where id = $1`,
      [open.application],
    );
    expect((await state(open, BEGUN)).body).toMatchObject({ status: 403, code: 'own-case' });
  });
});

describe('what is stated', () => {
  it.each([
    ['term-ahead', { entryTerm: '2999-fall' }],
    ['term-long-ago', { firstCollegeTerm: '0201-fall' }],
    ['terms-out-of-order', { entryTerm: '2020-fall', firstCollegeTerm: '2021-spring' }],
    ['invalid-request', { entryTerm: '2020' }],
    ['invalid-request', { primaryLanguage: ' ' }],
    ['invalid-request', { primaryLanguage: 'x'.repeat(61) }],
    ['invalid-request', { primaryLanguage: 'Spa\nnish' }],
    ['invalid-request', { state: 'approved' }],
  ])('is refused with %s, whoever says it', async (code, change) => {
    const open = await shared();
    for (const { status, body } of [
      await stateOwn(open, { ...NOTHING, ...change }),
      await state(open, change),
    ])
      expect([status, body.code]).toEqual([400, code]);
    expect(await listed(open)).toEqual([]);
  });

  it('needs a reason at the desk', async () => {
    expect((await state(await shared(), { ...BEGUN, reason: '' })).body.code).toBe('invalid-request');
  });

  it('cannot be changed or removed in the database', async () => {
    for (const sql of [
      'delete from student_statement',
      `update student_statement set primary_language = 'X'`,
    ])
      await expect(ask(server.databaseUrl, sql)).rejects.toThrow(/append only/);
  });
});

let kept: Promise<ReadCase> | null = null;
/** A case in which nothing is ever kept. */
function shared(): Promise<ReadCase> {
  return (kept ??= newCase());
}
