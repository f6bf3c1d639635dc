import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/problems.js';
import { LetterTokens } from '../../mail/letter-tokens.js';
import { useToken } from '../../store/account.store.js';
import { Database } from '../../store/database.js';
import { confirmAddress } from './confirm-address.js';

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
      await confirmAddress(tx, account);
    });
  }
}
