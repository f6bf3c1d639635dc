import { PASSWORD, tokenFor, type Letter } from '../support/applicants.js';
import { Client, until } from '../support/client.js';
import { MailServer } from '../support/mail-server.js';
import { KeptRecord, type Started } from '../support/record.js';

const account = (email: string) => ({ email, password: PASSWORD, name: 'Robin Sato' });

describe('letters without a mail server', () => {
  let record: KeptRecord;
  let service: Started;
  let client: Client;
  beforeAll(async () => {
    record = await KeptRecord.make();
    service = await record.start();
    client = new Client(service.url);
  });
  afterAll(() => record?.discard());

  const lettersTo = async (email: string): Promise<Letter[]> =>
    (await client.get('/api/captured-mail')).body.letters.filter(({ to }: Letter) => to === email);

  it('are captured: one to confirm the address, one to book a consultation, each with a link', async () => {
    await client.post('/api/accounts', account('robin@example.org'));
    const token = await tokenFor(client, 'robin@example.org');
    const used = await Promise.all(
      Array.from({ length: 10 }, () => client.post('/api/accounts/verification', { token })),
    );
    expect(used.map(({ status }) => status).toSorted()).toEqual([204, ...Array(9).fill(400)]);
    await record.quiet();
    const letters = await lettersTo('robin@example.org');
    expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
      'Confirm your e-mail address',
      'Schedule a Consultation with Celeste Amari',
    ]);
    expect(letters.find(({ subject }) => /Schedule/.test(subject))!.text).toContain(
      `${service.url}/consultation`,
    );
  });

  it('of one event go out once, however often it is asked for', async () => {
    const asked = Array.from({ length: 10 }, () => client.post('/api/accounts', account('kim@example.org')));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(10).fill(201));
    await record.quiet();
    const subjects = (await lettersTo('kim@example.org')).map(({ subject }) => subject);
    expect(subjects).toEqual(['Confirm your e-mail address']);
  });

  it('hold no link that another secret made', async () => {
    const forged = 'A'.repeat(43);
    const answer = await client.post('/api/accounts/verification', { token: forged });
    expect(answer).toMatchObject({ status: 400, body: { code: 'link-not-valid' } });
    const kept = await record.ask<{ facts: object }>(`select facts from mail where kind = 'verify-email'`);
    const token = await tokenFor(client, 'kim@example.org');
    expect(JSON.stringify(kept)).not.toContain(token);
  });
});

describe('letters by a mail server', () => {
  const mail = new MailServer();
  let record: KeptRecord;
  let service: Started;
  let client: Client;
  let settings: Record<string, string>;
  beforeAll(async () => {
    const port = await mail.open();
    settings = { SMTP_URL: `smtp://127.0.0.1:${port}` };
    record = await KeptRecord.make(settings);
    service = await listen();
  });
  afterAll(async () => {
    await record?.discard();
    await mail.close();
  });

  async function listen(more: Record<string, string> = {}): Promise<Started> {
    const started = await record.start(more);
    client = new Client(started.url);
    return started;
  }

  const received = (email: string) => mail.received.filter(({ to }) => to === email);
  const triesOf = async (email: string) => {
    const sql = 'select tries from mail join account on account.id = account_id where email = $1';
    return (await record.ask<{ tries: number }>(sql, [email]))[0]?.tries ?? 0;
  };

  it('arrive, and their link works', async () => {
    await client.post('/api/accounts', account('robin@example.org'));
    await record.quiet();
    const [letter] = received('robin@example.org');
    expect(letter).toMatchObject({ subject: 'Confirm your e-mail address' });
    const token = /#token=(\S+)/.exec(letter!.text)![1];
    expect((await client.post('/api/accounts/verification', { token })).status).toBe(204);
    expect((await client.get('/api/captured-mail')).status).toBe(404);
  });

  it('wait while the mail server is down, and arrive once when it is up again', async () => {
    const port = Number(new URL(settings['SMTP_URL']!).port);
    await mail.close();
    expect((await client.post('/api/accounts', account('late@example.org'))).status).toBe(201);
    await until(async () => (await triesOf('late@example.org')) >= 2);
    expect((await client.get('/api/health/ready')).status).toBe(200);
    await mail.open(port);
    await record.quiet();
    expect(received('late@example.org')).toHaveLength(1);
  });

  it('that are not taken for now are tried again, and neither log nor queue learns to whom', async () => {
    mail.refuse = true;
    await client.post('/api/accounts', account('busy@example.org'));
    await until(async () => (await triesOf('busy@example.org')) >= 2);
    mail.refuse = false;
    await record.quiet();
    expect(received('busy@example.org')).toHaveLength(1);
    expect(service.output()).toContain('the letter was not taken');
    expect(service.output()).not.toContain('busy@example.org');
    const jobs = await record.ask('select job::text as text from bullmq.job as job');
    expect(JSON.stringify(jobs)).toContain('mail.send');
    expect(JSON.stringify(jobs)).not.toContain('busy@example.org');
  });

  it('sent twice by a crash between sending and noting it are one letter to the receiver', async () => {
    await record.stop(service);
    const faulty = await listen({ SEGUE_FAULTS: 'mail-sent=kill' });
    await client.post('/api/accounts', account('twice@example.org')).catch(() => undefined);
    await until(async () => faulty.output().includes('fault at mail-sent'));
    await record.stop(faulty, 'SIGKILL');
    service = await listen();
    await record.quiet();
    const letters = received('twice@example.org');
    expect(letters.length).toBeGreaterThan(0);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(1);
  });
});
