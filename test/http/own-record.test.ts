import { takeRecord } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

const RECORD = `code,title,credits,grade,term,enrollment,certificate
OHARM-101,Music Theory 101,3,A-,2013-fall,credit,"Theory, Harmony and Ear Training"
OEART-115,Basic Ear Training,3,B,2013-fall,non-credit,
OMPRD-160,Music Production Analysis,3,C,2014-spring,credit,"Theory, Harmony and Ear Training"
`;

let server: TestServer;
let applicant: Client;
let registrar: Client;
beforeAll(async () => {
  server = await startServer();
  applicant = await new Client(server.url).signIn('applicant@example.edu');
  registrar = await new Client(server.url).signIn('registrar@example.edu');
});
afterAll(() => server?.stop());

async function applicationFor(term: string): Promise<string> {
  return (await applicant.post('/api/applications', { program: 'bps-music-production', term })).body.id;
}

const take = (application: string, csv: string) => takeRecord(registrar, application, csv);

describe('the school’s own record', () => {
  it('is evaluated without any transcript, and is official', async () => {
    const id = await applicationFor('2027-fall');
    const taken = await take(id, RECORD);
    expect(taken).toMatchObject({ status: 201, body: { version: 1, courses: 3 } });
    expect(taken.body.certificates).toEqual([
      {
        name: 'Theory, Harmony and Ear Training',
        held: 2,
        type: 'Advanced Professional Certificate',
        courses: 8,
      },
    ]);
    const evaluation = await until(async () => {
      const answer = await applicant.get(`/api/applications/${id}/evaluation`);
      return answer.status === 200 && answer.body;
    });
    expect(evaluation.kind).toBe('official');
    expect(evaluation.totals.applied).toBe('6');
    const refused = evaluation.lines.find((line: { id: string }) => line.id === 'b2');
    expect(refused.reasons[0].code).toBe('non-credit-enrollment');
    const { body } = await applicant.get(`/api/applications/${id}`);
    expect(body.ownRecord).toMatchObject({ courses: 3, certificates: [{ held: 2 }] });
  });

  it('sent twice changes nothing, and a newer one takes its place', async () => {
    const id = await applicationFor('2028-fall');
    expect((await take(id, RECORD)).status).toBe(201);
    expect(await take(id, RECORD)).toMatchObject({ status: 200, body: { version: 1 } });
    const longer = `${RECORD}OMPRD-161,Critical Listening,3,A,2014-fall,credit,\n`;
    expect(await take(id, longer)).toMatchObject({ status: 201, body: { version: 2, courses: 4 } });
    await until(async () => {
      const { body } = await applicant.get(`/api/applications/${id}/evaluation`);
      return body?.lines?.length === 4;
    });
  });

  it.each([
    ['a wrong row', RECORD.replace('2014-spring', 'soon'), 'wrong-shape', /Line 4, column 5: term/],
    ['a column that is missing', RECORD.replace('credits', 'points'), 'wrong-shape', /missing: credits/],
    ['no rows', RECORD.split('\n')[0]!, 'no-courses', /no course/],
    ['no table at all', '\u0001', 'wrong-shape', /first line/],
    ['bytes that are no text', '\u0000\u0001', 'nul-byte', /Line 1, column 1: a NUL byte/],
  ])('with %s is refused whole, with the place', async (_, csv, code, sentence) => {
    const id = await applicationFor('2029-fall');
    const { status, body } = await take(id, csv);
    expect({ status, code: body.code }).toEqual({ status: 400, code });
    expect(body.detail).toMatch(sentence);
    expect((await applicant.get(`/api/applications/${id}`)).body.ownRecord).toBeNull();
  });
});
