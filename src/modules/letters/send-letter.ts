import { Injectable } from '@nestjs/common';
import { ServiceFacts } from '../../http/service-facts.js';
import { LetterTokens } from '../../mail/letter-tokens.js';
import { writeLetter, type LetterKind } from '../../mail/letters.js';
import { Mailer } from '../../mail/mailer.js';
import { FaultPoints } from '../../queue/fault-points.js';
import { Database } from '../../store/database.js';
import { claimMail, markMailFailed, markSent } from '../../store/mail.store.js';

/**
 * Sends one letter. After a crash between sending and marking it goes out again, under the same Message-ID.
 */
@Injectable()
export class SendLetter {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly tokens: LetterTokens,
    private readonly service: ServiceFacts,
    private readonly faults: FaultPoints,
  ) {}

  async run({ mailId, attempt }: { mailId: string; attempt: number }): Promise<void> {
    const mail = await claimMail(this.database.read, mailId, attempt);
    if (mail === null) return;
    const { seed } = mail.facts;
    const token = seed === undefined ? '' : this.tokens.make(mail.kind, seed);
    const letter = writeLetter(mail.kind as LetterKind, {
      name: mail.name,
      url: this.service.url,
      token,
      facts: mail.facts,
    });
    await this.mailer.send(mail.id, { name: mail.name, address: mail.email }, letter).catch(withoutAddress);
    await this.faults.pass('mail-sent');
    await this.database.inTransaction((tx) => markSent(tx, mailId, attempt));
  }

  async giveUp(id: string): Promise<void> {
    await this.database.inTransaction((tx) => markMailFailed(tx, id));
  }
}

/** What a mail server answers names the person; queue and log get its codes alone. */
function withoutAddress(error: unknown): never {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  throw new Error(`the letter was not taken: ${[code, responseCode].filter(Boolean).join(' ') || 'no code'}`);
}
