import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LetterTokens } from '../../mail/letter-tokens.js';
import { lockAccountByEmail } from '../../store/account.store.js';
import { Database } from '../../store/database.js';
import { wasMailRequested } from '../../store/mail.store.js';
import { sendLink } from './send-link.js';

/** Longer than the rows of a letter take, so that the time of the answer does not tell who has an account. */
const ANSWER_AFTER_MS = 300;

/** Sends the letter with which a forgotten password is replaced. An unknown address is answered alike. */
@Injectable()
export class AskPasswordLetter {
  constructor(
    private readonly database: Database,
    private readonly tokens: LetterTokens,
  ) {}

  async run(email: string): Promise<void> {
    await Promise.all([this.#tellOwner(email), sleep(ANSWER_AFTER_MS)]);
  }

  #tellOwner(email: string): Promise<void> {
    return this.database.inTransaction(async (tx) => {
      const owner = await lockAccountByEmail(tx, email);
      if (owner === null || owner.disabled) return;
      if (await wasMailRequested(tx, owner.id, ['new-password'])) return;
      await sendLink(tx, this.tokens, { account: owner.id, kind: 'new-password' });
    });
  }
}
