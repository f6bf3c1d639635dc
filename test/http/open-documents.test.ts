import { newApplicant, newApplication } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';
import { coveredWith, ordinary, savedAgain } from '../support/tampered-files.js';

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
      return body.evaluation?.applied != null && body.state !== 'reading' && body;
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

describe('a document that does not say what one credit is', () => {
  const TABLE = 'Code,Title,Credits,Grade,Term\nENG 101,English Composition I,3,B,Fall 2012\n';

  it('gives credit once a person has found it out', async () => {
    const application = await newApplication(applicant, '2028-fall');
    const transcript = (await applicant.upload(application, Buffer.from(TABLE), 'table.csv')).body.id;
    const newest = () => applicant.get(`/api/applications/${application}/evaluation`);
    const before = await until(async () => {
      const answer = await newest();
      return answer.status === 200 && answer.body;
    });
    expect(before.lines[0]).toMatchObject({
      decision: 'pending',
      credits: { unit: 'unknown', semester: null },
    });
    const path = `/api/transcripts/${transcript}/credit-unit`;
    const told = { unit: 'semester', reason: 'The school’s registrar said so by telephone' };
    expect((await registrar.post(path, { ...told, unit: 'hours' })).status).toBe(400);
    expect((await registrar.post(path, told)).status).toBe(204);
    const after = await until(async () => {
      const { body } = await newest();
      return body.lines[0].credits.unit === 'semester' && body;
    });
    expect(after.lines[0].credits).toEqual({ printed: '3', unit: 'semester', semester: '3' });
  });
});

describe('one’s own record', () => {
  it('is decided by somebody else, whatever roles one has', async () => {
    const admin = await new Client(server.url).signIn('admin@example.edu');
    const both = await newApplicant(server.url, 'both@example.org');
    const application = await newApplication(both, '2028-fall');
    const transcript = (await both.upload(application, Buffer.from(WRONG_TOTAL), 'own.txt')).body.id;
    const { evaluation } = await until(async () => {
      const { body } = await both.get(`/api/applications/${application}`);
      return body.evaluation?.applied != null && body;
    });
    const { body } = await admin.get('/api/admin/accounts');
    const { id } = body.accounts.find(({ email }: { email: string }) => email === 'both@example.org');
    await admin.call('PUT', `/api/admin/accounts/${id}/roles`, {
      roles: ['applicant', 'registrar'],
      reason: 'Works here now',
    });
    await both.signIn('both@example.org', 'a quiet long password');
    const reason = 'It is mine';
    const calls = [
      [`/api/evaluations/${evaluation.id}/approval`, { version: evaluation.version }],
      [`/api/transcripts/${transcript}/channel`, { channel: 'sealed-envelope', reason }],
      [`/api/transcripts/${transcript}/credit-unit`, { unit: 'semester', reason }],
      [`/api/transcripts/${transcript}/verification`, { reason }],
      [
        `/api/evaluations/${evaluation.id}/decisions`,
        { version: evaluation.version, decisions: [{ line: 't1-p1-l6', outcome: 'deny', reason }] },
      ],
    ] as const;
    for (const [path, asked] of calls) {
      expect([path, await both.post(path, asked)]).toMatchObject([
        path,
        { status: 403, body: { code: 'own-case' } },
      ]);
    }
  });
});

describe('a file that is not as it seems', () => {
  const FACTS = { producer: 'Registrar Print 3', creator: 'Student System', revisions: 1, script: false };
  const reading = async (bytes: Buffer, by: Client, term: string) => {
    const application = await newApplication(by, term);
    const { id } = (await by.upload(application, Buffer.from(bytes), 'transcript.pdf')).body;
    await until(async () => (await by.get(`/api/transcripts/${id}`)).body.transcript);
    const codes = async (reader: Client) => {
      const { body } = await reader.get(`/api/transcripts/${id}`);
      return body.transcript.issues.map(({ code }: { code: string }) => code);
    };
    return { id, codes };
  };

  it('shows its signals and facts to staff, and to the applicant plain trouble only', async () => {
    const { id, codes } = await reading(await coveredWith('white box'), applicant, '2030-fall');
    const seen = await codes(registrar);
    expect(seen).toContain('covered-text');
    for (const email of ['evaluator', 'faculty', 'advisor', 'admin']) {
      const staff = await new Client(server.url).signIn(`${email}@example.edu`);
      const { body } = await staff.get(`/api/transcripts/${id}`);
      expect(body.facts).toMatchObject({ ...FACTS, signatures: [], created: '2024-05-01T09:30:00Z' });
      expect(await codes(staff)).toEqual(seen);
    }
    const { body } = await applicant.get(`/api/transcripts/${id}`);
    expect(body.facts).toBeNull();
    expect(await codes(applicant)).toEqual(seen.filter((code: string) => code !== 'covered-text'));
    expect(JSON.stringify(body)).not.toContain('Under what is painted');
  });

  it('lets the applicant see that sums do not agree', async () => {
    const { id, codes } = await reading(Buffer.from(WRONG_TOTAL), applicant, '2030-spring');
    expect(await codes(applicant)).toEqual(['term-total-mismatch']);
    expect((await registrar.get(`/api/transcripts/${id}`)).body.facts).toBeNull();
  });

  it('says nothing of it to its owner, whatever roles they have', async () => {
    const both = await newApplicant(server.url, 'twofold@example.org');
    const { id, codes } = await reading(savedAgain('grade'), both, '2030-fall');
    const give = `update account set roles = '{applicant,registrar}' where email = 'twofold@example.org'`;
    await ask(server.databaseUrl, give);
    expect(await codes(both)).toEqual([]);
    expect((await both.get(`/api/transcripts/${id}`)).body.facts).toBeNull();
    expect(await codes(registrar)).toEqual(['several-revisions']);
    expect((await registrar.get(`/api/transcripts/${id}`)).body.facts).toMatchObject({ revisions: 2 });
  });

  it('is kept where it names its program in letters that the database refuses', async () => {
    const text = (await ordinary()).toString('latin1');
    const odd = text.replace('(Registrar Print 3)', '<FEFF00410000D83D> ');
    expect(odd).not.toBe(text);
    const { id } = await reading(Buffer.from(odd, 'latin1'), applicant, '2031-fall');
    expect((await registrar.get(`/api/transcripts/${id}`)).body.facts.producer).toMatch(/^A/);
  });
});

describe('a decision', () => {
  it('stands while a later document is estimated', async () => {
    const application = await newApplication(applicant, '2029-fall');
    await applicant.upload(
      application,
      Buffer.from(WRONG_TOTAL.replace('9.00   9.00', '6.00   6.00')),
      'a.txt',
    );
    const view = async () => (await applicant.get(`/api/applications/${application}`)).body;
    const { evaluation } = await until(async () => (await view()).evaluation?.applied != null && view());
    const { body } = await registrar.get(`/api/evaluations/${evaluation.id}/case`);
    const decisions = body.lines.map((line: { id: string }) => ({
      line: line.id,
      outcome: 'approve',
      reason: 'Same',
    }));
    const decided = await registrar.post(`/api/evaluations/${evaluation.id}/decisions`, {
      version: evaluation.version,
      decisions,
    });
    const { id, version } = decided.body;
    expect((await registrar.post(`/api/evaluations/${id}/approval`, { version })).status).toBe(200);
    await applicant.upload(application, Buffer.from(WRONG_TOTAL.replace('2012', '2013')), 'b.txt');
    const later = await until(async () => {
      const now = await view();
      return now.evaluation.id !== id && now.evaluation.applied !== null && now;
    });
    expect(later.decided).toMatchObject({ id, version, state: 'approved' });
  });
});
