import { evaluate } from '../../src/domain/evaluation/evaluate.js';
import type { EvaluationInput } from '../../src/domain/evaluation/evaluation-input.js';
import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client, TRANSCRIPT } from '../support/client.js';
import { KeptRecord, type Started } from '../support/record.js';

let record: KeptRecord;
let service: Started;
let applicant: Client;
let registrar: Client;
let evaluator: Client;
let year = 2026;
beforeAll(async () => {
  record = await KeptRecord.make();
  service = await record.start();
  applicant = await newApplicant(service.url, 'owner@example.org');
  registrar = await new Client(service.url).signIn('registrar@example.edu');
  evaluator = await new Client(service.url).signIn('evaluator@example.edu');
});
afterAll(() => record?.discard());

const DENY = { outcome: 'deny', reason: 'No place for it' };

async function newCase(): Promise<ReadCase> {
  year += 1;
  return readCase(applicant, `${year}-fall`);
}

const decide = (
  client: Client,
  { evaluation, version }: Pick<ReadCase, 'evaluation' | 'version'>,
  decisions: object[],
) => client.post(`/api/evaluations/${evaluation}/decisions`, { version, decisions });
const approve = ({ evaluation, version }: Pick<ReadCase, 'evaluation' | 'version'>) =>
  registrar.post(`/api/evaluations/${evaluation}/approval`, { version });

/** A case whose open lines are all decided. */
async function decidedCase(): Promise<ReadCase> {
  const open = await newCase();
  const { body } = await registrar.get(`/api/evaluations/${open.evaluation}/case`);
  const lines = body.evaluation.lines.filter(({ decision }: { decision: string }) => decision === 'pending');
  const decided = await decide(
    registrar,
    open,
    lines.map(({ id }: { id: string }) => ({ line: id, ...DENY })),
  );
  expect(decided.status).toBe(200);
  return { ...open, evaluation: decided.body.id, version: decided.body.version };
}

const count = async (sql: string, values: readonly unknown[]) =>
  (await record.ask<{ n: number }>(`select count(*)::int as n from ${sql}`, values))[0]!.n;

describe('a decision', () => {
  it('made twenty times at once is one decision, one entry and one next evaluation', async () => {
    const open = await newCase();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => decide(registrar, open, [{ line: 't1-p1-l7', ...DENY }])),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      answers.filter(({ status, body }) => status === 409 && body.code === 'evaluation-changed'),
    ).toHaveLength(19);
    expect(await count('decision where application_id = $1', [open.application])).toBe(1);
    expect(
      await count(`audit_entry where application_id = $1 and action = 'line.deny'`, [open.application]),
    ).toBe(1);
    expect(await count('evaluation where application_id = $1', [open.application])).toBe(2);
  });

  it('of all twenty approvals at once is one approval, one entry and one letter', async () => {
    const decided = await decidedCase();
    const answers = await Promise.all(Array.from({ length: 20 }, () => approve(decided)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { body } of answers.filter(({ status }) => status !== 200))
      expect(body).toMatchObject({
        status: 409,
        code: 'evaluation-changed',
        current: { state: 'approved', by: 'Marisol Vega' },
      });
    const about = [decided.application];
    expect(await count(`evaluation where application_id = $1 and state = 'approved'`, about)).toBe(1);
    expect(
      await count(`audit_entry where application_id = $1 and action = 'evaluation.approved'`, about),
    ).toBe(1);
    expect(await count(`mail where kind = 'decided' and facts->>'application' = $1`, about)).toBe(1);
  });

  it('to approve and one to deny at the same time: one wins, and the other is told who', async () => {
    for (let round = 0; round < 5; round += 1) {
      const decided = await decidedCase();
      const [approval, denial] = await Promise.all([
        approve(decided),
        decide(evaluator, decided, [{ line: 't1-p1-l7', ...DENY }]),
      ]);
      expect([approval.status, denial.status].toSorted()).toEqual([200, 409]);
      const loser = approval.status === 409 ? approval.body : denial.body;
      const winner = approval.status === 409 ? 'Noor Haddad' : 'Marisol Vega';
      expect(loser).toMatchObject({ code: 'evaluation-changed', current: { by: winner } });
      expect(loser.detail).toContain(winner);
    }
  });

  it('about a case that a new document is changing is refused, and nobody waits for ever', async () => {
    for (let round = 0; round < 3; round += 1) {
      const open = await newCase();
      const more = Buffer.from(`%\n% ${round}\n`);
      const [uploaded, ...decided] = await Promise.all([
        applicant.upload(open.application, Buffer.concat([TRANSCRIPT, more])),
        ...Array.from({ length: 10 }, () => decide(registrar, open, [{ line: 't1-p1-l7', ...DENY }])),
      ]);
      expect(uploaded.status).toBe(201);
      for (const { status } of decided) expect([200, 409]).toContain(status);
      await record.quiet();
    }
    expect(service.output()).not.toMatch(/deadlock|request failed|job failed/);
  });
});

describe('an evaluation', () => {
  const STORED = 'select input, body from evaluation where id = $1';
  type Stored = { input: EvaluationInput; body: string };

  it('of the stored input is the stored bytes, whoever computes it and how often', async () => {
    const { evaluation } = await decidedCase();
    const [stored] = await record.ask<Stored>(STORED, [evaluation]);
    for (let run = 0; run < 2; run += 1)
      expect(JSON.stringify(evaluate(stored!.input).evaluation)).toBe(stored!.body);
  });

  it('of the same documents for the same term is the same for all, also after a restart', async () => {
    const first = await newCase();
    const bytesOf = async ({ evaluation, transcript }: ReadCase) => {
      const [stored] = await record.ask<Stored>(STORED, [evaluation]);
      return stored!.body.replaceAll(transcript, 'document').replace(/"inputSha256":"\w+"/, '');
    };
    const before = await bytesOf(first);
    await record.stop(service);
    service = await record.start();
    expect(await bytesOf(first)).toBe(before);
    const other = await newApplicant(service.url, 'other@example.org');
    expect(await bytesOf(await readCase(other, `${year}-fall`))).toBe(before);
  });
});
