import { Injectable } from '@nestjs/common';
import type { Role } from '../../contract/accounts.js';
import type { Caller } from '../../http/access.js';
import { conflict, notFound } from '../../http/problems.js';
import { findAccount, setRoles } from '../../store/account.store.js';
import { appendAudit } from '../../store/audit.store.js';
import { Database } from '../../store/database.js';

/** Gives an account its roles. It is signed out everywhere, and the last admin stays one. */
@Injectable()
export class ChangeRoles {
  constructor(private readonly database: Database) {}

  async run(caller: Caller, account: string, roles: readonly Role[], reason: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const before = await findAccount(tx, account);
      if (before === null) throw notFound('This account');
      if (!(await setRoles(tx, account, roles))) {
        throw conflict('last-admin', 'Somebody must stay admin. Give the role to another account first.');
      }
      const facts = { before: before.roles.join(' '), after: roles.join(' '), reason };
      await appendAudit(tx, {
        actorId: caller.id,
        actor: 'admin',
        action: 'account.roles-changed',
        applicationId: null,
        subject: account,
        facts,
      });
    });
  }
}
