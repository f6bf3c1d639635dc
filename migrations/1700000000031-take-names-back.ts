import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A name that staff have kept for a school can be taken back: of a school and a name the newest row stands,
 * and one that is withdrawn says that the name is no longer the school's.
 */
export class TakeNamesBack1700000000031 implements MigrationInterface {
  name = 'TakeNamesBack1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table institution_alias add column withdrawn boolean not null default false;
      drop index institution_alias_once;
      create index institution_alias_newest on institution_alias (unitid, lower(alias), seq desc);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table institution_alias disable trigger institution_alias_append_only;
      -- One row for each name that stands; the history of the others goes with the column.
      delete from institution_alias a where withdrawn or exists (select 1 from institution_alias
        where unitid = a.unitid and lower(alias) = lower(a.alias) and seq > a.seq);
      alter table institution_alias enable trigger institution_alias_append_only;
      drop index institution_alias_newest;
      create unique index institution_alias_once on institution_alias (unitid, lower(alias));
      alter table institution_alias drop column withdrawn;`);
  }
}
