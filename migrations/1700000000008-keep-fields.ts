import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where each value of a reading stands and how sure it is; empty for what was read before this was kept. */
export class KeepFields1700000000008 implements MigrationInterface {
  name = 'KeepFields1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table transcript_version add column fields jsonb not null default '[]'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table transcript_version drop column fields');
  }
}
