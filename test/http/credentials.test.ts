import { evaluate } from '../../src/domain/evaluation/evaluate.js';
import type { EvaluationInput } from '../../src/domain/evaluation/evaluation-input.js';
import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

/** A partner with an agreement that comes with the product: an associate degree with an average of 2. */
const PARTNER = '215239';
const EARNED = {
  institution: PARTNER,
  credential: 'associate',
  earnedOn: '2024-05-18',
  enrolled: '2022-fall',
  average: '3.25',
  reason: 'Printed at the end of the transcript.',
};

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

/** A case whose transcript is one of the partner. */
async function newCase(): Promise<ReadCase> {
  year += 1;
  const open = await readCase(applicant, `${year}-fall`);
  const match = [{ unitid: PARTNER, name: 'Community College of Philadelphia', score: 1 }];
  await ask(
    server.databaseUrl,
    `update transcript_version set body = jsonb_set(body, '{institution,matches}', $2::jsonb)
      where transcript_id = $1`,
    [open.transcript, JSON.stringify(match)],
  );
  return open;
}

const pathOf = ({ evaluation }: Shown) => `/api/evaluations/${evaluation}/credentials`;
const state = (shown: Shown, change: object = {}, client = registrar) =>
  client.post(pathOf(shown), { version: shown.version, ...EARNED, ...change });
const withdraw = (shown: Shown, credential: string, client = registrar) =>
  client.post(`${pathOf(shown)}/${credential}/withdrawal`, { version: shown.version });
const listed = async (shown: Shown, client = evaluator) => (await client.get(pathOf(shown))).body.credentials;
const made = ({ body }: { body: { id: string; version: number } }): Shown => ({
  evaluation: body.id,
  version: body.version,
});
const agreementSays = async ({ evaluation }: Shown) => {
  const { body } = await registrar.get(`/api/evaluations/${evaluation}`);
  const said = body.lines.flatMap((line: any) =>
    line.reasons.filter(({ code }: { code: string }) => code.startsWith('agreement-')),
  );
  return [...new Set(said.map(({ text }: { text: string }) => text))].join(' ');
};

describe('a degree earned elsewhere', () => {
  it('stated by a registrar is what the next evaluation goes by, until it is taken back', async () => {
    const open = await newCase();
    // A first statement that says too little: everything but the degree is still open.
    const vague = await state(open, { average: null, enrolled: null });
    expect(vague).toMatchObject({ status: 200, body: { version: 2, state: 'completed' } });
    expect(await agreementSays(made(vague))).toMatch(/for a person to find out: .*the average/);

    const [first] = await listed(made(vague));
    const without = await withdraw(made(vague), first.id);
    expect(await agreementSays(made(without))).toMatch(/for a person to find out: .*the degree.*the average/);

    const low = await state(made(without), { average: '1.9' });
    expect(await agreementSays(made(low))).toMatch(/does not hold here: the average that it asks for/);
    const credentials = await listed(made(low));
    expect(credentials).toMatchObject([
      { ...EARNED, average: null, enrolled: null, withdrawn: { by: 'Marisol Vega' } },
      {
        ...EARNED,
        average: '1.9',
        school: 'Community College of Philadelphia',
        by: 'Marisol Vega',
        withdrawn: null,
      },
    ]);
  });

  it('is in the kept input, which gives the same bytes; an input without any is as it was', async () => {
    const open = await newCase();
    const next = made(await state(open));
    const inputOf = async ({ evaluation }: Shown) => {
      const sql = 'select input, body from evaluation where id = $1';
      return (await ask<{ input: EvaluationInput; body: string }>(server.databaseUrl, sql, [evaluation]))[0]!;
    };
    const [before, after] = [await inputOf(open), await inputOf(next)];
    expect(before.input).not.toHaveProperty('credentials');
    const { institution, credential, average, enrolled } = EARNED;
    expect(after.input.credentials).toEqual([{ institution, credential, average, enrolled }]);
    for (const { input, body } of [before, after])
      expect(JSON.stringify(evaluate(input).evaluation)).toBe(body);
  });

  it('stands in the history, without what was earned', async () => {
    const open = await newCase();
    const next = made(await state(open));
    await withdraw(next, (await listed(next))[0].id);
    const history = await applicant.get(`/api/applications/${open.application}/history`);
    const text = JSON.stringify(history.body);
    expect(text).toContain('A degree earned elsewhere stated');
    expect(text).toContain('The statement of a degree taken back');
    const entries = await ask(
      server.databaseUrl,
      `select facts from audit_entry where application_id = $1 and action like 'credential.%'`,
      [open.application],
    );
    expect(entries).toHaveLength(2);
    for (const { facts } of entries) expect(Object.keys(facts as object)).toEqual(['version', 'credential']);
  });

  it('stands once, and on the newest version alone', async () => {
    const open = await newCase();
    const next = made(await state(open));
    expect((await state(open, { credential: 'bachelor' })).body).toMatchObject({
      status: 409,
      code: 'evaluation-changed',
    });
    expect((await state(next)).body).toMatchObject({ status: 409, code: 'credential-twice' });
    const both = await state(next, { credential: 'certificate' });
    expect(both.status).toBe(200);
    const [first] = await listed(made(both));
    expect((await withdraw(open, first.id)).status).toBe(409);
    const again = await withdraw(made(both), first.id);
    expect(again.status).toBe(200);
    expect((await withdraw(made(again), first.id)).status).toBe(404);
  });

  it.each([
    ['unknown-school', { institution: '999999' }],
    ['not-earned-yet', { earnedOn: '2999-01-01' }],
    ['invalid-request', { earnedOn: '2024-02-30' }],
    ['invalid-request', { credential: 'doctorate' }],
    ['invalid-request', { average: '4.1' }],
    ['invalid-request', { enrolled: '2022' }],
    ['invalid-request', { reason: '' }],
  ])('is refused with %s', async (code, change) => {
    const open = await shared();
    const { status, body } = await state(open, change);
    expect([status, body.code]).toEqual([400, code]);
    expect(await listed(open)).toEqual([]);
  });

  it('is a registrar’s to state, and never about their own case', async () => {
    const open = await shared();
    expect((await state(open, {}, evaluator)).status).toBe(403);
    expect((await applicant.get(pathOf(open))).status).toBe(403);
    await ask(
      server.databaseUrl,
      `update application set applicant_id = (select id from account where email = 'registrar@example.edu')
        where id = $1`,
      [open.application],
    );
    expect((await state(open)).status).toBe(403);
  });

  it('cannot be changed or removed in the database', async () => {
    for (const sql of ['delete from held_credential', `update held_credential set average = '4'`])
      await expect(ask(server.databaseUrl, sql)).rejects.toThrow(/append only/);
  });
});

let kept: Promise<ReadCase> | null = null;
/** A case in which nothing is ever kept. */
function shared(): Promise<ReadCase> {
  return (kept ??= newCase());
}
