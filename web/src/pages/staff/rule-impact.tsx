import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { RuleImpact } from '../../../../src/contract/rules.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { plural } from '../../words.js';

/** So many lines are shown one by one. */
const SHOWN = 10;

/** Which cases are looked at, and how many of them are told of. */
interface Part {
  readonly after: string | null;
  readonly effects: number;
}

const FIRST: Part = { after: null, effects: SHOWN };

interface RuleImpactsProps {
  /** What is asked about, so that an answer is never shown for something else. */
  readonly about: readonly (string | null)[];
  /** Looks at a part of the open cases, which the end of the address names. */
  readonly ask: (part: string) => Promise<RuleImpact>;
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
    queryFn: ({ pageParam }) => ask(partText(pageParam)),
    initialPageParam: FIRST,
    ...(first === undefined ? {} : { initialData: { pages: [first], pageParams: [FIRST] } }),
    staleTime: Number.POSITIVE_INFINITY,
    getNextPageParam: ({ next }, pages) =>
      next === null ? null : { after: next, effects: SHOWN - effectsIn(pages).length },
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
  const answers = answersIn(impact.changes);
  const { cases, lines, looked, open, next, effects } = impact;
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
        {answers.slice(0, SHOWN).map((answer) => (
          <li key={answer}>{answer}</li>
        ))}
      </ul>
      {(answers.length > SHOWN || lines > impact.changes.length) && <p className="small">and others</p>}
      {effects.length > 0 && (
        <>
          <h3 className="small">
            {effects.length === SHOWN && cases > SHOWN
              ? `What comes of the first ${SHOWN}`
              : 'What comes of it'}
          </h3>
          <ul className="small">
            {effects.map(({ application, applicant, sentence }) => (
              <li key={application}>
                <a href={`/staff/cases/${application}`}>{applicant}</a>: {sentence}
              </li>
            ))}
          </ul>
        </>
      )}
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

/** What is answered otherwise, each once: the same course stands in many cases. */
function answersIn(changes: RuleImpact['changes']): readonly string[] {
  const answers = changes.map(
    ({ line, code, before, after }) => `${code ?? line}: ${answerText(before)} → ${answerText(after)}`,
  );
  return [...new Set(answers)];
}

function answerText(answer: RuleImpact['changes'][number]['after']): string {
  if (answer === null) return 'no rule';
  return answer.autoApprove ? answer.gives : `${answer.gives}, once a person agrees`;
}

function effectsIn(pages: readonly RuleImpact[]): RuleImpact['effects'] {
  return pages.flatMap(({ effects }) => effects);
}

function partText({ after, effects }: Part): string {
  return `?effects=${effects}${after === null ? '' : `&after=${after}`}`;
}

function sumOf(pages: readonly RuleImpact[]): RuleImpact {
  const { open, next } = pages.at(-1)!;
  const all = (count: 'cases' | 'lines' | 'looked') => pages.reduce((sum, page) => sum + page[count], 0);
  const changes = pages.flatMap((page) => page.changes);
  return {
    cases: all('cases'),
    lines: all('lines'),
    looked: all('looked'),
    open,
    next,
    changes,
    effects: effectsIn(pages),
  };
}
