import cookie from '@fastify/cookie';
import session from '@fastify/session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SESSION_HOURS_MAX, type SessionRows } from '../store/session.store.js';

/** Unused for so long, a session ends. */
const IDLE_MINUTES = 30;

interface OurSession {
  accountId?: string;
  /** Changes with roles and password; a session of an earlier number is over. */
  epoch?: number;
  startedAt?: number;
}

/** Server-side sessions behind a signed, HttpOnly cookie. */
export async function useSessions(
  app: FastifyInstance,
  rows: SessionRows,
  settings: { readonly secret: string; readonly secure: boolean },
): Promise<void> {
  await app.register(cookie);
  await app.register(session, {
    secret: settings.secret,
    cookieName: settings.secure ? '__Host-segue' : 'segue',
    cookie: {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: settings.secure,
      maxAge: IDLE_MINUTES * 60_000,
    },
    saveUninitialized: false,
    rolling: true,
    store: {
      get: (id, callback) => {
        rows.get(id).then(
          (body) => callback(null, body as never),
          (error: unknown) => callback(error, null),
        );
      },
      set: (id, body, callback) => {
        const account = (body as OurSession).accountId ?? null;
        rows.set(id, account, body, IDLE_MINUTES).then(() => callback(), callback);
      },
      destroy: (id, callback) => {
        rows.destroy(id).then(() => callback(), callback);
      },
    },
  });
}

/** The session as we use it; null once its longest life is over. */
export function sessionOf(request: FastifyRequest): OurSession | null {
  const current = (request as { session?: OurSession }).session;
  if (current === undefined || current.accountId === undefined) return null;
  const age = Date.now() - (current.startedAt ?? 0);
  return age > SESSION_HOURS_MAX * 3_600_000 ? null : current;
}

/** Signs in under a new session id, so that an id from before the sign-in is worth nothing. */
export async function beginSession(
  request: FastifyRequest,
  account: { readonly id: string; readonly epoch: number },
): Promise<void> {
  await request.session.regenerate();
  Object.assign(request.session, {
    accountId: account.id,
    epoch: account.epoch,
    startedAt: Date.now(),
  } satisfies OurSession);
}

export async function endSession(request: FastifyRequest): Promise<void> {
  await request.session.destroy();
}
