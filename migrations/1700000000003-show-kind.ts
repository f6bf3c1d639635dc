import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list of cases shows of each evaluation whether it is an estimate, and never unpacks its text for that.
 */
export class ShowKind1700000000003 implements MigrationInterface {
  name = 'ShowKind1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table evaluation add column kind text
        generated always as (substring(left(body, 100) from '"kind":"([a-z]+)"')) stored`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table evaluation drop column kind');
  }
}
