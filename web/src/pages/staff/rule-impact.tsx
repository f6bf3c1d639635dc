import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
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
  /** The answer about the first cases, where it is there already. */
  readonly first?: RuleImpact;
  /** About the rules of a file, not about one rule. */
  readonly isFile?: boolean;
}

/** What rules would change in open cases: all of them, some hundreds at a time, until a person stops it. */
export function RuleImpacts({ about, ask, first, isFile = false }: RuleImpactsProps) {
  const [isStopped, setStopped] = useState(false);
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['rule-impact', ...about],
    queryFn: async ({ pageParam }) => shortened(await ask(pageParam)),
    initialPageParam: null as string | null,
    ...(first === undefined ? {} : { initialData: { pages: [shortened(first)], pageParams: [null] } }),
    staleTime: Number.POSITIVE_INFINITY,
    getNextPageParam: ({ next }) => next,
    retry: false,
    refetchOnWindowFocus: false,
    // Cases change all the time: what was found before the page was left tells nothing.
    gcTime: 0,
  });
  const goesOn = hasNextPage && !isFetching && error === null && !isStopped;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  const goOn = () => {
    setStopped(false);
    if (error !== null) void (data === undefined ? refetch() : fetchNextPage());
  };
  const failed = error !== null && (
    <>
      <ProblemNote error={error} />
      <LookButton onClick={goOn}>Look again</LookButton>
    </>
  );
  if (data === undefined) return failed || <Note>Looking through the open cases …</Note>;
  return (
    <>
      <ImpactNote impact={sumOf(data.pages)} isFile={isFile} isLooking={!isStopped && error === null}>
        {error === null && isStopped && <LookButton onClick={goOn}>Go on</LookButton>}
        {error === null && !isStopped && <LookButton onClick={() => setStopped(true)}>Stop</LookButton>}
      </ImpactNote>
      {failed}
    </>
  );
}

function LookButton({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <Button variant="default" size="compact-sm" style={{ alignSelf: 'start' }} onClick={onClick}>
      {children}
    </Button>
  );
}

function shortened(impact: RuleImpact): RuleImpact {
  return { ...impact, changes: impact.changes.slice(0, SHOWN) };
}

interface ImpactNoteProps {
  readonly impact: RuleImpact;
  readonly isFile: boolean;
  readonly isLooking: boolean;
  /** What can be done while cases are left. */
  readonly children: ReactNode;
}

/** What was found so far, and how many cases that is about. */
function ImpactNote({ impact, isFile, isLooking, children }: ImpactNoteProps) {
  const who = isFile ? 'They' : 'It';
  const { cases, lines, looked, open, next, changes } = impact;
  const soFar = next === null ? '' : ' so far';
  const left = isLooking ? 'the rest follows' : 'the figures leave out the rest';
  const all =
    next === null
      ? `Looked at ${plural(looked, 'open case')}; none is left.`
      : `Looked at ${looked} of ${plural(open, 'open case')}; ${left}.`;
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
        <>
          <progress
            aria-label="Open cases looked at"
            style={{ width: '100%', accentColor: 'var(--counts)' }}
            max={open}
            value={looked}
          />
          {children}
        </>
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
