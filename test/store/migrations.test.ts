import { ask, makeDatabase } from '../support/database.js';
import { openDatabase } from '../../src/store/database.js';

/** All that a schema is made of, as the database itself tells it. */
const SCHEMA = `
  select 'column' as kind, table_name || '.' || column_name as name,
    concat_ws(' ', data_type, udt_name, is_nullable, column_default, is_identity) as text
    from information_schema.columns where table_schema = 'public'
  union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
  union all select 'index', indexname, indexdef from pg_indexes where schemaname = 'public'
  union all select 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
    from pg_trigger where not tgisinternal
  union all select 'function', p.proname, pg_get_functiondef(p.oid) from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and p.prolang <> (select oid from pg_language where lanname = 'c')
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1, 2, 3`;

describe('the migrations', () => {
  it('lead up, all the way down and up again to the same schema', async () => {
    const { url, drop } = await makeDatabase();
    const database = await openDatabase(url);
    await database.migrate();
    const first = await ask(url, SCHEMA);
    expect(first.length).toBeGreaterThan(150);
    const done = await ask(url, 'select name from migration');
    for (const _ of done) await database.undoMigration();
    const tables = `select table_name from information_schema.tables where table_schema = 'public'`;
    expect(await ask(url, tables)).toEqual([{ table_name: 'migration' }]);
    await database.migrate();
    expect(await ask(url, SCHEMA)).toEqual(first);
    await database.close();
    await drop();
  });

  it('spell the dashes in codes of rules alike', async () => {
    const { url, drop } = await makeDatabase();
    const database = await openDatabase(url);
    await database.migrate();
    const newest = 'select max(timestamp)::text as at from migration';
    while (((await ask(url, newest)) as [{ at: string }])[0].at >= '1700000000030')
      await database.undoMigration();
    const [{ id: person }] = (await ask(
      url,
      `insert into account (email, name, password_hash) values ('r@example.org', 'R', 'x') returning id`,
    )) as [{ id: string }];
    for (const [id, codes] of [
      ['dashed', '{MUS−102,MUS–101}'],
      ['plain', '{MUS101}'],
    ])
      await ask(
        url,
        `insert into articulation_rule (id, version, body, codes, reason, drafted_by)
          values ('${id}', 1, '{}', '${codes}', 'x', '${person}')`,
      );
    await database.migrate();
    expect(await ask(url, 'select id, codes from articulation_rule order by id')).toEqual([
      { id: 'dashed', codes: ['MUS101', 'MUS102'] },
      { id: 'plain', codes: ['MUS101'] },
    ]);
    await expect(ask(url, 'delete from articulation_rule')).rejects.toThrow('append only');
    await database.close();
    await drop();
  });

  it('run once when several processes start together', async () => {
    const { url, drop } = await makeDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(url)));
    await Promise.all(databases.map((each) => each.migrate()));
    const names = (await ask<{ name: string }>(url, 'select name from migration')).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    await Promise.all(databases.map((each) => each.close()));
    await drop();
  });
});
