import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/problems.js';
import { LetterTokens } from '../../mail/letter-tokens.js';
import { listAccounts, markVerified, useToken } from '../../store/account.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { requestMail } from '../../store/mail.store.js';

/** Confirms an address by the link's token, and invites the person to a consultation. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly database: Database,
    private readonly tokens: LetterTokens,
  ) {}

  async run(token: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const account = await useToken(tx, this.tokens.hash(token), 'verify-email');
      if (account === null) {
        throw invalid(
          'link-not-valid',
          'This link was used already or is too old. Sign in, or create the account again.',
        );
      }
      await markVerified(tx, account);
      const advisor =
        (await listAccounts(tx)).find(({ roles }) => roles.includes('advisor'))?.name ?? 'an advisor';
      await requestMail(tx, {
        account,
        kind: 'book-consultation',
        facts: { advisor },
        key: `book-consultation-${account}`,
      });
      await appendAudit(tx, {
        actorId: account,
        actor: 'applicant',
        action: 'account.verified',
        applicationId: null,
        subject: account,
      });
    });
  }
}
