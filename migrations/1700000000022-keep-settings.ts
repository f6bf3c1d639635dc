import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the office sets for itself, each change a version with its reason. */
export class KeepSettings1700000000022 implements MigrationInterface {
  name = 'KeepSettings1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table office_settings (
        version     integer primary key check (version > 0),
        body        jsonb not null,
        reason      text not null,
        -- Null: came with the product.
        set_by      uuid references account,
        set_at      timestamptz not null default now()
      );
      create trigger office_settings_append_only before update or delete on office_settings
        for each row execute function refuse_change();
      create trigger office_settings_no_truncate before truncate on office_settings
        for each statement execute function refuse_change();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table office_settings;');
  }
}
