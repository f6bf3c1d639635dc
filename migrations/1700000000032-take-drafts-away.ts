import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft that nobody has published can be taken away. Its row stays; this says that it is gone. */
export class TakeDraftsAway1700000000032 implements MigrationInterface {
  name = 'TakeDraftsAway1700000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule_withdrawal (
        id            text not null,
        version       integer not null,
        reason        text not null,
        withdrawn_by  uuid not null references account,
        withdrawn_at  timestamptz not null default now(),
        primary key (id, version),
        foreign key (id, version) references articulation_rule (id, version)
      );
      create trigger rule_withdrawal_append_only before update or delete on rule_withdrawal
        for each row execute function refuse_change();
      create trigger rule_withdrawal_no_truncate before truncate on rule_withdrawal
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_withdrawal');
  }
}
