import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Role } from '../contract/accounts.js';
import { findAccount } from '../store/account.store.js';
import type { Database } from '../store/database.js';
import { ACCESS, type Access, type Caller, type CallerRequest } from './access.js';
import { forbidden, ProblemError } from './problems.js';
import { sessionOf } from './sessions.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who may call what, deny by default; and changes only from our own pages or from outside a browser. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly publicUrl: string | null,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CallerRequest>();
    if (!READING.has(request.method)) this.#refuseOtherSites(request);
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const caller = await this.#callerOf(request);
    if (caller !== null) request.caller = caller;
    if (access === 'anyone') return true;
    if (caller === null) throw new ProblemError(401, 'not-signed-in', 'Sign in to go on.');
    if (access === 'signed-in') return true;
    if (access !== undefined && caller.roles.some((role) => access.includes(role))) return true;
    throw forbidden('role-missing', 'Your account does not have the role that this needs.');
  }

  /** A form on another site can send neither the header nor our origin. */
  #refuseOtherSites(request: CallerRequest): void {
    const { origin, host } = request.headers;
    const ours =
      this.publicUrl === null ? [`http://${host}`, `https://${host}`] : [this.publicUrl, `http://${host}`];
    if (origin !== undefined && !ours.includes(origin)) {
      throw forbidden('other-origin', 'A change must come from this site itself.');
    }
    if (request.headers['x-segue'] !== '1') {
      throw forbidden('header-missing', 'A call that changes something needs the header X-Segue: 1.');
    }
  }

  async #callerOf(request: CallerRequest): Promise<Caller | null> {
    const session = sessionOf(request);
    if (session?.accountId === undefined) return null;
    const account = await findAccount(this.database.read, session.accountId);
    if (account === null || account.disabled || account.epoch !== session.epoch) return null;
    const { id, name, email, verified } = account;
    return { id, name, email, verified, roles: account.roles as readonly Role[] };
  }
}
