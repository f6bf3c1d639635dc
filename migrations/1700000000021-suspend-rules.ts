import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A published rule can be taken out of use without an end, and put back by another person. Rules that came
 * in one file know of it. The last day of a rule is kept beside it, to be asked for.
 */
export class SuspendRules1700000000021 implements MigrationInterface {
  name = 'SuspendRules1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule_import (
        id          uuid primary key default gen_random_uuid(),
        sha256      text not null,
        rules       integer not null check (rules > 0),
        reason      text not null,
        drafted_by  uuid not null references account,
        created_at  timestamptz not null default now()
      );
      alter table articulation_rule add column import_id uuid references rule_import,
        -- Of its window or its end, whichever is first.
        add column last_day text generated always as (least(body #>> '{ended,on}',
          left(body #>> '{when,taken,to}', 4) || case substr(body #>> '{when,taken,to}', 6)
            when 'winter' then '-03-31' when 'spring' then '-06-30' when 'summer' then '-08-31'
            else '-12-31' end)) stored;
      create index articulation_rule_import on articulation_rule (import_id) where import_id is not null;
      create table rule_suspension (
        seq           bigint generated always as identity primary key,
        id            text not null,
        version       integer not null,
        reason        text not null,
        suspended_by  uuid not null references account,
        suspended_at  timestamptz not null default now(),
        foreign key (id, version) references rule_publication (id, version),
        constraint rule_suspension_who unique (seq, suspended_by)
      );
      create index rule_suspension_rule on rule_suspension (id);
      create table rule_resumption (
        suspension    bigint primary key,
        suspended_by  uuid not null,
        reason        text not null,
        resumed_by    uuid not null references account,
        resumed_at    timestamptz not null default now(),
        foreign key (suspension, suspended_by) references rule_suspension (seq, suspended_by),
        constraint rule_resumed_by_another check (resumed_by <> suspended_by)
      );
      ${['rule_import', 'rule_suspension', 'rule_resumption'].map(appendOnly).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table rule_resumption, rule_suspension;
      alter table articulation_rule drop column last_day, drop column import_id; drop table rule_import;`);
  }
}

const appendOnly = (table: string) => `
  create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_change();
  create trigger ${table}_no_truncate before truncate on ${table}
    for each statement execute function refuse_change();`;
