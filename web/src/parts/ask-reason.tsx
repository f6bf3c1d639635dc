import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemNote } from './note.js';

interface AskReasonProps {
  readonly title: string;
  readonly confirm: string;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly error?: Error | null;
  readonly start?: string;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => void;
  readonly children?: ReactNode;
}

/** Nothing is done to a record without a reason. Says first what will happen. */
export function AskReason({ isOpen, title, onClose, ...rest }: AskReasonProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} centered>
      {isOpen && <Form {...rest} />}
    </Modal>
  );
}

function Form({
  confirm,
  isBusy,
  error = null,
  start = '',
  onConfirm,
  children,
}: Omit<AskReasonProps, 'isOpen' | 'title' | 'onClose'>) {
  const [reason, setReason] = useState(start);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(reason.trim());
      }}
    >
      <div>{children}</div>
      <ProblemNote error={error} />
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        maxLength={1000}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={isBusy} disabled={reason.trim() === ''}>
        {confirm}
      </Button>
    </form>
  );
}
