import { Button, Modal, Switch } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { creditsBrought } from '../../../../src/contract/line-groups.js';
import { termText } from '../../../../src/contract/term-text.js';
import { CASE_TEXTS } from '../../parts/states.js';
import { creditsText, dateText, plural } from '../../words.js';
import { DeskFailure } from './desk-failure.js';
import { DeskDrawers, type DeskDrawersProps, type Opened } from './desk-drawers.js';
import classes from './desk.module.css';
import type { Deciding } from './use-decisions.js';
import { KEYS, type DeskKeys } from './use-desk-keys.js';
import { useCredentials } from './use-credentials.js';
import { useOverrides } from './use-overrides.js';
import { WholeCase } from './whole-case.js';

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
            of {creditsText(creditsBrought(evaluation))} count (
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
