import { useDocumentTitle } from '@mantine/hooks';
import { Link, useParams } from 'react-router';
import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { shownEvaluation, useApplication, useCase } from '../../parts/case-queries.js';
import { Columns } from '../../parts/columns.js';
import { DocumentList } from '../../parts/document-list.js';
import { Empty } from '../../parts/empty.js';
import { Loading } from '../../parts/loading.js';
import { ProblemNote } from '../../parts/note.js';
import { useEvents } from '../../parts/use-events.js';
import { has, useAccount } from '../../session.js';
import { usePrintedAt } from '../../parts/printing.js';
import { DeskDecision } from './desk-decision.js';
import { DeskHead } from './desk-head.js';
import { DeskLines } from './desk-lines.js';
import { DeskPage } from './desk-page.js';
import { DeskSheet } from './desk-sheet.js';
import classes from './desk.module.css';
import { OwnRecordDrop } from './own-record-drop.js';
import { STACKED } from './stacked.js';
import { useLines } from './use-lines.js';
import { useDoubtful } from './use-doubtful.js';
import { useDeskKeys } from './use-desk-keys.js';

/** The evaluator's desk: lines, the page they stand on, and the decision, always about the same line. */
export function Desk() {
  const { id } = useParams() as { id: string };
  useEvents(id);
  const application = useApplication(id);
  const shown = useCase(id, shownEvaluation(application.data));
  useDocumentTitle(`${shown.data?.applicant.name ?? 'Case'} · Segue`);
  const error = application.error ?? shown.error;
  if (error !== null) {
    return (
      <div className="page">
        <ProblemNote error={error} />
      </div>
    );
  }
  if (application.data === undefined) return <Loading what="the case" />;
  if (shown.data === undefined) return <NothingYet application={application.data} />;
  return <Bench application={application.data} given={shown.data} />;
}

function NothingYet({ application }: { readonly application: ApplicationView }) {
  const account = useAccount();
  return (
    <div className="page">
      <Empty title="There is nothing to decide yet">{whyEmpty(application)}</Empty>
      <DocumentList documents={application.transcripts} />
      {has(account, 'evaluator', 'registrar') && <OwnRecordDrop application={application} />}
      {has(account, 'registrar') &&
        application.transcripts.filter(isUnreadTable).map(({ id: transcript, fileName }) => (
          <p key={transcript}>
            <Link to={`/staff/transcripts/${transcript}/columns`}>
              Say what the columns of {fileName} hold
            </Link>
          </p>
        ))}
    </div>
  );
}

/** A table in which no course was found may have columns that only a person understands. */
function isUnreadTable({ state, fileName }: ApplicationView['transcripts'][number]): boolean {
  return state === 'refused' && /\.(?:csv|tsv)$/i.test(fileName);
}

function whyEmpty({ transcripts, ownRecord, evaluation, failure }: ApplicationView): string {
  if (ownRecord !== null) return 'The school’s own record is being evaluated.';
  if (transcripts.length === 0) return 'The applicant has not sent a transcript.';
  if (evaluation?.state === 'failed') {
    if (failure?.text != null) return failure.text;
    return 'The evaluation failed several times. Whoever operates Segue finds the cause in the log.';
  }
  return transcripts.every(({ state }) => state === 'refused')
    ? 'No document of this applicant could be read.'
    : 'As soon as a transcript has been read, its courses stand here.';
}

function Bench({
  application,
  given,
}: {
  readonly application: ApplicationView;
  readonly given: EvaluationCase;
}) {
  const account = useAccount();
  // Not `newest`: while another decision is fetched the version shown is not, and what is typed must stay.
  const isOpenCase = given.state === 'completed' && application.failure === null;
  const mayDecide = isOpenCase && has(account, 'evaluator', 'registrar');
  const mayOverride = isOpenCase && has(account, 'registrar');
  const { lines, gains, isByValue, setByValue, current, setChosen, kindOf, deciding } = useLines(given);
  const printedAt = usePrintedAt();
  const choose = (line: string) => {
    setChosen(line);
    // Where the columns stand under one another, the page of the line is brought to the eye.
    if (window.matchMedia(STACKED).matches) document.querySelector('#desk-page')?.scrollIntoView();
  };
  const doubtful = useDoubtful(given);
  const keys = useDeskKeys({ lines, current, onChoose: setChosen, deciding: mayDecide ? deciding : null });
  return (
    <>
      <div className={`${classes['desk']} no-print`}>
        <DeskHead
          application={application}
          given={given}
          deciding={deciding}
          mayDecide={mayDecide}
          mayOverride={mayOverride}
          keys={keys}
          current={current?.line.id ?? null}
          onLine={choose}
        />
        <Columns names={['the lines', 'the page', 'the decision']}>
          <DeskLines
            lines={lines}
            kindOf={kindOf}
            current={current?.line.id ?? null}
            doubtful={doubtful}
            gains={gains}
            isByValue={isByValue}
            onByValue={setByValue}
            onChoose={choose}
          />
          <DeskPage
            application={application}
            given={given}
            line={current?.line ?? null}
            onChoose={setChosen}
            mayDecide={mayDecide}
          />
          <DeskDecision
            key={current?.line.id ?? 'none'}
            given={given}
            found={current}
            deciding={mayDecide ? deciding : null}
            mayOverride={mayOverride}
          />
        </Columns>
      </div>
      {printedAt !== null && (
        <DeskSheet given={given} lines={lines} kindOf={kindOf} current={current} printedAt={printedAt} />
      )}
    </>
  );
}
