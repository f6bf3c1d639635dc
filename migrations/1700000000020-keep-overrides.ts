import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person says that departs from the rules; taking it back is an entry of its own. An evaluation that
 * cannot be made says why.
 */
export class KeepOverrides1700000000020 implements MigrationInterface {
  name = 'KeepOverrides1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table override;
      create table override (
        id                    uuid primary key default gen_random_uuid(),
        application_id        uuid not null references application,
        evaluation_id         uuid not null references evaluation,
        kind                  text not null,
        line text, slot text, rule text,
        reduces_credit_total  boolean,
        -- The role in which the person said it.
        authority             text not null,
        reason                text not null check (char_length(reason) between 1 and 500),
        entered_by            uuid not null references account,
        entered_at            timestamptz not null default now(),
        seq                   bigint generated always as identity unique,
        constraint override_address_fits check (case
          when kind in ('substitution', 'forced-award') then line is not null and slot is not null
          when kind = 'blocked-award' then line is not null
          when kind = 'rule-waiver' then line is not null and rule is not null
          when kind = 'waiver' then slot is not null and reduces_credit_total is not null
          else false end)
      );
      create index override_application on override (application_id, seq);
      create table override_withdrawal (
        override_id    uuid primary key references override,
        evaluation_id  uuid not null references evaluation,
        withdrawn_by   uuid not null references account,
        withdrawn_at   timestamptz not null default now()
      );
      ${['override', 'override_withdrawal'].map(appendOnly).join('')}
      alter table evaluation add column refusal jsonb,
        add constraint evaluation_refusal_fits check (refusal is null or state = 'failed');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table evaluation drop column refusal;
      drop table override_withdrawal;
      drop table override;
      create table override (id uuid primary key default gen_random_uuid(),
        application_id uuid not null references application, body jsonb not null,
        entered_by uuid not null references account, entered_at timestamptz not null default now());`);
  }
}

const appendOnly = (table: string): string => `
  create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_change();
  create trigger ${table}_no_truncate before truncate on ${table}
    for each statement execute function refuse_change();`;
