import { Redis } from 'ioredis';
import { newApplicant, newApplication } from '../support/applicants.js';
import { Client, TRANSCRIPT, until } from '../support/client.js';
import { redisUrl } from '../support/environment.js';
import { lockedPdf } from '../support/hostile-files.js';
import { KeptRecord, type Started } from '../support/record.js';

/** Words that stand for a person: as typed, as uploaded, and as printed on the transcript. */
const WORDS = [
  'Markername',
  'marker-address@example.org',
  'marker-file-name',
  'Marker reason',
  'Markerlanguage',
  'Rowan Ellery',
  'H0048213',
  'English Composition',
  'Harlow',
];
const REDIS = `${redisUrl()}/5`;

describe.each([
  ['PostgreSQL', {}],
  ['Redis', { REDIS_URL: REDIS }],
] as const)('with the queue on %s, a whole case', (kind, settings) => {
  let record: KeptRecord;
  let service: Started;
  let demo = '';
  beforeAll(async () => {
    record = await KeptRecord.make({ ...settings, LOG_LEVEL: 'debug' });
    service = await record.start();
    demo = service.output();
    const applicant = await newApplicant(service.url, 'marker-address@example.org', 'Markername Person');
    const application = await newApplication(applicant);
    await applicant.upload(application, TRANSCRIPT, 'marker-file-name.pdf');
    await applicant.upload(application, Buffer.from(await lockedPdf()), 'marker-file-name-2.pdf');
    const said = { entryTerm: null, primaryLanguage: 'Markerlanguage', firstCollegeTerm: null };
    const stated = await applicant.call('PUT', `/api/applications/${application}/student`, said);
    expect(stated.status).toBe(204);
    await record.quiet();
    const registrar = await new Client(service.url).signIn('registrar@example.edu');
    const { body } = await applicant.get(`/api/applications/${application}`);
    const { id, version } = body.evaluation;
    const decisions = [{ line: 't1-p1-l7', outcome: 'deny', reason: 'Marker reason' }];
    expect((await registrar.post(`/api/evaluations/${id}/decisions`, { version, decisions })).status).toBe(
      200,
    );
    await applicant.get(`/api/programs/marker-file-name`);
    await applicant.get(`/api/staff/targets?q=Markername`);
    await applicant.post('/api/sessions', { email: 'marker-address@example.org', password: 'wrong' });
  });
  afterAll(() => record?.discard());

  const expectNone = (text: string) => {
    for (const word of WORDS) expect(text.includes(word) ? word : null).toBeNull();
  };

  it('leaves nothing of the person in the log', async () => {
    const text = await until(
      async () => /"route":"[^"]*queue|"route":"[^"]*decisions/.test(service.output()) && service.output(),
    );
    expectNone(text.slice(demo.length).replace(/^Segue is open[^]*?Ctrl-C stops it\.$/m, ''));
  });

  it('leaves ids alone in the queue', async () => {
    const text = kind === 'Redis' ? await allOfRedis() : await allOfSchema('bullmq');
    expect(text).toContain('transcript.read');
    expectNone(text);
    const outbox = await record.ask('select payload from outbox');
    expectNone(JSON.stringify(outbox));
  });

  it('leaves codes, ids and hashes alone in the audit trail', async () => {
    const rows = await record.ask('select audit_entry::text as text from audit_entry');
    expect(rows.length).toBeGreaterThan(8);
    expectNone(JSON.stringify(rows));
  });

  it('leaves figures by route in the metrics, without an id', async () => {
    const { body, headers } = await new Client(service.url).get('/metrics');
    const text = body.toString();
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of text.split('\n').filter((each: string) => each !== ''))
      expect(line).toMatch(/^(# (HELP|TYPE) .+|[a-z_:][a-z0-9_:]*(\{[^}]*\})? (NaN|[-+\d.eE]+))$/i);
    expect(text).toContain('segue_jobs_total{name="transcript.read",outcome="done"}');
    expect(text).toContain('route="/api/applications/:id"');
    expect(text).toMatch(/^segue_oldest_waiting_seconds 0$/m);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expectNone(text);
  });

  async function allOfSchema(schema: string): Promise<string> {
    const sql = 'select table_name as name from information_schema.tables where table_schema = $1';
    const tables = await record.ask<{ name: string }>(sql, [schema]);
    const parts = tables.map(({ name }) =>
      record.ask(`select t::text as text from ${schema}."${name}" as t`),
    );
    return JSON.stringify(await Promise.all(parts));
  }
});

async function allOfRedis(): Promise<string> {
  const redis = new Redis(REDIS);
  const ways: Readonly<Record<string, (key: string) => Promise<unknown>>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1'),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  const parts: unknown[] = [];
  for (const key of await redis.keys('*')) parts.push(key, await ways[await redis.type(key)]!(key));
  redis.disconnect();
  return JSON.stringify(parts);
}
