import { Button } from '@mantine/core';
import { useState } from 'react';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { post } from '../../api.js';
import { ProblemNote } from '../../parts/note.js';
import { timeText } from '../../words.js';
import { HowKnown } from './how-known.js';
import { useCaseChange } from './use-case-change.js';

interface PreApprovalProps {
  readonly given: EvaluationCase;
  readonly line: EvaluationCase['lines'][number];
  /** May this person state anything? */
  readonly mayState: boolean;
}

/** Whether a course that was taken after entry had been approved before, where that decides something. */
export function PreApproval({ given, line, mayState }: PreApprovalProps) {
  const [isOpen, setOpen] = useState(false);
  const { preApproval } = line;
  const evaluated = given.evaluation?.lines.find(({ id }) => id === line.id);
  const isHeld = evaluated?.reasons.some(({ code }) => code === 'taken-after-entry') === true;
  if (preApproval === null && !(isHeld && mayState)) return null;
  return (
    <section className="stack" style={{ '--gap': '8px' } as object} aria-label="Approval beforehand">
      {preApproval !== null && (
        <p>
          <strong>Approved before it was taken</strong>, stated by {preApproval.by},{' '}
          {timeText(preApproval.at)}: {preApproval.reason}
        </p>
      )}
      {mayState && !isOpen && (
        <div>
          <Button variant={preApproval === null ? 'default' : 'subtle'} onClick={() => setOpen(true)}>
            {preApproval === null ? 'It was approved before …' : 'Take this statement back …'}
          </Button>
        </div>
      )}
      {mayState && isOpen && <Form given={given} line={line} onClose={() => setOpen(false)} />}
    </section>
  );
}

type FormProps = Omit<PreApprovalProps, 'mayState'> & { readonly onClose: () => void };

function Form({ given, line, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const { id, version } = given;
  const approved = line.preApproval === null;
  const stating = useCaseChange(given, {
    say: () =>
      post(`/evaluations/${id}/pre-approvals`, { version, line: line.id, approved, reason: reason.trim() }),
    told: () =>
      approved
        ? 'It is stated, and the case is evaluated again'
        : 'It is taken back, and the case is evaluated again',
    onDone: onClose,
  });
  return (
    <form
      className="stack"
      style={{ '--gap': '12px' } as object}
      aria-label={approved ? 'State the approval' : 'Take the approval back'}
      onSubmit={(event) => {
        event.preventDefault();
        stating.mutate(undefined);
      }}
    >
      <HowKnown value={reason} onChange={setReason} />
      <ProblemNote error={stating.error} />
      <div className="row">
        <Button type="submit" loading={stating.isPending} disabled={reason.trim() === ''}>
          {approved ? 'State it' : 'Take it back'}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
