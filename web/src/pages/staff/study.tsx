import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { StudyView } from '../../../../src/contract/studies.js';
import { get, post } from '../../api.js';
import { Pending } from '../../parts/loading.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { plural, timeText } from '../../words.js';
import { StudyFigures } from './study-figures.js';
import { STUDY_TEXTS } from './study-words.js';

const LOOK_MS = 1_500;

/** One question about all cases: how far it is, then its figures. */
export function Study() {
  const { id } = useParams() as { id: string };
  const study = useQuery({
    queryKey: ['study', id],
    queryFn: () => get<StudyView>(`/staff/studies/${id}`),
    refetchInterval: ({ state }) => (state.data?.endedAt == null ? LOOK_MS : false),
  });
  useDocumentTitle('What if · Segue');
  if (study.data === undefined) return <Pending what="the figures" error={study.error} />;
  const { words, askedBy, askedAt, result, versions } = study.data;
  return (
    <div className="page stack" style={{ '--gap': '24px' } as object}>
      <header className="row between" style={{ alignItems: 'flex-start' }}>
        <div>
          <p className="small no-print">
            <Link to="/staff/what-if">What if</Link>
          </p>
          <h1>If {words}</h1>
          <p className="quiet">
            Asked by {askedBy} on {timeText(askedAt)}
          </p>
        </div>
        {result !== null && (
          <Button
            className="no-print"
            component="a"
            variant="default"
            href={`/api/staff/studies/${id}/table.csv`}
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            Download the table
          </Button>
        )}
      </header>
      {result === null ? <UnderWay study={study.data} /> : <StudyFigures study={study.data} />}
      <p className="quiet small">
        Made with{' '}
        {Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', ')}
        .
      </p>
    </div>
  );
}

function UnderWay({ study }: { readonly study: StudyView }) {
  const queries = useQueryClient();
  const { id, state, casesDone, casesTotal } = study;
  const cancelling = useMutation({
    mutationFn: () => post(`/staff/studies/${id}/cancellation`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['study', id] }),
  });
  if (state === 'cancelled') {
    return (
      <Note title="This question was cancelled">
        {plural(casesDone, 'case')} had been looked at. Ask again to count all of them.
      </Note>
    );
  }
  if (state === 'failed') {
    return (
      <Note tone="warning" title="The figures did not come about">
        Counting failed several times. Whoever operates Segue finds the cause in the log; then ask again.
      </Note>
    );
  }
  return (
    <section className="stack">
      <p role="status">
        {STUDY_TEXTS[state]}
        {casesTotal !== null && `: ${casesDone} of ${plural(casesTotal, 'case')}`}. You need not wait here.
      </p>
      <progress
        aria-label="Cases looked at"
        style={{ width: '100%', accentColor: 'var(--counts)' }}
        max={casesTotal ?? 1}
        value={casesTotal === null ? 0 : casesDone}
      />
      <ProblemNote error={cancelling.error} />
      <div>
        <Button variant="default" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
