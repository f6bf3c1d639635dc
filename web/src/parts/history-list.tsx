import { timeText } from '../words.js';
import { useHistory } from './case-queries.js';
import classes from './history-list.module.css';
import { ProblemNote } from './note.js';
import { VersionList } from './version-list.js';

/** How the result changed from version to version, and who did what. */
export function HistoryList({ application }: { readonly application: string }) {
  return (
    <div className="stack" style={{ '--gap': '12px' } as object}>
      <h2>How the result changed</h2>
      <VersionList application={application} />
      <h2>Who did what</h2>
      <EntryList application={application} />
    </div>
  );
}

/** Oldest first. */
function EntryList({ application }: { readonly application: string }) {
  const { data, error } = useHistory(application);
  if (data === undefined) return <ProblemNote error={error} />;
  return (
    <ol className={classes['history']}>
      {data.entries.map(({ seq, at, actor, text }) => (
        <li key={seq}>
          <span>{text}</span>
          <span className="quiet small">
            {actor} · <time dateTime={at}>{timeText(at)}</time>
          </span>
        </li>
      ))}
    </ol>
  );
}
