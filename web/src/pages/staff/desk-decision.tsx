import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { EvaluationCase, ReceivesShape } from '../../../../src/contract/evaluation.js';
import { mayWaive } from '../../../../src/contract/overrides.js';
import { markText, mayApprove, type GroupedLine } from '../../../../src/contract/line-groups.js';
import { termText } from '../../../../src/contract/term-text.js';
import { Facts } from '../../parts/facts.js';
import { creditsText, timeText } from '../../words.js';
import { DECISION_ID } from './desk-focus.js';
import classes from './desk.module.css';
import { oneForAllText } from './line-outcome.js';
import { ENROLLMENTS, isOwnLine } from './own-row.js';
import { OverrideItems } from './override-list.js';
import { PreApproval } from './pre-approval.js';
import { PlaceLine } from './place-line.js';
import { TargetSearch } from './target-search.js';
import { PROPOSAL_HOLDS, TAKEN_BACK } from './use-desk-keys.js';
import type { Deciding } from './use-decisions.js';
import { useOverrides } from './use-overrides.js';
import { WaiveRule } from './waive.js';

interface DeskDecisionProps {
  readonly given: EvaluationCase;
  readonly found: GroupedLine | undefined;
  /** null: this person looks on. */
  readonly deciding: Deciding | null;
  /** May this person depart from the rules? */
  readonly mayOverride: boolean;
}

/** The current line: what is proposed and why, and the decision about it. */
export function DeskDecision({ given, found, deciding, mayOverride }: DeskDecisionProps) {
  if (found === undefined) return <p className="quiet">Choose a line.</p>;
  const { line, reasons, slots } = found;
  const isOwn = isOwnLine(line);
  const semester = given.evaluation?.lines.find(({ id }) => id === line.id)?.credits.semester ?? null;
  return (
    <div
      className="stack"
      id={DECISION_ID}
      role="group"
      aria-label={`The decision about ${line.title}`}
      tabIndex={-1}
    >
      <div>
        <span className="quiet">{line.code}</span>
        <h2>{line.title}</h2>
      </div>
      <Facts
        facts={{
          School: line.institution ?? 'not known',
          Term: line.term === null ? null : termText(line.term),
          [line.exam === null ? 'Grade' : 'Exam']: markText(line) ?? 'none printed',
          Credits:
            line.credits === null
              ? 'none printed'
              : `${creditsText(line.credits)} ${line.unit === 'unknown' ? '' : line.unit}`,
          'In semester credits':
            semester === null || semester === line.credits ? null : creditsText(semester),
          Taken: line.enrollment === null ? null : ENROLLMENTS[line.enrollment],
          Certificate: isOwn ? (line.certificate ?? 'none') : null,
        }}
      />
      <Proposal found={found} />
      <div>
        {slots.length > 0 && <p>Fills {slots.join(', ')}.</p>}
        {reasons.map(({ code, text, citation }) => (
          <p key={`${code} ${text}`} className="small">
            {text} {citation !== null && <span className="quiet">Rule {citation}</span>}{' '}
            {mayOverride && mayWaive(code) && <WaiveRule given={given} line={line} reason={{ code, text }} />}
          </p>
        ))}
      </div>
      <PreApproval key={line.id} given={given} line={line} mayState={mayOverride} />
      {line.decision !== null && <Decided line={line} deciding={deciding} />}
      {line.decision === null && deciding !== null && <Form found={found} deciding={deciding} />}
      <LineOverrides given={given} line={line} mayOverride={mayOverride} />
    </div>
  );
}

interface LineOverridesProps {
  readonly given: EvaluationCase;
  readonly line: Line;
  readonly mayOverride: boolean;
}

/** What people have said about this line that departs from the rules, and the way to say so. */
function LineOverrides({ given, line, mayOverride }: LineOverridesProps) {
  const overrides = useOverrides(given).filter((each) => each.line === line.id && each.withdrawn === null);
  if (overrides.length === 0 && !mayOverride) return null;
  return (
    <section className="stack" style={{ '--gap': '8px' } as object} aria-label="Overrides of this line">
      {overrides.length > 0 && (
        <>
          <h3>Overrides</h3>
          <OverrideItems given={given} overrides={overrides} mayUndo={mayOverride} />
        </>
      )}
      {mayOverride && (
        <div>
          <PlaceLine given={given} line={line} />
        </div>
      )}
    </section>
  );
}

type Line = EvaluationCase['lines'][number];

function Proposal({ found }: { readonly found: GroupedLine }) {
  const { proposal } = found.line;
  const together = oneForAllText(found);
  return (
    <div className={classes['proposal']}>
      <span className="quiet small">{proposal === null ? 'Proposal' : CERTAINTY[proposal.certainty]}</span>
      <br />
      <strong>{proposal?.label ?? 'Nothing was found that it clearly equals'}</strong>
      {proposal !== null && proposal.certainty === 'proposed' && (
        <span className="quiet small figures"> · {Math.round(proposal.probability * 100)} % likely</span>
      )}
      {proposal !== null && proposal.because.length > 0 && (
        <ul className={`${classes['because']} small`}>
          {proposal.because.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {together !== null && <p className={`${classes['because']} small`}>{together}</p>}
    </div>
  );
}

const CERTAINTY = { approved: 'Equals', precedent: 'Equals, by precedent', proposed: 'Suggested' };

const OUTCOMES = { approve: 'Approved', change: 'Changed', deny: 'Denied' };

function Decided({ line, deciding }: { readonly line: Line; readonly deciding: Deciding | null }) {
  const decision = line.decision!;
  return (
    <div className="stack" style={{ '--gap': '8px' } as object}>
      <p>
        <strong>{OUTCOMES[decision.outcome]}</strong> by {decision.by}, {timeText(decision.at)}:{' '}
        {decision.reason}
      </p>
      {deciding !== null && (
        <Button
          variant="default"
          loading={deciding.isBusy}
          onClick={() => deciding.decide([{ line: line.id, outcome: 'undo', reason: TAKEN_BACK }])}
        >
          Take this decision back
        </Button>
      )}
    </div>
  );
}

function Form({ found, deciding }: { readonly found: GroupedLine; readonly deciding: Deciding }) {
  const { line, group, together } = found;
  const [reason, setReason] = useState('');
  const [target, setTarget] = useState<ReceivesShape | null>(null);
  const given = reason.trim();
  const decide = (outcome: 'approve' | 'change' | 'deny', text: string) =>
    deciding.decide([
      { line: line.id, outcome, reason: text, ...(outcome === 'change' ? { receives: target! } : {}) },
    ]);
  return (
    <form
      className="stack"
      style={{ '--gap': '12px' } as object}
      onSubmit={(event) => event.preventDefault()}
    >
      {group === 'refused' && line.proposal !== null ? (
        <p className="quiet small">
          To approve what is suggested would not change this. Correct what the rule goes by, or waive it.
        </p>
      ) : (
        <Button
          disabled={!mayApprove(found)}
          loading={deciding.isBusy}
          onClick={() => decide('approve', given === '' ? PROPOSAL_HOLDS : given)}
        >
          Approve the proposal
        </Button>
      )}
      <TargetSearch onTarget={setTarget} />
      <Textarea
        label="Reason"
        description="Needed for a change or a denial; the applicant reads it"
        data-desk="reason"
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {together.length > 0 && (
        <p className="quiet small">
          A denial holds for all {together.length + 1} lines. A change is about this line alone: the rule then
          no longer holds, and {together.map(({ code, title }) => code ?? title).join(' and ')} is judged by
          itself.
        </p>
      )}
      <div className="row">
        <Button
          variant="default"
          disabled={target === null || given === ''}
          loading={deciding.isBusy}
          onClick={() => decide('change', given)}
        >
          Change it
        </Button>
        <Button
          variant="default"
          disabled={given === ''}
          loading={deciding.isBusy}
          onClick={() => decide('deny', given)}
        >
          {together.length > 0 ? `Deny credit for all ${together.length + 1} lines` : 'Deny credit'}
        </Button>
      </div>
    </form>
  );
}
