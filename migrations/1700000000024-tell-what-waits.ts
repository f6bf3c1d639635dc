import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How much of the credit that counts still waits for a decision: a figure of each evaluation, and for each
 * case its place among the others, in thousandths of a credit, since only whole numbers sort.
 */
export class TellWhatWaits1700000000024 implements MigrationInterface {
  name = 'TellWhatWaits1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table evaluation add column waiting text;
      alter table application add column waiting_rank integer not null default 0;
      create index application_by_waiting on application (waiting_rank desc, id);
      create index application_by_state_and_waiting on application (state, waiting_rank desc, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table application drop column waiting_rank;
      alter table evaluation drop column waiting;`);
  }
}
