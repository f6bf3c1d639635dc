import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { post } from '../api.js';
import { Note, ProblemNote } from '../parts/note.js';

export function ForgotPassword() {
  useDocumentTitle('Forgot your password? · Segue');
  const form = useForm({ initialValues: { email: '' } });
  const ask = useMutation({
    mutationFn: (given: typeof form.values) => post('/accounts/password-letter', given),
  });
  if (ask.isSuccess) return <LetterAsked />;
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Forgot your password?</h1>
      <form className="sheet stack" onSubmit={form.onSubmit((given) => ask.mutate(given))}>
        <ProblemNote error={ask.error} />
        <TextInput
          label="E-mail address"
          description="We send you a link with which you choose a new password"
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <Button type="submit" loading={ask.isPending}>
          Send the letter
        </Button>
      </form>
      <p className="quiet">
        You remember it? <Link to="/sign-in">Sign in</Link>
      </p>
    </div>
  );
}

function LetterAsked() {
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Look at your letters</h1>
      <Note tone="done">
        If there is an account with this address, a letter is on its way. Its link works for one hour.
      </Note>
      <p className="quiet small">
        In a demonstration, letters are kept instead of sent: <Link to="/letters">see the letters</Link>
      </p>
    </div>
  );
}
