import { Loader } from '@mantine/core';

/** Something is on its way. Says what, for people who do not see it turn. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="page row" role="status" style={{ justifyContent: 'center', minHeight: '40vh' }}>
      <Loader size="sm" color="var(--quiet)" aria-hidden />
      <span className="quiet">Opening {what} …</span>
    </div>
  );
}
