import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A decision names the open questions that it settles, and an undo is a decision of its own: nothing is
 * deleted.
 */
export class LetDecisionsBeUndone1700000000002 implements MigrationInterface {
  name = 'LetDecisionsBeUndone1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table decision add column settled text[] not null default '{}';
      alter table decision drop constraint decision_outcome_check, drop constraint decision_check;
      alter table decision add constraint decision_outcome_known
        check (outcome in ('approve', 'change', 'deny', 'undo'));
      alter table decision add constraint decision_receives_fits
        check ((outcome in ('deny', 'undo')) = (receives is null));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table decision drop constraint decision_receives_fits, drop constraint decision_outcome_known;
      alter table decision drop column settled;
      alter table decision add constraint decision_outcome_check
        check (outcome in ('approve', 'change', 'deny')) not valid;
      alter table decision add constraint decision_check
        check ((outcome = 'deny') = (receives is null)) not valid;`);
  }
}
