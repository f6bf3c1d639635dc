import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Schools that no directory has are added by hand: each word on one is a row, the newest stands, and one
 * without a body takes the school away. Its row in the directory stays, because names and cases point at
 * it.
 *
 * A name that staff have kept for a school can be taken back: of a school and a name the newest row stands,
 * and one that is withdrawn says that the name is no longer the school's.
 */
export class AddSchoolsByHand1700000000031 implements MigrationInterface {
  name = 'AddSchoolsByHand1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table institution_alias add column withdrawn boolean not null default false;
      drop index institution_alias_once;
      create index institution_alias_newest on institution_alias (unitid, lower(alias), seq desc);
      alter table institution add column removed_at timestamptz;
      create table school_entry (
        seq         bigint generated always as identity primary key,
        unitid      text not null references institution,
        -- Null: the school is taken away.
        body        jsonb,
        reason      text not null check (char_length(reason) between 1 and 1000),
        entered_by  uuid not null references account,
        entered_at  timestamptz not null default now()
      );
      create index school_entry_unitid on school_entry (unitid, seq);
      create index school_entry_by on school_entry (entered_by);
      create trigger school_entry_append_only before update or delete on school_entry
        for each row execute function refuse_change();
      create trigger school_entry_no_truncate before truncate on school_entry
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table school_entry;
      alter table institution drop column removed_at;
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
