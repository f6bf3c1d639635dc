import { EvaluationCase, EvaluationShape } from '../../src/contract/evaluation.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let applicant: Client;
let registrar: Client;
beforeAll(async () => {
  server = await startServer();
  applicant = new Client(server.url);
  registrar = await new Client(server.url).signIn('registrar@example.edu');
});
afterAll(() => server?.stop());

const PERSON = { email: 'robin@example.org', password: 'a quiet long password', name: 'Robin Sato' };
let application = '';
let transcript = '';
let evaluation: { id: string; version: number };

async function letter(subject: RegExp): Promise<string> {
  return until(async () => {
    const { body } = await applicant.get('/api/captured-mail');
    return body.letters.find(
      (each: { to: string; subject: string }) => each.to === PERSON.email && subject.test(each.subject),
    )?.text;
  });
}

async function caseOf(client: Client, id: string): Promise<EvaluationCase> {
  const { status, body } = await client.get(`/api/evaluations/${id}/case`);
  expect(status).toBe(200);
  return EvaluationCase.parse(body);
}

describe('the journey through the public API', () => {
  it('an applicant creates an account and cannot apply before the address is confirmed', async () => {
    expect((await applicant.post('/api/accounts', PERSON)).status).toBe(201);
    await applicant.signIn(PERSON.email, PERSON.password);
    const early = await applicant.post('/api/applications', {
      program: 'bps-music-production',
      term: '2027-fall',
    });
    expect(early).toMatchObject({ status: 403, body: { code: 'email-not-confirmed' } });
  });

  it('the letter’s link confirms the address, once', async () => {
    const token = /#token=(\S+)/.exec(await letter(/Confirm/))![1];
    expect((await applicant.post('/api/accounts/verification', { token })).status).toBe(204);
    const again = await applicant.post('/api/accounts/verification', { token });
    expect(again).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
  });

  it('the second letter invites to a consultation, and a slot can be booked', async () => {
    expect(await letter(/^Schedule a Consultation with /)).toContain('/consultation');
    const { body } = await applicant.get('/api/consultations/slots');
    const slot = body.slots[0].id;
    expect((await applicant.post('/api/consultations', { slot })).status).toBe(204);
    expect((await registrar.post('/api/consultations', { slot })).body.code).toBe('slot-taken');
    const mine = (await applicant.get('/api/consultations/slots')).body.slots.filter(
      (each: { mine: boolean }) => each.mine,
    );
    expect(mine).toHaveLength(1);
  });

  it('an application is started, and a two-page PDF is uploaded', async () => {
    const started = await applicant.post('/api/applications', {
      program: 'bps-music-production',
      term: '2027-fall',
    });
    expect(started.status).toBe(201);
    application = started.body.id;
    const first = await applicant.upload(application, TRANSCRIPT, '../../my transcript.pdf');
    expect(first).toMatchObject({ status: 201, body: { state: 'received' } });
    transcript = first.body.id;
    const again = await applicant.upload(application, TRANSCRIPT);
    expect(again).toMatchObject({ status: 200, body: { id: transcript } });
  });

  it('the upload is read and evaluated, with a reason and a place for every line', async () => {
    const read = await until(async () => {
      const { body } = await applicant.get(`/api/transcripts/${transcript}`);
      return body.state === 'read' && body;
    });
    expect(read.fileName).toBe('my transcript.pdf');
    expect(read.transcript.terms).toHaveLength(4);
    const { body } = await until(async () => {
      const answer = await applicant.get(`/api/applications/${application}/evaluation`);
      return answer.status === 200 && answer;
    });
    const found = EvaluationShape.parse(body);
    expect(found.kind).toBe('estimate');
    expect(found.totals.applied).toBe('39');
    expect(found.lines).toHaveLength(22);
    expect(
      found.lines.every((line) => line.reasons.length > 0 && line.evidence?.document === transcript),
    ).toBe(true);
    const view = await applicant.get(`/api/applications/${application}`);
    evaluation = view.body.evaluation;
    expect(view.body.state).toBe('ready-for-review');
  });

  it('pages are pictures, and the original comes back as it was', async () => {
    const page = await applicant.get(`/api/transcripts/${transcript}/pages/2.png`);
    expect(page.headers.get('content-type')).toBe('image/png');
    expect(page.body.subarray(1, 4).toString()).toBe('PNG');
    expect((await applicant.get(`/api/transcripts/${transcript}/pages/3.png`)).status).toBe(404);
    const file = await applicant.get(`/api/transcripts/${transcript}/file`);
    expect(Buffer.compare(file.body, TRANSCRIPT)).toBe(0);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('a registrar finds the case in the queue, changes a line, denies one, approves the rest', async () => {
    const queue = await registrar.get('/api/staff/queue?state=ready-for-review');
    expect(queue.body.cases).toMatchObject([
      { application, applicant: PERSON.name, evaluation: { applied: '39' } },
    ]);
    const shown = await caseOf(registrar, evaluation.id);
    const lineOf = (code: string) => shown.lines.find((line) => line.code === code)!.id;
    const early = await registrar.post(`/api/evaluations/${evaluation.id}/approval`, {
      version: evaluation.version,
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'lines-undecided' } });
    const changed = await registrar.post(`/api/evaluations/${evaluation.id}/decisions`, {
      version: evaluation.version,
      decisions: [
        {
          line: lineOf('MUS 205'),
          outcome: 'change',
          reason: 'Syllabus compared: covers orchestration basics',
          receives: { subject: 'Orchestration' },
        },
        { line: lineOf('ACC 101'), outcome: 'deny', reason: 'No place in this degree for accounting' },
      ],
    });
    expect(changed).toMatchObject({ status: 200, body: { version: evaluation.version + 1 } });
    const stale = await registrar.post(`/api/evaluations/${evaluation.id}/decisions`, {
      version: evaluation.version,
      decisions: [{ line: lineOf('ENG 101'), outcome: 'approve', reason: 'same content' }],
    });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'evaluation-changed', current: { version: evaluation.version + 1 } },
    });
    evaluation = changed.body;
    const next = await caseOf(registrar, evaluation.id);
    const open = next.evaluation!.lines.filter(({ decision }) => decision === 'pending').map(({ id }) => id);
    const rest = await registrar.post(`/api/evaluations/${evaluation.id}/decisions`, {
      version: evaluation.version,
      decisions: open.map((line) => ({ line, outcome: 'approve', reason: 'Proposal holds' })),
    });
    expect(rest.status).toBe(200);
    evaluation = rest.body;
    const decided = await caseOf(registrar, evaluation.id);
    expect(decided.evaluation!.lines.filter(({ decision }) => decision === 'pending')).toEqual([]);
    expect(decided.evaluation!.totals.applied).toBe('42');
    expect(decided.evaluation!.lines.find(({ id }) => id === lineOf('ACC 101'))).toMatchObject({
      decision: 'denied',
    });
    expect(decided.evaluation!.allocation.some(({ slot }) => slot === 'spz')).toBe(true);
  });

  it('a decision can be taken back until the evaluation is approved', async () => {
    const before = await caseOf(registrar, evaluation.id);
    const line = before.lines.find(({ code }) => code === 'ACC 101')!.id;
    const undone = await registrar.post(`/api/evaluations/${evaluation.id}/decisions`, {
      version: evaluation.version,
      decisions: [{ line, outcome: 'undo', reason: 'Looked at too quickly' }],
    });
    const after = await caseOf(registrar, undone.body.id);
    expect(after.lines.find(({ id }) => id === line)!.decision).toBeNull();
    const again = await registrar.post(`/api/evaluations/${undone.body.id}/decisions`, {
      version: undone.body.version,
      decisions: [{ line, outcome: 'deny', reason: 'No place in this degree for accounting' }],
    });
    evaluation = again.body;
  });

  it('the evaluation is approved; the applicant gets a letter, the result and a report', async () => {
    const approved = await registrar.post(`/api/evaluations/${evaluation.id}/approval`, {
      version: evaluation.version,
    });
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } });
    expect(await letter(/decided/)).toContain(`/applications/${application}`);
    expect((await applicant.get(`/api/applications/${application}`)).body.state).toBe('approved');
    const report = await applicant.get(`/api/evaluations/${evaluation.id}/report.pdf`);
    expect(report.headers.get('content-type')).toBe('application/pdf');
    expect(report.body.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    const after = await registrar.post(`/api/evaluations/${evaluation.id}/decisions`, {
      version: evaluation.version,
      decisions: [{ line: 't1-p1-l7', outcome: 'deny', reason: 'too late' }],
    });
    expect(after.status).toBe(409);
  });

  it('the audit trail shows who did what, and its chain holds', async () => {
    const { body } = await registrar.get(`/api/applications/${application}/history`);
    const actions = body.entries.map((entry: { action: string }) => entry.action);
    for (const action of [
      'application.started',
      'transcript.received',
      'transcript.read',
      'evaluation.completed',
      'line.change',
      'line.deny',
      'line.undo',
      'evaluation.approved',
    ]) {
      expect(actions).toContain(action);
    }
    const approval = body.entries.find((entry: { action: string }) => entry.action === 'evaluation.approved');
    expect(approval.actor).toBe('Marisol Vega (registrar)');
    expect((await registrar.get('/api/staff/audit/chain')).body).toEqual({ holds: true, firstBroken: null });
  });

  it('nothing of the student reaches the log', () => {
    for (const word of ['Rowan', 'H0048213', 'Robin', 'English Composition', 'robin@example.org']) {
      expect(server.output().replace(/^Demo logins[^]*?\n\n/m, '')).not.toContain(word);
    }
  });
});
