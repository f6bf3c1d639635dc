import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an import has said of a school is not undone by the schools that come with the product; and the other
 * names that staff have found on papers are kept beside the directory, so that no import loses them.
 */
export class KeepNamesOfSchools1700000000016 implements MigrationInterface {
  name = 'KeepNamesOfSchools1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table institution add column imported boolean not null default false;
      create table institution_alias (
        seq         bigint generated always as identity primary key,
        unitid      text not null references institution,
        alias       text not null,
        reason      text not null,
        created_by  uuid not null references account,
        created_at  timestamptz not null default now()
      );
      create unique index institution_alias_once on institution_alias (unitid, lower(alias));
      create index institution_alias_by on institution_alias (created_by);
      create trigger institution_alias_append_only before update or delete on institution_alias
        for each row execute function refuse_change();
      create trigger institution_alias_no_truncate before truncate on institution_alias
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table institution_alias;
      alter table institution drop column imported;`);
  }
}
