import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { REASON_MAX, type OverrideEffect, type TriedOverride } from '../../../../src/contract/overrides.js';
import { ApiProblem } from '../../api.js';
import { Note, ProblemNote } from '../../parts/note.js';
import { creditsText } from '../../words.js';
import { useEffectOf, useOverriding, type Trial } from './use-overrides.js';

interface OverrideFormProps {
  readonly given: EvaluationCase;
  readonly title: string;
  readonly confirm: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** null: it is not said yet what it is about. */
  readonly tried: TriedOverride | null;
  readonly children: ReactNode;
}

/** An override in the making: what it is about, why, and what it would change, before it stands. */
export function OverrideForm({ title, isOpen, onClose, ...rest }: OverrideFormProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size="lg" centered>
      {isOpen && <Form onDone={onClose} {...rest} />}
    </Modal>
  );
}

interface FormProps extends Pick<OverrideFormProps, 'given' | 'confirm' | 'tried' | 'children'> {
  readonly onDone: () => void;
}

function Form({ given, confirm, tried, children, onDone }: FormProps) {
  const [reason, setReason] = useState('');
  const entering = useOverriding(given, onDone);
  const effect = useEffectOf(given, tried === null ? null : { overrides: [tried] });
  const why = reason.trim();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (tried !== null) entering.mutate({ ...tried, reason: why });
      }}
    >
      {children}
      <Textarea
        label="Reason"
        description="A plain sentence; the applicant reads it"
        autosize
        minRows={2}
        maxLength={REASON_MAX}
        required
        value={reason}
        // One sentence: a line break would be refused.
        onChange={(event) => setReason(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
      />
      {tried !== null && <Effect data={effect.data} error={effect.error} />}
      <ProblemNote error={entering.error} />
      <p className="quiet small">
        It stands in the case with your name. A second person approves the evaluation then.
      </p>
      <Button
        type="submit"
        loading={entering.isPending}
        disabled={tried === null || why === '' || effect.data === undefined}
      >
        {confirm}
      </Button>
    </form>
  );
}

interface EffectProps {
  readonly data: OverrideEffect | undefined;
  readonly error: Error | null;
}

/** What would change, said before anything does. */
function Effect({ data, error }: EffectProps) {
  if (error !== null) return <ProblemNote error={error} />;
  return (
    <div role="status" aria-live="polite">
      <Note title="What it would change">
        {data === undefined ? 'Working it out …' : `${data.sentence}${remainingText(data)}`}
      </Note>
    </div>
  );
}

function remainingText({ remaining: { before, after } }: OverrideEffect): string {
  return before === after
    ? ''
    : ` ${creditsText(after)} credits are left to take instead of ${creditsText(before)}.`;
}

interface UndoOverrideProps {
  readonly given: EvaluationCase;
  readonly override: string;
  readonly text: string;
}

/** Taking an override back, after a look at what that changes. */
export function UndoOverride({ given, override, text }: UndoOverrideProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" size="compact-md" aria-label={`Undo: ${text}`} onClick={() => setOpen(true)}>
        Undo
      </Button>
      <Modal opened={isOpen} onClose={close} title="Take this override back" centered>
        {isOpen && (
          <Undo
            given={given}
            override={override}
            trial={{ withdraw: [override] }}
            text={text}
            onDone={close}
          />
        )}
      </Modal>
    </>
  );
}

interface UndoProps extends UndoOverrideProps {
  readonly trial: Trial;
  readonly onDone: () => void;
}

function Undo({ given, override, text, trial, onDone }: UndoProps) {
  const undoing = useOverriding(given, onDone);
  const effect = useEffectOf(given, trial);
  return (
    <div className="stack">
      <p>{text}.</p>
      {isUnfit(effect.error) ? (
        <Note tone="warning">Another override does not fit either. Take that one back after this one.</Note>
      ) : (
        <Effect data={effect.data} error={effect.error} />
      )}
      <ProblemNote error={undoing.error} />
      <Button loading={undoing.isPending} onClick={() => undoing.mutate({ undo: override })}>
        Take it back
      </Button>
    </div>
  );
}

/** What is left does not fit the case: to take one back is right all the same. */
function isUnfit(error: Error | null): boolean {
  return error instanceof ApiProblem && error.problem.status === 422;
}
