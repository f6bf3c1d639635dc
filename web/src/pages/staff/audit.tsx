import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { AuditTrail } from '../../../../src/contract/audit-trail.js';
import { get } from '../../api.js';
import { Pending } from '../../parts/loading.js';
import { Note, ProblemNote } from '../../parts/note.js';
import table from '../../parts/table.module.css';
import { timeText } from '../../words.js';

/** Everything that was done, and whether the record of it still holds together. */
export function Audit() {
  useDocumentTitle('Audit trail · Segue');
  const trail = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => get<AuditTrail>(`/staff/audit?after=${pageParam}`),
    initialPageParam: '0',
    getNextPageParam: ({ next }) => next,
  });
  if (trail.data === undefined) {
    return <Pending what="the audit trail" error={trail.error} />;
  }
  const entries = trail.data.pages.flatMap((page) => page.entries);
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <h1>Audit trail</h1>
      <ChainState />
      <div className={table['scroll']} tabIndex={0} role="region" aria-label="Entries">
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col" className={table['number']}>
                No.
              </th>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">Hash</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ seq, at, actor, text, hash, about, reason }) => (
              <tr key={seq}>
                <td className={table['number']} data-label="No.">
                  {seq}
                </td>
                <td data-label="When">{timeText(at)}</td>
                <td data-label="Who">{actor}</td>
                <td data-label="What">
                  <div>
                    {text}
                    {reason !== null && <div className="small">Reason: {reason}</div>}
                    {about !== null && <AboutLink about={about} />}
                  </div>
                </td>
                <td className="quiet small" title={hash} data-label="Hash">
                  {hash.slice(0, 10)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {trail.hasNextPage && (
        <Button
          variant="default"
          loading={trail.isFetchingNextPage}
          onClick={() => void trail.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

/** Leads to what an entry is about. */
function AboutLink({ about }: { readonly about: NonNullable<AuditTrail['entries'][number]['about']> }) {
  const { kind, id, name } = about;
  const at = encodeURIComponent(id);
  const [to, said] = {
    rule: [`/staff/rules/${at}`, `Rule ${name}`],
    'rule-file': [`/staff/rules/files/${at}`, 'The file of rules'],
    school: ['/staff/schools', name ?? id],
    case: [`/staff/cases/${at}`, name === null ? 'The case' : `Case of ${name}`],
  }[kind] as [string, string];
  return (
    <div className="small">
      <Link to={to}>{said}</Link>
    </div>
  );
}

function ChainState() {
  const { data, error } = useQuery({
    queryKey: ['audit-chain'],
    queryFn: () => get<{ holds: boolean; firstBroken: string | null }>('/staff/audit/chain'),
  });
  if (data === undefined) return <ProblemNote error={error} />;
  return data.holds ? (
    <Note tone="done">
      Every entry follows from the one before: nothing was changed, taken out or put in.
    </Note>
  ) : (
    <Note tone="refused" title="The record does not hold together">
      Entry {data.firstBroken} is the first that does not follow from the one before. Keep the database as it
      is, and tell whoever operates Segue.
    </Note>
  );
}
