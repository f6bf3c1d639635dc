import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NewAccount } from '../../contract/accounts.js';
import { LetterTokens } from '../../mail/letter-tokens.js';
import { insertAccount, lockAccountByEmail } from '../../store/account.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database, type Tx } from '../../store/database.js';
import { requestMail, wasMailRequested } from '../../store/mail.store.js';
import { hashPassword, refuseKnownPassword } from './passwords.js';
import { sendLink } from './send-link.js';

/** Makes an account and asks for the letter that confirms its address. A taken address is answered alike. */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly database: Database,
    private readonly tokens: LetterTokens,
  ) {}

  async run({ email, password, name }: NewAccount): Promise<{ readonly id: string }> {
    refuseKnownPassword(password, email);
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
    await sendLink(tx, this.tokens, { account, kind: 'verify-email' });
    await appendAudit(tx, {
      actorId: account,
      actor: 'applicant',
      action: 'account.created',
      applicationId: null,
      subject: account,
    });
    return account;
  }

  /** Whoever typed the address learns nothing; whoever owns it does, at most once a minute. */
  async #tellOwner(tx: Tx, email: string): Promise<string> {
    const owner = await lockAccountByEmail(tx, email);
    if (owner !== null && !(await wasMailRequested(tx, owner.id, ['verify-email', 'account-exists']))) {
      await (owner.verified
        ? this.#remind(tx, owner.id)
        : sendLink(tx, this.tokens, { account: owner.id, kind: 'verify-email', facts: { again: 'yes' } }));
    }
    return randomUUID();
  }

  #remind(tx: Tx, account: string): Promise<void> {
    const day = new Date().toISOString().slice(0, 10);
    const key = `account-exists-${account}-${day}`;
    return requestMail(tx, { account, kind: 'account-exists', facts: {}, key });
  }
}
