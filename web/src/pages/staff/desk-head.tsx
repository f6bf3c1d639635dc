import { Button, Modal, Switch } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { ListedOverride } from '../../../../src/contract/overrides.js';
import { termText } from '../../../../src/contract/term-text.js';
import { AskReason } from '../../parts/ask-reason.js';
import { CASE_TEXTS } from '../../parts/states.js';
import { has, useAccount } from '../../session.js';
import { creditsText, dateText, plural } from '../../words.js';
import { DeskFailure } from './desk-failure.js';
import { DeskDrawers, type DeskDrawersProps, type Opened } from './desk-drawers.js';
import classes from './desk.module.css';
import type { Deciding } from './use-decisions.js';
import { KEYS, PROPOSAL_HOLDS, type DeskKeys } from './use-desk-keys.js';
import { useCredentials } from './use-credentials.js';
import { useOverrides } from './use-overrides.js';

interface DeskHeadProps extends Omit<DeskDrawersProps, 'overrides' | 'credentials' | 'isOpen' | 'onClose'> {
  readonly deciding: Deciding;
  readonly mayDecide: boolean;
  readonly keys: DeskKeys;
}

/** Whose case it is, what it amounts to, and what can be done with the whole of it. */
export function DeskHead(props: DeskHeadProps) {
  const { application, given, deciding, mayDecide, mayOverride, keys } = props;
  const [isOpen, open] = useState<Opened>(null);
  const overrides = useOverrides(given);
  const standing = overrides.filter(({ withdrawn }) => withdrawn === null);
  const credentials = useCredentials(given);
  const earned = credentials.filter(({ withdrawn }) => withdrawn === null).length;
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
        {evaluation !== null && (
          <Button variant="subtle" size="compact-md" onClick={() => open('what-if')}>
            What if …
          </Button>
        )}
        <Button variant="subtle" size="compact-md" onClick={() => open('history')}>
          History
        </Button>
        {overrides.length > 0 && (
          <Button variant="subtle" size="compact-md" onClick={() => open('overrides')}>
            {plural(standing.length, 'override')}
          </Button>
        )}
        {(mayOverride || credentials.length > 0) && (
          <Button variant="subtle" size="compact-md" onClick={() => open('degrees')}>
            {earned === 0 ? 'Degrees earned …' : `${plural(earned, 'degree')} earned`}
          </Button>
        )}
        {(mayOverride || application.student !== null) && (
          <Button variant="subtle" size="compact-md" onClick={() => open('student')}>
            About the student …
          </Button>
        )}
        <Button variant="subtle" size="compact-md" aria-label="Keys" onClick={() => keys.list(true)}>
          <IconKeyboard size={20} aria-hidden />
        </Button>
        {given.state === 'approved' && (
          <Button component="a" variant="default" href={`/api/evaluations/${given.id}/report.pdf`}>
            Report
          </Button>
        )}
        {mayDecide && <WholeCase given={given} deciding={deciding} standing={standing} />}
      </div>
      {application.failure !== null && (
        <div className={classes['failure']}>
          <DeskFailure
            failure={application.failure}
            given={given}
            overrides={overrides}
            onOverrides={() => open('overrides')}
          />
        </div>
      )}
      <DeskDrawers
        {...props}
        overrides={overrides}
        credentials={credentials}
        isOpen={isOpen}
        onClose={() => open(null)}
      />
      <KeyList keys={keys} />
    </header>
  );
}

interface WholeCaseProps {
  readonly given: EvaluationCase;
  readonly deciding: Deciding;
  /** Overrides that stand. */
  readonly standing: readonly ListedOverride[];
}

/** Approve what is left in one step, then the evaluation. Each says first what it will do. */
function WholeCase({ given, deciding, standing }: WholeCaseProps) {
  const account = useAccount();
  const [asks, setAsks] = useState<'lines' | 'whole' | null>(null);
  const pending = (given.evaluation?.lines ?? [])
    .filter(({ decision }) => decision === 'pending')
    .map(({ id }) => id);
  const open = given.lines.filter(({ id }) => pending.includes(id));
  const ready = open.filter(({ proposal }) => proposal !== null);
  const isLast = open.length === 0;
  const isOwnOverride = standing.some(({ mine }) => mine);
  const names = [...new Set(standing.map(({ by }) => by))].join(' and ');
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
          disabled={!isLast || isOwnOverride}
          title={isLast ? undefined : `${plural(open.length, 'line')} still open`}
          aria-describedby={isOwnOverride ? 'second-person' : undefined}
          onClick={() => setAsks('whole')}
        >
          Approve the evaluation
        </Button>
      )}
      {has(account, 'registrar') && isOwnOverride && (
        <span id="second-person" className="quiet small">
          You entered an override: a second person approves.
        </span>
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
          {standing.length > 0 && (
            <p>
              {names} entered {plural(standing.length, 'override')}; you approve
              {standing.length === 1 ? ' it' : ' them'} with it.
            </p>
          )}
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
