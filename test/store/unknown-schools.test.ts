import { ask, makeDatabase } from '../support/database.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { listDoubtfulSchools, schoolsFound } from '../../src/store/institution.store.js';

const CASES = 3000;
/** One in a hundred is of a school that nobody has found. */
const FILL = `
  insert into account (id, email, name, password_hash)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, n || '@example.org', 'Robin', '-'
    from generate_series(1, ${CASES}) n;
  insert into application (id, applicant_id, program_id, catalog_year, term, state)
    select id, id, 'p', '2014', '2027-fall',
      case when email = '200@example.org' then 'approved' else 'open' end
    from account;
  insert into transcript (id, application_id, owner_id, sha256, size_bytes, file_name, storage_key, state,
      unknown_school)
    select id, id, id, repeat('0', 64), 1, 'a.pdf', id::text, 'read',
      case when email ~ '00@' then 'School ' || split_part(email, '@', 1) end
    from account;
  insert into transcript_version (transcript_id, version, body, reader_version, school_hints)
    select id, 1, jsonb_build_object('institution', jsonb_build_object('name', 'School'), 'text',
      repeat(md5(id::text), 60)), '1', '{"codes":[{"kind":"fice","value":"001234"}]}'
    from transcript;
  analyze;`;

describe('names of schools that nobody has found', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let url: string;
  beforeAll(async () => {
    const made = await makeDatabase();
    ({ url, drop } = made);
    database = await openDatabase(url);
    await database.migrate();
    await ask(url, FILL);
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  it('are listed with what their papers say, those of approved cases left out', async () => {
    const waiting = await listDoubtfulSchools(database.read);
    expect(waiting).toHaveLength(CASES / 100 - 1);
    expect(waiting.map(({ printed }) => printed)).not.toContain('School 200');
    expect(waiting[0]!.hints).toEqual({ codes: [{ kind: 'fice', value: '001234' }] });
  });

  it('are read from an index, and not out of every transcript', async () => {
    const asked: string[] = [];
    const reader = {
      query: (sql: string) => {
        asked.push(sql);
        return Promise.resolve([]);
      },
    };
    await listDoubtfulSchools(reader as never);
    const plan = await ask<{ 'QUERY PLAN': string }>(url, `explain (analyze, timing off) ${asked[0]}`);
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('transcript_unknown_school');
    expect(text).not.toMatch(/Seq Scan on transcript/);
  });

  it('leave the list when their school is known', async () => {
    const [first] = await listDoubtfulSchools(database.read);
    await database.inTransaction((tx) => schoolsFound(tx, [first!.transcript]));
    const waiting = await listDoubtfulSchools(database.read);
    expect(waiting.map(({ transcript }) => transcript)).not.toContain(first!.transcript);
  });
});
