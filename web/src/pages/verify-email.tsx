import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { post } from '../api.js';
import { Loading } from '../parts/loading.js';
import { Note, ProblemNote } from '../parts/note.js';

/**
 * The page behind the letter's link. The token stands after `#`, so no server log or referrer ever holds it.
 */
export function VerifyEmail() {
  useDocumentTitle('Confirm your address · Segue');
  const queries = useQueryClient();
  const asked = useRef(false);
  const confirm = useMutation({
    mutationFn: (token: string) => post('/accounts/verification', { token }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    confirm.mutate(new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '');
  }, [confirm]);
  if (confirm.isError) {
    return (
      <div className="page narrow stack">
        <h1>This link does not work</h1>
        <ProblemNote error={confirm.error} />
        <p>
          <Link to="/sign-in">Sign in</Link> or <Link to="/create-account">create the account again</Link>
        </p>
      </div>
    );
  }
  if (!confirm.isSuccess) return <Loading what="your confirmation" />;
  return (
    <div className="page narrow stack" style={{ '--gap': '24px' } as object}>
      <h1>Your address is confirmed</h1>
      <Note tone="done">
        Now you can start your application. A second letter invites you to talk with an advisor.
      </Note>
      <div className="row">
        <Button component={Link} to="/applications/new">
          Start your application
        </Button>
        <Button component={Link} to="/consultation" variant="default">
          Choose a time with an advisor
        </Button>
      </div>
    </div>
  );
}
