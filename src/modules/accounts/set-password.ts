import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/problems.js';
import { LetterTokens } from '../../mail/letter-tokens.js';
import { changePassword, lockAccountOfToken, useToken } from '../../store/account.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';
import { confirmAddress } from './confirm-address.js';
import { hashPassword, refuseKnownPassword } from './passwords.js';

/** Replaces a forgotten password by the token of a letter. Every session of the account ends. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly database: Database,
    private readonly tokens: LetterTokens,
  ) {}

  async run(token: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    const tokenHash = this.tokens.hash(token);
    await this.database.inTransaction(async (tx) => {
      // The account is locked before any of its tokens: two letters used at once wait for each other here.
      const owner = await lockAccountOfToken(tx, tokenHash);
      const account = await useToken(tx, tokenHash, 'new-password');
      if (owner === null || account === null || owner.disabled) {
        throw invalid('link-not-valid', 'This link was used already or is too old. Ask for a new letter.');
      }
      refuseKnownPassword(password, owner.email);
      await changePassword(tx, account, passwordHash);
      await confirmAddress(tx, account);
      await appendAudit(tx, {
        actorId: account,
        actor: 'owner',
        action: 'account.password-changed',
        applicationId: null,
        subject: account,
      });
    });
  }
}
