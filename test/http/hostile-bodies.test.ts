import { newApplicant, readCase, type ReadCase } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let applicant: Client;
let registrar: Client;
let admin: Client;
let mine: ReadCase;
beforeAll(async () => {
  server = await startServer();
  applicant = await newApplicant(server.url, 'owner@example.org');
  registrar = await new Client(server.url).signIn('registrar@example.edu');
  admin = await new Client(server.url).signIn('admin@example.edu');
  mine = await readCase(applicant);
});
afterAll(() => server?.stop());

const NAUGHTY = {
  NUL: 'a\u0000b',
  'half of a character': 'a\ud83db',
  'the other half': '\udc00',
  'a bell': 'a\u0007b',
  'an escape': '\u001b[2J',
  'a delete': 'a\u007fb',
  'a next line': 'a\u0085b',
};

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
type Make = (text: string) => readonly [Client, string, string, unknown];
const edit = {
  basedOn: 1,
  slot: 'x',
  accepts: { courses: [], categories: [], subjects: [] },
  source: 'x',
  reason: 'x',
};
const decision = { line: 't1-p1-l7', outcome: 'deny', reason: 'x' };

const decide = (change: object): readonly [Client, string, string, unknown] => [
  registrar,
  'POST',
  `/api/evaluations/${mine.evaluation}/decisions`,
  { version: mine.version, decisions: [{ ...decision, ...change }] },
];
const program = (change: object): readonly [Client, string, string, unknown] => [
  registrar,
  'PATCH',
  '/api/staff/programs/bps-music-production@2014',
  { ...edit, ...change },
];
const anyone = () => new Client(server.url);
const account = { email: 'x@example.org', password: 'a quiet long password', name: 'X' };

const FIELDS: Readonly<Record<string, Make>> = {
  'name of an account': (text) => [anyone(), 'POST', '/api/accounts', { ...account, name: text }],
  'address of an account': (text) => [
    anyone(),
    'POST',
    '/api/accounts',
    { ...account, email: `${text}@example.org` },
  ],
  'password of an account': (text) => [
    anyone(),
    'POST',
    '/api/accounts',
    { ...account, password: `long ${text} enough` },
  ],
  'token of a link': (text) => [
    anyone(),
    'POST',
    '/api/accounts/verification',
    { token: `${'a'.repeat(43)}${text}` },
  ],
  'address at sign-in': (text) => [
    anyone(),
    'POST',
    '/api/sessions',
    { email: `${text}@example.org`, password: 'x' },
  ],
  'password at sign-in': (text) => [
    anyone(),
    'POST',
    '/api/sessions',
    { email: 'x@example.org', password: text },
  ],
  'program of an application': (text) => [
    applicant,
    'POST',
    '/api/applications',
    { program: text, term: '2027-fall' },
  ],
  'term of an application': (text) => [applicant, 'POST', '/api/applications', { program: 'x', term: text }],
  'slot of a booking': (text) => [applicant, 'POST', '/api/consultations', { slot: text }],
  'reason for a change of roles': (text) => [
    admin,
    'PUT',
    `/api/admin/accounts/${UNKNOWN}/roles`,
    { roles: ['applicant'], reason: text },
  ],
  'a role': (text) => [admin, 'PUT', `/api/admin/accounts/${UNKNOWN}/roles`, { roles: [text], reason: 'x' }],
  'reason for a channel': (text) => [
    registrar,
    'POST',
    `/api/transcripts/${mine.transcript}/channel`,
    { channel: 'sealed-envelope', reason: text },
  ],
  'reason of a verification': (text) => [
    registrar,
    'POST',
    `/api/transcripts/${mine.transcript}/verification`,
    { reason: text },
  ],
  'reason of a decision': (text) => decide({ reason: text }),
  'line of a decision': (text) => decide({ line: text }),
  'course of a decision': (text) => decide({ outcome: 'change', receives: { course: text } }),
  'category of a decision': (text) => decide({ outcome: 'change', receives: { category: text } }),
  'subject of a decision': (text) => decide({ outcome: 'change', receives: { subject: text } }),
  'no credit of a decision': (text) => decide({ outcome: 'change', receives: { none: text } }),
  'slot of a program': (text) => program({ slot: text }),
  'source of a program': (text) => program({ source: text }),
  'reason of a program': (text) => program({ reason: text }),
  'course of a program': (text) => program({ accepts: { courses: [text], categories: [], subjects: [] } }),
  'state of the queue': (text) => [registrar, 'GET', `/api/staff/queue?state=${inAddress(text)}`, undefined],
  'place in the queue': (text) => [registrar, 'GET', `/api/staff/queue?after=${inAddress(text)}`, undefined],
  'words for targets': (text) => [registrar, 'GET', `/api/staff/targets?q=${inAddress(text)}`, undefined],
  'place in the history': (text) => [
    registrar,
    'GET',
    `/api/staff/audit?after=${inAddress(text)}`,
    undefined,
  ],
};

/** Half a character cannot stand in an address; its bytes can. */
const inAddress = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\u0001'));

describe('text that no keyboard types', () => {
  it.each(Object.keys(FIELDS))('in the %s is refused with 400', async (field) => {
    for (const [name, text] of Object.entries(NAUGHTY)) {
      const [client, method, path, body] = FIELDS[field]!(text);
      const answer = await client.call(method, path, body);
      expect([name, answer.status, typeof answer.body.code]).toEqual([name, 400, 'string']);
    }
  });

  it('in an address is not found or refused, never an error of ours', async () => {
    const tries = [
      '/api/programs/%00',
      '/api/programs/%ED%A0%BD',
      '/api/programs/%',
      '/api/applications/%00',
      '/api/%00',
    ];
    for (const path of tries) expect([400, 404]).toContain((await applicant.get(path)).status);
    for (const path of [
      '/api/transcripts/x/pages/1.png',
      `/api/transcripts/${mine.transcript}/pages/9e9.png`,
    ])
      expect([400, 404]).toContain((await applicant.get(path)).status);
    for (const page of ['0', '-1', '99999999999999999999'])
      expect((await applicant.get(`/api/transcripts/${mine.transcript}/pages/${page}.png`)).status).not.toBe(
        500,
      );
  });

  it('in a file’s name is left out, and so are paths and marks of direction', async () => {
    const name = '..\\..\\etc/\u202egpj.\u0000pa\u0007ss\u200bwd \u{1f3b5}.pdf';
    const uploaded = await applicant.upload(
      mine.application,
      Buffer.from('one more file, of one line\n'),
      name,
    );
    expect(uploaded.status).toBe(201);
    const shown = await applicant.get(`/api/transcripts/${uploaded.body.id}`);
    expect(shown.body.fileName).not.toMatch(/[\p{Cc}\p{Cf}\\/]/u);
    const file = await applicant.get(`/api/transcripts/${uploaded.body.id}/file`);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="transcript"; filename\*=UTF-8''[\w%.-]+$/,
    );
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const long = await applicant.upload(
      mine.application,
      Buffer.from('and yet another\n'),
      `${'n'.repeat(4000)}.pdf`,
    );
    expect(long.status).toBe(201);
    expect(
      (await applicant.get(`/api/transcripts/${long.body.id}`)).body.fileName.length,
    ).toBeLessThanOrEqual(200);
  });

  it('line breaks in a reason are kept', async () => {
    const reason = 'First line.\nSecond line, with ünïcödé and 🎵.';
    const { status, body } = await registrar.post(`/api/evaluations/${mine.evaluation}/decisions`, {
      version: mine.version,
      decisions: [{ ...decision, reason }],
    });
    expect(status).toBe(200);
    const shown = await registrar.get(`/api/evaluations/${body.id}/case`);
    expect(shown.body.lines.find(({ id }: { id: string }) => id === decision.line).decision.reason).toBe(
      reason,
    );
  });
});

describe('a body that asks for more than it may', () => {
  it('cannot bring roles, a confirmed address or an owner along', async () => {
    const more = [
      ['/api/accounts', { ...account, roles: ['admin'] }],
      ['/api/accounts', { ...account, verified: true, verifiedAt: '2026-01-01' }],
      ['/api/accounts', { ...account, id: UNKNOWN }],
      [
        '/api/applications',
        { program: 'bps-music-production', term: '2028-fall', applicant: UNKNOWN, state: 'approved' },
      ],
      ['/api/sessions', { email: 'owner@example.org', password: 'a quiet long password', epoch: 7 }],
    ] as const;
    for (const [path, body] of more)
      expect(await applicant.post(path, body)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      });
    const accounts = await ask(server.databaseUrl, `select 1 from account where email = 'x@example.org'`);
    expect(accounts).toEqual([]);
  });

  it('cannot reach a prototype', async () => {
    const raw = (body: string) =>
      fetch(`${server.url}/api/accounts`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Segue': '1' },
        body,
      });
    const inside = JSON.stringify(account).slice(1, -1);
    for (const extra of ['"__proto__":{"roles":["admin"]}', '"constructor":{"prototype":{"verified":true}}'])
      expect((await raw(`{${inside},${extra}}`)).status).toBe(400);
    expect(Object.keys((await applicant.get('/api/sessions/current')).body)).toEqual([
      'id',
      'email',
      'name',
      'roles',
      'verified',
    ]);
  });

  it('of a wrong shape, size or kind is refused with a problem and a code', async () => {
    const send = (body: string, type = 'application/json') =>
      fetch(`${server.url}/api/sessions`, {
        method: 'POST',
        headers: { 'Content-Type': type, 'X-Segue': '1' },
        body,
      });
    const wrong = [
      '',
      '{',
      'null',
      '[]',
      '"text"',
      '7',
      '{"email":{"$ne":null},"password":["x"]}',
      '{"email":1e999}',
    ];
    for (const body of wrong) expect((await send(body)).status).toBe(400);
    expect((await send(`{"email":"${'a'.repeat(2 * 1024 * 1024)}"}`)).status).toBe(413);
    const markup = await send('<a/>', 'application/xml');
    expect(markup.status).toBe(415);
    expect(markup.headers.get('content-type')).toContain('application/problem+json');
    expect(await markup.json()).toMatchObject({ code: 'unsupported-type', status: 415 });
  });
});

describe('an error', () => {
  it('says nothing of our insides', async () => {
    const tries = [
      applicant.get('/api/nothing'),
      applicant.get('/api/applications/not-an-id'),
      applicant.post('/api/applications', { program: `x' or 1=1 --`, term: '2027-fall' }),
      registrar.get(`/api/staff/queue?after=${encodeURIComponent(`2026-13-45T99:99:99Z_${UNKNOWN}`)}`),
      registrar.get(`/api/staff/queue?after=${encodeURIComponent(`2026-01-01T00:00:00Z_${'-'.repeat(36)}`)}`),
      registrar.get('/api/staff/audit?after=999999999999999999'),
    ];
    for (const { status, body } of await Promise.all(tries)) {
      expect(status).toBeLessThan(500);
      expect(JSON.stringify(body)).not.toMatch(
        /select |from account|node_modules|\.ts|\.js|at \w+ \(|postgres/i,
      );
    }
    expect(server.output()).not.toContain('request failed');
  });
});
