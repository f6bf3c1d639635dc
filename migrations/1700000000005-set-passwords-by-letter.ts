import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter may open the page for a new password; and the letters of one account are counted by time. */
export class SetPasswordsByLetter1700000000005 implements MigrationInterface {
  name = 'SetPasswordsByLetter1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account_token drop constraint account_token_purpose_check;
      alter table account_token add constraint account_token_purpose_known
        check (purpose in ('verify-email', 'book-consultation', 'new-password'));
      create index mail_account on mail (account_id, created_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index mail_account;
      delete from account_token where purpose = 'new-password';
      alter table account_token drop constraint account_token_purpose_known;
      alter table account_token add constraint account_token_purpose_check
        check (purpose in ('verify-email', 'book-consultation'));`);
  }
}
