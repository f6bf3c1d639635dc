import { Injectable } from '@nestjs/common';
import { insertAccount } from '../../store/account.store.js';
import { Database } from '../../store/database.js';
import { hashPassword } from './passwords.js';

export const DEMO_PASSWORD = 'segue-demo-2026';
export const DEMO_ACCOUNTS = [
  { email: 'applicant@example.edu', name: 'Rowan Ellery', roles: ['applicant'] },
  { email: 'evaluator@example.edu', name: 'Noor Haddad', roles: ['evaluator'] },
  { email: 'faculty@example.edu', name: 'Jonas Lindqvist', roles: ['faculty-reviewer'] },
  { email: 'registrar@example.edu', name: 'Marisol Vega', roles: ['registrar'] },
  { email: 'associate@example.edu', name: 'Imani Okafor', roles: ['registrar'] },
  { email: 'advisor@example.edu', name: 'Celeste Amari', roles: ['advisor'] },
  { email: 'admin@example.edu', name: 'Theo Brandt', roles: ['admin'] },
] as const;

/** One account a role, and a second registrar, for trying things out. Never called in production. */
@Injectable()
export class SeedDemo {
  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await this.database.inTransaction(async (tx) => {
      for (const account of DEMO_ACCOUNTS)
        await insertAccount(tx, { ...account, passwordHash, verified: true });
    });
  }
}
