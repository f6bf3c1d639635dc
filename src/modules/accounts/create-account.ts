import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NewAccount } from '../../contract/accounts.js';
import { invalid } from '../../http/problems.js';
import { LetterTokens } from '../../mail/letter-tokens.js';
import { findAccountByEmail, insertAccount, insertToken } from '../../store/account.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { requestMail } from '../../store/mail.store.js';
import { hashPassword, isKnownPassword } from './passwords.js';

const LINK_DAYS = 3;

/** Makes an account and asks for the letter that confirms its address. A taken address is answered alike. */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly database: Database,
    private readonly tokens: LetterTokens,
  ) {}

  async run({ email, password, name }: NewAccount): Promise<{ readonly id: string }> {
    if (isKnownPassword(password, email)) {
      throw invalid(
        'password-known',
        'This password is on every list that attackers try first. Choose another.',
      );
    }
    const passwordHash = await hashPassword(password);
    return this.database.inTransaction(async (tx) => {
      const id = await insertAccount(tx, {
        email,
        name,
        passwordHash,
        roles: ['applicant'],
        verified: false,
      });
      return { id: id === null ? await this.#tellOwner(tx, email) : await this.#askToConfirm(tx, id) };
    });
  }

  async #askToConfirm(tx: Tx, account: string): Promise<string> {
    const seed = randomUUID();
    const token = this.tokens.make('verify-email', seed);
    await insertToken(tx, this.tokens.hash(token), account, 'verify-email', LINK_DAYS);
    await requestMail(tx, { account, kind: 'verify-email', facts: { seed }, key: `verify-email-${account}` });
    await appendAudit(tx, {
      actorId: account,
      actor: 'applicant',
      action: 'account.created',
      applicationId: null,
      subject: account,
    });
    return account;
  }

  /** Whoever typed the address learns nothing; whoever owns it does. */
  async #tellOwner(tx: Tx, email: string): Promise<string> {
    const owner = await findAccountByEmail(tx, email);
    const day = new Date().toISOString().slice(0, 10);
    if (owner !== null) {
      await requestMail(tx, {
        account: owner.id,
        kind: 'account-exists',
        facts: {},
        key: `account-exists-${owner.id}-${day}`,
      });
    }
    return randomUUID();
  }
}
