import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose paper it is, where what the paper says of that contradicts itself and a person has found out. */
export class StateTheSchool1700000000027 implements MigrationInterface {
  name = 'StateTheSchool1700000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table transcript add column stated_school text references institution');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table transcript drop column stated_school');
  }
}
