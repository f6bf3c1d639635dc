import { ask } from '../support/database.js';
import { Client } from '../support/client.js';
import { startServer, type TestServer } from '../support/server.js';

const CASES = 120;
let server: TestServer;
let registrar: Client;
beforeAll(async () => {
  server = await startServer();
  registrar = await new Client(server.url).signIn('registrar@example.edu');
  // Many at the same instant, and many within the same millisecond.
  await ask(
    server.databaseUrl,
    `insert into application (applicant_id, program_id, catalog_year, term, state, updated_at)
     select a.id, 'bps-music-production', '2014', (2030 + n) || '-fall',
       case when n % 4 = 0 then 'approved' else 'ready-for-review' end,
       timestamptz '2026-01-01T00:00:00Z' + make_interval(secs => (n / 3) * 0.000001)
     from account a, generate_series(1, ${CASES}) as n where a.email = 'applicant@example.edu'`,
  );
});
afterAll(() => server?.stop());

async function walk(question: string): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const from: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const { status, body } = await registrar.get(`/api/staff/queue?${question}${from}`);
    expect(status).toBe(200);
    expect(body.cases.length).toBeLessThanOrEqual(50);
    seen.push(...body.cases.map((each: { application: string }) => each.application));
    after = body.next;
  }
  return seen;
}

const inOrder = async (condition: string) =>
  (
    await ask<{ id: string }>(
      server.databaseUrl,
      `select id from application ${condition} order by updated_at, id`,
    )
  ).map(({ id }) => id);

describe('the staff queue', () => {
  it('shows every case once, longest waiting first, page after page', async () => {
    const seen = await walk('');
    expect(seen).toHaveLength(CASES);
    expect(seen).toEqual(await inOrder(''));
  });

  it('does the same for one state', async () => {
    const seen = await walk('state=ready-for-review');
    expect(seen).toHaveLength(CASES - CASES / 4);
    expect(seen).toEqual(await inOrder(`where state = 'ready-for-review'`));
  });

  it('puts the cases with the most credit to decide first, where that is asked', async () => {
    await ask(
      server.databaseUrl,
      `update application set waiting_rank = (extract(year from updated_at)::int
      + split_part(term, '-', 1)::int) % 7 * 1000`,
    );
    const seen = await walk('order=most-credit');
    const rows = await ask<{ id: string }>(
      server.databaseUrl,
      'select id from application order by waiting_rank desc, id',
    );
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(await walk('order=most-credit&state=ready-for-review')).toHaveLength(CASES - CASES / 4);
  });

  it('refuses a place that it did not give', async () => {
    const { status, body } = await registrar.get('/api/staff/queue?after=yesterday');
    expect([status, body.code]).toEqual([400, 'wrong-after']);
    const other = await registrar.get('/api/staff/queue?order=most-credit&after=2026-01-01T00:00:00Z_x');
    expect(other.body.code).toBe('wrong-after');
  });
});
