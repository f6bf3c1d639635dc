import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Account, Role } from '../../src/contract/accounts.js';
import { ApiProblem, call, get, NOT_SIGNED_IN } from './api.js';

export const STAFF: readonly Role[] = ['evaluator', 'faculty-reviewer', 'registrar', 'advisor', 'admin'];

/** Who is signed in; null when nobody is; undefined while it is not known yet. */
export function useAccount(): Account | null | undefined {
  return useQuery({ queryKey: ['account'], queryFn: whoAmI, staleTime: 60_000 }).data;
}

async function whoAmI(): Promise<Account | null> {
  try {
    return await get<Account>('/sessions/current');
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 401) return null;
    throw error;
  }
}

export function has(account: Account | null | undefined, ...roles: readonly Role[]): boolean {
  return account?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Somebody else sits here now, or nobody: nothing that was shown before may be shown again. */
export function changeAccount(queries: QueryClient, account: Account | null): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'account' });
  queries.setQueryData(['account'], account);
}

/** Changes when somebody signs out; other windows of this browser hear of it. */
const SIGNED_OUT = 'segue-signed-out';

/** Follows the session where it ends elsewhere: signed out in another window, or too old for the server. */
export function useSessionEnd(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const elsewhere = ({ key }: StorageEvent) => key === SIGNED_OUT && window.location.reload();
    const tooOld = () => changeAccount(queries, null);
    window.addEventListener('storage', elsewhere);
    window.addEventListener(NOT_SIGNED_IN, tooOld);
    return () => {
      window.removeEventListener('storage', elsewhere);
      window.removeEventListener(NOT_SIGNED_IN, tooOld);
    };
  }, [queries]);
}

/**
 * Ends the session. The page is loaded anew, so that nothing of it stays in memory for whoever comes next.
 */
export function useSignOut(): UseMutationResult<void, Error, void> {
  return useMutation({
    mutationFn: () => call<void>('DELETE', '/sessions/current'),
    onSettled: () => {
      localStorage.setItem(SIGNED_OUT, String(Date.now()));
      window.location.assign('/sign-in');
    },
  });
}
