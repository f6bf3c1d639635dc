import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Degrees and certificates earned at other schools, as staff state them; taking one back is an entry too. */
export class KeepCredentials1700000000026 implements MigrationInterface {
  name = 'KeepCredentials1700000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table held_credential (
        id              uuid primary key default gen_random_uuid(),
        application_id  uuid not null references application,
        -- The evaluation that was on the screen.
        evaluation_id   uuid not null references evaluation,
        -- The school by its number in the directory.
        institution     text not null,
        credential      text not null check (credential in ('associate', 'bachelor', 'certificate')),
        earned_on       date not null,
        -- What nobody knows stays null: the first term there, and the average on the scale of four.
        enrolled        text check (enrolled ~ '^\\d{4}-(winter|spring|summer|fall)$'),
        average         text check (average ~ '^[0-4](\\.\\d{1,3})?$'),
        reason          text not null check (char_length(reason) between 1 and 500),
        stated_by       uuid not null references account,
        stated_at       timestamptz not null default now(),
        seq             bigint generated always as identity unique
      );
      create index held_credential_application on held_credential (application_id, seq);
      create table credential_withdrawal (
        credential_id  uuid primary key references held_credential,
        evaluation_id  uuid not null references evaluation,
        withdrawn_by   uuid not null references account,
        withdrawn_at   timestamptz not null default now()
      );
      ${['held_credential', 'credential_withdrawal'].map(appendOnly).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table credential_withdrawal; drop table held_credential;');
  }
}

const appendOnly = (table: string): string => `
  create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_change();
  create trigger ${table}_no_truncate before truncate on ${table}
    for each statement execute function refuse_change();`;
