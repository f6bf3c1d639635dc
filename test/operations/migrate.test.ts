import { readdirSync } from 'node:fs';
import { ask, makeDatabase } from '../support/database.js';
import { runScript } from '../support/run-script.js';

const MIGRATIONS = readdirSync('migrations').filter((name) => name.endsWith('.ts')).length;
const migrate = (url: string, ...options: string[]) =>
  runScript(['scripts/migrate.mjs', ...options], { DATABASE_URL: url });

let database: { readonly url: string; drop(): Promise<void> };
beforeAll(async () => {
  database = await makeDatabase();
});
afterAll(() => database?.drop());

const tables = async () =>
  (
    await ask<{ name: string }>(
      database.url,
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
  ).map(({ name }) => name);

describe('npm run migrate', () => {
  it('brings an empty database up to date, and says when there is nothing to do', async () => {
    const first = await migrate(database.url);
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(first.stdout.match(/^applied /gm)).toHaveLength(MIGRATIONS);
    expect(await tables()).toEqual(expect.arrayContaining(['audit_entry', 'outbox', 'transcript']));
    expect((await migrate(database.url)).stdout).toBe('already up to date\n');
  });

  it('takes every migration back, one by one, and leaves nothing behind', async () => {
    const before = await tables();
    for (let i = 0; i < MIGRATIONS; i += 1) {
      const { code, stdout } = await migrate(database.url, '--down');
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^took back \w+\n$/)]);
    }
    expect(await tables()).toEqual(['migration']);
    expect((await migrate(database.url, '--down')).stdout).toBe('no migration to take back\n');
    await migrate(database.url);
    expect(await tables()).toEqual(before);
  });

  it('says in one line what is missing or wrong', async () => {
    const missing = await runScript(['scripts/migrate.mjs']);
    expect(missing).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The database was not migrated: set DATABASE_URL .*\n$/),
    });
    const strange = await migrate(database.url, '--dwon');
    expect(strange).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^--dwon is not known.*\n$/),
    });
    const closed = await migrate('postgresql://nobody@127.0.0.1:9/none');
    expect(closed).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The database was not.*\n$/),
    });
  });
});
