import { newApplicant, paperOf, readCase } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

const PRINTED = 'Zephyrine Polytechnic of Oskaloom';
const PAPER = paperOf(PRINTED);
const FACTS = {
  name: PRINTED,
  city: 'Oskaloom',
  state: 'IA',
  country: 'US',
  kind: 'college',
  creditUnit: 'semester',
  accreditations: [] as object[],
  ended: null as object | null,
  reason: 'Its catalog is on the shelf.',
};
const NUMBER = 'added-zephyrine-polytechnic-of-oskaloom';
const ACCREDITED = {
  agency: 'Higher Learning Commission',
  from: '2016-fall',
  to: null,
  checkedOn: '2026-01-15',
  source: 'https://zephyrine.example/accreditation',
};

let server: TestServer;
let registrar: Client;
let applicant: Client;
let application: string;
beforeAll(async () => {
  server = await startServer();
  registrar = await new Client(server.url).signIn('registrar@example.edu');
  applicant = await newApplicant(server.url, 'somebody@example.org');
  ({ application } = await readCase(applicant, '2027-fall', PAPER));
});
afterAll(() => server?.stop());

const find = async (query: string, term = '') => {
  const asked = new URLSearchParams({ query, ...(term === '' ? {} : { term }) });
  return (await registrar.get(`/api/staff/institutions?${asked}`)).body.schools;
};
const add = (change: object = {}, by = registrar) =>
  by.post('/api/staff/institutions', { ...FACTS, printed: null, ...change });
const correct = (change: object) =>
  registrar.call('PUT', `/api/staff/institutions/${NUMBER}`, { ...FACTS, ...change });
const remove = (unitid = NUMBER) =>
  registrar.post(`/api/staff/institutions/${unitid}/removal`, { reason: 'It was a mistake.' });
const newest = async () => (await applicant.get(`/api/applications/${application}`)).body.evaluation;
/** What the lines of the next evaluation say of their school, and why they wait. */
const after = async (change: () => Promise<{ status: number }>, status: number) => {
  const { version } = await newest();
  const answer = await change();
  expect(answer.status).toBe(status);
  const { id } = await until(async () => {
    const evaluation = await newest();
    return evaluation.version > version && evaluation.state === 'completed' && evaluation;
  });
  const { body } = await registrar.get(`/api/evaluations/${id}/case`);
  const codes = body.evaluation.lines.flatMap((line: any) => line.reasons.map(({ code }: any) => code));
  const ofSchool = /^(?:institution-unknown|accreditation-unknown|not-accredited-at-term)$/;
  return {
    cause: body.cause,
    schools: [...new Set(body.lines.map((line: any) => line.institution))],
    waits: [...new Set(codes.filter((code: string) => ofSchool.test(code)))],
  };
};

describe('a school that no directory has', () => {
  it('is refused where it cannot be so', async () => {
    const code = async (change: object) => (await add(change)).body.code;
    expect(await code({ country: 'QQ' })).toBe('wrong-country');
    expect(await code({ state: 'Iowa' })).toBe('wrong-state');
    const interval = (change: object) => code({ accreditations: [{ ...ACCREDITED, ...change }] });
    expect(await interval({ from: '2026-fall' })).toBe('wrong-interval');
    expect(await interval({ to: '2031-01-01' })).toBe('wrong-interval');
    expect(await interval({ to: '2015-spring' })).toBe('wrong-interval');
    expect(await interval({ checkedOn: '2999-01-01' })).toBe('wrong-interval');
    expect(await code({ ended: { on: null, successor: 'x-nowhere' } })).toBe('wrong-successor');
    expect((await add({}, applicant)).status).toBe(403);
  });

  it('is not added beside itself: the answer is the school that is known', async () => {
    const double = await add({ name: 'harlow valley C.C.', city: null, state: 'ma' });
    expect(double.status).toBe(409);
    expect(double.body).toMatchObject({
      code: 'school-known',
      current: { unitid: 'x-harlow-valley', name: 'Harlow Valley Community College' },
    });
    expect(double.body.detail).toContain('x-harlow-valley');
  });

  it('is added by hand with a number of its own, and nothing is taken for accredited', async () => {
    const made = await after(() => add({ printed: PRINTED }), 201);
    expect(made).toEqual({ cause: 'school-added', schools: [PRINTED], waits: ['accreditation-unknown'] });
    const [school] = await find(PRINTED);
    expect(school).toMatchObject({ unitid: NUMBER, sure: true, state: 'IA', accreditations: [] });
    expect(school.added).toEqual({
      entries: [
        {
          at: expect.any(String),
          by: expect.any(String),
          reason: 'Its catalog is on the shelf.',
          text: `${PRINTED}, Oskaloom, IA, US; unit of credit: semester; accreditation unknown`,
        },
      ],
      twin: null,
    });
    expect((await registrar.get('/api/staff/unknown-schools')).body.names).toEqual([]);
    const audit = JSON.stringify((await registrar.get('/api/staff/audit')).body);
    expect(audit).toContain('School added by hand; 1 open case evaluated again');
    expect((await add()).body).toMatchObject({ code: 'school-known', current: { unitid: NUMBER } });
  });

  it('is corrected by a new entry, the old one stays, and its open cases are made again', async () => {
    const made = await after(() => correct({ accreditations: [ACCREDITED], reason: 'Read there.' }), 204);
    expect(made).toEqual({ cause: 'school-corrected', schools: [PRINTED], waits: [] });
    const [school] = await find(NUMBER, '2015-fall');
    expect(school.accreditations).toEqual([
      expect.objectContaining({ group: 'regional', from: '2016-08-01', to: null, source: ACCREDITED.source }),
    ]);
    expect(school.accredited).toEqual([{ group: 'regional', answer: 'no', knownUntil: null }]);
    expect(school.added.entries.map(({ reason }: any) => reason)).toEqual([
      'Read there.',
      'Its catalog is on the shelf.',
    ]);
    const published = await registrar.call('PUT', '/api/staff/institutions/x-harlow-valley', FACTS);
    expect([published.status, published.body.code]).toEqual([409, 'school-of-directory']);
  });

  it('is taken away while only open cases use it, and its papers wait again', async () => {
    const made = await after(() => remove(), 204);
    expect(made).toEqual({ cause: 'school-removed', schools: [PRINTED], waits: ['institution-unknown'] });
    expect(await find(PRINTED)).toEqual([]);
    expect((await remove()).status).toBe(404);
    const [waiting] = (await registrar.get('/api/staff/unknown-schools')).body.names;
    expect(waiting).toMatchObject({ printed: PRINTED });
    const again = await add({ printed: PRINTED });
    expect(again.body).toEqual({ unitid: `${NUMBER}-2` });
  });

  it('stays where a person has set it for a document; it can be closed', async () => {
    const number = `${NUMBER}-2`;
    const { body } = await applicant.get(`/api/applications/${application}`);
    const [{ id }] = body.transcripts;
    const stated = { institution: number, reason: 'The seal says so.' };
    expect((await registrar.post(`/api/transcripts/${id}/school`, stated)).status).toBe(204);
    const refused = await remove(number);
    expect([refused.status, refused.body.code]).toEqual([409, 'school-in-use']);
    const ended = { on: '2024-05-31', successor: 'x-harlow-valley' };
    const closed = await registrar.call('PUT', `/api/staff/institutions/${number}`, { ...FACTS, ended });
    expect(closed.status).toBe(204);
    expect((await find(number))[0].ended).toEqual({ how: 'merged', ...ended });
  });
});
