import { newApplicant, paperOf, readCase, type ReadCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let registrar: Client;
let applicant: Client;
let mine: ReadCase;
beforeAll(async () => {
  server = await startServer();
  registrar = await new Client(server.url).signIn('registrar@example.edu');
  applicant = await newApplicant(server.url, 'somebody@example.org');
  mine = await readCase(applicant);
});
afterAll(() => server?.stop());

const find = (query: string) => registrar.get(`/api/staff/institutions?${new URLSearchParams({ query })}`);

describe('the directory of schools for staff', () => {
  it('finds a school by what a paper prints, with reasons, intervals and their sources', async () => {
    const { status, body } = await find('Pinecrest Business Inst.');
    expect(status).toBe(200);
    const [school] = body.schools;
    expect(school).toMatchObject({ unitid: 'x-pinecrest', sure: true, accredited: null });
    expect(school.reasons).toContain('its name');
    expect(school.accreditations).toEqual([
      expect.objectContaining({ from: '2016-07-01', to: null, checkedOn: '2026-01-01', source: 'invented' }),
    ]);
  });

  it('answers for a term, and never with a silent yes', async () => {
    const said = (answer: string, knownUntil: string | null = null) => ({
      group: 'regional',
      answer,
      knownUntil,
    });
    const about = (term: string) => registrar.get(`/api/staff/institutions?query=x-pinecrest&term=${term}`);
    expect((await about('2014-fall')).body.schools[0].accredited).toEqual([said('no')]);
    expect((await about('2018-fall')).body.schools[0].accredited).toEqual([said('yes')]);
    expect((await about('2026-fall')).body.schools[0].accredited).toEqual([said('unknown', '2026-01-01')]);
    expect((await about('soon')).body.code).toBe('wrong-term');
  });

  it('asks for a name, and for one that can be written', async () => {
    expect((await find('')).status).toBe(400);
    expect((await find('a'.repeat(201))).status).toBe(400);
    expect((await find('Zephyr Hill Polytechnic')).body).toEqual({ schools: [] });
  });
});

describe('a school that the directory does not know', () => {
  it('waits for a person, who names it once for all papers', async () => {
    // As if the paper had been read before anybody knew its school.
    const printed = 'Academy of the Seven Hills';
    await ask(
      server.databaseUrl,
      `update transcript_version set body = jsonb_set(body, '{institution}', $1::jsonb)
        where transcript_id = $2`,
      [JSON.stringify({ name: printed, matches: [] }), mine.transcript],
    );
    await ask(server.databaseUrl, 'update transcript set unknown_school = $1 where id = $2', [
      printed,
      mine.transcript,
    ]);
    const waiting = (await registrar.get('/api/staff/unknown-schools')).body.names;
    expect(waiting).toEqual([
      expect.objectContaining({
        printed,
        documents: [{ transcript: mine.transcript, application: mine.application }],
      }),
    ]);
    const alias = { alias: printed, reason: 'The school told us on the telephone.' };
    const named = await registrar.post('/api/staff/institutions/x-harlow-valley/aliases', alias);
    expect(named.status).toBe(204);
    expect((await registrar.get('/api/staff/unknown-schools')).body.names).toEqual([]);
    expect((await find(printed)).body.schools[0]).toMatchObject({ unitid: 'x-harlow-valley', sure: true });
    await until(async () => {
      const { body } = await applicant.get(`/api/applications/${mine.application}`);
      return body.evaluation?.id !== mine.evaluation && body.evaluation?.state === 'completed';
    });
    const { body: evaluation } = await applicant.get(`/api/applications/${mine.application}/evaluation`);
    const codes = evaluation.lines.flatMap((line: { reasons: { code: string }[] }) =>
      line.reasons.map(({ code }) => code),
    );
    expect(codes).not.toContain('institution-unknown');
    const audit = JSON.stringify((await registrar.get('/api/staff/audit')).body);
    expect(audit).toContain(`“${printed}” added as another name of Harlow Valley Community College`);
    // The trail itself holds no name.
    const facts = await ask(server.databaseUrl, 'select facts::text from audit_entry');
    expect(JSON.stringify(facts)).not.toContain(printed);
  });

  it('is named once, and only for a school that there is', async () => {
    const again = { alias: 'ACADEMY of the Seven Hills', reason: 'again' };
    const known = await registrar.post('/api/staff/institutions/x-harlow-valley/aliases', again);
    expect([known.status, known.body.code]).toEqual([409, 'alias-known']);
    const nowhere = await registrar.post('/api/staff/institutions/x-nowhere/aliases', again);
    expect(nowhere.status).toBe(404);
  });
});

describe('a name that was kept for the wrong school', () => {
  const printed = 'Quillmoor Valley College';
  const paper = paperOf(printed);
  const withdraw = (alias: string, by = registrar) =>
    by.post('/api/staff/institutions/x-northgate/aliases/withdrawal', {
      alias,
      reason: 'It was the wrong row.',
    });
  const schoolsOf = async (client: Client, application: string, after: number) => {
    const { id } = await until(async () => {
      const { evaluation } = (await client.get(`/api/applications/${application}`)).body;
      return evaluation.version > after && evaluation.state === 'completed' && evaluation;
    });
    const { body } = await registrar.get(`/api/evaluations/${id}/case`);
    return [...new Set(body.lines.map((line: any) => line.institution))];
  };

  it('is taken back, and open cases that rest on it wait again, also those read meanwhile', async () => {
    const early = await newApplicant(server.url, 'early@example.org');
    const first = await readCase(early, '2027-fall', paper);
    const alias = { alias: printed, reason: 'A guess.' };
    expect((await registrar.post('/api/staff/institutions/x-northgate/aliases', alias)).status).toBe(204);
    const northgate = [expect.stringContaining('Northgate')];
    expect(await schoolsOf(early, first.application, first.version)).toEqual(northgate);
    const late = await newApplicant(server.url, 'late@example.org');
    const second = await readCase(late, '2027-fall', paper);
    expect(await schoolsOf(late, second.application, 0)).toEqual(northgate);
    const [school] = (await find('x-northgate')).body.schools;
    expect(school.keptNames).toEqual([
      { alias: printed, reason: 'A guess.', by: expect.any(String), at: expect.any(String) },
    ]);
    expect(school.aliases).not.toContain(printed);
    const before = (await late.get(`/api/applications/${second.application}`)).body.evaluation.version;

    expect((await withdraw(printed.toUpperCase(), late)).status).toBe(403);
    expect((await withdraw(printed.toUpperCase())).status).toBe(204);
    expect(await schoolsOf(late, second.application, before)).toEqual([printed]);
    const { names } = (await registrar.get('/api/staff/unknown-schools')).body;
    const waiting = names.find((each: any) => each.printed === printed);
    expect(waiting.documents.map((each: any) => each.application).toSorted()).toEqual(
      [first.application, second.application].toSorted(),
    );
    expect((await find('x-northgate')).body.schools[0].keptNames).toEqual([]);
    const again = await withdraw(printed);
    expect([again.status, again.body.code]).toEqual([409, 'alias-not-kept']);
    const audit = JSON.stringify((await registrar.get('/api/staff/audit')).body);
    expect(audit).toContain(`${printed}” taken back as a name of Northgate`);
    expect(audit).toContain('2 open cases evaluated again');
  });

  it('can be kept again', async () => {
    const alias = { alias: printed, reason: 'It was right after all.' };
    expect((await registrar.post('/api/staff/institutions/x-northgate/aliases', alias)).status).toBe(204);
    expect((await find(printed)).body.schools[0]).toMatchObject({ unitid: 'x-northgate', sure: true });
    expect((await withdraw(printed)).status).toBe(204);
  });
});

describe('a number and a name that contradict each other', () => {
  const paper = (number: string) => paperOf('Harlow Valley Community College', `FICE Code: ${number}`);
  const caseOf = async (email: string, number: string) => {
    const client = await newApplicant(server.url, email);
    const { application, transcript } = await readCase(client, '2027-fall', paper(number));
    const { body } = await client.get(`/api/applications/${application}/evaluation`);
    const codes = body.lines.flatMap(({ reasons }: { reasons: { code: string }[] }) =>
      reasons.map(({ code }) => code),
    );
    const { body: seen } = await registrar.get(`/api/transcripts/${transcript}`);
    const issues = seen.transcript.issues.map(({ code }: { code: string }) => code);
    return { client, application, transcript, state: seen.state, codes, issues };
  };

  it('are put before a person, and settled by nobody else', async () => {
    const numbers = [
      ['x-harlow-valley', '00777100'],
      ['x-northgate', '00777200'],
    ];
    for (const [unitid, opeid] of numbers) {
      await ask(
        server.databaseUrl,
        `update institution set body = jsonb_set(body, '{opeid}', to_jsonb($2::text)),
          imported_at = clock_timestamp() where unitid = $1`,
        [unitid, opeid],
      );
    }
    const doubtful = await caseOf('wrong-number@example.org', '007772');
    expect(doubtful.state).toBe('needs-verification');
    expect(doubtful.issues).toContain('school-number-differs');
    expect(doubtful.codes).toContain('institution-unknown');
    const plain = await caseOf('right-number@example.org', '007771');
    expect(plain.issues).not.toContain('school-number-differs');
    expect(plain.codes).not.toContain('institution-unknown');
  });

  it('are settled by one word for all lines of the document, until it is taken back', async () => {
    const { client, application, transcript } = await caseOf('settled@example.org', '007772');
    const shown = async () => (await client.get(`/api/applications/${application}`)).body.evaluation;
    const state = (institution: string | null, by = registrar) =>
      by.post(`/api/transcripts/${transcript}/school`, { institution, reason: 'The seal says so.' });
    /** The schools of the lines in the next evaluation, and whether any line still asks for one. */
    const after = async (change: () => Promise<{ status: number }>) => {
      const { version } = await shown();
      expect((await change()).status).toBe(204);
      const { id } = await until(async () => {
        const newest = await shown();
        return newest.version > version && newest.state === 'completed' && newest;
      });
      const { body } = await registrar.get(`/api/evaluations/${id}/case`);
      const reasons = body.evaluation.lines.flatMap((line: any) => line.reasons);
      const schools = [...new Set(body.lines.map((line: any) => line.institution))];
      return {
        cause: body.cause,
        schools,
        asks: reasons.some(({ code }: { code: string }) => code === 'institution-unknown'),
      };
    };
    expect(await after(() => state('x-northgate'))).toEqual({
      cause: 'school-stated',
      schools: [expect.stringContaining('Northgate')],
      asks: false,
    });
    const { body: seen } = await registrar.get(`/api/transcripts/${transcript}`);
    const name = expect.stringContaining('Northgate');
    expect(seen.statedSchool).toEqual({ unitid: 'x-northgate', name });
    expect((await registrar.get('/api/staff/unknown-schools')).body.names).not.toContainEqual(
      expect.objectContaining({ documents: [{ transcript, application }] }),
    );
    expect(await after(() => state(null))).toMatchObject({ asks: true });
    expect((await registrar.get(`/api/transcripts/${transcript}`)).body.statedSchool).toBeNull();
    expect((await state('x-nowhere')).status).toBe(404);
    expect((await state('x-northgate', client)).status).toBe(403);
    const history = await client.get(`/api/applications/${application}/history`);
    const text = JSON.stringify(history.body);
    expect(text).toContain('School of the transcript set for all of its courses');
    expect(text).toContain('What was said about the school of the transcript taken back');
  });
});
