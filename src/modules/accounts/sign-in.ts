import { Injectable } from '@nestjs/common';
import { ProblemError } from '../../http/problems.js';
import { findAccountByEmail, type AccountRow } from '../../store/account.store.js';
import { Database } from '../../store/database.js';
import { checkPassword } from './passwords.js';

/**
 * At most so many wrong passwords an account in so long; the owner is slowed down, never locked out for good.
 */
const WRONG_MAX = 10;
const WINDOW_MS = 60_000;
const REMEMBERED_MAX = 10_000;

/** Tells whose password this is. Unknown, disabled and wrong are one answer. */
@Injectable()
export class SignIn {
  readonly #wrong = new Map<string, { count: number; since: number }>();

  constructor(private readonly database: Database) {}

  async run(email: string, password: string): Promise<AccountRow> {
    const key = email.toLowerCase();
    if (this.#isLimited(key)) {
      throw new ProblemError(
        429,
        'too-many-requests',
        'Too many wrong passwords for this address. Wait a minute and try again.',
      );
    }
    const account = await findAccountByEmail(this.database.read, email);
    const matches = await checkPassword(account?.passwordHash ?? null, password);
    if (account === null || !matches || account.disabled) {
      this.#count(key);
      throw new ProblemError(401, 'wrong-credentials', 'This address and password do not belong together.');
    }
    this.#wrong.delete(key);
    return account;
  }

  #isLimited(key: string): boolean {
    const entry = this.#wrong.get(key);
    return entry !== undefined && Date.now() - entry.since < WINDOW_MS && entry.count >= WRONG_MAX;
  }

  #count(key: string): void {
    const entry = this.#wrong.get(key);
    const fresh = entry === undefined || Date.now() - entry.since >= WINDOW_MS;
    if (this.#wrong.size >= REMEMBERED_MAX) this.#wrong.clear();
    this.#wrong.set(key, fresh ? { count: 1, since: Date.now() } : { ...entry, count: entry.count + 1 });
  }
}
