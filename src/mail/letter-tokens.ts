import { createHash, createHmac } from 'node:crypto';

/**
 * Tokens of links in letters. They follow from a secret and a seed, so that no row and no job ever holds one.
 */
export class LetterTokens {
  constructor(private readonly secret: string) {}

  make(purpose: string, seed: string): string {
    return createHmac('sha256', this.secret).update(`${purpose}:${seed}`).digest('base64url');
  }

  /** What the database keeps: enough to know the token again, too little to write the link. */
  hash(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }
}
