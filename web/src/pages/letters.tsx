import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem, get } from '../api.js';
import { Empty } from '../parts/empty.js';
import { Pending } from '../parts/loading.js';
import { timeText } from '../words.js';
import { NotFound } from './not-found.js';

interface CapturedMail {
  readonly letters: readonly {
    readonly to: string;
    readonly subject: string;
    readonly date: string;
    readonly text: string;
  }[];
}

/** Letters that a demonstration keeps instead of sending. */
export function Letters() {
  useDocumentTitle('Letters · Segue');
  const { data, error } = useQuery({
    queryKey: ['letters'],
    queryFn: () => get<CapturedMail>('/captured-mail'),
    refetchInterval: 2_000,
  });
  if (error instanceof ApiProblem && error.problem.status === 404) return <NotFound />;
  if (data === undefined) return <Pending what="the letters" error={error} />;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <h1>Letters</h1>
      <p className="quiet">This is a demonstration: letters are kept here instead of being sent.</p>
      {data.letters.length === 0 && (
        <Empty title="No letters yet">Create an account, and its first letter appears here.</Empty>
      )}
      {data.letters.map(({ to, subject, date, text }, at) => (
        <article key={data.letters.length - at} className="sheet stack">
          <header>
            <h2>{subject}</h2>
            <p className="quiet small">
              To {to} · {timeText(date)}
            </p>
          </header>
          <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{linked(text)}</div>
        </article>
      ))}
    </div>
  );
}

/** Addresses of this site become links that can be followed. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) => {
    if (at % 2 === 0) return part;
    const { pathname, hash } = new URL(part);
    return (
      <a key={at} href={pathname + hash}>
        {part}
      </a>
    );
  });
}
