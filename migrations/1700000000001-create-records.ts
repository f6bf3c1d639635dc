import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readFile } from 'node:fs/promises';

/** People, reference data, transcripts, evaluations, decisions, audit chain and outbox. */
export class CreateRecords1700000000001 implements MigrationInterface {
  name = 'CreateRecords1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(await sql('up'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(await sql('down'));
  }
}

function sql(direction: 'up' | 'down'): Promise<string> {
  return readFile(new URL(`./create-records.${direction}.sql`, import.meta.url), 'utf8');
}
