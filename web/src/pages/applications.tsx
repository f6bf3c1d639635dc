import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ApplicationView } from '../../../src/contract/applications.js';
import { termText } from '../../../src/contract/term-text.js';
import { get } from '../api.js';
import { Empty } from '../parts/empty.js';
import { Pending } from '../parts/loading.js';
import { Note } from '../parts/note.js';
import { STATE_TEXTS } from '../parts/states.js';
import { useAccount } from '../session.js';
import { creditsText, dateText } from '../words.js';
import classes from './applications.module.css';

/** The applicant's own applications, newest first. */
export function Applications() {
  useDocumentTitle('Your applications · Segue');
  const account = useAccount();
  const { data, error } = useQuery({
    queryKey: ['applications'],
    queryFn: () => get<{ applications: ApplicationView[] }>('/applications'),
  });
  if (data === undefined) return <Pending what="your applications" error={error} />;
  const start = (
    <Button component={Link} to="/applications/new">
      Start an application
    </Button>
  );
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <div className="row between">
        <h1>Your applications</h1>
        {data.applications.length > 0 && start}
      </div>
      {account?.verified === false && (
        <Note tone="warning" title="Confirm your e-mail address">
          The link is in the letter that we sent to {account.email}. Then you can start an application.
        </Note>
      )}
      {data.applications.length === 0 && (
        <Empty title="You have not started an application" action={start}>
          Choose a degree and a term, and send your transcripts. The first estimate takes less than a minute.
        </Empty>
      )}
      <ul className={classes['list']}>
        {data.applications.map((each) => (
          <li key={each.id}>
            <Link to={`/applications/${each.id}`} className={classes['card']!}>
              <span className={classes['number']}>
                {each.evaluation?.applied == null ? '–' : creditsText(each.evaluation.applied)}
              </span>
              <span className={classes['text']}>
                <strong>{each.program.name}</strong>
                <span className="quiet small">
                  {termText(each.term)} · started {dateText(each.createdAt)}
                </span>
              </span>
              <span>{STATE_TEXTS[each.state]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
