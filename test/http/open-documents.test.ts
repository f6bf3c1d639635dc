import { newApplicant, newApplication } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

/** The term prints nine credits where its rows make six. */
const WRONG_TOTAL = `Harlow Valley Community College
Unofficial Academic Transcript
Credits are semester hours.

Course   Title   Attempted   Earned   Grade   Points
Fall 2012
ENG 101   English Composition I   3.00   3.00   B+   9.90
HIS 121   World History to 1500   3.00   3.00   B   9.00
Term Totals   9.00   9.00   GPA 3.15
`;

let server: TestServer;
let applicant: Client;
let registrar: Client;
beforeAll(async () => {
  server = await startServer();
  applicant = await newApplicant(server.url, 'open@example.org');
  registrar = await new Client(server.url).signIn('registrar@example.edu');
});
afterAll(() => server?.stop());

describe('a transcript with rows that do not add up', () => {
  let application = '';
  let transcript = '';
  let evaluation: { id: string; version: number };

  it('waits for a person, and its case stands in the queue as such', async () => {
    application = await newApplication(applicant);
    transcript = (await applicant.upload(application, Buffer.from(WRONG_TOTAL), 'totals.txt')).body.id;
    const shown = await until(async () => {
      const { body } = await applicant.get(`/api/applications/${application}`);
      return body.evaluation?.applied != null && body;
    });
    expect(shown).toMatchObject({
      state: 'needs-verification',
      transcripts: [{ id: transcript, state: 'needs-verification' }],
    });
    evaluation = shown.evaluation;
    const queue = await registrar.get('/api/staff/queue?state=needs-verification');
    expect(queue.body.cases).toMatchObject([{ application }]);
  });

  it('cannot be approved before somebody has looked', async () => {
    const { body } = await registrar.get(`/api/evaluations/${evaluation.id}/case`);
    const decisions = body.lines.map(({ id }: { id: string }) => {
      return { line: id, outcome: 'approve', reason: 'Same content' };
    });
    const path = `/api/evaluations/${evaluation.id}/decisions`;
    const decided = await registrar.post(path, { version: evaluation.version, decisions });
    expect(decided.status).toBe(200);
    evaluation = decided.body;
    const answer = await registrar.post(`/api/evaluations/${evaluation.id}/approval`, {
      version: evaluation.version,
    });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'documents-open',
        current: { transcripts: [{ id: transcript, state: 'needs-verification' }] },
      },
    });
  });

  it('that is looked at again and again by one person is recorded as one look', async () => {
    const looks = async () => {
      const { body } = await registrar.get(`/api/applications/${application}/history`);
      return body.entries.filter(({ action }: { action: string }) => action === 'evaluation.opened').length;
    };
    const before = await looks();
    for (let again = 0; again < 3; again += 1) await registrar.get(`/api/evaluations/${evaluation.id}/case`);
    expect(await looks()).toBe(before + 1);
    const evaluator = await new Client(server.url).signIn('evaluator@example.edu');
    await evaluator.get(`/api/evaluations/${evaluation.id}`);
    expect(await looks()).toBe(before + 2);
  });

  it('can be approved afterwards, and the trail says who looked', async () => {
    const reason = 'The printed nine is a slip; two rows of three';
    expect((await applicant.post(`/api/transcripts/${transcript}/verification`, { reason })).status).toBe(
      403,
    );
    expect((await registrar.post(`/api/transcripts/${transcript}/verification`, { reason })).status).toBe(
      204,
    );
    expect((await registrar.get(`/api/applications/${application}`)).body.state).toBe('ready-for-review');
    const { version } = evaluation;
    const approved = await registrar.post(`/api/evaluations/${evaluation.id}/approval`, { version });
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } });
    const { body } = await registrar.get(`/api/applications/${application}/history`);
    expect(body.entries).toContainEqual(
      expect.objectContaining({ action: 'transcript.verified', actor: 'Marisol Vega (registrar)' }),
    );
  });
});
