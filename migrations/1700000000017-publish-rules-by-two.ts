import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every version of a rule is kept as it was drafted; publishing it is an entry of its own, by a second
 * person. An end is a version too, so nothing is ever changed or taken away.
 */
export class PublishRulesByTwo1700000000017 implements MigrationInterface {
  name = 'PublishRulesByTwo1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table articulation_rule drop column status,
        -- The directory's number of the sending school; null for a rule that holds for any.
        add column institution text,
        -- Spelled so that equal codes are equal texts.
        add column codes text[] not null check (cardinality(codes) > 0),
        add column reason text not null,
        add column drafted_by uuid not null references account,
        add constraint articulation_rule_drafter unique (id, version, drafted_by);
      create index articulation_rule_codes on articulation_rule using gin (codes);
      create index articulation_rule_institution on articulation_rule (institution, id);
      create table rule_publication (
        id            text not null,
        version       integer not null,
        -- Who drafted it, held to the truth by the key below.
        drafted_by    uuid not null,
        published_by  uuid not null references account,
        published_at  timestamptz not null default now(),
        primary key (id, version),
        foreign key (id, version, drafted_by) references articulation_rule (id, version, drafted_by),
        constraint rule_published_by_another check (published_by <> drafted_by)
      );
      create trigger articulation_rule_append_only before update or delete on articulation_rule
        for each row execute function refuse_change();
      create trigger articulation_rule_no_truncate before truncate on articulation_rule
        for each statement execute function refuse_change();
      create trigger rule_publication_append_only before update or delete on rule_publication
        for each row execute function refuse_change();
      create trigger rule_publication_no_truncate before truncate on rule_publication
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rule_publication;
      drop trigger articulation_rule_append_only on articulation_rule;
      drop trigger articulation_rule_no_truncate on articulation_rule;
      alter table articulation_rule drop constraint articulation_rule_drafter, drop column drafted_by,
        drop column reason, drop column codes, drop column institution,
        add column status text not null default 'published'
          check (status in ('draft', 'published', 'ended'));`);
  }
}
