import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RuleImpact } from '../../../../src/contract/rules.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { plural } from '../../words.js';

/** So many lines are shown one by one. */
const SHOWN = 10;

interface RuleImpactsProps {
  /** What is asked about, so that an answer is never shown for something else. */
  readonly about: readonly (string | null)[];
  /** Looks at the open cases after the given one. */
  readonly ask: (after: string | null) => Promise<RuleImpact>;
  /** About the rules of a file, not about one rule. */
  readonly isFile?: boolean;
}

/** What rules would change in cases that are still open: all of them, some hundreds at a time. */
export function RuleImpacts({ about, ask, isFile = false }: RuleImpactsProps) {
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: ['rule-impact', ...about],
    queryFn: async ({ pageParam }) => {
      const answer = await ask(pageParam);
      return { ...answer, changes: answer.changes.slice(0, SHOWN) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    retry: false,
    refetchOnWindowFocus: false,
    // Cases change all the time: what was found before the page was left tells nothing.
    gcTime: 0,
  });
  const goesOn = hasNextPage && !isFetching && error === null;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  if (data === undefined) {
    return error === null ? <Note>Looking through the open cases …</Note> : <ProblemNote error={error} />;
  }
  return (
    <>
      <ImpactNote impact={sumOf(data.pages)} isFile={isFile} />
      <ProblemNote error={error} />
    </>
  );
}

interface ImpactNoteProps {
  readonly impact: RuleImpact;
  readonly isFile: boolean;
}

/** What was found so far, and how many cases that is about. */
export function ImpactNote({ impact, isFile }: ImpactNoteProps) {
  const who = isFile ? 'They' : 'It';
  const { cases, lines, looked, open, next, changes } = impact;
  const soFar = next === null ? '' : ' so far';
  const all = next === null ? `Looked at ${plural(looked, 'open case')}.` : `Looked at ${looked} of ${open}.`;
  return (
    <Note
      title={
        lines === 0
          ? `${who} would change no open case${soFar}.`
          : `${who} would change ${plural(lines, 'line')} in ${plural(cases, 'open case')}${soFar}.`
      }
    >
      <ul className="small">
        {changes.slice(0, SHOWN).map(({ application, line, code, before, after }) => (
          <li key={`${application} ${line}`}>
            <a href={`/staff/cases/${application}`}>{code ?? line}</a>: {before?.gives ?? 'no rule'} →{' '}
            {after?.gives ?? 'no rule'}
          </li>
        ))}
      </ul>
      {lines > SHOWN && <p className="small">and {lines - SHOWN} more</p>}
      <p className="small" aria-live="off">
        {all}
      </p>
      {next !== null && (
        <progress
          aria-label="Open cases looked at"
          style={{ width: '100%', accentColor: 'var(--counts)' }}
          max={open}
          value={looked}
        />
      )}
    </Note>
  );
}

function sumOf(pages: readonly RuleImpact[]): RuleImpact {
  const { open, next } = pages.at(-1)!;
  const all = (count: 'cases' | 'lines' | 'looked') => pages.reduce((sum, page) => sum + page[count], 0);
  const changes = pages.flatMap((page) => page.changes);
  return { cases: all('cases'), lines: all('lines'), looked: all('looked'), open, next, changes };
}

/** The end of an address that asks for what comes after. */
export function afterText(after: string | null): string {
  return after === null ? '' : `?after=${after}`;
}
