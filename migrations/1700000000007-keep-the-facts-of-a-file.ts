import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the file said about its own making when it was read; null where its kind says nothing. */
export class KeepTheFactsOfAFile1700000000007 implements MigrationInterface {
  name = 'KeepTheFactsOfAFile1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table transcript_version add column facts jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table transcript_version drop column facts');
  }
}
