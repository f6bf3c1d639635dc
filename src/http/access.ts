import {
  createParamDecorator,
  SetMetadata,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../contract/accounts.js';
import { forbidden } from './problems.js';

/** Who calls, as the database knows them at this request. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly verified: boolean;
}

export const ACCESS = 'access';
export type Access = 'anyone' | 'signed-in' | readonly Role[];

/** Open to everybody. */
export const Anyone = (): CustomDecorator => SetMetadata(ACCESS, 'anyone' satisfies Access);
/** Open to every account. */
export const SignedIn = (): CustomDecorator => SetMetadata(ACCESS, 'signed-in' satisfies Access);
/** Open to accounts with one of these roles. A route without any of the three is closed. */
export const Roles = (...roles: readonly Role[]): CustomDecorator =>
  SetMetadata(ACCESS, roles satisfies Access);

/** People who work on cases and may see every applicant's. */
export const STAFF = [
  'evaluator',
  'faculty-reviewer',
  'registrar',
  'advisor',
  'admin',
] as const satisfies readonly Role[];
/** People who decide. */
export const DECIDERS = ['evaluator', 'registrar'] as const satisfies readonly Role[];

export function isStaff(caller: Caller): boolean {
  return caller.roles.some((role) => STAFF.some((each) => each === role));
}

/** Nobody decides about their own record, whatever roles they have. */
export function refuseOwnCase(caller: Caller, owner: string): void {
  if (caller.id === owner)
    throw forbidden('own-case', 'This is your own record. Somebody else must decide about it.');
}

/** Who acts on what, for an audit entry. */
export function actedOn(caller: Caller, applicationId: string | null, subject: string) {
  return { actorId: caller.id, actor: actingAs(caller), applicationId, subject };
}

/** The strongest role that the person has. */
function actingAs({ roles }: Caller): Role {
  const order: readonly Role[] = [
    'registrar',
    'admin',
    'evaluator',
    'faculty-reviewer',
    'advisor',
    'applicant',
  ];
  return order.find((role) => roles.includes(role)) ?? 'applicant';
}

export interface CallerRequest extends FastifyRequest {
  caller?: Caller;
}

/** The caller of a route that is not open to everybody. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (caller === undefined) throw new Error('a route that asks who calls must not be open to anyone');
  return caller;
});

/** An applicant sees only their own; staff see every case. */
export function maySee(caller: Caller, owner: string): boolean {
  return caller.id === owner || isStaff(caller);
}
