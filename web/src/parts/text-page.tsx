import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ProblemNote } from './note.js';
import classes from './text-page.module.css';

interface TextPageProps {
  readonly transcript: string;
  /** First and last line to light, counted from 1; null lights none. */
  readonly lines: readonly [number, number] | null;
}

/**
 * A document that is text has no picture: its lines as they were sent, with the row lit and brought into
 * view.
 */
export function TextPage({ transcript, lines }: TextPageProps) {
  const { data, error } = useQuery({
    queryKey: ['text', transcript],
    // Each opening of an original is recorded, so it is asked for once.
    staleTime: Infinity,
    queryFn: () => textOf(transcript),
  });
  const lit = useRef<HTMLLIElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const first = lines?.[0];
  useEffect(() => {
    if (lit.current === null || frame.current === null) return;
    frame.current.scrollTop = lit.current.offsetTop - frame.current.clientHeight / 2;
  }, [data, first]);
  if (data === undefined) return <ProblemNote error={error} />;
  const isLit = (number: number) => lines !== null && number >= lines[0] && number <= lines[1];
  return (
    <div
      ref={frame}
      className={classes['frame']}
      tabIndex={0}
      role="region"
      aria-label="The document as text"
    >
      <ol className={classes['lines']}>
        {data.map((line, at) => (
          <li
            key={at}
            ref={at + 1 === first ? lit : null}
            data-lit={isLit(at + 1) || undefined}
            aria-current={isLit(at + 1) || undefined}
            {...(at + 1 === first ? { 'data-testid': 'lit-row' } : {})}
          >
            {line}
          </li>
        ))}
      </ol>
    </div>
  );
}

async function textOf(transcript: string): Promise<readonly string[]> {
  const answer = await fetch(`/api/transcripts/${transcript}/file`);
  if (!answer.ok) throw new Error(`the original was not given: ${answer.status}`);
  return (await answer.text()).split(/\r\n|\r|\n/);
}
