import { Client, TRANSCRIPT } from '../support/client.js';
import { newApplicant, readCase, STAFF_LOGINS, type ReadCase } from '../support/applicants.js';
import { makeDatabase } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';
import { openApi, routesOf } from '../support/service-in-process.js';
import { CALLERS, MATRIX, PAGES, SAMPLE_IDS, type CallerName, type Expected } from './access-matrix.js';

let server: TestServer;
let mine: ReadCase;
const clients = new Map<CallerName, Client>();
beforeAll(async () => {
  server = await startServer();
  clients.set('nobody', new Client(server.url));
  clients.set('owner', await newApplicant(server.url, 'owner@example.org'));
  clients.set('other applicant', await newApplicant(server.url, 'other@example.org'));
  for (const [role, email] of Object.entries(STAFF_LOGINS))
    clients.set(role as CallerName, await new Client(server.url).signIn(email));
  mine = await readCase(clients.get('owner')!);
});
afterAll(() => server?.stop());

const LOGINS: Readonly<Record<string, string>> = {
  ...STAFF_LOGINS,
  owner: 'owner@example.org',
  'other applicant': 'other@example.org',
};

async function signInAnew(name: CallerName): Promise<Client> {
  const client = new Client(server.url);
  if (name === 'nobody') return client;
  return name in STAFF_LOGINS
    ? client.signIn(LOGINS[name]!)
    : client.signIn(LOGINS[name]!, 'a quiet long password');
}

function addressOf(
  route: string,
  ids: Readonly<Record<string, string | number>>,
): { method: string; path: string } {
  const [method, pattern] = route.split(' ') as [string, string];
  return { method, path: pattern.replace(/:([a-z]+)/g, (_, name: string) => String(ids[name])) };
}

/** Status and text of an answer; of a stream without end, its first part. */
async function callOf(
  client: Client,
  route: string,
  body: unknown,
  ids: Readonly<Record<string, string | number>>,
) {
  const { method, path } = addressOf(route, ids);
  const form = new FormData();
  form.append('file', new Blob([TRANSCRIPT]), 'transcript.pdf');
  const ending = new AbortController();
  const answer = await fetch(`${server.url}${path}`, {
    method,
    signal: ending.signal,
    headers: {
      'X-Segue': '1',
      Cookie: client.cookie,
      ...(body === undefined || body === 'file' ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body === 'file' ? form : JSON.stringify(body) }),
  });
  const isStream = answer.headers.get('content-type')?.includes('event-stream') === true;
  const text = isStream ? '' : await answer.text();
  ending.abort();
  return { status: answer.status, text };
}

const meaning = (status: number): Expected =>
  status === 401 || status === 403 || status === 404 ? status : 'ok';
const shape = (route: string) => route.replace(/\{\w+\}|:\w+/g, '*');

describe('who may call what', () => {
  it('every route of the running service is in the matrix, and every row of it is a route', async () => {
    const database = await makeDatabase();
    const first = await startServer({ DATABASE_URL: database.url });
    await first.stop();
    const { app, close } = await openApi(database.url);
    const routed = routesOf(app).filter((route) => !PAGES.some((page) => page.test(route)));
    await close();
    await database.drop();
    const { body } = await clients.get('nobody')!.get('/api/openapi.json');
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const rows = MATRIX.map(({ route }) => shape(route)).toSorted();
    expect(routed.map(shape).toSorted()).toEqual(rows);
    expect(described.map(shape).toSorted()).toEqual(rows);
  });

  it.each(MATRIX)(
    '$route lets in whom the matrix names, and nobody else',
    async ({ route, expected, body, endsSession }) => {
      const ids = { ...SAMPLE_IDS, ...mine };
      const seen: Record<string, Expected> = {};
      for (const name of CALLERS) {
        const client = endsSession === true ? await signInAnew(name) : clients.get(name)!;
        seen[name] = meaning((await callOf(client, route, body, ids)).status);
      }
      expect(seen).toEqual(expected);
    },
  );

  it('what is not yours is answered byte for byte like what does not exist', async () => {
    const other = clients.get('other applicant')!;
    const unknown = SAMPLE_IDS.unknown;
    const nowhere = { ...SAMPLE_IDS, application: unknown, transcript: unknown, evaluation: unknown };
    const hidden = MATRIX.filter(({ expected }) => expected['other applicant'] === 404);
    expect(hidden.length).toBeGreaterThan(8);
    for (const { route, body } of hidden) {
      const theirs = await callOf(other, route, body, { ...SAMPLE_IDS, ...mine });
      expect([route, theirs]).toEqual([route, await callOf(other, route, body, nowhere)]);
    }
  });

  it('another person’s booking cannot be given back, and reads like none', async () => {
    const owner = clients.get('owner')!;
    const other = clients.get('other applicant')!;
    const { body } = await owner.get('/api/consultations/slots');
    const slot = body.slots[0].id;
    await owner.post('/api/consultations', { slot });
    const theirs = await other.call('DELETE', `/api/consultations/${slot}`);
    const none = await other.call('DELETE', `/api/consultations/${SAMPLE_IDS.unknown}`);
    expect([theirs.status, theirs.body]).toEqual([none.status, none.body]);
    expect(
      (await other.get('/api/consultations/slots')).body.slots.map(({ id }: { id: string }) => id),
    ).not.toContain(slot);
  });

  it('an applicant’s lists hold nothing of anybody else', async () => {
    const other = clients.get('other applicant')!;
    const answers = await Promise.all(
      ['/api/applications', '/api/consultations/slots', '/api/sessions/current'].map((path) =>
        other.get(path),
      ),
    );
    const text = JSON.stringify(answers.map(({ body }) => body));
    expect(text).not.toContain('owner@example.org');
    for (const id of [mine.application, mine.transcript, mine.evaluation]) expect(text).not.toContain(id);
  });

  it('a role that is taken away is gone at the next request, and the last admin stays one', async () => {
    const admin = clients.get('admin')!;
    const { body } = await admin.get('/api/admin/accounts');
    const idOf = (email: string) => body.accounts.find((each: { email: string }) => each.email === email).id;
    const evaluator = await signInAnew('evaluator');
    expect((await evaluator.get('/api/staff/queue')).status).toBe(200);
    const change = { roles: ['applicant'], reason: 'Left the office' };
    const path = `/api/admin/accounts/${idOf('evaluator@example.edu')}/roles`;
    expect((await admin.call('PUT', path, change)).status).toBe(204);
    expect((await evaluator.get('/api/staff/queue')).status).toBe(401);
    const again = await signInAnew('evaluator');
    expect((await again.get('/api/staff/queue')).status).toBe(403);
    const last = await admin.call('PUT', `/api/admin/accounts/${idOf('admin@example.edu')}/roles`, change);
    expect(last).toMatchObject({ status: 409, body: { code: 'last-admin' } });
  });
});

describe('changes come from our own pages or from outside a browser', () => {
  const changing = MATRIX.filter(({ route }) => !route.startsWith('GET '));

  it.each(changing)('$route refuses another site and a call without the header', async ({ route, body }) => {
    const { method, path } = addressOf(route, { ...SAMPLE_IDS, ...mine });
    const content = () => {
      if (body !== 'file') return body;
      const form = new FormData();
      form.append('file', new Blob([TRANSCRIPT]), 'transcript.pdf');
      return form;
    };
    const tries: readonly (readonly [Record<string, string>, Record<string, string>, string])[] = [
      [{ 'X-Segue': '1' }, { Origin: 'https://elsewhere.example' }, 'other-origin'],
      [{ 'X-Segue': '1' }, { Origin: 'null' }, 'other-origin'],
      [{ 'X-Segue': '1' }, { Origin: `${server.url}.elsewhere.example` }, 'other-origin'],
      [{}, {}, 'header-missing'],
      [{}, { Origin: server.url }, 'header-missing'],
      [{ 'X-Segue': '0' }, {}, 'header-missing'],
    ];
    for (const [extra, headers, code] of tries) {
      const client = new Client(server.url, extra);
      client.cookie = clients.get('registrar')!.cookie;
      const answer = await client.call(method, path, content(), headers);
      expect(answer).toMatchObject({ status: 403, body: { code } });
    }
  });

  it('a form of another site cannot pass for JSON', async () => {
    const owner = clients.get('owner')!;
    const forms = {
      'text/plain': '{"program":"bps-music-production","term":"2028-fall"}',
      'application/x-www-form-urlencoded': 'program=bps-music-production&term=2028-fall',
    };
    for (const [type, body] of Object.entries(forms)) {
      const headers = { 'Content-Type': type, Cookie: owner.cookie, 'X-Segue': '1' };
      const answer = await fetch(`${server.url}/api/applications`, { method: 'POST', headers, body });
      expect([400, 415]).toContain(answer.status);
    }
    const overridden = await owner.call('GET', '/api/sessions/current', undefined, {
      'X-HTTP-Method-Override': 'DELETE',
    });
    expect(overridden.status).toBe(200);
    expect((await owner.get('/api/sessions/current')).status).toBe(200);
  });
});
