import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { RuleWithdrawal } from '../../../../src/contract/rules.js';
import { post } from '../../api.js';
import { AskReason } from '../../parts/ask-reason.js';

interface TakeAwayProps {
  /** Of what is taken away. */
  readonly path: string;
  /** What the button says, and the question after it. */
  readonly label: string;
  /** What becomes of the record. */
  readonly children: ReactNode;
}

/** Takes away what somebody drafted and nobody published, after one question that asks why. */
export function TakeAway({ path, label, children }: TakeAwayProps) {
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const takeAway = useMutation({
    mutationFn: (reason: string) => post(`${path}/withdrawal`, { reason } satisfies RuleWithdrawal),
    onSuccess: async () => {
      setIsOpen(false);
      for (const key of ['rule-imports', 'rules', 'rule'])
        await queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <AskReason
        title={label}
        confirm="Take it away now"
        isOpen={isOpen}
        isBusy={takeAway.isPending}
        error={takeAway.error}
        onClose={() => {
          setIsOpen(false);
          takeAway.reset();
        }}
        onConfirm={takeAway.mutate}
      >
        {children}
      </AskReason>
    </>
  );
}
