import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The printed name of a school stands in a column of its own for as long as nobody has surely found it: the
 * list of such names is read from an index and not out of every transcript. What else a paper says of its
 * school, such as its number, is kept with the reading.
 */
export class KeepUnknownSchools1700000000023 implements MigrationInterface {
  name = 'KeepUnknownSchools1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table transcript_version add column school_hints jsonb not null default '{}';
      alter table transcript add column unknown_school text;
      update transcript t set unknown_school = v.body #>> '{institution,name}'
      from transcript_version v
      where v.transcript_id = t.id
        and v.version = (select max(version) from transcript_version where transcript_id = t.id)
        and coalesce((v.body #>> '{institution,matches,0,score}')::float8, 0) < 0.85;
      create index transcript_unknown_school on transcript (received_at, id)
        where unknown_school is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table transcript drop column unknown_school;
      alter table transcript_version drop column school_hints;`);
  }
}
