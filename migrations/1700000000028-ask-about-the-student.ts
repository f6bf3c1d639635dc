import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is known of the student beyond the credit. Each row says all of it anew, and the newest stands; what
 * is not known stays null.
 */
export class AskAboutTheStudent1700000000028 implements MigrationInterface {
  name = 'AskAboutTheStudent1700000000028';

  async up(runner: QueryRunner): Promise<void> {
    const term = (name: string) => `text check (${name} ~ '^\\d{4}-(winter|spring|summer|fall)$')`;
    await runner.query(`
      create table student_statement (
        id                  uuid primary key default gen_random_uuid(),
        application_id      uuid not null references application,
        -- The evaluation that was on the screen; an applicant may say it before there is one.
        evaluation_id       uuid references evaluation,
        entry_term          ${term('entry_term')},
        primary_language    text check (char_length(primary_language) between 1 and 60),
        first_college_term  ${term('first_college_term')},
        -- The role in which the person said it. The office says how it knows.
        authority           text not null,
        reason              text check (char_length(reason) between 1 and 500),
        stated_by           uuid not null references account,
        stated_at           timestamptz not null default now(),
        seq                 bigint generated always as identity unique,
        constraint student_statement_of_the_office check (
          authority = 'applicant' or (reason is not null and evaluation_id is not null))
      );
      create index student_statement_application on student_statement (application_id, seq);
      create trigger student_statement_append_only before update or delete on student_statement
        for each row execute function refuse_change();
      create trigger student_statement_no_truncate before truncate on student_statement
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table student_statement');
  }
}
