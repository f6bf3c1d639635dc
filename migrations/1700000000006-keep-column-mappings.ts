import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person has said of the columns of a table, for its sender and heading: the newest version holds,
 * none is changed. A reading names the one that it was made with.
 */
export class KeepColumnMappings1700000000006 implements MigrationInterface {
  name = 'KeepColumnMappings1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table column_mapping (
        id             uuid primary key default gen_random_uuid(),
        -- The directory's number of the school, or its name as printed.
        sender         text not null,
        -- SHA-256 over the words of the heading.
        heading        text not null check (heading ~ '^[0-9a-f]{64}$'),
        version        integer not null check (version > 0),
        -- One field for each column, in their order.
        fields         text[] not null check (cardinality(fields) > 0),
        -- The document at which it was said.
        transcript_id  uuid not null references transcript,
        reason         text not null,
        created_by     uuid not null references account,
        created_at     timestamptz not null default now(),
        unique (sender, heading, version)
      );
      create index column_mapping_transcript on column_mapping (transcript_id);
      create trigger column_mapping_append_only before update or delete on column_mapping
        for each row execute function refuse_change();
      create trigger column_mapping_no_truncate before truncate on column_mapping
        for each statement execute function refuse_change();
      alter table transcript_version add column column_mapping_id uuid references column_mapping;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table transcript_version drop column column_mapping_id;
      drop table column_mapping;`);
  }
}
