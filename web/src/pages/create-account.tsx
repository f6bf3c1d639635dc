import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Account } from '../../../src/contract/accounts.js';
import { post } from '../api.js';
import { Note, ProblemNote } from '../parts/note.js';

const SHORTEST = 8;

export function CreateAccount() {
  useDocumentTitle('Create an account · Segue');
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      password: (given) =>
        given.length < SHORTEST ? `Use at least ${SHORTEST} characters; 15 are better.` : null,
    },
  });
  const create = useMutation({
    mutationFn: async (given: typeof form.values) => {
      await post('/accounts', given);
      // A taken address is answered alike; then the password decides, as at every sign-in.
      return post<Account>('/sessions', { email: given.email, password: given.password }).catch(() => null);
    },
    onSuccess: (account) => queries.setQueryData(['account'], account),
  });
  if (create.isSuccess) return <LetterSent email={form.values.email} />;
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Create an account</h1>
      <form className="sheet stack" onSubmit={form.onSubmit((given) => create.mutate(given))}>
        <ProblemNote error={create.error} />
        <TextInput
          label="Name"
          description="As it stands on your transcripts"
          autoComplete="name"
          required
          {...form.getInputProps('name')}
        />
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          description="A long sentence that only you know is best"
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={create.isPending}>
          Create the account
        </Button>
      </form>
      <p className="quiet">
        You have one? <Link to="/sign-in">Sign in</Link>
      </p>
    </div>
  );
}

function LetterSent({ email }: { readonly email: string }) {
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>A letter is on its way</h1>
      <Note tone="done">
        We have sent a link to <strong>{email}</strong>. Open it to confirm the address; then you can start
        your application. The link works for three days.
      </Note>
      <p className="quiet small">
        In a demonstration, letters are kept instead of sent: <Link to="/letters">see the letters</Link>
      </p>
    </div>
  );
}
