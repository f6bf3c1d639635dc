import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A question about all cases: what would change under a supposition. It is answered page by page, so that a
 * restart loses one page at most; of the cases only counts are kept.
 */
export class KeepStudies1700000000025 implements MigrationInterface {
  name = 'KeepStudies1700000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table study (
        id              uuid primary key default gen_random_uuid(),
        supposition     jsonb not null,
        -- Digests of the degree and the policy that it names, as they stood when it was asked.
        pinned          jsonb not null default '{}',
        -- The supposition in words, as it was understood when it was asked.
        words           text not null,
        versions        jsonb not null default '{}',
        engine_version  text not null,
        asked_by        uuid not null references account,
        asked_at        timestamptz not null default now(),
        state           text not null default 'waiting'
                        check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
        -- Rises with every page; what it says fences a run that comes late.
        attempt         integer not null default 0,
        -- How often a page was begun since the last one that was kept.
        tries           integer not null default 0,
        heartbeat_at    timestamptz not null default now(),
        -- The last application that was looked at; pages go in the order of their ids.
        last_case       uuid,
        cases_done      integer not null default 0,
        cases_total     integer,
        tally           jsonb not null,
        ended_at        timestamptz,
        check ((ended_at is null) = (state in ('waiting', 'running')))
      );
      create index study_waiting on study (heartbeat_at) where state in ('waiting', 'running');
      create unique index study_open_once on study (supposition, pinned)
        where state in ('waiting', 'running');
      create index study_asked on study (asked_at desc, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table study');
  }
}
