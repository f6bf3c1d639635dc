import { randomUUID } from 'node:crypto';
import type { LetterTokens } from '../../mail/letter-tokens.js';
import { insertToken } from '../../store/account.store.js';
import type { Tx } from '../../store/database.js';
import { requestMail, type MailFacts } from '../../store/mail.store.js';

const LINK_HOURS = { 'verify-email': 72, 'new-password': 1 } as const;

/** Asks for a letter whose link works once. The seed goes into the letter’s facts, the token nowhere. */
export async function sendLink(
  tx: Tx,
  tokens: LetterTokens,
  letter: { account: string; kind: keyof typeof LINK_HOURS; facts?: MailFacts },
): Promise<void> {
  const { account, kind, facts } = letter;
  const seed = randomUUID();
  await insertToken(tx, tokens.hash(tokens.make(kind, seed)), account, kind, LINK_HOURS[kind]);
  await requestMail(tx, { account, kind, facts: { ...facts, seed }, key: `${kind}-${seed}` });
}
