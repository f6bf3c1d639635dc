import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { EvaluationCase } from '../../../../src/contract/evaluation.js';
import { creditsText } from '../../words.js';
import { OverrideForm } from './override-form.js';

interface WaiveRuleProps {
  readonly given: EvaluationCase;
  readonly line: EvaluationCase['lines'][number];
  readonly reason: { readonly code: string; readonly text: string };
}

/** Beside a reason that holds or denies a line: the rule behind it, lifted for this line alone. */
export function WaiveRule({ given, line, reason }: WaiveRuleProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`Waive this rule: ${reason.text}`}
        onClick={() => setOpen(true)}
      >
        Waive this rule …
      </Button>
      <OverrideForm
        given={given}
        title="Waive this rule"
        confirm="Waive this rule"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        tried={{ kind: 'rule-waiver', line: line.id, rule: reason.code }}
      >
        <p>
          For {[line.code, line.title].filter(Boolean).join(' ')} alone: <q>{reason.text}</q>
        </p>
      </OverrideForm>
    </>
  );
}

interface WaiveSlotProps {
  readonly given: EvaluationCase;
  readonly slot: string | null;
  readonly onClose: () => void;
}

/** A requirement lifted for one person, and what becomes of its credits. */
export function WaiveSlot({ given, slot, onClose }: WaiveSlotProps) {
  const [owed, setOwed] = useState<string | null>(null);
  const found = given.program.blocks.flatMap(({ slots }) => slots).find(({ id }) => id === slot);
  const close = () => {
    setOwed(null);
    onClose();
  };
  return (
    <OverrideForm
      given={given}
      title={`Waive ${found?.name ?? ''}`}
      confirm="Waive this requirement"
      isOpen={found !== undefined}
      onClose={close}
      tried={
        found === undefined || owed === null
          ? null
          : { kind: 'waiver', slot: found.id, reducesCreditTotal: owed === 'no' }
      }
    >
      <p>Nothing needs to stand here, and no credit from elsewhere fills it.</p>
      <Radio.Group label="Its credits" required value={owed} onChange={setOwed}>
        <Stack gap={8} mt={6}>
          <Radio
            value="yes"
            label="are still owed"
            description="Other courses make them up; the degree keeps its size."
          />
          <Radio value="no" label="are no longer asked for" description={lessText(found)} />
        </Stack>
      </Radio.Group>
    </OverrideForm>
  );
}

type Slot = EvaluationCase['program']['blocks'][number]['slots'][number];

function lessText(slot: Slot | undefined): string {
  if (slot === undefined) return '';
  const places = slot.seats === 1 ? '' : `${slot.seats} places of `;
  return `The degree becomes smaller by ${places}${creditsText(slot.creditsPerSeat)} credits.`;
}
