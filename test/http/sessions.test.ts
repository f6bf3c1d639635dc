import { request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newApplicant, newApplication, PASSWORD } from '../support/applicants.js';
import { Client } from '../support/client.js';
import { MailServer } from '../support/mail-server.js';
import { freePort, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

const PERSON = 'sam@example.org';
const whoAmI = async (cookie: string, url = server.url) => {
  const client = new Client(url);
  client.cookie = cookie;
  return client.get('/api/sessions/current');
};

describe('a session', () => {
  beforeAll(() => newApplicant(server.url, PERSON));

  it('lives in a cookie that scripts and other sites do not get', async () => {
    const { headers } = await new Client(server.url).post('/api/sessions', {
      email: PERSON,
      password: PASSWORD,
    });
    const cookie = headers.get('set-cookie')!;
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is signed: a cookie that was changed is nobody’s', async () => {
    const { cookie } = await new Client(server.url).signIn(PERSON, PASSWORD);
    expect((await whoAmI(cookie)).status).toBe(200);
    const value = cookie.slice('segue='.length);
    const turned = (at: number) => {
      const other = value[at] === 'A' ? 'B' : 'A';
      return `segue=${value.slice(0, at)}${other}${value.slice(at + 1)}`;
    };
    const unsigned = `segue=${decodeURIComponent(value).split('.')[0]}`;
    for (const forged of [
      turned(0),
      turned(5),
      turned(value.length - 3),
      unsigned,
      'segue=',
      'segue=%00.%00',
    ])
      expect((await whoAmI(forged)).status).toBe(401);
  });

  it('has a new id after every sign-in, and the id from before is worth nothing', async () => {
    const client = await new Client(server.url).signIn(PERSON, PASSWORD);
    const before = client.cookie;
    await client.signIn(PERSON, PASSWORD);
    expect(client.cookie).not.toBe(before);
    expect((await whoAmI(before)).status).toBe(401);
    expect((await whoAmI(client.cookie)).status).toBe(200);
  });

  it('ends at sign-out: the old cookie is worth nothing', async () => {
    const client = await new Client(server.url).signIn(PERSON, PASSWORD);
    const { cookie } = client;
    expect((await client.call('DELETE', '/api/sessions/current')).status).toBe(204);
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('is not brought back by a request that began before the sign-out', async () => {
    const client = await new Client(server.url).signIn(PERSON, PASSWORD);
    const { cookie } = client;
    const application = await newApplication(client);
    const { hostname, port } = new URL(server.url);
    const boundary = 'between-the-parts';
    const slow = request({
      hostname,
      port,
      method: 'POST',
      path: `/api/applications/${application}/transcripts`,
      headers: {
        Cookie: cookie,
        'X-Segue': '1',
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    const answered = new Promise<number>((resolve, reject) => {
      slow.once('response', (answer) => resolve(answer.resume().statusCode!)).once('error', reject);
    });
    const head = 'Content-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
    slow.write(`--${boundary}\r\n${head}a first half`);
    // An answer to the same connection's neighbour shows that the server has met the first half.
    expect((await whoAmI(cookie)).status).toBe(200);
    expect((await client.call('DELETE', '/api/sessions/current')).status).toBe(204);
    slow.end(` and a second\r\n--${boundary}--\r\n`);
    await answered;
    expect((await whoAmI(cookie)).status).toBe(401);
  });

  it('ends when roles change', async () => {
    const person = await newApplicant(server.url, 'kim@example.org');
    const admin = await new Client(server.url).signIn('admin@example.edu');
    const { id } = (await person.get('/api/sessions/current')).body;
    const path = `/api/admin/accounts/${id}/roles`;
    const change = { roles: ['applicant', 'advisor'], reason: 'Also advises now' };
    expect((await admin.call('PUT', path, change)).status).toBe(204);
    expect((await person.get('/api/sessions/current')).status).toBe(401);
    const again = await new Client(server.url).signIn('kim@example.org', PASSWORD);
    expect((await again.get('/api/sessions/current')).body.roles).toEqual(['applicant', 'advisor']);
  });
});

describe('guessing', () => {
  it('an account there is and one there is not are answered alike, at sign-in and at sign-up', async () => {
    const client = new Client(server.url);
    const known = await client.post('/api/sessions', { email: PERSON, password: 'not the password' });
    const unknown = await client.post('/api/sessions', {
      email: 'nobody@example.org',
      password: 'not the password',
    });
    expect(known.status).toBe(401);
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const taken = await client.post('/api/accounts', { email: PERSON, password: PASSWORD, name: 'X' });
    const fresh = await client.post('/api/accounts', {
      email: 'fresh@example.org',
      password: PASSWORD,
      name: 'X',
    });
    expect([taken.status, Object.keys(taken.body)]).toEqual([fresh.status, Object.keys(fresh.body)]);
  });

  it('many wrong passwords for one address are slowed down, for known and unknown alike', async () => {
    await newApplicant(server.url, 'pat@example.org');
    for (const email of ['pat@example.org', 'no-pat@example.org']) {
      const client = new Client(server.url);
      const statuses: number[] = [];
      for (let tries = 0; tries < 14; tries += 1)
        statuses.push((await client.post('/api/sessions', { email, password: `guess ${tries}` })).status);
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(statuses.slice(10)).toEqual(Array(4).fill(429));
    }
    const limited = await new Client(server.url).post('/api/sessions', {
      email: 'pat@example.org',
      password: PASSWORD,
    });
    expect(limited).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect((await new Client(server.url).signIn(PERSON, PASSWORD)).cookie).not.toBe('');
  });

  it('one address of the network cannot try many accounts', async () => {
    const client = new Client(server.url);
    const answers = await Promise.all(
      Array.from({ length: 130 }, (_, at) =>
        client.post('/api/sessions', { email: `person${at}@example.org`, password: 'not the password' }),
      ),
    );
    const last = answers.find(({ status }) => status === 429);
    expect(last).toMatchObject({ body: { code: 'too-many-requests', status: 429 } });
    expect(last!.headers.get('content-type')).toContain('application/problem+json');
  });

  it('a password of eight characters that all try first is refused, a long one is not', async () => {
    const other = await startServer();
    const client = new Client(other.url);
    const make = (password: string) =>
      client.post('/api/accounts', { email: 'lee@example.org', password, name: 'Lee' });
    for (const password of ['short', 'password', 'qwerty123', 'aaaaaaaa', 'lee@example.org'])
      expect((await make(password)).status).toBe(400);
    const long = `${'é long sentence '.repeat(8)}end`;
    expect((await make(long)).status).toBe(201);
    await client.signIn('lee@example.org', long);
    const cut = await client.post('/api/sessions', { email: 'lee@example.org', password: long.slice(0, 72) });
    expect(cut.status).toBe(401);
    await other.stop();
  });
});

describe('in production', () => {
  it('the cookie is Secure with the __Host- prefix; no demo accounts, no captured mail', async () => {
    const mail = new MailServer();
    const [smtp, port] = [await mail.open(), await freePort()];
    const objects = mkdtempSync(join(tmpdir(), 'segue-objects-'));
    const live = await startServer({
      PORT: String(port),
      SEGUE_MODE: 'production',
      PUBLIC_URL: 'https://credit.example.edu',
      STORAGE_URL: `file://${objects}`,
      SMTP_URL: `smtp://127.0.0.1:${smtp}`,
      SESSION_SECRET: 'forty random characters, and a few more of them',
    });
    const client = new Client(`http://127.0.0.1:${port}`, {
      'X-Segue': '1',
      'X-Forwarded-Proto': 'https',
      Origin: 'https://credit.example.edu',
    });
    const account = { email: PERSON, password: PASSWORD, name: 'Sam' };
    expect((await client.post('/api/accounts', account)).status).toBe(201);
    const { status, headers } = await client.post('/api/sessions', { email: PERSON, password: PASSWORD });
    expect(status).toBe(201);
    expect(headers.get('set-cookie')).toMatch(/^__Host-segue=[^;]+;.*Path=\/.*; Secure/);
    expect(headers.get('set-cookie')).not.toContain('Domain');
    expect(headers.get('strict-transport-security')).toContain('max-age');
    const demo = { email: 'admin@example.edu', password: 'segue-demo-2026' };
    expect((await client.post('/api/sessions', demo)).status).toBe(401);
    expect((await client.get('/api/captured-mail')).status).toBe(404);
    await live.stop();
    await mail.close();
    rmSync(objects, { recursive: true, force: true });
  });
});
