import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import type { ListedOverride } from '../../../../src/contract/overrides.js';
import { AskReason } from '../../parts/ask-reason.js';
import { has, useAccount } from '../../session.js';
import { creditsText, plural } from '../../words.js';
import classes from './desk.module.css';
import type { Deciding } from './use-decisions.js';
import { PROPOSAL_HOLDS } from './use-desk-keys.js';

interface WholeCaseProps {
  readonly given: EvaluationCase;
  readonly deciding: Deciding;
  /** Overrides that stand. */
  readonly standing: readonly ListedOverride[];
}

/** Approve what is left in one step, then the evaluation. Each says first what it will do. */
export function WholeCase({ given, deciding, standing }: WholeCaseProps) {
  const isRegistrar = has(useAccount(), 'registrar');
  const [asks, setAsks] = useState<'lines' | 'whole' | null>(null);
  const pending = pendingReasons(given);
  const ready = given.lines.filter(
    ({ id, proposal }) => proposal !== null && awaitsAWord(pending.get(id) ?? []),
  );
  const isOwnOverride = standing.some(({ mine }) => mine);
  return (
    <>
      {ready.length > 0 && (
        <Button variant="default" onClick={() => setAsks('lines')}>
          Approve {plural(ready.length, 'proposal')} …
        </Button>
      )}
      {isRegistrar && (
        <Button
          disabled={pending.size > 0 || isOwnOverride}
          title={pending.size === 0 ? undefined : `${plural(pending.size, 'line')} still open`}
          aria-describedby={isOwnOverride ? 'second-person' : undefined}
          onClick={() => setAsks('whole')}
        >
          Approve the evaluation
        </Button>
      )}
      {isRegistrar && isOwnOverride && (
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
        <ProposalList ready={ready} pending={pending} />
      </AskReason>
      <Modal opened={asks === 'whole'} onClose={() => setAsks(null)} title="Approve the evaluation" centered>
        <div className="stack">
          <Consequence given={given} standing={standing} />
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

type Reasons = NonNullable<EvaluationCase['evaluation']>['lines'][number]['reasons'];
type Pending = ReadonlyMap<string, Reasons>;

function pendingReasons({ evaluation }: EvaluationCase): Pending {
  const pending = (evaluation?.lines ?? []).filter(({ decision }) => decision === 'pending');
  return new Map(pending.map(({ id, reasons }) => [id, reasons]));
}

/** Nothing but a person's word is open: what needs another look comes first among the reasons. */
function awaitsAWord(reasons: Reasons): boolean {
  return reasons[0]?.code === 'would-count-as';
}

interface ProposalListProps {
  readonly ready: EvaluationCase['lines'];
  readonly pending: Pending;
}

function ProposalList({ ready, pending }: ProposalListProps) {
  const others = pending.size - ready.length;
  const notesOn = (id: string) =>
    (pending.get(id) ?? [])
      .filter(({ code }) => code !== 'would-count-as')
      .map(({ text }) => text)
      .join(' ');
  return (
    <>
      <ul className={`small ${classes['bulk']}`} tabIndex={0} aria-label="Proposals">
        {ready.map(({ id, code, title, proposal }) => (
          <li key={id}>
            {code} {title}: {proposal!.label}
            {proposal!.certainty === 'proposed' && (
              <span className="quiet"> · {Math.round(proposal!.probability * 100)} % likely</span>
            )}
            {notesOn(id) !== '' && <div className="quiet">{notesOn(id)}</div>}
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="quiet small">
          {plural(others, 'line')} more {others === 1 ? 'needs' : 'need'} a look at the syllabus, the school
          or the course, and {others === 1 ? 'is' : 'are'} decided one by one.
        </p>
      )}
    </>
  );
}

function Consequence({ given, standing }: Pick<WholeCaseProps, 'given' | 'standing'>) {
  const names = [...new Set(standing.map(({ by }) => by))].join(' and ');
  return (
    <>
      <p>
        {creditsText(given.evaluation?.totals.applied ?? '0')} credits count for {given.applicant.name}. The
        evaluation can no longer be changed then, and the applicant gets a letter.
        {given.evaluation?.kind !== 'official' &&
          ' It rests on an unofficial copy: a document straight from the school makes it final.'}
      </p>
      {standing.length > 0 && (
        <p>
          {names} entered {plural(standing.length, 'override')}; you approve
          {standing.length === 1 ? ' it' : ' them'} with it.
        </p>
      )}
    </>
  );
}
