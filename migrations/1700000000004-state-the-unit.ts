import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one credit is, where the paper does not say and a person has found out. */
export class StateTheUnit1700000000004 implements MigrationInterface {
  name = 'StateTheUnit1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table transcript add column stated_unit text
      check (stated_unit in ('semester', 'quarter', 'ects', 'clock'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table transcript drop column stated_unit');
  }
}
