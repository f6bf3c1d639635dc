import { Loader } from '@mantine/core';
import { ProblemNote } from './note.js';

/** Something is on its way. Says what, for people who do not see it turn. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="page row" role="status" style={{ justifyContent: 'center', minHeight: '40vh' }}>
      <Loader size="sm" color="var(--quiet)" aria-hidden />
      <span className="quiet">Opening {what} …</span>
    </div>
  );
}

interface PendingProps {
  readonly what: string;
  readonly error: Error | null;
}

/** What is asked for is not here yet: it is on its way, or a sentence says why it does not come. */
export function Pending({ what, error }: PendingProps) {
  if (error === null) return <Loading what={what} />;
  return (
    <div className="page">
      <ProblemNote error={error} />
    </div>
  );
}
