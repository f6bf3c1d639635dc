import { newApplicant, PASSWORD, type Letter } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { ask } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';

const NEXT = 'another quiet long password';

let server: TestServer;
let stranger: Client;
beforeAll(async () => {
  server = await startServer();
  stranger = new Client(server.url);
});
afterAll(() => server?.stop());

const sql = (text: string, values: readonly unknown[] = []) =>
  ask<Record<string, unknown>>(server.databaseUrl, text, values);
const askLetter = (email: string) => stranger.post('/api/accounts/password-letter', { email });
const setPassword = (token: string, password = NEXT) =>
  stranger.post('/api/accounts/password', { token, password });
const tryPassword = async (email: string, password: string) =>
  (await new Client(server.url).post('/api/sessions', { email, password })).status;
const create = (email: string) =>
  stranger.post('/api/accounts', { email, password: PASSWORD, name: 'Robin Sato' });

/** Makes the letters so far a minute older. */
const passAMinute = () => sql(`update mail set created_at = created_at - interval '1 minute'`);
const requestedFor = async (email: string): Promise<unknown[]> => {
  const text = `select kind from mail join account on account.id = account_id where email = $1
    order by mail.created_at`;
  return (await sql(text, [email])).map(({ kind }) => kind);
};

/** The tokens of the letters with this subject, newest first, once there are so many. */
function tokensOf(email: string, subject: string, count = 1): Promise<string[]> {
  return until(async () => {
    const { body } = await stranger.get<{ letters: Letter[] }>('/api/captured-mail');
    const letters = body.letters.filter((letter) => letter.to === email && letter.subject === subject);
    return letters.length >= count && letters.map(({ text }) => /#token=(\S+)/.exec(text)![1]!);
  });
}

async function passwordToken(email: string, count = 1): Promise<string> {
  expect((await askLetter(email)).status).toBe(204);
  return (await tokensOf(email, 'Choose a new password', count))[0]!;
}

describe('a forgotten password', () => {
  it('is replaced by a letter; every session ends, and the old password opens nothing', async () => {
    const email = 'robin@example.org';
    const here = await newApplicant(server.url, email);
    const there = await new Client(server.url).signIn(email, PASSWORD);
    expect(await setPassword(await passwordToken(email))).toMatchObject({ status: 204 });
    for (const client of [here, there]) expect((await client.get('/api/sessions/current')).status).toBe(401);
    expect(await tryPassword(email, PASSWORD)).toBe(401);
    expect(await tryPassword(email, NEXT)).toBe(201);
    const admin = await new Client(server.url).signIn('admin@example.edu');
    const { entries } = (await admin.get('/api/staff/audit')).body;
    const text = 'New password chosen; signed out everywhere';
    expect(entries.at(-1)).toMatchObject({
      action: 'account.password-changed',
      actor: 'Robin Sato (owner)',
      text,
    });
    expect((await admin.get('/api/staff/audit/chain')).body).toMatchObject({ holds: true });
  });

  it('has a link that works once, however many try it at the same time', async () => {
    const email = 'kim@example.org';
    await newApplicant(server.url, email);
    const token = await passwordToken(email);
    const answers = await Promise.all(Array.from({ length: 8 }, () => setPassword(token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, ...Array(7).fill(400)]);
    expect(await setPassword(token)).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
  });

  it('has a link that is too old after an hour', async () => {
    const email = 'lou@example.org';
    await newApplicant(server.url, email);
    const token = await passwordToken(email);
    const lifetime = `select expires_at between now() + interval '55 minutes' and now() + interval '1 hour'
      as fits from account_token where purpose = 'new-password' order by expires_at desc limit 1`;
    expect(await sql(lifetime)).toEqual([{ fits: true }]);
    await sql(`update account_token set expires_at = now() where purpose = 'new-password'`);
    expect(await setPassword(token)).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
    expect(await tryPassword(email, PASSWORD)).toBe(201);
  });

  it('makes the other letters for it worthless, also when two are used at the same time', async () => {
    const email = 'ash@example.org';
    await newApplicant(server.url, email);
    const first = await passwordToken(email);
    await passAMinute();
    const second = await passwordToken(email, 2);
    expect(second).not.toBe(first);
    const answers = await Promise.all([setPassword(first), setPassword(second)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 400]);
  });

  it('is not replaced by one that all try first, and the link still works after that', async () => {
    const email = 'lee@example.org';
    await newApplicant(server.url, email);
    const token = await passwordToken(email);
    for (const password of ['short', 'password', 'aaaaaaaa', 'lee@example.org'])
      expect((await setPassword(token, password)).status).toBe(400);
    expect((await setPassword(token)).status).toBe(204);
  });

  it('needs the link of its own kind of letter, and that link confirms no address', async () => {
    const email = 'max@example.org';
    await create(email);
    const [confirming] = await tokensOf(email, 'Confirm your e-mail address');
    expect(await setPassword(confirming!)).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
    const token = await passwordToken(email);
    const confirmed = await stranger.post('/api/accounts/verification', { token });
    expect(confirmed).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
  });

  it('of an address that was never confirmed: the letter proves it', async () => {
    const email = 'new@example.org';
    await create(email);
    expect((await setPassword(await passwordToken(email))).status).toBe(204);
    const client = await new Client(server.url).signIn(email, NEXT);
    expect((await client.get('/api/sessions/current')).body).toMatchObject({ verified: true });
    expect(await requestedFor(email)).toEqual(['verify-email', 'new-password', 'book-consultation']);
  });

  it('of a disabled account is not replaced', async () => {
    const email = 'gone@example.org';
    await newApplicant(server.url, email);
    const token = await passwordToken(email);
    await sql('update account set disabled_at = now() where email = $1', [email]);
    expect(await setPassword(token)).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
    await passAMinute();
    await askLetter(email);
    expect(await requestedFor(email)).toEqual(['verify-email', 'book-consultation', 'new-password']);
  });
});

describe('asking for a letter', () => {
  it('is answered alike for an address that nobody has', async () => {
    await newApplicant(server.url, 'sam@example.org');
    const before = (await sql('select 1 from mail')).length;
    const [known, unknown] = [await askLetter('sam@example.org'), await askLetter('nobody@example.org')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const names = ({ headers }: typeof known) => [...headers.keys()].toSorted();
    expect(names(known)).toEqual(names(unknown));
    expect((await sql('select 1 from mail')).length).toBe(before + 1);
  });

  it('sends one a minute, however often it is asked for', async () => {
    const email = 'pat@example.org';
    await newApplicant(server.url, email);
    const asked = async () => {
      const answers = await Promise.all(Array.from({ length: 5 }, () => askLetter(email)));
      expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(204));
      return (await requestedFor(email)).filter((kind) => kind === 'new-password').length;
    };
    expect(await asked()).toBe(1);
    await passAMinute();
    expect(await asked()).toBe(2);
  });

  it('is slowed down for one address of the network', async () => {
    const own = await startServer();
    const client = new Client(own.url);
    for (const [path, body] of [
      ['/api/accounts/password-letter', {}],
      ['/api/accounts/password', {}],
    ] as const) {
      const answers = await Promise.all(Array.from({ length: 125 }, () => client.post(path, body)));
      expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    }
    await own.stop();
  });
});

describe('creating an account again', () => {
  const confirm = (token: string) => stranger.post('/api/accounts/verification', { token });
  const SUBJECT = 'Confirm your e-mail address';

  it('sends a fresh letter while the address is not confirmed, one a minute, alike', async () => {
    const email = 'late@example.org';
    const first = await create(email);
    const again = await create(email);
    expect([again.status, Object.keys(again.body)]).toEqual([first.status, Object.keys(first.body)]);
    expect(await requestedFor(email)).toEqual(['verify-email']);
    const [old] = await tokensOf(email, SUBJECT);
    await sql('update account_token set expires_at = now()');
    await passAMinute();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(email)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(await requestedFor(email)).toEqual(['verify-email', 'verify-email']);
    const fresh = (await tokensOf(email, SUBJECT, 2)).find((token) => token !== old)!;
    expect(await confirm(old!)).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
    const lifetime = `select expires_at between now() + interval '71 hours' and now() + interval '3 days'
      as fits from account_token where expires_at > now() and purpose = 'verify-email'`;
    expect(await sql(lifetime)).toEqual([{ fits: true }]);
    expect((await confirm(fresh)).status).toBe(204);
  });

  it('tells the owner of a confirmed address that there is one', async () => {
    const email = 'done@example.org';
    await newApplicant(server.url, email);
    await passAMinute();
    await create(email);
    expect(await requestedFor(email)).toEqual(['verify-email', 'book-consultation', 'account-exists']);
  });
});
