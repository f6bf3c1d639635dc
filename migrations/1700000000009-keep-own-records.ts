import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The school's own student record of an applicant, as staff imported it: the newest version counts. */
export class KeepOwnRecords1700000000009 implements MigrationInterface {
  name = 'KeepOwnRecords1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table own_record (
        application_id  uuid not null references application,
        version         integer not null check (version > 0),
        sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        -- Courses with their credit as exact text.
        courses         jsonb not null check (jsonb_array_length(courses) > 0),
        imported_by     uuid not null references account,
        imported_at     timestamptz not null default now(),
        primary key (application_id, version)
      );
      create trigger own_record_append_only before update or delete on own_record
        for each row execute function refuse_change();
      create trigger own_record_no_truncate before truncate on own_record
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table own_record');
  }
}
