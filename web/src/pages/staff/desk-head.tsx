import { Button, Drawer, Modal, Switch } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ApplicationView } from '../../../../src/contract/applications.js';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { termText } from '../../../../src/contract/term-text.js';
import { AskReason } from '../../parts/ask-reason.js';
import { HistoryList } from '../../parts/history-list.js';
import { Score } from '../../parts/score.js';
import { CASE_TEXTS } from '../../parts/states.js';
import { has, useAccount } from '../../session.js';
import { creditsText, dateText, plural } from '../../words.js';
import classes from './desk.module.css';
import { ProgramWarnings } from './program-warnings.js';
import type { Deciding } from './use-decisions.js';
import { KEYS, PROPOSAL_HOLDS, type DeskKeys } from './use-desk-keys.js';

interface DeskHeadProps {
  readonly application: ApplicationView;
  readonly given: EvaluationCase;
  readonly current: string | null;
  readonly deciding: Deciding;
  readonly mayDecide: boolean;
  readonly keys: DeskKeys;
}

/** Whose case it is, what it amounts to, and what can be done with the whole of it. */
export function DeskHead({ application, given, current, deciding, mayDecide, keys }: DeskHeadProps) {
  const [isOpen, open] = useState<'score' | 'history' | null>(null);
  const { applicant, program, evaluation, term } = given;
  return (
    <header className={classes['head']}>
      <div className={classes['whose']}>
        <h1>{applicant.name}</h1>
        <p className="quiet small">
          <Link to={`/staff/programs/${program.id}@${program.catalogYear}`}>{program.name}</Link> ·{' '}
          {termText(term)} ·{' '}
          {given.state === 'approved' && given.approvedAt !== null
            ? `Approved by ${given.approvedBy ?? ''} on ${dateText(given.approvedAt)}`
            : CASE_TEXTS[application.state]}{' '}
          · version {given.version}
        </p>
      </div>
      {evaluation !== null && (
        <p className={classes['meter']}>
          <strong>{creditsText(evaluation.totals.applied)}</strong>
          <span className="small quiet figures">
            of {creditsText(evaluation.totals.attempted)} count (
            {evaluation.kind === 'official' ? 'official documents' : 'unofficial copy'})
            <br />
            {Object.entries(evaluation.caps)
              .map(([name, cap]) => `${creditsText(cap.applied)}/${creditsText(cap.limit)} ${name}`)
              .join(' · ')}
          </span>
        </p>
      )}
      <div className={classes['actions']}>
        <Button variant="subtle" size="compact-md" onClick={() => open('score')}>
          The degree
        </Button>
        <Button variant="subtle" size="compact-md" onClick={() => open('history')}>
          History
        </Button>
        <Button variant="subtle" size="compact-md" aria-label="Keys" onClick={() => keys.list(true)}>
          <IconKeyboard size={20} aria-hidden />
        </Button>
        {given.state === 'approved' && (
          <Button component="a" variant="default" href={`/api/evaluations/${given.id}/report.pdf`}>
            Report
          </Button>
        )}
        {mayDecide && <WholeCase given={given} deciding={deciding} />}
      </div>
      <Drawer
        opened={isOpen === 'score'}
        onClose={() => open(null)}
        position="right"
        size="min(1080px, 100%)"
        title="The degree"
      >
        <div className="stack" style={{ '--gap': '24px' } as object}>
          <ProgramWarnings warnings={program.warnings} />
          <Score given={given} current={current} />
        </div>
      </Drawer>
      <Drawer
        opened={isOpen === 'history'}
        onClose={() => open(null)}
        position="right"
        size="min(560px, 100%)"
        title="Who did what"
      >
        <HistoryList application={application.id} />
      </Drawer>
      <KeyList keys={keys} />
    </header>
  );
}

/** Approve what is left in one step, then the evaluation. Each says first what it will do. */
function WholeCase({ given, deciding }: { readonly given: EvaluationCase; readonly deciding: Deciding }) {
  const account = useAccount();
  const [asks, setAsks] = useState<'lines' | 'whole' | null>(null);
  const pending = (given.evaluation?.lines ?? [])
    .filter(({ decision }) => decision === 'pending')
    .map(({ id }) => id);
  const open = given.lines.filter(({ id }) => pending.includes(id));
  const ready = open.filter(({ proposal }) => proposal !== null);
  const isLast = open.length === 0;
  const conditionsOf = (id: string) =>
    (given.evaluation?.lines.find((line) => line.id === id)?.reasons ?? [])
      .filter(({ code }) => code !== 'would-count-as')
      .map(({ text }) => text)
      .join(' ');
  return (
    <>
      {ready.length > 0 && (
        <Button variant="default" onClick={() => setAsks('lines')}>
          Approve {plural(ready.length, 'proposal')} …
        </Button>
      )}
      {has(account, 'registrar') && (
        <Button
          disabled={!isLast}
          title={isLast ? undefined : `${plural(open.length, 'line')} still open`}
          onClick={() => setAsks('whole')}
        >
          Approve the evaluation
        </Button>
      )}
      <AskReason
        title={`Approve ${plural(ready.length, 'proposal')}`}
        isOpen={asks === 'lines'}
        isBusy={deciding.isBusy}
        confirm={`Approve ${plural(ready.length, 'proposal')}`}
        start={PROPOSAL_HOLDS}
        onClose={() => setAsks(null)}
        onConfirm={(reason) => {
          setAsks(null);
          deciding.decide(ready.map(({ id }) => ({ line: id, outcome: 'approve', reason })));
        }}
      >
        <ul className={`small ${classes['bulk']}`} tabIndex={0} aria-label="Proposals">
          {ready.map(({ id, code, title, proposal }) => (
            <li key={id}>
              {code} {title}: {proposal!.label}
              {proposal!.certainty === 'proposed' && (
                <span className="quiet"> · {Math.round(proposal!.probability * 100)} % likely</span>
              )}
              {conditionsOf(id) !== '' && <div className="quiet">{conditionsOf(id)}</div>}
            </li>
          ))}
        </ul>
      </AskReason>
      <Modal opened={asks === 'whole'} onClose={() => setAsks(null)} title="Approve the evaluation" centered>
        <div className="stack">
          <p>
            {creditsText(given.evaluation?.totals.applied ?? '0')} credits count for {given.applicant.name}.
            The evaluation can no longer be changed then, and the applicant gets a letter.
            {given.evaluation?.kind !== 'official' &&
              ' It rests on an unofficial copy: a document straight from the school makes it final.'}
          </p>
          <Button
            loading={deciding.isBusy}
            onClick={() => {
              setAsks(null);
              deciding.approve();
            }}
          >
            Approve it
          </Button>
        </div>
      </Modal>
    </>
  );
}

function KeyList({ keys }: { readonly keys: DeskKeys }) {
  return (
    <Modal opened={keys.isListed} onClose={() => keys.list(false)} title="Keys" centered>
      <div className="stack">
        <Switch
          label="Single keys are on"
          checked={keys.isOn}
          onChange={(event) => keys.setOn(event.currentTarget.checked)}
        />
        <dl className="stack" style={{ '--gap': '6px', margin: 0 } as object}>
          {KEYS.map(([key, what]) => (
            <div key={key} className="row">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd style={{ margin: 0 }}>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Modal>
  );
}
