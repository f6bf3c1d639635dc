import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { EvaluationVersions } from '../../../src/contract/what-if.js';
import { get } from '../api.js';
import { timeText } from '../words.js';
import classes from './history-list.module.css';
import { ProblemNote } from './note.js';

const CAUSES: Readonly<Record<string, string>> = {
  'transcript-read': 'after a transcript was read',
  'own-record-imported': 'with the school’s own record',
  'school-named': 'after a school was named',
  'school-taken-back': 'after the name of a school was taken back',
  'school-added': 'after a school was added',
  'school-corrected': 'after what is known of a school was corrected',
  'school-removed': 'after a school was taken away',
  'school-stated': 'after the school of a transcript was set',
  'channel-changed': 'after the way a document arrived was set',
  'unit-stated': 'after the unit of a transcript was set',
  'rule-published': 'after a rule was published',
  'rule-suspended': 'after a rule was suspended',
  'rule-resumed': 'after a rule was put back in use',
  decision: 'after a decision',
  override: 'after an override',
  credential: 'after a degree was stated or taken back',
  'pre-approval': 'after an approval beforehand was stated or taken back',
  student: 'after facts about the student were stated',
};

/** What changed from each version of the evaluation to the next; newest first. */
export function VersionList({ application }: { readonly application: string }) {
  const found = useInfiniteQuery({
    queryKey: ['application', application, 'versions'],
    queryFn: ({ pageParam }) =>
      get<EvaluationVersions>(
        `/applications/${application}/versions${pageParam === null ? '' : `?before=${pageParam}`}`,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  if (found.data === undefined) return <ProblemNote error={found.error} />;
  const versions = found.data.pages.flatMap((page) => page.versions);
  if (versions.length === 0) return <p className="quiet">No evaluation has been made yet.</p>;
  return (
    <>
      <ol className={classes['history']} reversed>
        {versions.map(({ id, version, at, state, cause, sentence, lines }) => (
          <li key={id}>
            <span>{sentence}</span>
            {lines.length > 3 && (
              <details>
                <summary className="small">All {lines.length} lines that changed</summary>
                <ul>
                  {lines.map(({ line, name, text }) => (
                    <li key={line}>
                      {name} {text}
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <span className="quiet small">
              Version {version}, {CAUSES[cause] ?? cause}
              {state === 'approved' ? ', approved' : ''} · <time dateTime={at}>{timeText(at)}</time>
            </span>
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          Show earlier versions
        </Button>
      )}
    </>
  );
}
