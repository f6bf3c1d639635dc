import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ApplicationView } from '../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../src/contract/evaluation.js';
import type { Bar } from '../../../src/contract/score.js';
import { termText } from '../../../src/contract/term-text.js';
import { AboutYou } from '../parts/about-you.js';
import { shownEvaluation, useApplication, useCase } from '../parts/case-queries.js';
import { Changes } from '../parts/changes.js';
import { DocumentList } from '../parts/document-list.js';
import { FileDrop } from '../parts/file-drop.js';
import { Headline } from '../parts/headline.js';
import { HistoryList } from '../parts/history-list.js';
import { LineDrawer } from '../parts/line-drawer.js';
import { LineGroups } from '../parts/line-groups.js';
import { Pending } from '../parts/loading.js';
import { Note } from '../parts/note.js';
import { OwnRecord } from '../parts/own-record.js';
import { Score } from '../parts/score.js';
import { SlotDrawer } from '../parts/slot-drawer.js';
import { STATE_TEXTS } from '../parts/states.js';
import { useEvents } from '../parts/use-events.js';
import { WhatIfFold } from '../parts/what-if.js';
import { creditsText, dateText } from '../words.js';
import classes from './application.module.css';

/** The applicant's one page: documents in, result out, both live. */
export function Application() {
  const { id } = useParams() as { id: string };
  useEvents(id);
  const application = useApplication(id);
  const shown = useCase(id, shownEvaluation(application.data));
  useDocumentTitle(`${application.data?.program.name ?? 'Application'} · Segue`);
  if (application.data === undefined) {
    return <Pending what="your application" error={application.error} />;
  }
  const { transcripts, ownRecord } = application.data;
  const isBare = transcripts.length === 0 && ownRecord === null;
  return (
    <div className="page stack" style={{ '--gap': '32px' } as object}>
      <Head application={application.data} given={shown.data} />
      <StandingDecision application={application.data} />
      {application.data.failure !== null && shown.data !== undefined && <EvaluationFailed />}
      {isBare && <FileDrop application={id} isLarge />}
      {!isBare && shown.data === undefined && <UnderWay application={application.data} />}
      {shown.data !== undefined && <Result application={application.data} given={shown.data} />}
      <AboutYou application={application.data} />
      {!isBare && <HistoryFold application={id} />}
    </div>
  );
}

/** A later document makes a new estimate; what was decided before still stands, and says so. */
function StandingDecision({
  application: { decided, evaluation },
}: {
  readonly application: ApplicationView;
}) {
  if (decided === null || decided.id === evaluation?.id) return null;
  return (
    <Note tone="done" title={`The decision of ${dateText(decided.approvedAt)} stands`}>
      {creditsText(decided.applied ?? '0')} credits count by it. What you see below is a new estimate with the
      document that came later.{' '}
      <a href={`/api/evaluations/${decided.id}/report.pdf`}>The report of the decision</a>
    </Note>
  );
}

/** Asked for only once somebody opens it. */
function HistoryFold({ application }: { readonly application: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What happened so far</summary>
      {isOpen && <HistoryList application={application} />}
    </details>
  );
}

interface HeadProps {
  readonly application: ApplicationView;
  readonly given: EvaluationCase | undefined;
}

function Head({ application, given }: HeadProps) {
  const { program, term, state } = application;
  const isApproved = given?.state === 'approved';
  return (
    <header className="row between" style={{ alignItems: 'flex-start' }}>
      <div>
        <p className={classes['state']} data-state={state} role="status">
          {isApproved && given.approvedAt !== null
            ? `Decided on ${dateText(given.approvedAt)}`
            : STATE_TEXTS[state]}
        </p>
        <h1>{program.name}</h1>
        <p className="quiet">
          Catalog year {program.catalogYear} · {termText(term)}
        </p>
      </div>
      {given !== undefined && (
        <Button
          className="no-print"
          component="a"
          href={`/api/evaluations/${given.id}/report.pdf`}
          variant={isApproved ? 'filled' : 'default'}
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          Download the report
        </Button>
      )}
    </header>
  );
}

/** Before the first result: what is happening, and how long it takes. */
function UnderWay({ application }: { readonly application: ApplicationView }) {
  const { transcripts, ownRecord } = application;
  const isReading = ownRecord !== null || transcripts.some(({ state }) => state !== 'refused');
  return (
    <section className="stack">
      {application.evaluation?.state === 'failed' && <EvaluationFailed />}
      {isReading && application.evaluation?.state !== 'failed' && (
        <p className={classes['waiting']} role="status">
          {transcripts.length === 0
            ? 'Your record is being evaluated.'
            : 'Your transcript is being read and evaluated.'}{' '}
          This takes a few seconds; the page shows it by itself.
        </p>
      )}
      {ownRecord !== null && <OwnRecord record={ownRecord} />}
      <DocumentList documents={transcripts} />
      <FileDrop application={application.id} isLarge={!isReading} />
    </section>
  );
}

function EvaluationFailed() {
  return (
    <Note tone="warning" title="The evaluation did not come about">
      Something went wrong on our side. Your documents are kept, and a person will look at it.
    </Note>
  );
}

function Result({
  application,
  given,
}: {
  readonly application: ApplicationView;
  readonly given: EvaluationCase;
}) {
  const [line, setLine] = useState<string | null>(null);
  const [slot, setSlot] = useState<string | null>(null);
  const show = (bar: Bar) => (bar.lines[0] === undefined ? setSlot(bar.slot) : setLine(bar.lines[0]));
  const isOfficial = given.evaluation?.kind === 'official';
  const ownOnly = application.transcripts.length === 0;
  const kind = ownOnly ? 'our own record' : isOfficial ? 'official documents' : 'an unofficial copy';
  const final = isOfficial ? '' : ' It becomes final when your school’s official transcript says the same.';
  return (
    <>
      {given.evaluation !== null && <Headline evaluation={given.evaluation} />}
      <p className={classes['kind']}>
        {given.state === 'approved'
          ? `This is the decision of the registrar’s office, made on ${kind}.${final}`
          : `This is an estimate made on ${kind}, not a decision. ` +
            'The registrar’s office looks at every proposal.'}
      </p>
      <Score given={given} current={line} onBar={show} />
      <Changes given={given} onLine={setLine} />
      <WhatIfFold key={given.id} application={application.id} evaluation={given.id} isStaff={false} />
      <LineGroups given={given} onLine={setLine} />
      <section className="stack">
        <h2>Your documents</h2>
        {application.ownRecord !== null && <OwnRecord record={application.ownRecord} />}
        <DocumentList documents={application.transcripts} />
        {application.state !== 'withdrawn' && <FileDrop application={application.id} isLarge={false} />}
      </section>
      <LineDrawer given={given} line={line} onClose={() => setLine(null)} />
      <SlotDrawer given={given} slot={slot} onClose={() => setSlot(null)} />
    </>
  );
}
