import { timeText } from '../words.js';
import { useHistory } from './case-queries.js';
import classes from './history-list.module.css';
import { ProblemNote } from './note.js';

/** Who did what, when; oldest first. */
export function HistoryList({ application }: { readonly application: string }) {
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
