import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import type { Account } from '../../../src/contract/accounts.js';
import { post } from '../api.js';
import { ProblemNote } from '../parts/note.js';
import { changeAccount, useAccount } from '../session.js';

export function SignIn() {
  useDocumentTitle('Sign in · Segue');
  const queries = useQueryClient();
  const go = useNavigate();
  const account = useAccount();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (given: typeof form.values) => post<Account>('/sessions', given),
    onSuccess: (signedIn) => {
      changeAccount(queries, signedIn);
      void go(from, { replace: true });
    },
  });
  if (account && !signIn.isPending && !signIn.isSuccess) return <Navigate to={from} replace />;
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Sign in</h1>
      <form className="sheet stack" onSubmit={form.onSubmit((given) => signIn.mutate(given))}>
        <ProblemNote error={signIn.error} />
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
      <p className="quiet">
        <Link to="/forgot-password">Forgot your password?</Link>
      </p>
      <p className="quiet">
        New here? <Link to="/create-account">Create an account</Link>
      </p>
    </div>
  );
}
