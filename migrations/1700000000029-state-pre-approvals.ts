import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether the student is enrolled, and which courses were approved before they were taken. Of a line the
 * newest row stands; one that says no takes back what was said.
 */
export class StatePreApprovals1700000000029 implements MigrationInterface {
  name = 'StatePreApprovals1700000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table student_statement add column enrolled boolean;
      create table pre_approval (
        id              uuid primary key default gen_random_uuid(),
        application_id  uuid not null references application,
        -- The evaluation that was on the screen.
        evaluation_id   uuid not null references evaluation,
        line            text not null check (char_length(line) between 1 and 200),
        approved        boolean not null,
        -- The role in which the person said it, and how the office knows.
        authority       text not null,
        reason          text not null check (char_length(reason) between 1 and 500),
        stated_by       uuid not null references account,
        stated_at       timestamptz not null default now(),
        seq             bigint generated always as identity unique
      );
      create index pre_approval_application on pre_approval (application_id, line, seq);
      create trigger pre_approval_append_only before update or delete on pre_approval
        for each row execute function refuse_change();
      create trigger pre_approval_no_truncate before truncate on pre_approval
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pre_approval; alter table student_statement drop column enrolled;');
  }
}
