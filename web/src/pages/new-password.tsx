import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { post } from '../api.js';
import { Note, ProblemNote } from '../parts/note.js';

const SHORTEST = 8;

/**
 * The page behind the letter's link. The token stands after `#`, so no server log or referrer ever holds it.
 */
export function NewPassword() {
  useDocumentTitle('Choose a new password · Segue');
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (given) =>
        given.length < SHORTEST ? `Use at least ${SHORTEST} characters; 15 are better.` : null,
    },
  });
  const set = useMutation({
    mutationFn: ({ password }: typeof form.values) => {
      const token = new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
      return post('/accounts/password', { token, password });
    },
    // A session that this browser still had for the account is over.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
  if (set.isSuccess) return <PasswordSet />;
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Choose a new password</h1>
      <form className="sheet stack" onSubmit={form.onSubmit((given) => set.mutate(given))}>
        <ProblemNote error={set.error} />
        <PasswordInput
          label="New password"
          description="A long sentence that only you know is best"
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={set.isPending}>
          Set the password
        </Button>
      </form>
      <p className="quiet">
        The link is used or too old? <Link to="/forgot-password">Ask for a new letter</Link>
      </p>
    </div>
  );
}

function PasswordSet() {
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Your password is set</h1>
      <Note tone="done">You are signed out everywhere. From now on the new password opens your account.</Note>
      <div className="row">
        <Button component={Link} to="/sign-in">
          Sign in
        </Button>
      </div>
    </div>
  );
}
